/* canvas-region.h - an invisible widget that holds the proxies of one part of the canvas */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_CANVAS_REGION (way_canvas_region_get_type ())
G_DECLARE_FINAL_TYPE (WayCanvasRegion, way_canvas_region, WAY, CANVAS_REGION, GtkWidget)

GtkWidget *way_canvas_region_new (const char *label);
