/* scoring-commands.c - what keeps a round of scores on the map */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"
#include "journeys/model/today.h"
#include "journeys/model/written.h"
#include "journeys/workshop/scoring-private.h"

static const char *const whats[] = { "emotion", "importance", "satisfaction" };

/**
 * way_scoring_dup_name:
 * @self: a round
 * @map: the map
 *
 * Returns: (transfer full): what the round is about, for people
 */
char *
way_scoring_dup_name (WayScoring *self,
                      WayMap     *map)
{
  WayItem    *about = way_map_find (map, self->about);
  WayItem    *persona = self->persona != NULL ? way_map_find (map, self->persona) : NULL;
  const char *name = about != NULL ? way_written_get_name (map, about) : "";
  const char *what = self->what == WAY_SCORING_EMOTION      ? _ ("Emotion")
                     : self->what == WAY_SCORING_IMPORTANCE ? _ ("Importance")
                                                            : _ ("Satisfaction");

  if (persona != NULL)
    return g_strdup_printf ("%s · %s · %s", what, name, way_item_get_name (persona));

  return g_strdup_printf ("%s · %s", what, name);
}

static char *
dup_stored (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f", value));
}

static void
add_score (WayScoring        *self,
           WayItem           *round,
           WayMap            *map,
           const char        *group,
           const WayScoreSum *sum)
{
  g_autofree char *id = way_map_new_id (map);
  g_autofree char *median = dup_stored (sum->median);
  g_autofree char *spread = dup_stored (sum->spread);
  g_autofree char *n = g_strdup_printf ("%d", sum->n);
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_SCORE, id);

  way_item_set (score, "about", self->about, NULL);
  way_item_set (score, "persona", self->persona, NULL);
  way_item_set (score, "group", group, NULL);
  way_item_set (score, "median", median, NULL);
  way_item_set (score, "spread", spread, NULL);
  way_item_set (score, "n", n, NULL);
  way_item_append_child (round, 0, score);
}

static WayItem *
find_job_score (WayItem    *job,
                const char *persona_id)
{
  int i;

  for (i = 0; i < way_item_n_children (job, WAY_JOB_SCORES); i++)
    {
      WayItem *score = way_item_get_child (job, WAY_JOB_SCORES, i);

      if (g_strcmp0 (way_item_get (score, "persona"), persona_id) == 0)
        return score;
    }

  return NULL;
}

/* A job keeps beside its figures how many were asked, how far apart they were, and when. */
static void
accept_job (WayScoring        *self,
            WayMap            *map,
            WayItem           *job,
            const char        *value,
            const WayScoreSum *sum,
            WayCommand        *group)
{
  WayItem         *score = find_job_score (job, self->persona);
  g_autofree char *id = way_map_new_id (map);
  g_autoptr (WayItem) item = way_item_new (WAY_KIND_JOB_SCORE, id);
  g_autofree char *today = way_today_dup ();
  g_autofree char *spread = dup_stored (sum->spread);
  g_autofree char *n = g_strdup_printf ("%d", sum->n);
  const char      *pairs[][2] = { { whats[self->what], value }, { "n", n }, { "spread", spread }, { "date", today } };
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (score != NULL)
      way_command_group_add (group, way_command_new_set (score, pairs[i][0], pairs[i][1], NULL));
    else
      way_item_set (item, pairs[i][0], pairs[i][1], NULL);
  if (score != NULL)
    return;
  way_item_set (item, "persona", self->persona, NULL);
  way_command_group_add (group, way_command_new_insert (job, WAY_JOB_SCORES, -1, item));
}

static void
accept_outcome (WayScoring *self,
                WayMap     *map,
                WayItem    *about,
                WayCommand *group)
{
  g_autofree char *value = NULL;
  WayCommand      *emotion;
  WayScoreSum      sum;
  double           outcome;

  way_scoring_get_sum (self, &sum);
  way_scoring_get_outcome (self, &outcome);
  value = dup_stored (outcome);
  if (self->decimals == 0)
    *strchr (value, '.') = '\0';
  switch ((int)way_item_get_kind (about))
    {
    case WAY_KIND_STEP:
      emotion = way_edits_new_emotion (about, self->persona, atoi (value));
      if (emotion != NULL)
        way_command_group_add (group, emotion);
      break;
    case WAY_KIND_TOUCHPOINT:
      way_command_group_add (group, way_command_new_set (about, self->what == WAY_SCORING_IMPORTANCE ? "importance-customer" : "satisfaction", value, NULL));
      break;
    default:
      accept_job (self, map, way_map_find (map, way_item_get_text (about, "job")), value, &sum, group);
    }
}

/**
 * way_scoring_new_command:
 * @self: a round with answers
 * @map: the map
 * @workshop_id: (nullable): of what it is a part
 * @accept: whether the outcome becomes the emotion of the step, or the figure of the
 *   touchpoint or job
 * @error: where to put what is missing
 *
 * Makes what keeps the round on the map, as one step.
 *
 * Returns: (transfer full) (nullable): the command
 */
