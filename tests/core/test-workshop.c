/* test-workshop.c - timer, votes, scores, and text for the back row */
#include "config.h"

#include <math.h>
#include <string.h>

#include "journeys/layout/texts.h"
#include "journeys/workshop/legibility.h"
#include "journeys/workshop/outcomes.h"
#include "journeys/workshop/timer.h"
#include "tests/support/maps.h"
#include "tests/support/room.h"
#include "tests/support/test-main.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

static void
test_timer_parses (void)
{
  static const struct
  {
    const char *text;
    int         seconds; /* 0: refused */
  } cases[] = {
    { "7", 420 },
    { " 7 ", 420 },
    { "7:30", 450 },
    { "0:45", 45 },
    { "90s", 90 },
    { "90 s", 90 },
    { "7m", 420 },
    { "2h", 7200 },
    { "1:30:00", 5400 },
    { "24h", 86400 },
    { "", 0 },
    { "0", 0 },
    { "-7", 0 },
    { "7:5", 0 },
    { "7:60", 0 },
    { "seven", 0 },
    { "7.5", 0 },
    { "7:30s", 0 },
    { "1:2:3:4", 0 },
    { "25h", 0 },
    { "99999999999999999999", 0 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int seconds = 0;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (way_timer_parse (cases[i].text, &seconds, &error), ==, cases[i].seconds > 0);
      g_assert_cmpint (seconds, ==, cases[i].seconds);
      g_assert_true ((error != NULL) == (cases[i].seconds == 0));
    }
}

static void
test_timer_runs (void)
{
  WayTimer         timer = { 0 };
  g_autofree char *over = NULL;

  g_assert_cmpint (way_timer_get_state (&timer, 0), ==, WAY_TIMER_OFF);
  way_timer_start (&timer, 420, 1000 * SECOND);
  g_assert_cmpint (way_timer_get_left (&timer, 1000 * SECOND), ==, 420);
  /* A begun second counts. */
  g_assert_cmpint (way_timer_get_left (&timer, 1000 * SECOND + 1), ==, 420);
  g_assert_cmpint (way_timer_get_left (&timer, 1001 * SECOND), ==, 419);
  way_timer_pause (&timer, 1060 * SECOND);
  way_timer_pause (&timer, 1090 * SECOND);
  g_assert_cmpint (way_timer_get_state (&timer, 5000 * SECOND), ==, WAY_TIMER_PAUSED);
  g_assert_cmpint (way_timer_get_left (&timer, 5000 * SECOND), ==, 360);
  way_timer_resume (&timer, 2000 * SECOND);
  g_assert_cmpint (way_timer_get_left (&timer, 2359 * SECOND), ==, 1);
  g_assert_cmpint (way_timer_get_state (&timer, 2359 * SECOND), ==, WAY_TIMER_RUNNING);
  g_assert_cmpint (way_timer_get_state (&timer, 2360 * SECOND), ==, WAY_TIMER_OVER);
  g_assert_cmpint (way_timer_get_left (&timer, 2372 * SECOND), ==, -12);
  /* As long as there is. */
  way_timer_start (&timer, 86400, 1000 * SECOND);
  g_assert_cmpint (way_timer_get_left (&timer, 1000 * SECOND), ==, 86400);
  over = way_timer_format (-12);
  g_assert_cmpstr (over, ==, "−0:12");
}

static void
test_legible (void)
{
  /* Three centimetres at six metres are 24 of 1080 pixels of a picture of 1.35 m. */
  WayRoom          room = { 6, 1.35, 1080 };
  WayRoom          far = { 12, 1.35, 1080 };
  double           zoom = way_legibility_get_zoom (&room);
  g_autofree char *rule = way_legibility_dup_rule (&room);

  g_assert_cmpfloat_with_epsilon (zoom * way_font_get_size (WAY_FONT_CARD) * 0.714, 24, 1e-9);
  g_assert_cmpfloat_with_epsilon (way_legibility_get_zoom (&far), 2 * zoom, 1e-9);
  g_assert_cmpfloat_with_epsilon (way_legibility_get_distance (&room, zoom), 6, 1e-9);
  g_assert_true (g_str_has_prefix (rule, "Text is legible at 6 m if its capitals are 3 cm high, 1/200 of the distance."));
  /* Never below what ISO 9241-303 asks for: 16 minutes of arc. */
  g_assert_cmpfloat (zoom * way_font_get_size (WAY_FONT_CARD) * 0.714 * 1.35 / 1080, >=, 6 * 2 * tan (8 / 60.0 * G_PI / 180));
}

static void
test_ballot_limits_and_hides (void)
{
  Room room;
  g_autoptr (WayBallot) ballot = way_ballot_new ("Worst", 3, TRUE, room_voters);
  const char *first;
  int         i;

  room_init (&room);
  first = way_item_get_id (room.cards[0]);
  g_assert_cmpstr (way_ballot_get_voter (ballot), ==, "Anna");
  for (i = 0; i < 3; i++)
    g_assert_true (way_ballot_give (ballot, first));
  g_assert_false (way_ballot_give (ballot, first));
  g_assert_true (way_ballot_take (ballot, first));
  g_assert_false (way_ballot_take (ballot, way_item_get_id (room.cards[1])));
  g_assert_cmpint (way_ballot_get_left (ballot), ==, 1);
  g_assert_cmpint (way_ballot_get_given (ballot, first), ==, 2);

  way_ballot_end_turn (ballot);
  g_assert_cmpstr (way_ballot_get_voter (ballot), ==, "Ben");
  /* What Anna chose is covered now. */
  g_assert_cmpint (way_ballot_get_given (ballot, first), ==, 0);
  g_assert_cmpint (way_ballot_get_left (ballot), ==, 3);
  g_assert_cmpint (way_ballot_get_total (ballot, first), ==, 0);
  room_vote (ballot, &room, 0, 1, 0);
  g_assert_false (way_ballot_is_complete (ballot));
  room_vote (ballot, &room, 0, 0, 3);
  g_assert_true (way_ballot_is_complete (ballot));
  g_assert_false (way_ballot_give (ballot, first));
  g_assert_cmpint (way_ballot_get_total (ballot, first), ==, 2);
  room_clear (&room);
}

/* What was given to a card that goes while it is somebody's turn is given again. */
static void
test_card_goes_during_turn (void)
{
  Room room;
  g_autoptr (WayBallot) ballot = way_ballot_new ("Worst", 3, FALSE, room_voters);
  g_autoptr (WayCommand) remove = NULL;
  WayItem *round;

  room_init (&room);
  room_start_vote (ballot, &room);
  g_assert_true (way_ballot_give (ballot, way_item_get_id (room.cards[0])));
  g_assert_true (way_ballot_give (ballot, way_item_get_id (room.cards[0])));
  g_assert_true (way_ballot_give (ballot, way_item_get_id (room.cards[1])));
  remove = way_command_new_remove (room.map, room.cards[0]);
  g_assert_true (way_history_perform (room.history, remove, NULL));
  way_ballot_forget_gone (ballot, room.map);
  g_assert_cmpint (way_ballot_get_left (ballot), ==, 2);
  g_assert_cmpint (way_ballot_get_given (ballot, way_item_get_id (room.cards[1])), ==, 1);
  room_vote (ballot, &room, 0, 1, 1);
  room_vote (ballot, &room, 0, 0, 0);
  room_vote (ballot, &room, 0, 0, 0);
  round = way_map_get (room.map, WAY_MAP_VOTE_ROUNDS, 0);
  g_assert_cmpint (way_item_n_children (round, 0), ==, 2);
  room_clear (&room);
}

static void
test_votes_are_kept (void)
{
  int secret;

  for (secret = 0; secret < 2; secret++)
    {
      Room room;
      g_autoptr (WayBallot) ballot = way_ballot_new ("Worst", 3, secret, room_voters);
      WayItem *round;
      int      i, sum = 0;

      room_init (&room);
      room_start_vote (ballot, &room);
      room_vote (ballot, &room, 2, 1, 0);
      room_vote (ballot, &room, 0, 1, 0);
      room_vote (ballot, &room, 0, 3, 0);
      g_assert_null (way_ballot_find_open (room.map));
      g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Vote");

      round = way_map_get (room.map, WAY_MAP_VOTE_ROUNDS, 0);
      g_assert_cmpint (way_item_get_int (round, "n", 0), ==, 3);
      g_assert_cmpint (way_item_n_children (round, 0), ==, secret ? 2 : 4);
      for (i = 0; i < way_item_n_children (round, 0); i++)
        {
          WayItem *dots = way_item_get_child (round, 0, i);

          g_assert_true ((way_item_get (dots, "person") == NULL) == secret);
          sum += way_item_get_int (dots, "count", 0);
        }
      g_assert_cmpint (sum, ==, 7);
      /* The first of the ranking comes first. */
      g_assert_cmpstr (way_item_get (way_item_get_child (round, 0, 0), "card"), ==, way_item_get_id (room.cards[1]));
      way_history_undo (room.history);
      g_assert_cmpint (way_map_n (room.map, WAY_MAP_VOTE_ROUNDS), ==, 0);
      g_assert_cmpint (way_item_n_children (way_session_get_workshop (room.session), 0), ==, 0);
      room_clear (&room);
    }
}

/* The program is closed and opened again after each voter. */
static void
test_open_vote_is_kept (void)
{
  int secret;

  for (secret = 0; secret < 2; secret++)
    {
      Room room;
      g_autoptr (WayBallot) ballot = way_ballot_new ("Worst", 3, secret, room_voters);
      WayItem *open;

      room_init (&room);
      room_start_vote (ballot, &room);
      g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Start Vote");
      room_vote (ballot, &room, 2, 1, 0);
      g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Cast Ballot");
      room_vote (ballot, &room, 0, 1, 0);
      open = way_ballot_find_open (room.map);
      g_assert_cmpint (way_item_get_int (open, "n", 0), ==, 2);
      /* Nothing to read in passing, and no view takes it for a result. */
      g_assert_null (strstr (way_item_get_text (open, "tally"), way_item_get_id (room.cards[0])));
      g_assert_null (way_rules_find_vote (room.map));

      /* One ballot is taken back, and given otherwise. */
      way_history_undo (room.history);
      g_clear_pointer (&ballot, way_ballot_free);
      ballot = way_ballot_new_from_open (way_ballot_find_open (room.map));
      g_assert_cmpstr (way_ballot_get_voter (ballot), ==, "Ben");
      g_assert_cmpint (way_ballot_get_left (ballot), ==, 3);
      room_vote (ballot, &room, 3, 0, 0);
      g_clear_pointer (&ballot, way_ballot_free);
      ballot = way_ballot_new_from_open (way_ballot_find_open (room.map));
      room_vote (ballot, &room, 0, 0, 1);
      g_assert_true (way_ballot_is_complete (ballot));
      g_assert_cmpint (way_ballot_get_total (ballot, way_item_get_id (room.cards[0])), ==, 5);
      g_assert_cmpint (way_ballot_get_total (ballot, way_item_get_id (room.cards[1])), ==, 1);
      g_assert_cmpint (way_ballot_get_total (ballot, way_item_get_id (room.cards[2])), ==, 1);
      g_assert_cmpint (way_item_n_children (way_map_get (room.map, WAY_MAP_VOTE_ROUNDS, 0), 0), ==, secret ? 3 : 4);
      g_assert_cmpint (way_map_n (room.map, WAY_MAP_OPEN_ROUNDS), ==, 0);
      room_clear (&room);
    }
}

/* Made by other hands: nonsense counts nothing. */
static void
test_open_vote_of_others (void)
{
  static const char *const tallies[] = { "", "####", "bm9uc2Vuc2U=", "Y2FyZDAwMDEgLTMgMAo=" };
  Room                     room;
  WayItem                 *open;
  guint                    i;

  room_init (&room);
  for (i = 0; i < G_N_ELEMENTS (tallies); i++)
    {
      g_autoptr (WayBallot) ballot = NULL;

      open = way_test_add (room.history, way_map_get_root (room.map), WAY_MAP_OPEN_ROUNDS, WAY_KIND_OPEN_VOTE, "voters", "Anna\nBen", "n", "1", "tally", tallies[i], NULL);
      ballot = way_ballot_new_from_open (open);
      g_assert_cmpstr (way_ballot_get_voter (ballot), ==, "Ben");
      way_ballot_end_turn (ballot);
      g_assert_cmpint (way_ballot_get_total (ballot, "card0001"), ==, 0);
    }
  open = way_test_add (room.history, way_map_get_root (room.map), WAY_MAP_OPEN_ROUNDS, WAY_KIND_OPEN_VOTE, "voters", "Anna", "n", "1", NULL);
  g_assert_null (way_ballot_new_from_open (open));
  room_clear (&room);
}

static void
test_scores (void)
{
  static const struct
  {
    const char *answers;
    double      median, spread;
    int         n; /* 0: refused */
    double      outcome;
  } cases[] = {
    { "2", 2, 0, 1, 2 },
    { "-1 0 0 1", 0, 2, 4, 0 },
    { "1 2", 1.5, 1, 2, 1 },
    { "-1, -2", -1.5, 1, 2, -2 },
    { "−1 0", -0.5, 1, 2, -1 },
    { "2 -2 1", 1, 4, 3, 1 },
    { "3", 0, 0, 0, 0 },
    { "0.5", 0, 0, 0, 0 },
    { "good", 0, 0, 0, 0 },
    { "nan", 0, 0, 0, 0 },
  };
  Room        room;
  WayItem    *persona;
  WayScoreSum sum;
  guint       i;

  room_init (&room);
  persona = way_map_first_of_kind (room.map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayScoring) scoring = way_scoring_new (room.map, WAY_SCORING_EMOTION, room_get_step (&room), way_item_get_id (persona), &error);
      double outcome;

      g_test_message ("%s", cases[i].answers);
      g_assert_no_error (error);
      g_assert_cmpint (way_scoring_set_group (scoring, "Sales", cases[i].answers, &error), ==, cases[i].n > 0);
      g_assert_cmpint (way_scoring_get_sum (scoring, &sum), ==, cases[i].n > 0);
      if (cases[i].n == 0)
        continue;
      g_assert_cmpfloat (sum.median, ==, cases[i].median);
      g_assert_cmpfloat (sum.spread, ==, cases[i].spread);
      g_assert_cmpint (sum.n, ==, cases[i].n);
      g_assert_true (way_scoring_get_outcome (scoring, &outcome));
      g_assert_cmpfloat (outcome, ==, cases[i].outcome);
    }
  room_clear (&room);
}

