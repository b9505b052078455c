/* landing.h - a map with a cell that lines are typed into */
#pragma once

#include "journeys/capture/landing.h"
#include "journeys/commands/history.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  WayLanding  landing;
} WayTestLanding;

void way_test_landing_set_up (WayTestLanding *fixture,
                              gconstpointer   data);

void way_test_landing_tear_down (WayTestLanding *fixture,
                                 gconstpointer   data);

WayItem *way_test_land (WayTestLanding *fixture,
                        const char     *text);
