/* erase-open-maps.h - a person, taken off the maps that are open */
#pragma once

#include <gtk/gtk.h>

#include "journeys/documents/document.h"
#include "journeys/records/erase.h"

typedef void (*WayEraseHeldFunc) (gpointer data);

WayDocument *way_erase_open_maps_find (GtkApplication *application,
                                       const char     *path);

void way_erase_open_maps_hold (GtkApplication  *application,
                               WayErasure      *plan,
                               WayEraseHeldFunc held,
                               gpointer         data);

void way_erase_open_maps_release (GtkApplication *application);

void way_erase_open_maps_change (GtkApplication *application,
                                 WayErasure     *plan);
