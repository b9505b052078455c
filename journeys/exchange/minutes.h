/* minutes.h - what happened in a workshop, as text to hand round */
#pragma once

#include "journeys/model/map.h"

char *way_minutes_dup_time (const char *time);

char *way_minutes_dup_markdown (WayMap  *map,
                                WayItem *workshop);
