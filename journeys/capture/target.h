/* target.h - where on a map the next card goes
 *
 * From step to step in the order of the journey, and from lane to lane among
 * those that take cards and show them.
 */
#pragma once

#include "journeys/model/map.h"

WayItem *way_target_find_step (WayMap  *map,
                               WayItem *step,
                               int      by);

WayItem *way_target_find_lane (WayMap  *map,
                               WayItem *lane,
                               int      by);

WayItem *way_target_find_stage_step (WayMap *map,
                                     int     number);

WayItem *way_target_find_lane_of_kind (WayMap  *map,
                                       WayItem *lane,
                                       WayKind  kind);

void way_target_find_place (WayItem  *item,
                            WayItem **step,
                            WayItem **lane);

const char *way_target_get_prompt (WayItem *step,
                                   WayItem *lane);
