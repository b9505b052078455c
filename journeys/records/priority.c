/* priority.c - which accounts come first */
#include "config.h"

#include "journeys/records/priority.h"

#include <math.h>

/**
 * way_priority_weights_init:
 * @self: (out caller-allocates): the weights
 *
 * Makes all four figures count the same.
 */
void
way_priority_weights_init (WayPriorityWeights *self)
{
  *self = (WayPriorityWeights){ 1, 1, 1, 1 };
}

/**
 * way_priority_of_figures:
 * @figures: (array fixed-size=4): fit, intent, engagement and relationship, 0 to 100; NAN where
 *   one is not known
 * @weights: (nullable): how much each counts; NULL for all the same
 * @priority: (out): their mean, 0 to 100
 *
 * Finds the mean of what is known. What is not known counts neither for nor against.
 *
 * Returns: whether there is a figure that counts
 */
gboolean
way_priority_of_figures (const double             *figures,
                         const WayPriorityWeights *weights,
                         double                   *priority)
{
  double counts[4] = { 1, 1, 1, 1 };
  double sum = 0, weight = 0;
  guint  i;

  if (weights != NULL)
    {
      counts[0] = weights->fit;
      counts[1] = weights->intent;
      counts[2] = weights->engagement;
      counts[3] = weights->relationship;
    }
  for (i = 0; i < G_N_ELEMENTS (counts); i++)
    if (!isnan (figures[i]))
      {
        sum += figures[i] * counts[i];
        weight += counts[i];
      }
  *priority = weight > 0 ? sum / weight : 0;

  return weight > 0;
}
