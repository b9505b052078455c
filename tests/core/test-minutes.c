/* test-minutes.c - what a session writes down */
#include "config.h"

#include <string.h>

#include "journeys/commands/edits.h"
#include "journeys/exchange/minutes.h"
#include "tests/support/maps.h"
#include "tests/support/room.h"
#include "tests/support/test-main.h"

/* A card that is typed has one minute, in the step of undo that has the card. */
static void
test_minutes_write_themselves (void)
{
  Room room;
  g_autoptr (WayItem) card = way_item_new (WAY_KIND_PAIN, NULL);
  g_autoptr (WayCommand) insert = NULL;

  room_init (&room);
  way_item_set (card, "step", way_item_get (room.cards[0], "step"), NULL);
  way_item_set (card, "lane", way_item_get (way_map_get (room.map, WAY_MAP_CARDS, 4), "lane"), NULL);
  insert = way_command_new_insert (way_map_get_root (room.map), WAY_MAP_CARDS, -1, card);
  way_history_type (room.history, insert, NULL);
  room_type (&room, card, "title", "N");
  room_type (&room, card, "title", "No figures");
  room_assert_minutes (&room, "");
  way_history_seal (room.history);
  room_assert_minutes (&room, "added No figures (Contract signed ▸ Pains)\n");
  g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Add Pain “No figures”");

  /* More about it is not told again, but its name is kept up. */
  room_type (&room, card, "note", "Asked for twice");
  way_history_seal (room.history);
  room_type (&room, card, "title", "No figures prepared");
  way_history_seal (room.history);
  room_assert_minutes (&room, "added No figures prepared (Contract signed ▸ Pains)\n");
  way_history_undo (room.history);
  room_assert_minutes (&room, "added No figures (Contract signed ▸ Pains)\n");
  way_history_undo (room.history);
  way_history_undo (room.history);
  room_assert_minutes (&room, "");
  g_assert_null (way_map_find (room.map, way_item_get_id (card)));
  way_history_redo (room.history);
  room_assert_minutes (&room, "added No figures (Contract signed ▸ Pains)\n");
  g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Add Pain “No figures”");
  room_clear (&room);
}

static void
test_minutes_of_all_kinds (void)
{
  static const char *const people[] = { "Anna", "Ben", NULL };
  Room                     room;
  WayItem                 *persona, *minute;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) remove = NULL;
  g_autofree char *markdown = NULL;

  room_init (&room);
  persona = way_map_first_of_kind (room.map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  way_session_set_people (room.session, people, &error);
  g_assert_no_error (error);
  room_type (&room, way_rules_find_emotion (room_get_step (&room), way_item_get_id (persona)), "level", "-2");
  remove = way_command_new_remove (room.map, room.cards[2]);
  way_history_perform (room.history, remove, NULL);
  g_assert_cmpstr (way_session_next_speaker (room.session), ==, "Anna");
  g_assert_cmpstr (way_session_next_speaker (room.session), ==, "Ben");
  way_session_decide (room.session, " Ask for the *PO* in the kick-off ", way_item_get_id (room.cards[0]), &error);
  g_assert_no_error (error);
  g_assert_null (way_session_next_speaker (room.session));
  way_session_park (room.session, "Who pays for it?", &error);
  g_assert_no_error (error);
  g_assert_false (way_session_park (room.session, "  ", NULL));
  room_assert_minutes (&room, "changed Contract signed\nchanged Removed: Connect systems\ndecided Ask for the *PO* in the kick-off\nparked Who pays for it?\n");
  g_assert_cmpstr (way_item_get (way_map_get (room.map, WAY_MAP_BENCH, 0), "title"), ==, "Who pays for it?");
  minute = way_item_get_child (way_session_get_workshop (room.session), 0, 2);
  g_assert_cmpstr (way_item_get (minute, "by"), ==, "Ben");

  g_assert_true (way_session_end (room.session, &error));
  g_assert_nonnull (way_item_get (way_session_get_workshop (room.session), "ended"));
  room_type (&room, room.cards[1], "title", "After the end");
  way_history_seal (room.history);
  g_assert_cmpint (way_item_n_children (way_session_get_workshop (room.session), 0), ==, 4);

  markdown = way_minutes_dup_markdown (room.map, way_session_get_workshop (room.session));
  g_assert_true (g_str_has_prefix (markdown, "# Workshop: Onboarding\n"));
  g_assert_nonnull (strstr (markdown, "- Anna\n- Ben\n"));
  g_assert_nonnull (strstr (markdown, "## Decisions\n\n- Ask for the \\*PO\\* in the kick-off\n"));
  g_assert_nonnull (strstr (markdown, "## Parked\n\n- Who pays for it?\n"));
  g_assert_nonnull (strstr (markdown, "| Decided | Ask for the \\*PO\\* in the kick-off | Ben |\n"));
  room_clear (&room);
}

