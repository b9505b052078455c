/* duplicates-window.h - looks for records that may be one and the same */
#pragma once

#include "app/window.h"

void way_duplicates_window_show (WayWindow *parent,
                                 WayKind    kind);
