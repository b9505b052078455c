/* test-history.c - the list of steps, and going to any of them */
#include "config.h"

#include "journeys/commands/history.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  WayItem    *root;  /* borrowed */
  GArray     *steps; /* as a list that follows the signal has them: serials */
  int         n_changes;
} Fixture;

static void
steps_changed_cb (Fixture *fixture,
                  guint    place,
                  guint    removed,
                  guint    added)
{
  guint i;

  if (removed > 0)
    g_array_remove_range (fixture->steps, place, removed);
  for (i = 0; i < added; i++)
    {
      guint64 serial = way_history_get_nth_serial (fixture->history, place + i + 1);

      g_array_insert_val (fixture->steps, place + i, serial);
    }
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->root = way_map_get_root (fixture->map);
  fixture->steps = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_signal_connect_swapped (fixture->history, "steps-changed", G_CALLBACK (steps_changed_cb), fixture);
  g_signal_connect_swapped (fixture->history, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_array_unref (fixture->steps);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
set (Fixture    *fixture,
     WayItem    *item,
     const char *field,
     const char *value,
     gboolean    typing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  if (typing)
    way_history_type (fixture->history, command, &error);
  else
    way_history_perform (fixture->history, command, &error);
  g_assert_no_error (error);
}

/* Whoever followed the signal has what the history has. */
static void
assert_followed (Fixture *fixture)
{
  guint i;

  g_assert_cmpuint (fixture->steps->len, ==, way_history_n_steps (fixture->history));
  for (i = 0; i < fixture->steps->len; i++)
    g_assert_cmpuint (g_array_index (fixture->steps, guint64, i), ==, way_history_get_nth_serial (fixture->history, i + 1));
}

static void
test_goes_to_any_step (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const titles[] = { "One", "Two", "Three", "Four" };
  g_autofree char         *before = g_strdup (way_item_get (fixture->root, "title"));
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (titles); i++)
    set (fixture, fixture->root, "title", titles[i], FALSE);
  g_assert_cmpuint (way_history_get_place (fixture->history), ==, 4);

  fixture->n_changes = 0;
  g_assert_true (way_history_go_to (fixture->history, 1));
  g_assert_cmpstr (way_item_get (fixture->root, "title"), ==, "One");
  g_assert_cmpuint (way_history_get_place (fixture->history), ==, 1);
  g_assert_cmpuint (way_history_get_serial (fixture->history), ==, way_history_get_nth_serial (fixture->history, 1));
  g_assert_true (way_history_go_to (fixture->history, 4));
  g_assert_cmpstr (way_item_get (fixture->root, "title"), ==, "Four");
  g_assert_true (way_history_go_to (fixture->history, 0));
  g_assert_cmpstr (way_item_get (fixture->root, "title"), ==, before);
  /* Each jump is one change for those who follow. */
  g_assert_cmpint (fixture->n_changes, ==, 3);
  g_assert_true (way_history_go_to (fixture->history, 0));
  g_assert_cmpint (fixture->n_changes, ==, 3);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 4);
  assert_followed (fixture);
}

static void
test_list_follows (Fixture      *fixture,
                   gconstpointer data)
{
  WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);

  set (fixture, fixture->root, "title", "One", FALSE);
  set (fixture, card, "title", "In", TRUE);
  set (fixture, card, "title", "Inv", TRUE);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 2);
  assert_followed (fixture);
  way_history_seal (fixture->history);
  set (fixture, card, "title", "Invoice", TRUE);
  set (fixture, card, "owner", "Sales", TRUE);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 4);
  assert_followed (fixture);

  /* What is done after going back takes the place of what was ahead. */
  way_history_go_to (fixture->history, 1);
  assert_followed (fixture);
  set (fixture, fixture->root, "title", "Other", FALSE);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 2);
  assert_followed (fixture);
  way_history_withdraw (fixture->history);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 1);
  assert_followed (fixture);
}

