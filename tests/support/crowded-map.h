/* crowded-map.h - a map of any number of cards, as people would fill one */
#pragma once

#include "journeys/model/map.h"

WayMap *way_test_crowded_map_new (int      cards,
                                  int      lanes,
                                  gboolean furnished);
