/* due.h - when a map is to be looked at again */
#pragma once

#include "journeys/model/map.h"

char *way_due_of_map (WayMap *map);
