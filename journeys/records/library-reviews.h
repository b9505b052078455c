/* library-reviews.h - the reviews of the maps of the library, without opening them
 *
 * Written with the rest of what maps say, see library-index.h.
 */
#pragma once

#include "journeys/model/map.h"
#include "journeys/records/records.h"

typedef struct
{
  char    *map_id; /* the UUID of the map */
  char    *map_title;
  char    *path;
  char    *date;   /* or NULL, as what follows */
  char    *people; /* one in each line */
  char    *summary;
  char    *verdicts; /* how often each was given, one in each line: keep 12 */
  gboolean open;     /* not finished */
} WayLibraryReview;

void way_library_review_free (WayLibraryReview *self);

gboolean way_library_reviews_write (WayRecords *self,
                                    WayMap     *map,
                                    GError    **error);

GPtrArray *way_records_list_reviews_of (WayRecords *self,
                                        WayKind     kind,
                                        const char *id,
                                        GError    **error);