WayCommand *
way_scoring_new_command (WayScoring *self,
                         WayMap     *map,
                         const char *workshop_id,
                         gboolean    accept,
                         GError    **error)
{
  WayItem         *about = way_map_find (map, self->about);
  g_autofree char *id = way_map_new_id (map);
  g_autofree char *today = way_today_dup ();
  g_autofree char *name = way_scoring_dup_name (self, map);
  g_autoptr (WayItem) round = way_item_new (WAY_KIND_SCORING_ROUND, id);
  WayCommand *group;
  guint       i;

  if (about == NULL || !way_scoring_can_be (map, about, self->what) || (self->persona != NULL && way_map_find (map, self->persona) == NULL))
    {
      g_set_error_literal (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_GONE, _ ("What was scored is not on the map any more."));
      return NULL;
    }
  if (self->groups->len == 0)
    {
      g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("There are no answers yet."));
      return NULL;
    }

  way_item_set (round, "name", name, NULL);
  way_item_set (round, "date", today, NULL);
  way_item_set (round, "what", whats[self->what], NULL);
  way_item_set (round, "workshop", workshop_id, NULL);
  for (i = 0; i < self->groups->len; i++)
    {
      WayScoreSum sum;
      const char *of = way_scoring_get_group (self, i, &sum);

      add_score (self, round, map, of, &sum);
    }
  group = way_command_new_group (accept ? _ ("Accept Scores") : _ ("Keep Scores"));
  way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_SCORING_ROUNDS, -1, round));
  if (accept)
    accept_outcome (self, map, about, group);
  if (way_scoring_find_open (self, map) != NULL)
    way_command_group_add (group, way_command_new_remove (map, way_scoring_find_open (self, map)));

  return group;
}

/**
 * way_scoring_find_open:
 * @self: a round
 * @map: the map
 *
 * Returns: (transfer none) (nullable): what the map has of the round while it is not
 *   finished
 */
WayItem *
way_scoring_find_open (WayScoring *self,
                       WayMap     *map)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_OPEN_ROUNDS); i++)
    {
      WayItem *open = way_map_get (map, WAY_MAP_OPEN_ROUNDS, i);

      if (way_item_get_kind (open) == WAY_KIND_OPEN_SCORES &&
          strcmp (way_item_get_text (open, "what"), whats[self->what]) == 0 &&
          strcmp (way_item_get_text (open, "about"), self->about) == 0 &&
          g_strcmp0 (way_item_get (open, "persona"), self->persona) == 0)
        return open;
    }

  return NULL;
}

/**
 * way_scoring_take_open:
 * @self: a round without answers
 * @map: the map
 *
 * Takes up what was answered when the round was open before.
 */
void
way_scoring_take_open (WayScoring *self,
                       WayMap     *map)
{
  WayItem *open = way_scoring_find_open (self, map);
  int      i;

  for (i = 0; open != NULL && i < way_item_n_children (open, 0); i++)
    {
      WayItem *answers = way_item_get_child (open, 0, i);

      /* What is not on the scale any more is left out. */
      way_scoring_set_group (self, way_item_get_text (answers, "group"), way_item_get_text (answers, "numbers"), NULL);
    }
}

/**
 * way_scoring_new_from_open:
 * @map: the map
 * @open: a round of scores that is not finished
 * @error: where to put why it cannot go on
 *
 * Returns: (transfer full) (nullable): the round with the answers so far
 */
WayScoring *
way_scoring_new_from_open (WayMap  *map,
                           WayItem *open,
                           GError **error)
{
  WayScoring *self;
  guint       what;

  for (what = 0; what < G_N_ELEMENTS (whats) - 1; what++)
    if (strcmp (way_item_get_text (open, "what"), whats[what]) == 0)
      break;
  self = way_scoring_new (map, what, way_map_find (map, way_item_get (open, "about")), way_item_get (open, "persona"), error);
  if (self != NULL)
    way_scoring_take_open (self, map);

  return self;
}

static WayItem *
find_answers (WayItem    *open,
              const char *group)
{
  int i;

  for (i = 0; open != NULL && i < way_item_n_children (open, 0); i++)
    if (strcmp (way_item_get_text (way_item_get_child (open, 0, i), "group"), group) == 0)
      return way_item_get_child (open, 0, i);

  return NULL;
}

static void
insert_answers (WayScoring *self,
                WayMap     *map,
                WayItem    *answers,
                WayCommand *steps)
{
  WayItem         *open = way_scoring_find_open (self, map);
  g_autofree char *id = way_map_new_id (map);
  g_autoptr (WayItem) round = NULL;

  if (open != NULL)
    {
      way_command_group_add (steps, way_command_new_insert (open, 0, -1, answers));
      return;
    }
  round = way_item_new (WAY_KIND_OPEN_SCORES, id);
  way_item_set (round, "what", whats[self->what], NULL);
  way_item_set (round, "about", self->about, NULL);
  way_item_set (round, "persona", self->persona, NULL);
  way_item_append_child (round, 0, answers);
  way_command_group_add (steps, way_command_new_insert (way_map_get_root (map), WAY_MAP_OPEN_ROUNDS, -1, round));
}

/**
 * way_scoring_new_answers_command:
 * @self: a round that has taken in the answers of a group
 * @map: the map
 * @group: who answered
 *
 * Returns: (transfer full): what keeps these answers on the map, so that they outlive
 *   the program
 */
WayCommand *
way_scoring_new_answers_command (WayScoring *self,
                                 WayMap     *map,
                                 const char *group)
{
  WayItem         *before = find_answers (way_scoring_find_open (self, map), group);
  g_autofree char *numbers = way_scoring_dup_answers (self, group);
  WayCommand      *steps = way_command_new_group (_ ("Add Answers"));

  if (numbers == NULL && before != NULL)
    way_command_group_add (steps, way_command_new_remove (map, self->groups->len > 0 ? before : way_item_get_parent (before)));
  else if (numbers != NULL && before != NULL)
    way_command_group_add (steps, way_command_new_set (before, "numbers", numbers, NULL));
  else if (numbers != NULL)
    {
      g_autofree char *id = way_map_new_id (map);
      g_autoptr (WayItem) answers = way_item_new (WAY_KIND_ANSWERS, id);

      way_item_set (answers, "group", group, NULL);
      way_item_set (answers, "numbers", numbers, NULL);
      insert_answers (self, map, answers, steps);
    }

  return steps;
}
