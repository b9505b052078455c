/* erase-window.h - a person, erased everywhere: shown first, then done */
#pragma once

#include "app/window.h"

void way_erase_window_install_action (GtkWidgetClass *klass);

void way_erase_window_show (WayWindow  *parent,
                            WayKind     kind,
                            const char *id);

void way_erase_window_show_unfinished (WayWindow  *parent,
                                       const char *id);
