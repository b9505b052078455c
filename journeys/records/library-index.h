/* library-index.h - what the maps of the library say, without opening them
 *
 * Written when a map is remembered, and made again from the files by a scan:
 * which card speaks of which record, how each stage feels, and how many pains
 * there are. A record that others were merged into is found on maps that still
 * have the id of one of those.
 */
#pragma once

#include "journeys/model/map.h"
#include "journeys/records/records.h"

/* A card, or the map itself, that speaks of a record. */
typedef struct
{
  char   *map_id; /* the UUID of the map */
  char   *map_title;
  char   *path;
  char   *card_id; /* "" for the map itself, whose main job it is */
  WayKind card_kind;
  char   *title;    /* of the card, or of the map */
  char   *stage;    /* title of the stage it stands in; NULL without one */
  char   *relation; /* the field that names the record: personas, accounts, serves, job, main-job */
} WayMention;

/* A stage of a map and how it feels there. */
typedef struct
{
  char  *title;
  int    n_emotions; /* of all personas in all its steps */
  double emotion;    /* their mean, on the scale of the map; 0 when there are none */
} WayLibraryStage;

void way_mention_free (WayMention *self);

void way_library_stage_free (WayLibraryStage *self);

int way_library_index_get_version (void);

gboolean way_library_index_is_present (WayRecords *self,
                                       gboolean   *present,
                                       GError    **error);

gboolean way_library_index_write (WayRecords *self,
                                  WayMap     *map,
                                  GError    **error);

gboolean way_library_index_forget (WayRecords *self,
                                   const char *path,
                                   GError    **error);

GPtrArray *way_records_list_mentions (WayRecords *self,
                                      WayKind     kind,
                                      const char *id,
                                      GError    **error);

GPtrArray *way_records_list_stages (WayRecords *self,
                                    const char *map_id,
                                    GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayMention, way_mention_free)
