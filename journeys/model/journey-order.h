/* journey-order.h - things of a map in the order in which the journey is read
 *
 * The map, who it is about, its lanes, then stage by stage, step by step what stands in
 * them, from the top down; the bench last. Only what is asked about is looked at, however
 * large the map is.
 */
#pragma once

#include "journeys/model/map.h"

typedef struct
{
  int parts[5]; /* the first ones weigh more */
} WayJourneyPlace;

gboolean way_journey_order_get_place (WayMap          *map,
                                      WayItem         *item,
                                      WayJourneyPlace *place);

int way_journey_place_compare (const WayJourneyPlace *a,
                               const WayJourneyPlace *b);

void way_journey_order_sort (WayMap    *map,
                             GPtrArray *items);
