/* presence.c - who takes part where, and how they feel there */
#include "config.h"

#include "journeys/review/presence.h"

#include "journeys/model/rules.h"

/**
 * way_presence_find:
 * @self: (out): the figures
 * @map: the map
 * @cards: the cards of each step
 * @filter: (nullable): which cards count; NULL for all
 * @persona_id: a persona of the map
 * @steps: (array length=n_steps): steps in the order of the map
 * @n_steps: how many
 *
 * Finds what the map says of a persona in these steps. A card counts where it begins.
 */
void
way_presence_find (WayPresence     *self,
                   WayMap          *map,
                   WayStepCards    *cards,
                   const WayFilter *filter,
                   const char      *persona_id,
                   WayItem *const  *steps,
                   guint            n_steps)
{
  double sum = 0;
  guint  i, j;

  *self = (WayPresence){ 0 };
  for (i = 0; i < n_steps; i++)
    {
      const char *id = way_item_get_id (steps[i]);
      WayItem    *emotion = way_rules_find_emotion (steps[i], persona_id);
      double      level;

      if (emotion != NULL && way_item_get_number (emotion, "level", &level))
        {
          self->n_emotions++;
          self->last = (int)level;
          sum += level;
        }
      for (j = 0; j < way_step_cards_n (cards, id); j++)
        {
          WayItem *card = way_step_cards_get (cards, id, j);

          if (way_item_refers_to (card, "personas", persona_id) && (filter == NULL || way_filter_matches (filter, map, card)))
            self->n_cards++;
        }
    }
  self->present = self->n_emotions > 0 || self->n_cards > 0;
  if (self->n_emotions > 0)
    self->mean = sum / self->n_emotions;
}

/**
 * way_presence_get_gap:
 * @step: a step
 * @gap: (out): highest − lowest emotion there
 *
 * Finds the consensus gap of a step: how far apart those are who have an emotion there.
 *
 * Returns: whether two or more have one
 */
gboolean
way_presence_get_gap (WayItem *step,
                      double  *gap)
{
  double lowest = 0, highest = 0, level;
  int    n = 0;
  int    i;

  for (i = 0; i < way_item_n_children (step, WAY_STEP_EMOTIONS); i++)
    if (way_item_get_number (way_item_get_child (step, WAY_STEP_EMOTIONS, i), "level", &level))
      {
        lowest = n > 0 ? MIN (lowest, level) : level;
        highest = n > 0 ? MAX (highest, level) : level;
        n++;
      }
  *gap = highest - lowest;

  return n >= 2;
}

/**
 * way_presence_get_mean_gap:
 * @steps: (array length=n_steps): steps
 * @n_steps: how many
 * @mean: (out): the mean of their gaps
 *
 * Finds how far apart they are on the average of the steps in which two or more have an
 * emotion.
 *
 * Returns: whether there is such a step
 */
gboolean
way_presence_get_mean_gap (WayItem *const *steps,
                           guint           n_steps,
                           double         *mean)
{
  double sum = 0, gap;
  guint  n = 0, i;

  for (i = 0; i < n_steps; i++)
    if (way_presence_get_gap (steps[i], &gap))
      {
        sum += gap;
        n++;
      }
  *mean = n > 0 ? sum / n : 0;

  return n > 0;
}

/**
 * way_presence_find_widest_gap:
 * @steps: (array length=n_steps): steps in the order of the map
 * @n_steps: how many
 * @gap: (out): the gap of that step
 *
 * Finds where they disagree most. The largest gap is told of a stage, not the mean: a
 * mean would hide the one step that has to be talked about.
 *
 * Returns: (transfer none) (nullable): the first of the steps with the largest gap
 */
WayItem *
way_presence_find_widest_gap (WayItem *const *steps,
                              guint           n_steps,
                              double         *gap)
{
  WayItem *widest = NULL;
  double   here;
  guint    i;

  *gap = 0;
  for (i = 0; i < n_steps; i++)
    if (way_presence_get_gap (steps[i], &here) && (widest == NULL || here > *gap))
      {
        widest = steps[i];
        *gap = here;
      }

  return widest;
}
