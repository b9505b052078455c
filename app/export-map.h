/* export-map.h - from the map in a window to a file for other people */
#pragma once

#include "app/window.h"

void way_export_map_ask (WayWindow *window);
