/* rules.c - figures that follow from what a map says */
#include "config.h"

#include "journeys/model/rules.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

/* Whether the same persona, or all, was asked again later; of the same day what is written later counts. */
static gboolean
is_superseded (WayItem *job,
               int      place)
{
  WayItem *score = way_item_get_child (job, WAY_JOB_SCORES, place);
  int      i;

  for (i = 0; i < way_item_n_children (job, WAY_JOB_SCORES); i++)
    {
      WayItem *other = way_item_get_child (job, WAY_JOB_SCORES, i);
      double   figure;
      int      order = g_strcmp0 (way_item_get (other, "date"), way_item_get (score, "date"));

      if (i != place && g_strcmp0 (way_item_get (other, "persona"), way_item_get (score, "persona")) == 0 &&
          way_item_get_number (other, "importance", &figure) && way_item_get_number (other, "satisfaction", &figure) &&
          (order > 0 || (order == 0 && i > place)))
        return TRUE;
    }

  return FALSE;
}

/**
 * way_rules_job_score:
 * @job: a job or the link of a job
 * @score: (out): the highest opportunity score, 0 to 20
 * @best: (out) (optional) (transfer none): the job score it comes from
 *
 * Finds the highest opportunity score of a job: importance + max (importance −
 * satisfaction, 0), per persona and never averaged across personas (Ulwick). Of several
 * scores of the same persona the latest counts.
 *
 * Returns: whether the job has both figures of anybody
 */
gboolean
way_rules_job_score (WayItem  *job,
                     double   *score,
                     WayItem **best)
{
  gboolean found = FALSE;
  int      i;

  for (i = 0; i < way_item_n_children (job, WAY_JOB_SCORES); i++)
    {
      WayItem *item = way_item_get_child (job, WAY_JOB_SCORES, i);
      double   importance, satisfaction, value;

      if (!way_item_get_number (item, "importance", &importance) ||
          !way_item_get_number (item, "satisfaction", &satisfaction) || is_superseded (job, i))
        continue;
      value = importance + MAX (importance - satisfaction, 0);
      if (!found || value > *score)
        {
          *score = value;
          if (best != NULL)
            *best = item;
        }
      found = TRUE;
    }

  return found;
}

/**
 * way_rules_get_scale:
 * @map: a map
 * @lowest: (out): the lowest level of emotion
 * @highest: (out): the highest
 *
 * Finds the scale of emotion: the map's own, or −2 to +2.
 */
void
way_rules_get_scale (WayMap *map,
                     int    *lowest,
                     int    *highest)
{
  int n = way_map_n (map, WAY_MAP_SCALE);
  int i;

  *lowest = -2;
  *highest = 2;
  for (i = 0; i < n; i++)
    {
      int value = way_item_get_int (way_map_get (map, WAY_MAP_SCALE, i), "value", 0);

      if (i == 0)
        *lowest = *highest = value;
      *lowest = MIN (*lowest, value);
      *highest = MAX (*highest, value);
    }
  if (*highest <= *lowest)
    *highest = *lowest + 1;
}

/**
 * way_rules_nearest_level:
 * @map: a map
 * @level: any figure
 *
 * Returns: the level of emotion that is nearest to it; the higher one of two
 */
int
way_rules_nearest_level (WayMap *map,
                         double  level)
{
  int n = way_map_n (map, WAY_MAP_SCALE);
  int lowest, highest, best, i;

  way_rules_get_scale (map, &lowest, &highest);
  if (n == 0)
    return (int)floor (CLAMP (level, lowest, highest) + 0.5);
  best = highest;
  for (i = 0; i < n; i++)
    {
      int value = way_item_get_int (way_map_get (map, WAY_MAP_SCALE, i), "value", 0);

      if (fabs (value - level) < fabs (best - level) || (fabs (value - level) == fabs (best - level) && value > best))
        best = value;
    }

  return best;
}

/**
 * way_rules_translate_level:
 * @from: a map
 * @to: another map, or the same
 * @level: a level of emotion on @from
 *
 * Returns: the level that is as far between the worst and the best on @to
 */
