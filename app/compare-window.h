/* compare-window.h - what is different between two states of a map, as a list to read */
#pragma once

#include <adwaita.h>

#include "journeys/model/map.h"

void way_compare_window_show (GtkWindow  *parent,
                              const char *title,
                              const char *text,
                              WayMap     *from,
                              WayMap     *to);
