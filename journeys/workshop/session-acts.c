/* session-acts.c - what people in the room decide, park, vote and score */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/workshop/deeds.h"
#include "journeys/workshop/session-private.h"

/* Characters; the last card and the question come on top, and there is room for 1,000. */
#define MOST_OF_A_RESULT 500

static gboolean
check_text (const char *text,
            char      **stripped,
            GError    **error)
{
  *stripped = g_strstrip (g_strdup (text));
  if (**stripped == '\0')
    {
      g_set_error_literal (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_INVALID, _ ("There is nothing to write down."));
      return FALSE;
    }

  return way_field_check_length (way_kind_get_field (WAY_KIND_MINUTE, "text"), *stripped, error);
}

/**
 * way_session_decide:
 * @self: a session
 * @text: what was decided
 * @about_id: (nullable): the id of a card, step, stage or lane
 * @error: where to put why it is refused
 *
 * Writes a decision into the minutes.
 *
 * Returns: whether it is there
 */
gboolean
way_session_decide (WaySession *self,
                    const char *text,
                    const char *about_id,
                    GError    **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Add Decision"));
  WayItem *about = about_id != NULL ? way_map_find (way_session_get_map (self), about_id) : NULL;

  if (!check_text (text, &stripped, error))
    return FALSE;
  if (about != NULL && (way_kind_get_field (WAY_KIND_MINUTE, "about")->targets & WAY_KIND_MASK (way_item_get_kind (about))) == 0)
    about_id = NULL;
  way_history_seal (self->history);
  way_session_add_minute (self, group, "decided", stripped, about_id);

  return way_history_perform (self->history, group, error);
}

/**
 * way_session_park:
 * @self: a session
 * @text: a thought that has to wait
 * @error: where to put why it is refused
 *
 * Puts a thought on the bench, and into the minutes.
 *
 * Returns: whether it is there
 */
gboolean
way_session_park (WaySession *self,
                  const char *text,
                  GError    **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Park Thought"));
  g_autoptr (WayItem) note = NULL;

  if (!check_text (text, &stripped, error))
    return FALSE;
  way_history_seal (self->history);
  note = way_session_new_item (self, WAY_KIND_NOTE);
  if (!way_item_set (note, "title", stripped, error))
    return FALSE;
  way_command_group_add (group, way_command_new_insert (way_map_get_root (way_session_get_map (self)), WAY_MAP_BENCH, -1, note));
  way_session_add_minute (self, group, "parked", stripped, way_item_get_id (note));

  return way_history_perform (self->history, group, error);
}

static gboolean
ends_with_mark (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  return last != NULL && g_unichar_ispunct (g_utf8_get_char (last)) && strchr (")]}”\"'", *last) == NULL;
}

/* All cards with dots, as far as a minute has room for them. */
static char *
dup_result (WayBallot *ballot,
            WayMap    *map)
{
  g_autoptr (GPtrArray) cards = way_ballot_list_ranking (ballot, map);
  g_autoptr (GString) places = g_string_new (NULL);
  const char *name = way_ballot_get_name (ballot);
  guint       i;

  for (i = 0; i < cards->len && g_utf8_strlen (places->str, -1) < MOST_OF_A_RESULT; i++)
    {
      const char      *id = g_ptr_array_index (cards, i);
      g_autofree char *card = way_deeds_dup_name (map, way_map_find (map, id));

      /* TRANSLATORS: a card and how many dots it got, and what is before the next */
      g_string_append_printf (places, "%s%s (%d)", i > 0 ? _ (", ") : "", card, way_ballot_get_total (ballot, id));
    }
  if (i < cards->len)
    {
      g_string_append (places, _ (", "));
      g_string_append_printf (places, g_dngettext (NULL, "%d more", "%d more", cards->len - i), (int)(cards->len - i));
    }
  if (places->len == 0)
    return g_strdup (name);
  /* TRANSLATORS: a question as people asked it, then what the vote came to */
  return g_strdup_printf (ends_with_mark (name) ? _ ("%s %s") : _ ("%s: %s"), name, places->str);
}

/* What came of a round, below the workshop it is a part of, with its minute. */
static WayCommand *
new_result (WaySession *self,
            WayCommand *result,
            const char *kind,
            const char *text,
            const char *about_id)
{
  WayCommand *step = way_command_new_group (way_command_get_label (result));
  g_autoptr (WayItem) workshop = way_session_ensure_workshop (self, step);

  way_command_group_add (step, result);
  way_session_add_result (self, step, kind, text, about_id);

  return step;
}

/**
 * way_session_start_vote:
 * @self: a session
 * @ballot: a ballot in which nobody voted yet
 * @cards: (element-type utf8): ids of the cards that are voted on
 * @error: where to put why it cannot be kept
 *
 * Puts the vote on the map as one that is open.
 *
 * Returns: whether it is there
 */