int
way_rules_translate_level (WayMap *from,
                           WayMap *to,
                           int     level)
{
  int lowest, highest, new_lowest, new_highest;

  way_rules_get_scale (from, &lowest, &highest);
  way_rules_get_scale (to, &new_lowest, &new_highest);
  if (lowest == new_lowest && highest == new_highest)
    return way_rules_nearest_level (to, level);

  return way_rules_nearest_level (to, new_lowest + (level - lowest) * (double)(new_highest - new_lowest) / (highest - lowest));
}

/**
 * way_rules_get_level_label:
 * @map: a map
 * @level: a level of emotion
 *
 * Returns: (transfer none): what the level is called
 */
const char *
way_rules_get_level_label (WayMap *map,
                           int     level)
{
  static const char *const labels[] = { N_ ("Very bad"), N_ ("Bad"), N_ ("Neutral"), N_ ("Good"),
                                        N_ ("Very good") };
  int                      i;

  for (i = 0; i < way_map_n (map, WAY_MAP_SCALE); i++)
    {
      WayItem *item = way_map_get (map, WAY_MAP_SCALE, i);

      if (way_item_get_int (item, "value", 0) == level)
        return way_item_get_text (item, "label");
    }

  return _ (labels[CLAMP (level + 2, 0, 4)]);
}

/**
 * way_rules_find_emotion:
 * @step: a step
 * @persona_id: the id of a persona of the map
 *
 * Returns: (transfer none) (nullable): how that persona feels in that step
 */
WayItem *
way_rules_find_emotion (WayItem    *step,
                        const char *persona_id)
{
  int i;

  for (i = 0; i < way_item_n_children (step, WAY_STEP_EMOTIONS); i++)
    {
      WayItem *emotion = way_item_get_child (step, WAY_STEP_EMOTIONS, i);

      if (g_strcmp0 (way_item_get (emotion, "persona"), persona_id) == 0)
        return emotion;
    }

  return NULL;
}

/**
 * way_rules_find_measure:
 * @place: a stage or a step
 * @metric: the name of a metric
 *
 * Returns: (transfer none) (nullable): the latest value of the metric there
 */
WayItem *
way_rules_find_measure (WayItem    *place,
                        const char *metric)
{
  int      slot = way_item_get_kind (place) == WAY_KIND_STEP ? WAY_STEP_MEASURES : WAY_STAGE_MEASURES;
  WayItem *latest = NULL;
  int      i;

  for (i = 0; i < way_item_n_children (place, slot); i++)
    {
      WayItem *measure = way_item_get_child (place, slot, i);

      if (strcmp (way_item_get_text (measure, "metric"), metric) != 0 ||
          way_item_get (measure, "value") == NULL)
        continue;
      if (latest == NULL ||
          strcmp (way_item_get_text (measure, "date"), way_item_get_text (latest, "date")) >= 0)
        latest = measure;
    }

  return latest;
}

/**
 * way_rules_find_vote:
 * @map: a map
 *
 * Returns: (transfer none) (nullable): the last vote round that gave any dots
 */
WayItem *
way_rules_find_vote (WayMap *map)
{
  int i;

  for (i = way_map_n (map, WAY_MAP_VOTE_ROUNDS) - 1; i >= 0; i--)
    if (way_item_n_children (way_map_get (map, WAY_MAP_VOTE_ROUNDS, i), 0) > 0)
      return way_map_get (map, WAY_MAP_VOTE_ROUNDS, i);

  return NULL;
}

/**
 * way_rules_add_dots:
 * @votes: the id of a card → how many dots it got
 * @dots: some dots
 * @sign: 1 when they came, -1 when they went
 */
void
way_rules_add_dots (GHashTable *votes,
                    WayItem    *dots,
                    int         sign)
{
  const char *card = way_item_get_text (dots, "card");
  gint64      sum = (gint64)GPOINTER_TO_INT (g_hash_table_lookup (votes, card)) + (gint64)sign * way_item_get_int (dots, "count", 0);

  if (sum > 0)
    g_hash_table_insert (votes, g_strdup (card), GINT_TO_POINTER ((int)MIN (sum, G_MAXINT)));
  else
    g_hash_table_remove (votes, card);
}