/* What was done after a step that came to nothing goes with it: it cannot be done again without it. */
static void
test_withdrawn_takes_along (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (WayItem) thought = way_item_new (WAY_KIND_NOTE, NULL);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (WayCommand) remove = NULL;
  const char *id = way_item_get_id (thought);

  g_assert_true (way_item_set (thought, "title", "Thought", NULL));
  insert = way_command_new_insert (fixture->root, WAY_MAP_BENCH, 0, thought);
  set (fixture, fixture->root, "title", "One", FALSE);
  g_assert_true (way_history_perform (fixture->history, insert, NULL));
  set (fixture, way_map_find (fixture->map, id), "title", "Second thought", FALSE);
  remove = way_command_new_remove (fixture->map, way_map_find (fixture->map, id));
  g_assert_true (way_history_perform (fixture->history, remove, NULL));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_withdraw (fixture->history));
  g_assert_null (way_map_find (fixture->map, id));
  g_assert_false (way_history_can_redo (fixture->history));
  g_assert_false (way_history_redo (fixture->history));
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 1);
  assert_followed (fixture);
}

static void
test_steps_say_of_what (Fixture      *fixture,
                        gconstpointer data)
{
  WayItem         *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  WayItem         *lane = way_map_get (fixture->map, WAY_MAP_LANES, 0);
  WayItem         *persona = way_map_first_of_kind (fixture->map, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK);
  WayItem         *step = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem         *emotion = way_rules_find_emotion (step, way_item_get_id (persona));
  g_autofree char *renamed = g_strdup_printf ("Change Title of “%s”", way_item_get_name (card));
  g_autofree char *felt = g_strdup_printf ("Set Emotion of “%s”", way_item_get_name (persona));

  /* A new name is told of the old one: that is what people look for. */
  set (fixture, card, "title", "Invoice PDF", FALSE);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, renamed);
  set (fixture, card, "owner", "Sales", FALSE);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Owner of “Invoice PDF”");
  set (fixture, emotion, "level", "-2", FALSE);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, felt);
  {
    g_autoptr (WayItem) dots = way_item_new (WAY_KIND_MEASURE, NULL);
    g_autoptr (WayCommand) command = way_command_new_insert (step, WAY_STEP_MEASURES, -1, dots);
    g_autofree char *added = g_strdup_printf ("Add Metric value to “%s”", way_item_get_name (step));

    g_assert_true (way_history_perform (fixture->history, command, NULL));
    g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, added);
  }
  set (fixture, lane, "title", "A name that is far too long for a list of steps and so is cut", FALSE);
  set (fixture, lane, "prompt", "What?", FALSE);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Question of “A name that is far too long for a list…”");
  {
    g_autoptr (WayCommand) command = way_command_new_remove (fixture->map, card);

    g_assert_true (way_history_perform (fixture->history, command, NULL));
    g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Remove Touchpoint “Invoice PDF”");
  }
  g_assert_cmpstr (way_history_get_nth_label (fixture->history, 0), ==, renamed);
  way_history_go_to (fixture->history, 0);
  g_assert_cmpstr (way_history_get_nth_label (fixture->history, 1), ==, "Change Owner of “Invoice PDF”");
}

/* What is named while it is new is told by the name it came to. */
static void
test_new_things_are_named_as_typed (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autofree char *id = way_map_new_id (fixture->map);
  g_autoptr (WayItem) lane = way_item_new (WAY_KIND_LANE, id);
  g_autoptr (WayCommand) insert = way_command_new_insert (fixture->root, WAY_MAP_LANES, -1, lane);

  g_assert_true (way_history_type (fixture->history, insert, NULL));
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Add Lane");
  set (fixture, lane, "title", "Pa", TRUE);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Add Lane “Pa”");
  set (fixture, lane, "title", "Pains", TRUE);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Add Lane “Pains”");
  way_history_seal (fixture->history);
  set (fixture, lane, "title", NULL, TRUE);
  way_history_seal (fixture->history);
  set (fixture, lane, "title", "P", TRUE);
  set (fixture, lane, "title", "Pain", TRUE);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Title of “Pain”");
}

