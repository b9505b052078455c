/* views-menu.h - the saved views of a map: to choose, to save, to call otherwise, to delete */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/model/filter.h"

#define WAY_TYPE_VIEWS_MENU (way_views_menu_get_type ())
G_DECLARE_FINAL_TYPE (WayViewsMenu, way_views_menu, WAY, VIEWS_MENU, GtkPopover)

GtkWidget *way_views_menu_new (void);

void way_views_menu_set_source (WayViewsMenu    *self,
                                WayHistory      *history,
                                gboolean         editable,
                                const WayFilter *filter);
