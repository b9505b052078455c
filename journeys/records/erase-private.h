/* erase-private.h - what the files about erasing share */
#pragma once

#include "journeys/documents/document.h"
#include "journeys/records/erase.h"

/* Who was being erased. */
typedef struct
{
  WayKind  kind;
  char   **ids; /* that of the record first */
  char    *name;
  gboolean backups_too;
} WayErasureBegun;

/* What of an item is about the person. */
typedef struct
{
  const char *const *ids;    /* of the record, and of those that were merged into it */
  const char        *folded; /* the name */
  WayKind            kind;
} WayErasureSearch;

gboolean way_erasure_find_begun (WayRecords      *records,
                                 const char      *name,
                                 WayErasureBegun *begun,
                                 GError         **error);

void way_erasure_begun_clear (WayErasureBegun *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayErasureBegun, way_erasure_begun_clear)

gboolean way_erasure_note_begun (WayErasure *self,
                                 WayRecords *records,
                                 gboolean    with_backups,
                                 GError    **error);

gboolean way_erasure_remember_maps (WayRecords *records,
                                    GError    **error);

gboolean way_erasure_note_ended (WayErasure *self,
                                 WayRecords *records,
                                 GError    **error);

void way_erasure_map_take_problem (WayErasureMap *self,
                                   const GError  *problem);

gboolean way_erasure_look_at_file (const WayErasureSearch *search,
                                   WayErasureMap          *map,
                                   WayDocument           **document);

gboolean way_erasure_learn_open_maps (WayErasure             *self,
                                      WayRecords             *records,
                                      const WayErasureSearch *search,
                                      GError                **error);

WayErasureFile *way_erasure_file_new (const char *path,
                                      const char *about);

char *way_erasure_replace_name (const WayErasureSearch *search,
                                const WayField         *field,
                                const char             *value);

gboolean way_erasure_is_name (const WayErasureSearch *search,
                              const char             *text);

gboolean way_erasure_speaks_in (const WayErasureSearch *search,
                                const char             *text);

gboolean way_erasure_speaks_of (const WayErasureSearch *search,
                                const WayField         *field,
                                const char             *value);

void way_erasure_look_at_map (const WayErasureSearch *search,
                              WayMap                 *map,
                              WayErasureMap          *found,
                              WayCommand             *group);

gboolean way_erasure_look_at_records (WayErasure             *self,
                                      WayRecords             *records,
                                      const WayErasureSearch *search,
                                      gboolean                change,
                                      GError                **error);