/* What was taken away while it was going on comes back with the next minute. */
static void
test_beginning_taken_back (void)
{
  Room room;

  room_init (&room);
  way_history_undo (room.history);
  g_assert_null (way_session_get_workshop (room.session));
  room_type (&room, room.cards[0], "title", "Contract signed by hand");
  way_history_seal (room.history);
  room_assert_minutes (&room, "changed Contract signed by hand (Contract signed ▸ Touchpoints)\n");
  room_clear (&room);
}

static void
test_taken_up_again (void)
{
  Room room;
  g_autoptr (WaySession) again = NULL;
  guint64 serial;

  room_init (&room);
  way_session_decide (room.session, "Yes", NULL, NULL);
  again = way_session_new (room.history);
  serial = way_history_get_serial (room.history);
  g_assert_true (way_session_begin (again, NULL));
  g_assert_true (way_session_get_workshop (again) == way_session_get_workshop (room.session));
  g_assert_cmpuint (way_history_get_serial (room.history), ==, serial);
  g_assert_finalize_object (g_steal_pointer (&again));
  room_clear (&room);
}

/* A card that is typed, taken back and done again before anything else was done. */
static void
test_open_step_taken_back (void)
{
  Room room;
  g_autoptr (WayItem) card = way_item_new (WAY_KIND_PAIN, NULL);
  g_autoptr (WayCommand) insert = NULL;

  room_init (&room);
  way_item_set (card, "step", way_item_get (room.cards[0], "step"), NULL);
  way_item_set (card, "lane", way_item_get (way_map_get (room.map, WAY_MAP_CARDS, 4), "lane"), NULL);
  insert = way_command_new_insert (way_map_get_root (room.map), WAY_MAP_CARDS, -1, card);
  way_history_type (room.history, insert, NULL);
  room_type (&room, card, "title", "No figures");
  way_history_undo (room.history);
  room_assert_minutes (&room, "");
  g_assert_null (way_map_find (room.map, way_item_get_id (card)));
  way_history_redo (room.history);
  room_assert_minutes (&room, "added No figures (Contract signed ▸ Pains)\n");
  way_history_undo (room.history);
  room_assert_minutes (&room, "");
  /* What came to nothing is not told. */
  room_type (&room, room.cards[0], "title", "Con");
  way_history_withdraw (room.history);
  room_assert_minutes (&room, "");
  room_clear (&room);
}

/* Nothing of what is written is lost without a word. */
static void
test_too_long (void)
{
  g_autofree char *longest = g_strnfill (way_field_get_longest (way_kind_get_field (WAY_KIND_MINUTE, "text")), 'x');
  g_autofree char *longer = g_strconcat (longest, "x", NULL);
  g_autofree char *expected = g_strdup_printf ("decided %s\n", longest);
  g_autoptr (GError) error = NULL;
  Room room;

  room_init (&room);
  g_assert_false (way_session_decide (room.session, longer, NULL, &error));
  g_assert_error (error, WAY_FIELD_ERROR, WAY_FIELD_ERROR_TOO_LONG);
  g_assert_false (way_session_park (room.session, longer, NULL));
  g_assert_true (way_session_decide (room.session, longest, NULL, NULL));
  room_assert_minutes (&room, expected);
  room_clear (&room);
}

/* A list that is refused after the beginning was taken back does no harm, and redo brings
 * the same workshop. */
