/* limits.h - what the user chose to judge by */
#pragma once

#include "journeys/records/priority.h"
#include "journeys/records/records.h"

/* More answers than this nobody asks for. */
#define WAY_MOST_ASKED 10000

typedef struct
{
  double             abm_share;     /* of the most valuable accounts, 0 to 1, that get a programme of their own */
  int                mass_likeness; /* of needs, 1 to 5, from which the less valuable accounts are for mass marketing */
  int                least_asked;   /* people, of whom a score has to come before it is believed; 0: any is */
  WayPriorityWeights weights;
} WayLimits;

void way_limits_init (WayLimits *self);

void way_limits_set (WayRecords      *records,
                     const WayLimits *limits);

void way_limits_get (WayRecords *records,
                     WayLimits  *limits);
