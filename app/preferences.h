/* preferences.h - what the user can set once for all maps */
#pragma once

#include "app/application.h"

void way_preferences_present (WayApplication *application,
                              GtkWindow      *parent);
