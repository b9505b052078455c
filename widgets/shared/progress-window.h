/* progress-window.h - how far a long work is, and a way to stop it */
#pragma once

#include <gtk/gtk.h>

#include "journeys/exchange/meter.h"

typedef struct _WayProgressWindow WayProgressWindow;

WayProgressWindow *way_progress_window_begin (GtkWindow    *parent,
                                              const char   *title,
                                              WayMeter     *meter,
                                              GCancellable *cancellable);

void way_progress_window_end (WayProgressWindow *self);