/**
 * way_rules_count_votes:
 * @map: a map
 *
 * Counts the dots of the last vote round that gave any.
 *
 * Returns: (transfer full): the id of a card → how many dots it got
 */
GHashTable *
way_rules_count_votes (WayMap *map)
{
  GHashTable *votes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  WayItem    *round = way_rules_find_vote (map);
  int         i;

  for (i = 0; round != NULL && i < way_item_n_children (round, 0); i++)
    way_rules_add_dots (votes, way_item_get_child (round, 0, i), 1);

  return votes;
}

/**
 * way_rules_get_lane_card_kind:
 * @lane: a lane
 *
 * Returns: the kind of what is typed into the lane
 */
WayKind
way_rules_get_lane_card_kind (WayItem *lane)
{
  WayKind kind;

  if (way_kind_from_element (way_kinds_cards, way_item_get_text (lane, "kind"), &kind))
    return kind;

  return WAY_KIND_NOTE;
}

/**
 * way_rules_lane_is_of_cards:
 * @lane: a lane
 *
 * Returns: whether cards stand in it, and not emotions, figures or owners
 */
gboolean
way_rules_lane_is_of_cards (WayItem *lane)
{
  const char *kind = way_item_get_text (lane, "kind");

  return strcmp (kind, "emotion") != 0 && strcmp (kind, "metric") != 0 && strcmp (kind, "owner") != 0;
}

/**
 * way_rules_lane_takes_cards:
 * @lane: a lane
 *
 * A folded lane shows none.
 *
 * Returns: whether cards can be put into the lane as it is shown
 */
gboolean
way_rules_lane_takes_cards (WayItem *lane)
{
  return !way_item_has_mark (lane, "folded") && way_rules_lane_is_of_cards (lane);
}

/**
 * way_rules_is_in_cell:
 * @item: an item
 *
 * Returns: whether it is a card that stands on the map, not on the bench or in the attic
 */
gboolean
way_rules_is_in_cell (WayItem *item)
{
  WayItem *parent = way_item_get_parent (item);

  return way_kind_is_card (way_item_get_kind (item)) &&
         parent != NULL &&
         way_item_get_kind (parent) == WAY_KIND_MAP &&
         way_item_get_slot (item) == WAY_MAP_CARDS;
}

/**
 * way_rules_is_stray:
 * @map: a map
 * @card: a card
 *
 * Returns: whether its lane does not tell what kind of card it is; a plain note needs no telling
 */
gboolean
way_rules_is_stray (WayMap  *map,
                    WayItem *card)
{
  WayItem *lane = way_map_find (map, way_item_get_at (card, WAY_CARD_LANE));
  WayKind  kind = way_item_get_kind (card);

  return lane != NULL && kind != WAY_KIND_NOTE && kind != way_rules_get_lane_card_kind (lane);
}

static WayItem *
get_next_step (WayMap  *map,
               WayItem *step)
{
  WayItem *stage = way_item_get_parent (step);
  WayItem *next = way_item_get_child (stage, WAY_STAGE_STEPS, way_item_get_index (step) + 1);
  int      i;

  if (next != NULL)
    return next;
  for (i = way_item_get_index (stage) + 1; next == NULL && i < way_map_n (map, WAY_MAP_STAGES); i++)
    next = way_item_get_child (way_map_get (map, WAY_MAP_STAGES, i), WAY_STAGE_STEPS, 0);

  return next;
}

/**
 * way_rules_list_covered:
 * @map: a map
 * @card: a card of it
 *
 * Returns: (transfer container) (element-type WayItem): the steps that the card reaches over, in
 *   order; none on the bench
 */
GPtrArray *
way_rules_list_covered (WayMap  *map,
                        WayItem *card)
{
  GPtrArray *covered = g_ptr_array_new ();
  WayItem   *step = way_map_find (map, way_item_get_at (card, WAY_CARD_STEP));
  int        left = way_item_get_int (card, "span", 1);

  while (step != NULL)
    {
      g_ptr_array_add (covered, step);
      step = --left > 0 ? get_next_step (map, step) : NULL;
    }

  return covered;
}