gboolean
way_session_start_vote (WaySession *self,
                        WayBallot  *ballot,
                        GPtrArray  *cards,
                        GError    **error)
{
  g_autoptr (WayCommand) start = way_ballot_new_start_command (ballot, way_session_get_map (self), cards);

  return way_history_perform (self->history, start, error);
}

/**
 * way_session_cast:
 * @self: a session
 * @ballot: a ballot that is open
 * @error: where to put why it cannot be kept
 *
 * Ends a turn. What was given is on the map then, as one step; after the last voter that
 * is the result, with its minute.
 *
 * Returns: whether it is there
 */
gboolean
way_session_cast (WaySession *self,
                  WayBallot  *ballot,
                  GError    **error)
{
  WayMap  *map = way_session_get_map (self);
  WayItem *open = way_ballot_find_open (map);
  g_autoptr (WayCommand) step = NULL;

  way_history_seal (self->history);
  way_ballot_forget_gone (ballot, map);
  way_ballot_end_turn (ballot);
  if (way_ballot_is_complete (ballot))
    {
      g_autofree char *text = dup_result (ballot, map);

      step = new_result (self, way_ballot_new_command (ballot, map, self->workshop), "voted", text, NULL);
    }
  else if (open != NULL)
    step = way_ballot_new_cast_command (ballot, open);

  return step == NULL || way_history_perform (self->history, step, error);
}

/**
 * way_session_give_up:
 * @self: a session
 * @open: a vote or a round of scores that is open
 * @error: where to put why it stays
 *
 * Takes an open round off the map, as one step.
 *
 * Returns: whether it is gone
 */
gboolean
way_session_give_up (WaySession *self,
                     WayItem    *open,
                     GError    **error)
{
  g_autoptr (WayCommand) group = way_command_new_group (way_item_get_kind (open) == WAY_KIND_OPEN_VOTE ? _ ("Give Up Vote") : _ ("Give Up Scores"));

  way_command_group_add (group, way_command_new_remove (way_session_get_map (self), open));

  return way_history_perform (self->history, group, error);
}

/**
 * way_session_answer:
 * @self: a session
 * @scoring: a round
 * @group: who answers; may be empty
 * @answers: their answers, for example "3 4 4 5"; none take the group away
 * @error: where to put which answer is refused
 *
 * Takes in the answers of a group, and keeps them on the map as one step.
 *
 * Returns: whether they are there
 */
gboolean
way_session_answer (WaySession *self,
                    WayScoring *scoring,
                    const char *group,
                    const char *answers,
                    GError    **error)
{
  g_autoptr (WayCommand) step = NULL;

  if (!way_scoring_set_group (scoring, group, answers, error))
    return FALSE;
  step = way_scoring_new_answers_command (scoring, way_session_get_map (self), group);

  return way_command_group_get_size (step) == 0 || way_history_perform (self->history, step, error);
}

/**
 * way_session_keep_scores:
 * @self: a session
 * @scoring: a round with answers
 * @accept: whether its outcome becomes the figure it is about
 * @error: where to put why it cannot be kept
 *
 * Puts a round of scores on the map and into the minutes, as one step.
 *
 * Returns: whether it is there
 */
gboolean
way_session_keep_scores (WaySession *self,
                         WayScoring *scoring,
                         gboolean    accept,
                         GError    **error)
{
  WayMap          *map = way_session_get_map (self);
  g_autofree char *name = way_scoring_dup_name (scoring, map);
  g_autofree char *median = NULL;
  g_autofree char *spread = NULL;
  g_autofree char *text = NULL;
  g_autoptr (WayCommand) step = NULL;
  WayCommand *result;
  WayScoreSum sum;
  double      outcome;

  way_history_seal (self->history);
  result = way_scoring_new_command (scoring, map, self->workshop, accept, error);
  if (result == NULL)
    return FALSE;
  way_scoring_get_sum (scoring, &sum);
  median = way_score_format (sum.median);
  spread = way_score_format (sum.spread);
  if (accept && way_scoring_get_outcome (scoring, &outcome))
    {
      g_autofree char *value = way_score_format (outcome);

      /* TRANSLATORS: what was scored, what was accepted, median, spread, how many answers */
      text = g_strdup_printf (_ ("%s: %s (median %s, spread %s, n %d)"), name, value, median, spread, sum.n);
    }
  else
    text = g_strdup_printf (_ ("%s: median %s, spread %s, n %d"), name, median, spread, sum.n);
  step = new_result (self, result, accept ? "decided" : "voted", text, way_scoring_get_about (scoring));

  return way_history_perform (self->history, step, error);
}
