/* side-panel.h - a panel beside the content, or over it where there is no room */
#pragma once

#include <adwaita.h>

#define WAY_TYPE_SIDE_PANEL (way_side_panel_get_type ())
G_DECLARE_FINAL_TYPE (WaySidePanel, way_side_panel, WAY, SIDE_PANEL, GtkWidget)

void way_side_panel_set_content (WaySidePanel *self,
                                 GtkWidget    *content);

void way_side_panel_set_panel (WaySidePanel *self,
                               GtkWidget    *panel);

void way_side_panel_set_shown (WaySidePanel *self,
                               gboolean      shown);

gboolean way_side_panel_get_shown (WaySidePanel *self);

gboolean way_side_panel_get_folded (WaySidePanel *self);
