/* confidence.h - how much of a map customers have confirmed lately */
#pragma once

#include "journeys/model/map.h"

gboolean way_confidence_counts (WayItem *card);

gboolean way_confidence_is_validated (WayMap     *map,
                                      WayItem    *card,
                                      const char *today);

gboolean way_confidence_of_map (WayMap *map,
                                double *share);
