/* last-windows.h - which windows were open when the program ended, and what they showed */
#pragma once

#include "app/application.h"

typedef struct _WayLastWindows WayLastWindows;

WayLastWindows *way_last_windows_new (WayApplication *application,
                                      const char     *path);

void way_last_windows_free (WayLastWindows *self);

gboolean way_last_windows_restore (WayLastWindows *self);

GVariant *way_last_windows_find_view (WayLastWindows *self,
                                      const char     *recovery);

void way_last_windows_hold (WayLastWindows *self);

void way_last_windows_go_on (WayLastWindows *self);

void way_last_windows_end (WayLastWindows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayLastWindows, way_last_windows_free)
