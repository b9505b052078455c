/* watched-folders.h - folders whose maps are in the library by themselves */
#pragma once

#include "app/application.h"

void way_watched_folders_add (WayApplication *application,
                              GFile          *folder);

void way_watched_folders_remove (WayApplication *application,
                                 const char     *folder);

void way_watched_folders_scan (WayApplication *application);
