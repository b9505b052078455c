/* open-rounds.h - votes and rounds of scores that are not finished, as people read of them */
#pragma once

#include "journeys/model/map.h"

char *way_open_rounds_dup_name (WayMap  *map,
                                WayItem *open);

char *way_open_rounds_dup_progress (WayItem *open);
