/* recent-maps.h - the maps that were open last, as the desktop remembers them */
#pragma once

#include <gio/gio.h>

void way_recent_maps_add (GFile *file);

GPtrArray *way_recent_maps_list (int most);
