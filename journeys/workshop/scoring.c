/* scoring.c - a round in which each group says its figures */
#include "config.h"

#include "journeys/workshop/scoring-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/rules.h"

typedef struct
{
  char   *name;
  GArray *answers; /* of double, sorted */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->name);
  g_array_unref (group->answers);
  g_free (group);
}

/**
 * way_scoring_can_be:
 * @map: the map
 * @about: (nullable): an item of it
 * @what: what is scored
 *
 * Returns: whether that is a figure of this item: emotion of a step, importance and
 *   satisfaction of a touchpoint or of the job of a job card
 */
gboolean
way_scoring_can_be (WayMap   *map,
                    WayItem  *about,
                    WayScored what)
{
  if (about == NULL)
    return FALSE;
  switch ((int)way_item_get_kind (about))
    {
    case WAY_KIND_STEP:
      return what == WAY_SCORING_EMOTION && way_map_first_of_kind (map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK) != NULL;
    case WAY_KIND_TOUCHPOINT:
      return what != WAY_SCORING_EMOTION;
    case WAY_KIND_JOB_CARD:
      return what != WAY_SCORING_EMOTION && way_map_find (map, way_item_get_text (about, "job")) != NULL;
    default:
      return FALSE;
    }
}

/* A map may have levels with nothing between them. */
static void
list_levels (WayScoring *self,
             WayMap     *map)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_SCALE); i++)
    {
      double level = way_item_get_int (way_map_get (map, WAY_MAP_SCALE, i), "value", 0);

      g_array_append_val (self->levels, level);
    }
  g_array_sort (self->levels, way_scoring_compare);
}

/**
 * way_scoring_new:
 * @map: the map
 * @what: what is scored
 * @about: the step or the card
 * @persona_id: (nullable): whose emotion it is, or for whom a job is scored
 * @error: where to put why this has no such figure
 *
 * Returns: (transfer full) (nullable): a round without answers
 */
WayScoring *
way_scoring_new (WayMap     *map,
                 WayScored   what,
                 WayItem    *about,
                 const char *persona_id,
                 GError    **error)
{
  WayScoring *self;

  if (!way_scoring_can_be (map, about, what) || (what == WAY_SCORING_EMOTION && persona_id == NULL))
    {
      g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID,
                           _ ("Select a step to score its emotion, or a touchpoint or a job to score its importance or satisfaction."));
      return NULL;
    }

  self = g_new0 (WayScoring, 1);
  self->what = what;
  self->about = g_strdup (way_item_get_id (about));
  self->persona = way_item_get_kind (about) == WAY_KIND_TOUCHPOINT ? NULL : g_strdup (persona_id);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->levels = g_array_new (FALSE, FALSE, sizeof (double));
  self->lowest = 1;
  self->highest = 5;
  if (what == WAY_SCORING_EMOTION)
    {
      int lowest, highest;

      way_rules_get_scale (map, &lowest, &highest);
      self->lowest = lowest;
      self->highest = highest;
      list_levels (self, map);
    }
  else if (way_item_get_kind (about) == WAY_KIND_JOB_CARD)
    {
      self->lowest = 0;
      self->highest = 10;
      self->decimals = 1;
    }

  return self;
}

/**
 * way_scoring_free:
 * @self: (transfer full): a round
 */
void
way_scoring_free (WayScoring *self)
{
  g_free (self->about);
  g_free (self->persona);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->levels);
  g_free (self);
}

/**
 * way_scoring_get_what:
 * @self: a round
 *
 * Returns: what is scored
 */
WayScored
way_scoring_get_what (WayScoring *self)
{
  return self->what;
}

/**
 * way_scoring_get_about:
 * @self: a round
 *
 * Returns: (transfer none): the id of the step or card
 */
const char *
way_scoring_get_about (WayScoring *self)
{
  return self->about;
}

/**
 * way_scoring_get_persona:
 * @self: a round
 *
 * Returns: (transfer none) (nullable): the id of the persona, NULL for all
 */
const char *
way_scoring_get_persona (WayScoring *self)
{
  return self->persona;
}

/**
 * way_scoring_get_range:
 * @self: a round
 * @lowest: (out): the lowest answer
 * @highest: (out): the highest
 */
void
way_scoring_get_range (WayScoring *self,
                       double     *lowest,
                       double     *highest)
{
  *lowest = self->lowest;
  *highest = self->highest;
}

/**
 * way_scoring_set_group:
 * @self: a round
 * @group: who answers; may be empty
 * @answers: their answers, for example "3 4 4 5"; none take the group away
 * @error: where to put which answer is refused
 *
 * Takes in the answers of a group in place of those it gave before.
 *
 * Returns: whether they were taken; otherwise nothing is changed
 */
