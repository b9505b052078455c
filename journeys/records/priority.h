/* priority.h - which accounts come first */
#pragma once

#include <glib.h>

/* How much each figure counts; 0 or more. */
typedef struct
{
  double fit;
  double intent;
  double engagement;
  double relationship;
} WayPriorityWeights;

void way_priority_weights_init (WayPriorityWeights *self);

gboolean way_priority_of_figures (const double             *figures,
                                  const WayPriorityWeights *weights,
                                  double                   *priority);
