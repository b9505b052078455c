/* merge-window.h - somebody else wrote the file of a map: taking over what they did, one by one */
#pragma once

#include "app/window.h"

void way_merge_window_show (WayWindow *window);
