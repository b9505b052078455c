/* duplicates-window.h - looks for records that may be one and the same */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

GtkWidget *way_duplicates_window_present (GtkWindow *above,
                                          WayDesk   *desk,
                                          WayKind    kind);