static void
test_refused_after_beginning_taken_back (void)
{
  g_autofree char  *name = g_strnfill (200000, 'x');
  const char *const refused[] = { name, NULL };
  const char *const people[] = { "Anna", NULL };
  Room              room;
  g_autoptr (GError) error = NULL;

  room_init (&room);
  way_history_undo (room.history);
  g_assert_false (way_session_set_people (room.session, refused, NULL));
  way_history_redo (room.history);
  g_assert_nonnull (way_session_get_workshop (room.session));
  way_history_undo (room.history);
  g_assert_false (way_session_set_people (room.session, refused, NULL));
  way_session_set_people (room.session, people, &error);
  g_assert_no_error (error);
  g_assert_nonnull (way_session_get_workshop (room.session));
  way_session_decide (room.session, "Yes", NULL, &error);
  g_assert_no_error (error);
  room_assert_minutes (&room, "decided Yes\n");
  room_clear (&room);
}

/* After the program was closed and opened again, a change of a card that something was
 * decided about is told as it would have been. */
static void
test_taken_up_after_decision (void)
{
  Room room;
  g_autoptr (WaySession) again = NULL;

  room_init (&room);
  way_session_decide (room.session, "Ask the buyer", way_item_get_id (room.cards[0]), NULL);
  again = way_session_new (room.history);
  g_signal_handlers_disconnect_by_data (room.history, room.session);
  g_assert_true (way_session_begin (again, NULL));
  room_type (&room, room.cards[0], "note", "Done");
  way_history_seal (room.history);
  room_assert_minutes (&room, "decided Ask the buyer\nchanged Contract signed (Contract signed ▸ Touchpoints)\n");
  g_assert_finalize_object (g_steal_pointer (&again));
  room_clear (&room);
}

/* Nobody's name is on what all said together. */
static void
test_results_are_by_nobody (void)
{
  static const char *const people[] = { "Anna", NULL };
  g_autoptr (WayBallot) ballot = way_ballot_new ("What hurts most?", 3, TRUE, room_voters);
  g_autoptr (WayScoring) scoring = NULL;
  WayItem *workshop;
  Room     room;
  int      i;

  room_init (&room);
  way_session_set_people (room.session, people, NULL);
  g_assert_cmpstr (way_session_next_speaker (room.session), ==, "Anna");
  room_start_vote (ballot, &room);
  room_vote (ballot, &room, 2, 1, 0);
  room_vote (ballot, &room, 0, 1, 0);
  room_vote (ballot, &room, 0, 3, 0);
  scoring = way_scoring_new (room.map, WAY_SCORING_IMPORTANCE, room.cards[0], NULL, NULL);
  way_scoring_set_group (scoring, "", "4", NULL);
  way_session_keep_scores (room.session, scoring, FALSE, NULL);
  way_session_keep_scores (room.session, scoring, TRUE, NULL);
  workshop = way_session_get_workshop (room.session);
  g_assert_cmpint (way_item_n_children (workshop, 0), ==, 3);
  for (i = 0; i < 3; i++)
    g_assert_null (way_item_get (way_item_get_child (workshop, 0, i), "by"));
  g_assert_cmpstr (way_item_get (way_item_get_child (workshop, 0, 0), "text"), ==, "What hurts most? Kick-off call (5), Contract signed (2)");
  room_clear (&room);
}

