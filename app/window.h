/* window.h - one window with one map */
#pragma once

#include <adwaita.h>

#include "journeys/documents/document.h"

#define WAY_TYPE_WINDOW (way_window_get_type ())
G_DECLARE_FINAL_TYPE (WayWindow, way_window, WAY, WINDOW, AdwApplicationWindow)

WayWindow *way_window_new (GtkApplication *application,
                           WayDocument    *document);