gboolean
way_scoring_set_group (WayScoring *self,
                       const char *group,
                       const char *answers,
                       GError    **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  Group *found;
  guint  place;

  if (!way_scoring_parse_answers (self, answers, numbers, error))
    return FALSE;
  for (place = 0; place < self->groups->len; place++)
    if (strcmp (((Group *)g_ptr_array_index (self->groups, place))->name, group) == 0)
      break;
  if (numbers->len == 0)
    {
      if (place < self->groups->len)
        g_ptr_array_remove_index (self->groups, place);
      return TRUE;
    }
  if (place == self->groups->len)
    {
      found = g_new0 (Group, 1);
      found->name = g_strdup (group);
      g_ptr_array_add (self->groups, found);
    }
  else
    {
      found = g_ptr_array_index (self->groups, place);
      g_array_unref (found->answers);
    }
  found->answers = g_steal_pointer (&numbers);

  return TRUE;
}

/**
 * way_scoring_dup_answers:
 * @self: a round
 * @group: who answered
 *
 * Returns: (transfer full) (nullable): their answers as they can be typed; NULL: none
 */
char *
way_scoring_dup_answers (WayScoring *self,
                         const char *group)
{
  guint i, j;

  for (i = 0; i < self->groups->len; i++)
    {
      Group   *found = g_ptr_array_index (self->groups, i);
      GString *text;

      if (strcmp (found->name, group) != 0)
        continue;
      text = g_string_new (NULL);
      for (j = 0; j < found->answers->len; j++)
        {
          char buffer[G_ASCII_DTOSTR_BUF_SIZE];

          g_ascii_formatd (buffer, sizeof buffer, "%g", g_array_index (found->answers, double, j));
          g_string_append_printf (text, "%s%s", j > 0 ? " " : "", buffer);
        }
      return g_string_free (text, FALSE);
    }

  return NULL;
}

static void
sum_up (GArray      *sorted,
        WayScoreSum *sum)
{
  guint n = sorted->len;

  sum->n = n;
  sum->median = (g_array_index (sorted, double, (n - 1) / 2) + g_array_index (sorted, double, n / 2)) / 2;
  sum->spread = g_array_index (sorted, double, n - 1) - g_array_index (sorted, double, 0);
}

/**
 * way_scoring_n_groups:
 * @self: a round
 *
 * Returns: how many groups answered
 */
int
way_scoring_n_groups (WayScoring *self)
{
  return self->groups->len;
}

/**
 * way_scoring_get_group:
 * @self: a round
 * @place: which group, counted from 0
 * @sum: (out): its answers
 *
 * Returns: (transfer none): what the group is called
 */
const char *
way_scoring_get_group (WayScoring  *self,
                       int          place,
                       WayScoreSum *sum)
{
  Group *group = g_ptr_array_index (self->groups, place);

  sum_up (group->answers, sum);

  return group->name;
}

/**
 * way_scoring_get_sum:
 * @self: a round
 * @sum: (out): the answers of all, each of equal weight
 *
 * Returns: whether there are any
 */
gboolean
way_scoring_get_sum (WayScoring  *self,
                     WayScoreSum *sum)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  guint i;

  for (i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      g_array_append_vals (all, group->answers->data, group->answers->len);
    }
  if (all->len == 0)
    return FALSE;
  g_array_sort (all, way_scoring_compare);
  sum_up (all, sum);

  return TRUE;
}

/**
 * way_scoring_get_outcome:
 * @self: a round
 * @value: (out): the median as the field takes it; a half goes down, the cautious side
 *
 * Returns: whether there are answers
 */
gboolean
way_scoring_get_outcome (WayScoring *self,
                         double     *value)
{
  double      scale = pow (10, self->decimals);
  WayScoreSum sum;

  if (!way_scoring_get_sum (self, &sum))
    return FALSE;
  if (self->levels->len > 0)
    {
      *value = way_scoring_find_level (self, sum.median);
      return TRUE;
    }
  *value = ceil (sum.median * scale - 0.5 - 1e-9) / scale;
  if (*value == 0)
    *value = 0; /* and not below it */

  return TRUE;
}

/**
 * way_score_format:
 * @value: a figure
 *
 * Returns: (transfer full): the figure with as many decimals as it needs, as people read it
 */
char *
way_score_format (double value)
{
  const char *sign = value < 0 ? "−" : "";

  value = fabs (value);
  if (fabs (value - round (value)) < 1e-9)
    return g_strdup_printf ("%s%.0f", sign, value);

  return g_strdup_printf (fabs (value * 10 - round (value * 10)) < 1e-9 ? "%s%.1f" : "%s%.2f", sign, value);
}