/* What came with something else, and is named then, does not name that: only the job of a job card does. */
static void
test_new_things_are_named_by_their_jobs (Fixture      *fixture,
                                         gconstpointer data)
{
  WayItem         *step = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem         *lane = way_map_get (fixture->map, WAY_MAP_LANES, 0);
  static const int kinds[] = { WAY_KIND_TOUCHPOINT, WAY_KIND_JOB_CARD };
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *job_id = way_map_new_id (fixture->map);
      g_autofree char *id = g_strconcat (job_id, "-card", NULL);
      g_autoptr (WayItem) job = way_item_new (WAY_KIND_JOB_LINK, job_id);
      g_autoptr (WayItem) card = way_item_new (kinds[i], id);
      g_autoptr (WayCommand) both = way_command_new_group (NULL);
      g_autoptr (GError) error = NULL;

      way_item_set (card, "step", way_item_get_id (step), NULL);
      way_item_set (card, "lane", way_item_get_id (lane), NULL);
      way_item_set (card, kinds[i] == WAY_KIND_JOB_CARD ? "job" : "serves", job_id, NULL);
      way_command_group_add (both, way_command_new_insert (fixture->root, WAY_MAP_RECORDS, -1, job));
      way_command_group_add (both, way_command_new_insert (fixture->root, WAY_MAP_CARDS, -1, card));
      way_history_type (fixture->history, both, &error);
      g_assert_no_error (error);
      set (fixture, job, "statement", "Pay on time", TRUE);
      g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==,
                       kinds[i] == WAY_KIND_JOB_CARD ? "Add Job “Pay on time”" : "Add Touchpoint");
      way_history_seal (fixture->history);
    }
}

/* Somebody else has written what a step replaced: that is what going back leads to, and never what they replaced. */
static void
test_goes_back_to_what_others_wrote (Fixture      *fixture,
                                     gconstpointer data)
{
  WayItem         *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  int              owner = way_kind_find_field (way_item_get_kind (card), "owner");
  const char      *id = way_item_get_id (card);
  g_autofree char *title = g_strdup (way_item_get (card, "title"));
  g_autoptr (WayCommand) theirs = NULL;

  /* The value that they replaced is older than the last step: the step that replaced it is mended. */
  set (fixture, card, "owner", NULL, FALSE);
  set (fixture, card, "title", "Invoice", FALSE);
  set (fixture, card, "owner", "Sales", FALSE);
  set (fixture, card, "owner", "Support", FALSE);
  way_history_rebase (fixture->history, id, owner, NULL, "Theirs");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Sales");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Theirs");
  /* Steps below it go on to work, but that of the same field, which is not as they left it. */
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "title"), ==, title);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Theirs");
  way_history_go_to (fixture->history, 4);
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Support");

  /* The last step replaced it. */
  way_history_rebase (fixture->history, id, owner, "Sales", "Others");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Others");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Others");

  /* They replaced what was typed so far, and typing went on: unseen, and seen. */
  set (fixture, card, "owner", "Sa", TRUE);
  set (fixture, card, "owner", "Sales", TRUE);
  way_history_seal (fixture->history);
  way_history_rebase (fixture->history, id, owner, "Sa", "Theirs");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Theirs");
  set (fixture, card, "owner", "Sa", TRUE);
  theirs = way_command_new_set (card, "owner", "Others", NULL);
  g_assert_true (way_command_apply (theirs, fixture->map, NULL));
  set (fixture, card, "owner", "Sales", TRUE);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (card, "owner"), ==, "Others");
}

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  g_test_add ("/core/history/goes-to-any-step", Fixture, NULL, set_up, test_goes_to_any_step, tear_down);
  g_test_add ("/core/history/list-follows", Fixture, NULL, set_up, test_list_follows, tear_down);
  g_test_add ("/core/history/withdrawn-takes-along", Fixture, NULL, set_up, test_withdrawn_takes_along, tear_down);
  g_test_add ("/core/history/steps-say-of-what", Fixture, NULL, set_up, test_steps_say_of_what, tear_down);
  g_test_add ("/core/history/new-things-are-named-as-typed", Fixture, NULL, set_up, test_new_things_are_named_as_typed, tear_down);
  g_test_add ("/core/history/new-things-are-named-by-their-jobs", Fixture, NULL, set_up, test_new_things_are_named_by_their_jobs, tear_down);
  g_test_add ("/core/history/goes-back-to-what-others-wrote", Fixture, NULL, set_up, test_goes_back_to_what_others_wrote, tear_down);

  return way_test_run ();
}
