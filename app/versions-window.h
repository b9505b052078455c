/* versions-window.h - earlier states of a map: looked at, compared, brought back */
#pragma once

#include "app/window.h"

void way_versions_window_show (WayWindow *window);
