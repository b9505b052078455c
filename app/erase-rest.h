/* erase-rest.h - what is left of an erasure, done once the open maps are saved */
#pragma once

#include "app/application.h"
#include "journeys/records/erase.h"

void way_erase_rest_when_saved (WayApplication *application,
                                WayErasure     *plan);
