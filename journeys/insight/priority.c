/* priority.c - which accounts come first */
#include "config.h"

#include "journeys/insight/priority.h"

#include <math.h>
#include <stdlib.h>

static const char *const figures_of_account[] = { "fit", "intent", "engagement", "relationship" };

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
    if (!isnan (figures[i]) && counts[i] > 0)
      {
        sum += figures[i] * counts[i];
        weight += counts[i];
      }
  *priority = weight > 0 ? sum / weight : 0;

  return weight > 0;
}

/**
 * way_priority_of_account:
 * @account: an account
 * @weights: (nullable): how much each figure counts; NULL for all the same
 * @priority: (out): the mean of fit, intent, engagement and relationship, 0 to 100
 *
 * Finds the priority of an account from those of its figures that are given.
 *
 * Returns: whether there is one
 */
gboolean
way_priority_of_account (WayItem                  *account,
                         const WayPriorityWeights *weights,
                         double                   *priority)
{
  double figures[G_N_ELEMENTS (figures_of_account)];
  guint  i;

  g_return_val_if_fail (way_item_get_kind (account) == WAY_KIND_ACCOUNT, FALSE);

  for (i = 0; i < G_N_ELEMENTS (figures); i++)
    if (!way_item_get_number (account, figures_of_account[i], &figures[i]))
      figures[i] = NAN;

  return way_priority_of_figures (figures, weights, priority);
}

static int
compare_down (gconstpointer a,
              gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first < second) - (first > second);
}

/**
 * way_priority_rank:
 * @priorities: (array length=n): the priorities of a list; NAN where there is none
 * @n: how many
 * @ranks: (array length=n) (out caller-allocates): the place of each, from 1; 0 where there is none
 *
 * Ranks a list. Equal priorities share a place, and the places after them stay free: 1, 2, 2, 4.
 */
void
way_priority_rank (const double *priorities,
                   guint         n,
                   guint        *ranks)
{
  g_autofree double *sorted = g_new (double, MAX (n, 1));
  guint              known = 0, i;

  for (i = 0; i < n; i++)
    if (!isnan (priorities[i]))
      sorted[known++] = priorities[i];
  qsort (sorted, known, sizeof *sorted, compare_down);

  for (i = 0; i < n; i++)
    {
      guint low = 0, high = known;

      ranks[i] = 0;
      if (isnan (priorities[i]))
        continue;
      /* The first in the sorted list that is not greater. */
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (sorted[middle] > priorities[i])
            low = middle + 1;
          else
            high = middle;
        }
      ranks[i] = low + 1;
    }
}