/* A card that is called as its job is called so by all. */
static void
test_job_card_is_named (void)
{
  g_autoptr (WayBallot) ballot = way_ballot_new ("Worst", 1, TRUE, (const char *const[]){ "Anna", NULL });
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (WayCommand) move = NULL;
  g_autoptr (WayCommand) remove = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *markdown = NULL;
  WayItem         *job, *card;
  WayCardMove      to;
  Room             room;

  room_init (&room);
  job = way_test_add (room.history, way_map_get_root (room.map), WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Pay carriers", NULL);
  card = way_test_add (room.history, way_map_get_root (room.map), WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "job", way_item_get_id (job),
                       "step", way_item_get (room.cards[0], "step"), "lane", way_item_get (room.cards[0], "lane"), NULL);
  g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Add Job “Pay carriers”");
  g_ptr_array_add (cards, (gpointer)way_item_get_id (card));
  way_session_start_vote (room.session, ballot, cards, NULL);
  way_ballot_give (ballot, way_item_get_id (card));
  way_session_cast (room.session, ballot, NULL);
  markdown = way_minutes_dup_markdown (room.map, way_session_get_workshop (room.session));
  g_assert_nonnull (strstr (markdown, "\n1 voter, 1 dot each, secret ballot\n\n1. Pay carriers – 1\n"));
  g_assert_nonnull (strstr (markdown, "| Worst: Pay carriers (1) |"));
  g_assert_nonnull (strstr (markdown, "| Pay carriers (Contract signed ▸ Touchpoints) |"));

  to = (WayCardMove){ card, way_item_get_child (way_map_get (room.map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 1), way_map_find (room.map, way_item_get (card, "lane")), NULL, NULL };
  move = way_edits_new_move_cards (room.map, &to, 1);
  g_assert_cmpstr (way_command_get_label (move), ==, "Move Job “Pay carriers”");
  remove = way_command_new_remove (room.map, card);
  g_assert_cmpstr (way_command_get_label (remove), ==, "Remove Job “Pay carriers”");
  way_history_perform (room.history, remove, &error);
  g_assert_no_error (error);
  room_assert_minutes (&room, "changed Add Job “Pay carriers”\nadded Pay carriers (Contract signed ▸ Touchpoints)\nvoted Worst: Pay carriers (1)\nchanged Removed: Pay carriers\n");
  room_clear (&room);
}

/* Two workshops of one day have their own votes and scores. */
static void
test_two_workshops_of_a_day (void)
{
  static const char *const names[] = { "Morning", "Evening" };
  char                    *markdown[2];
  Room                     room;
  guint                    i;

  room_init (&room);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (WayBallot) ballot = way_ballot_new (names[i], 3, FALSE, room_voters);
      g_autoptr (WayScoring) scoring = way_scoring_new (room.map, i == 0 ? WAY_SCORING_IMPORTANCE : WAY_SCORING_SATISFACTION, room.cards[0], NULL, NULL);

      room_start_vote (ballot, &room);
      room_vote (ballot, &room, 1, 0, 0);
      room_vote (ballot, &room, 1, 0, 0);
      room_vote (ballot, &room, 1, 0, 0);
      way_scoring_set_group (scoring, "", "4", NULL);
      way_session_keep_scores (room.session, scoring, FALSE, NULL);
      markdown[i] = way_minutes_dup_markdown (room.map, way_session_get_workshop (room.session));
      g_assert_true (way_session_end (room.session, NULL));
      g_assert_true (way_session_begin (room.session, NULL));
    }
  g_assert_cmpint (way_map_n (room.map, WAY_MAP_WORKSHOPS), ==, 3);
  g_assert_nonnull (strstr (markdown[0], "### Morning\n"));
  g_assert_nonnull (strstr (markdown[0], "### Importance"));
  g_assert_null (strstr (markdown[1], "### Morning\n"));
  g_assert_null (strstr (markdown[1], "### Importance"));
  g_assert_nonnull (strstr (markdown[1], "### Evening\n"));
  g_assert_nonnull (strstr (markdown[1], "### Satisfaction"));
  g_free (markdown[0]);
  markdown[0] = way_minutes_dup_markdown (room.map, way_map_get (room.map, WAY_MAP_WORKSHOPS, 0));
  g_assert_null (strstr (markdown[0], "### Evening\n"));
  g_free (markdown[0]);
  g_free (markdown[1]);
  room_clear (&room);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/core/minutes/write-themselves", test_minutes_write_themselves);
  g_test_add_func ("/core/minutes/of-all-kinds", test_minutes_of_all_kinds);
  g_test_add_func ("/core/minutes/beginning-taken-back", test_beginning_taken_back);
  g_test_add_func ("/core/minutes/taken-up-again", test_taken_up_again);
  g_test_add_func ("/core/minutes/open-step-taken-back", test_open_step_taken_back);
  g_test_add_func ("/core/minutes/too-long", test_too_long);
  g_test_add_func ("/core/minutes/refused-after-beginning-taken-back", test_refused_after_beginning_taken_back);
  g_test_add_func ("/core/minutes/taken-up-after-decision", test_taken_up_after_decision);
  g_test_add_func ("/core/minutes/results-are-by-nobody", test_results_are_by_nobody);
  g_test_add_func ("/core/minutes/job-card-is-named", test_job_card_is_named);
  g_test_add_func ("/core/minutes/two-workshops-of-a-day", test_two_workshops_of_a_day);

  return way_test_run ();
}
