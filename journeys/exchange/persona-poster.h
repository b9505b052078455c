/* persona-poster.h - what a poster says of a persona, gathered from the records */
#pragma once

#include "journeys/drawing/poster.h"
#include "journeys/exchange/export.h"
#include "journeys/records/library.h"
#include "journeys/records/limits.h"
#include "journeys/records/records.h"

typedef struct _WayPersonaPoster WayPersonaPoster;

WayPersonaPoster *way_persona_poster_new (WayItem         *persona,
                                          const WayLimits *limits,
                                          gboolean         prompts);

WayPersonaPoster *way_persona_poster_read (WayRecords *records,
                                           const char *id,
                                           GError    **error);

void way_persona_poster_free (WayPersonaPoster *self);

void way_persona_poster_add_job (WayPersonaPoster *self,
                                 WayItem          *job);

void way_persona_poster_add_map (WayPersonaPoster      *self,
                                 const WayLibraryEntry *map);

gboolean way_persona_poster_add_contact (WayPersonaPoster *self,
                                         WayItem          *contact,
                                         const char       *account);

const WayPersonaPosterData *way_persona_poster_get_data (WayPersonaPoster *self);

gboolean way_persona_posters_to_file (WayRecords             *records,
                                      gboolean                rtl,
                                      const WayExportOptions *options,
                                      const char             *path,
                                      GCancellable           *cancellable,
                                      GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPersonaPoster, way_persona_poster_free)
