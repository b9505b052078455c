/* backups-window.h - the copies of the records, to be put in their place when they cannot be read */
#pragma once

#include "app/application.h"

void way_backups_window_show (WayApplication *application,
                              GtkWindow      *parent);
