/* filter-menu.h - what can be chosen in a filter, to be switched on and off */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/filter.h"

#define WAY_TYPE_FILTER_MENU (way_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (WayFilterMenu, way_filter_menu, WAY, FILTER_MENU, GtkPopover)

GtkWidget *way_filter_menu_new (void);

/* What it shows follows from the map each time it opens. */
void way_filter_menu_set_source (WayFilterMenu   *self,
                                 WayMap          *map,
                                 const WayFilter *filter);

const char *way_filter_menu_get_part_title (WayFilterPart part);
