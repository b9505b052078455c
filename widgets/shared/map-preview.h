/* map-preview.h - a small picture of a map */
#pragma once

#include <gtk/gtk.h>

#include "journeys/layout/theme.h"
#include "journeys/model/map.h"

#define WAY_TYPE_MAP_PREVIEW (way_map_preview_get_type ())
G_DECLARE_FINAL_TYPE (WayMapPreview, way_map_preview, WAY, MAP_PREVIEW, GtkWidget)

GtkWidget *way_map_preview_new (void);

void way_map_preview_set_map (WayMapPreview *self,
                              WayMap        *map);

void way_map_preview_set_theme (WayMapPreview *self,
                                WayThemeName   theme);
