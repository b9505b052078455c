/* outcomes.h - what votes and rounds of scores said of something, in words */
#pragma once

#include "journeys/model/map.h"

typedef struct
{
  char *title; /* of the round, and when it was */
  char *text;
} WayOutcome;

GPtrArray *way_outcomes_list (WayMap  *map,
                              WayItem *about);
