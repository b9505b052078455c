/* home-sidebar.h - the places that there are, with how much is in each */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/records.h"

#define WAY_TYPE_HOME_SIDEBAR (way_home_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (WayHomeSidebar, way_home_sidebar, WAY, HOME_SIDEBAR, GtkWidget)

GtkWidget *way_home_sidebar_new (void);

void way_home_sidebar_set_records (WayHomeSidebar *self,
                                   WayRecords     *records);

void way_home_sidebar_select (WayHomeSidebar *self,
                              const char     *place);
