/* journey-order.h - things of a map in the order in which the journey is read */
#pragma once

#include "journeys/model/map.h"

typedef gboolean (*WayJourneyOrderFunc) (gpointer data,
                                         WayItem *item);

GPtrArray *way_journey_order_list (WayMap             *map,
                                   WayJourneyOrderFunc wanted,
                                   gpointer            data);
