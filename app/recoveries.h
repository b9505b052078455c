/* recoveries.h - what is not saved of the open maps is kept; what an earlier run left is found */
#pragma once

#include "journeys/documents/recovered.h"

#define WAY_TYPE_RECOVERIES (way_recoveries_get_type ())
G_DECLARE_FINAL_TYPE (WayRecoveries, way_recoveries, WAY, RECOVERIES, GObject)

WayRecoveries *way_recoveries_new (const char *folder);

void way_recoveries_look (WayRecoveries *self);

GPtrArray *way_recoveries_get_left (WayRecoveries *self);

WayRecovered *way_recoveries_find (WayRecoveries *self,
                                   const char    *path);

void way_recoveries_keep (WayRecoveries *self,
                          WayDocument   *document);

WayRecovery *way_recoveries_get_keeper (WayDocument *document);

const char *way_recoveries_get_staying (WayDocument *document);

WayDocument *way_recoveries_open (WayRecoveries *self,
                                  const char    *path,
                                  gboolean      *is_whole,
                                  GError       **error);

gboolean way_recoveries_discard (WayRecoveries *self,
                                 const char    *path,
                                 GError       **error);

void way_recoveries_flush (WayRecoveries *self);
