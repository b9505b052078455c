/* priority.h - which accounts come first */
#pragma once

#include "journeys/model/item.h"

/* How much each figure counts; 0 or more. */
typedef struct
{
  double fit;
  double intent;
  double engagement;
  double relationship;
} WayPriorityWeights;

void way_priority_weights_init (WayPriorityWeights *self);

gboolean way_priority_of_account (WayItem                  *account,
                                  const WayPriorityWeights *weights,
                                  double                   *priority);

gboolean way_priority_of_figures (const double             *figures,
                                  const WayPriorityWeights *weights,
                                  double                   *priority);

void way_priority_rank (const double *priorities,
                        guint         n,
                        guint        *ranks);
