/* merge-panel.h - records made into one: what wins where they differ */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_MERGE_PANEL (way_merge_panel_get_type ())
G_DECLARE_FINAL_TYPE (WayMergePanel, way_merge_panel, WAY, MERGE_PANEL, GtkWidget)

GtkWidget *way_merge_panel_new (WayDesk *desk,
                                WayKind  kind);

gboolean way_merge_panel_set_records (WayMergePanel     *self,
                                      const char *const *ids,
                                      GError           **error);
