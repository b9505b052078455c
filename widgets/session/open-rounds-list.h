/* open-rounds-list.h - votes and rounds of scores that are not finished */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/map.h"

#define WAY_TYPE_OPEN_ROUNDS_LIST (way_open_rounds_list_get_type ())
G_DECLARE_FINAL_TYPE (WayOpenRoundsList, way_open_rounds_list, WAY, OPEN_ROUNDS_LIST, GtkWidget)

GtkWidget *way_open_rounds_list_new (void);

void way_open_rounds_list_show (WayOpenRoundsList *self,
                                WayMap            *map,
                                gboolean           can_go_on);