static void
test_scores_are_accepted (void)
{
  Room room;
  g_autoptr (GError) error = NULL;
  WayItem *persona, *round;
  g_autoptr (WayScoring) scoring = NULL;

  room_init (&room);
  persona = way_map_first_of_kind (room.map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  scoring = way_scoring_new (room.map, WAY_SCORING_EMOTION, room_get_step (&room), way_item_get_id (persona), NULL);
  g_assert_false (way_session_keep_scores (room.session, scoring, TRUE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  way_scoring_set_group (scoring, "Sales", "1 2 2", NULL);
  way_scoring_set_group (scoring, "Service", "-2 -2", NULL);
  way_scoring_set_group (scoring, "Service", "-1 -2", NULL);
  way_session_keep_scores (room.session, scoring, TRUE, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (way_item_get (way_rules_find_emotion (room_get_step (&room), way_item_get_id (persona)), "level"), ==, "1");
  round = way_map_get (room.map, WAY_MAP_SCORING_ROUNDS, 0);
  g_assert_cmpint (way_item_n_children (round, 0), ==, 2);
  g_assert_cmpstr (way_item_get (way_item_get_child (round, 0, 1), "group"), ==, "Service");
  g_assert_cmpstr (way_item_get (way_item_get_child (round, 0, 1), "median"), ==, "-1.5");
  g_assert_cmpstr (way_item_get (way_item_get_child (round, 0, 1), "n"), ==, "2");

  /* A touchpoint has its own field. */
  g_clear_pointer (&scoring, way_scoring_free);
  scoring = way_scoring_new (room.map, WAY_SCORING_IMPORTANCE, room.cards[0], NULL, NULL);
  way_scoring_set_group (scoring, "", "3 4 4 5", NULL);
  way_session_keep_scores (room.session, scoring, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (room.cards[0], "importance-customer"), ==, "4");
  g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Accept Scores");
  way_history_undo (room.history);
  g_assert_null (way_item_get (room.cards[0], "importance-customer"));
  g_assert_cmpint (way_map_n (room.map, WAY_MAP_SCORING_ROUNDS), ==, 1);
  room_clear (&room);
}

static void
test_open_scores_are_kept (void)
{
  Room room;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayScoring) scoring = NULL;
  g_autoptr (WayScoring) again = NULL;
  g_autofree char *sales = NULL;
  WayItem         *persona;

  room_init (&room);
  persona = way_map_first_of_kind (room.map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  scoring = way_scoring_new (room.map, WAY_SCORING_EMOTION, room_get_step (&room), way_item_get_id (persona), NULL);
  g_assert_true (way_session_answer (room.session, scoring, "Sales", "1 2 2", &error));
  g_assert_cmpstr (way_history_get_undo_label (room.history), ==, "Add Answers");
  g_assert_true (way_session_answer (room.session, scoring, "", "-2", &error));
  g_assert_true (way_session_answer (room.session, scoring, "Sales", "1 2", &error));
  g_assert_false (way_session_answer (room.session, scoring, "Sales", "9", NULL));
  g_assert_cmpint (way_item_n_children (way_map_get (room.map, WAY_MAP_OPEN_ROUNDS, 0), 0), ==, 2);

  again = way_scoring_new_from_open (room.map, way_map_get (room.map, WAY_MAP_OPEN_ROUNDS, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_scoring_n_groups (again), ==, 2);
  sales = way_scoring_dup_answers (again, "Sales");
  g_assert_cmpstr (sales, ==, "1 2");

  /* A group without answers goes, and with the last the round. */
  way_session_answer (room.session, again, "Sales", "", &error);
  g_assert_cmpint (way_item_n_children (way_map_get (room.map, WAY_MAP_OPEN_ROUNDS, 0), 0), ==, 1);
  way_session_answer (room.session, again, "", "", &error);
  g_assert_cmpint (way_map_n (room.map, WAY_MAP_OPEN_ROUNDS), ==, 0);
  way_history_undo (room.history);
  way_history_undo (room.history);
  g_assert_cmpint (way_item_n_children (way_map_get (room.map, WAY_MAP_OPEN_ROUNDS, 0), 0), ==, 2);

  /* The result takes its place. */
  way_session_keep_scores (room.session, scoring, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_map_n (room.map, WAY_MAP_OPEN_ROUNDS), ==, 0);
  g_assert_cmpint (way_map_n (room.map, WAY_MAP_SCORING_ROUNDS), ==, 1);
  room_clear (&room);
}

static void
assert_outcomes (Room       *room,
                 WayItem    *about,
                 const char *expected)
{
  g_autoptr (GPtrArray) outcomes = way_outcomes_list (room->map, about);
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; i < outcomes->len; i++)
    {
      WayOutcome *outcome = g_ptr_array_index (outcomes, i);

      g_string_append_printf (text, "%s\n%s\n", outcome->title, outcome->text);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_outcomes_of_a_card (void)
{
  Room room;
  g_autoptr (WayBallot) open = way_ballot_new ("Worst", 3, FALSE, room_voters);
  g_autoptr (WayBallot) secret = way_ballot_new ("Next", 3, TRUE, room_voters);
  g_autoptr (WayScoring) scoring = NULL;

  room_init (&room);
  assert_outcomes (&room, room.cards[0], "");
  room_start_vote (open, &room);
  room_vote (open, &room, 2, 1, 0);
  assert_outcomes (&room, room.cards[0], "");
  room_vote (open, &room, 1, 1, 0);
  room_vote (open, &room, 0, 3, 0);
  room_start_vote (secret, &room);
  room_vote (secret, &room, 0, 1, 0);
  room_vote (secret, &room, 1, 1, 0);
  room_vote (secret, &room, 0, 3, 0);
  scoring = way_scoring_new (room.map, WAY_SCORING_SATISFACTION, room.cards[0], NULL, NULL);
  way_session_answer (room.session, scoring, "Sales", "3 4 4 5", NULL);
  way_session_answer (room.session, scoring, "Service", "1", NULL);
  way_session_keep_scores (room.session, scoring, FALSE, NULL);
  assert_outcomes (&room, room.cards[0],
                   "Next · 24 Nov 2026\n1 dot · 3 voters\n"
                   "Worst · 24 Nov 2026\n3 dots · 3 voters\nAnna: 2\nBen: 1\n"
                   "Satisfaction · 24 Nov 2026\nSales: median 4 · spread 2 · n 4\nService: median 1 · spread 0 · n 1\n");
  assert_outcomes (&room, room.cards[2], "");
  way_history_undo (room.history);
  way_history_undo (room.history);
  way_history_undo (room.history);
  way_history_undo (room.history);
  assert_outcomes (&room, room.cards[0], "Worst · 24 Nov 2026\n3 dots · 3 voters\nAnna: 2\nBen: 1\n");
  room_clear (&room);
}

static void
test_job_score_is_kept (void)
{
  /* A comma between two digits is a decimal one where there are decimals. */
  static const struct
  {
    const char *text;
    int         n; /* 0: refused */
    double      median;
  } answers[] = {
    { "7,5 8,5", 2, 8 },
    { "7, 8,", 2, 7.5 },
    { "7,5; 8,5;9", 3, 8.5 },
    { "7.5,8.5", 0, 0 },
    { "7,8,9", 0, 0 },
    { "7,55", 0, 0 },
  };
  WayScoreSum sum;
  guint       i;
  Room        room;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayScoring) scoring = NULL;
  WayItem *job, *card, *score;

  room_init (&room);
  job = way_test_add (room.history, way_map_get_root (room.map), WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Pay carriers on time", NULL);
  card = way_test_add (room.history, way_map_get_root (room.map), WAY_MAP_CARDS, WAY_KIND_JOB_CARD, "job", way_item_get_id (job),
                       "step", way_item_get (room.cards[0], "step"), "lane", way_item_get (room.cards[0], "lane"), NULL);
  scoring = way_scoring_new (room.map, WAY_SCORING_IMPORTANCE, card, NULL, &error);
  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%s", answers[i].text);
      g_assert_cmpint (way_scoring_set_group (scoring, "", answers[i].text, NULL), ==, answers[i].n > 0);
      if (answers[i].n == 0)
        continue;
      way_scoring_get_sum (scoring, &sum);
      g_assert_cmpint (sum.n, ==, answers[i].n);
      g_assert_cmpfloat (sum.median, ==, answers[i].median);
    }
  way_scoring_set_group (scoring, "", "8 9.5", NULL);
  way_session_keep_scores (room.session, scoring, TRUE, &error);
  g_assert_no_error (error);
  score = way_item_get_child (job, WAY_JOB_SCORES, 0);
  g_assert_cmpstr (way_item_get (score, "importance"), ==, "8.7");
  g_assert_cmpstr (way_item_get (score, "n"), ==, "2");
  g_assert_cmpstr (way_item_get (score, "spread"), ==, "1.5");
  g_assert_cmpstr (way_item_get (score, "date"), ==, "2026-11-24");
  room_clear (&room);
}

/* A map may have levels with nothing between them. */
static void
test_scores_on_few_levels (void)
{
  static const char *const levels[] = { "2", "-2", "0" };
  g_autoptr (WayScoring) scoring = NULL;
  g_autoptr (GError) error = NULL;
  Room     room;
  WayItem *persona;
  double   outcome;
  guint    i;

  room_init (&room);
  for (i = 0; i < G_N_ELEMENTS (levels); i++)
    way_test_add (room.history, way_map_get_root (room.map), WAY_MAP_SCALE, WAY_KIND_LEVEL, "value", levels[i], "label", levels[i], NULL);
  persona = way_map_first_of_kind (room.map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  scoring = way_scoring_new (room.map, WAY_SCORING_EMOTION, room_get_step (&room), way_item_get_id (persona), NULL);
  g_assert_false (way_scoring_set_group (scoring, "", "1", &error));
  g_assert_cmpstr (error->message, ==, "“1” is not one of the levels −2, 0, 2.");
  g_assert_true (way_scoring_set_group (scoring, "", "0 2", NULL));
  way_scoring_get_outcome (scoring, &outcome);
  g_assert_cmpfloat (outcome, ==, 0);
  g_assert_true (way_scoring_set_group (scoring, "", "0,2,2", NULL));
  way_scoring_get_outcome (scoring, &outcome);
  g_assert_cmpfloat (outcome, ==, 2);
  room_clear (&room);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/core/workshop/timer-parses", test_timer_parses);
  g_test_add_func ("/core/workshop/timer-runs", test_timer_runs);
  g_test_add_func ("/core/workshop/text-is-legible-from-the-last-row", test_legible);
  g_test_add_func ("/core/workshop/ballot-limits-and-hides", test_ballot_limits_and_hides);
  g_test_add_func ("/core/workshop/card-goes-during-turn", test_card_goes_during_turn);
  g_test_add_func ("/core/workshop/votes-are-kept", test_votes_are_kept);
  g_test_add_func ("/core/workshop/open-vote-is-kept", test_open_vote_is_kept);
  g_test_add_func ("/core/workshop/open-vote-of-others", test_open_vote_of_others);
  g_test_add_func ("/core/workshop/open-scores-are-kept", test_open_scores_are_kept);
  g_test_add_func ("/core/workshop/outcomes-of-a-card", test_outcomes_of_a_card);
  g_test_add_func ("/core/workshop/scores", test_scores);
  g_test_add_func ("/core/workshop/scores-on-few-levels", test_scores_on_few_levels);
  g_test_add_func ("/core/workshop/scores-are-accepted", test_scores_are_accepted);
  g_test_add_func ("/core/workshop/job-score-is-kept", test_job_score_is_kept);

  return way_test_run ();
}
