/* wrap-layout.h - children one after the other, in as many lines as they need */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_WRAP_LAYOUT (way_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (WayWrapLayout, way_wrap_layout, WAY, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *way_wrap_layout_new (int spacing);
