/* library.h - the maps that were saved on this machine
 *
 * What is known about a map without opening it: enough to list it, to find the
 * maps of an account, and to say when each is due for review. All of it comes from
 * the files and can be made again from them.
 */
#pragma once

#include "journeys/model/map.h"
#include "journeys/records/records.h"

typedef struct
{
  char  *id; /* the UUID of the map */
  char  *path;
  char  *title;
  char  *objective; /* or NULL, as what follows */
  char  *owner;
  char  *status;
  char  *reviewed;
  char  *due;
  double confidence; /* 0 to 1; below 0: no figure */
  int    n_cards;
  gint64 size;     /* bytes */
  gint64 modified; /* seconds since 1970 */

  /* What library-index.h has more of; not there before the map was saved or scanned by this version. */
  gboolean indexed;
  int      n_pains;         /* below 0: not known */
  int      n_unowned;       /* pains that nobody looks after; below 0: not known */
  int      lowest, highest; /* of its scale of emotions; both 0: not known */
  char    *state;
  char    *scope;
} WayLibraryEntry;

void way_library_entry_free (WayLibraryEntry *self);

gboolean way_records_remember_map (WayRecords *self,
                                   WayMap     *map,
                                   const char *path,
                                   GError    **error);

gboolean way_records_forget_map (WayRecords *self,
                                 const char *id,
                                 GError    **error);

GPtrArray *way_records_list_maps (WayRecords *self,
                                  const char *query,
                                  GError    **error);

GPtrArray *way_records_list_maps_of (WayRecords *self,
                                     WayKind     kind,
                                     const char *id,
                                     GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLibraryEntry, way_library_entry_free)
