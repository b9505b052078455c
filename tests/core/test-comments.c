/* test-comments.c - comments are counted, in order, and each act is one step */
#include "config.h"

#include "journeys/commands/comment-edits.h"
#include "journeys/layout/card-face.h"
#include "journeys/model/comment-index.h"
#include "journeys/model/comments.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayMap          *map;
  WayHistory      *history;
  WayCommentIndex *index;
  WayItem         *root, *stage, *step, *lane, *card; /* borrowed */
  int              n_changes;
} Fixture;

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
  fixture->index = way_comment_index_new (fixture->map);
  fixture->root = way_map_get_root (fixture->map);
  fixture->stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  fixture->step = way_item_get_child (fixture->stage, WAY_STAGE_STEPS, 0);
  fixture->lane = way_map_get (fixture->map, WAY_MAP_LANES, 0);
  fixture->card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  g_signal_connect_swapped (fixture->index, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->index);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
perform (Fixture    *fixture,
         WayCommand *command)
{
  g_autoptr (GError) error = NULL;

  way_history_perform (fixture->history, command, &error);
  g_assert_no_error (error);
  way_command_unref (command);
}

static WayItem *
comment_on (Fixture    *fixture,
            WayItem    *about,
            const char *text)
{
  g_autofree char *id = NULL;
  WayItem         *comment;

  perform (fixture, way_comment_edits_add (fixture->map, about, "Ada", &id));
  comment = way_map_find (fixture->map, id);
  perform (fixture, way_comment_edits_write (comment, text, NULL));

  return comment;
}

static void
test_each_act_is_one_step (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *added = g_strdup_printf ("Add Comment on “%s”", way_item_get_name (fixture->card));
  g_autofree char *resolved = g_strdup_printf ("Resolve Comment on “%s”", way_item_get_name (fixture->card));
  WayItem         *comment, *reply;

  perform (fixture, way_comment_edits_add (fixture->map, fixture->card, "Ada", &id));
  comment = way_map_find (fixture->map, id);
  g_assert_cmpstr (way_item_get (comment, "author"), ==, "Ada");
  g_assert_cmpstr (way_item_get (comment, "date"), ==, "2026-11-24");
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, added);
  g_assert_true (way_comments_get_about (comment) == fixture->card);
  g_clear_pointer (&id, g_free);

  perform (fixture, way_comment_edits_reply (fixture->map, comment, "Grace", &id));
  reply = way_map_find (fixture->map, id);
  g_assert_true (way_comments_get_about (reply) == fixture->card);
  perform (fixture, way_comment_edits_resolve (comment, TRUE));
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, resolved);
  g_assert_cmpint (way_comments_count_open (fixture->card), ==, 0);
  perform (fixture, way_comment_edits_resolve (comment, FALSE));
  g_assert_cmpint (way_comments_count_open (fixture->card), ==, 1);
  perform (fixture, way_comment_edits_remove (fixture->map, comment));
  g_assert_cmpuint (way_comment_index_n_open (fixture->index), ==, 0);
  g_assert_null (way_map_find (fixture->map, id));

  g_assert_true (way_history_go_to (fixture->history, 2));
  g_assert_nonnull (way_map_find (fixture->map, id));
  g_assert_true (way_history_go_to (fixture->history, 0));
  g_assert_cmpint (way_item_n_children (fixture->card, WAY_CARD_COMMENTS), ==, 0);
}

static void
test_counted_as_they_change (Fixture      *fixture,
                             gconstpointer data)
{
  WayItem *comment = comment_on (fixture, fixture->card, "Is that so?");

  comment_on (fixture, fixture->lane, "Who fills this in?");
  g_assert_cmpuint (way_comment_index_n_open (fixture->index), ==, 2);
  fixture->n_changes = 0;
  perform (fixture, way_comment_edits_resolve (comment, TRUE));
  g_assert_cmpuint (way_comment_index_n_open (fixture->index), ==, 1);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  /* Words are no reason to look again. */
  perform (fixture, way_comment_edits_write (comment, "It is.", NULL));
  g_assert_cmpint (fixture->n_changes, ==, 1);

  /* With the card goes what is said about it. */
  perform (fixture, way_comment_edits_resolve (comment, FALSE));
  perform (fixture, way_command_new_remove (fixture->map, fixture->card));
  g_assert_cmpuint (way_comment_index_n_open (fixture->index), ==, 1);
  way_history_undo (fixture->history);
  g_assert_cmpuint (way_comment_index_n_open (fixture->index), ==, 2);
}

static void
test_attic_is_left_out (Fixture      *fixture,
                        gconstpointer data)
{
  WayItem *retired = way_test_add (fixture->history, fixture->root, WAY_MAP_ATTIC, WAY_KIND_RETIRED, "reason", "Old", NULL);

  comment_on (fixture, fixture->card, "Is that so?");
  fixture->n_changes = 0;
  perform (fixture, way_command_new_move (fixture->card, retired, 0, -1));
  g_assert_cmpuint (way_comment_index_n_open (fixture->index), ==, 0);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  way_history_undo (fixture->history);
  g_assert_cmpuint (way_comment_index_n_open (fixture->index), ==, 1);
  g_assert_cmpint (fixture->n_changes, ==, 2);
}

static void
test_in_the_order_of_the_journey (Fixture      *fixture,
                                  gconstpointer data)
{
  WayItem *abouts[] = { fixture->card, fixture->step, fixture->stage, fixture->lane, fixture->root };
  WayItem *comments[G_N_ELEMENTS (abouts)];
  g_autoptr (GPtrArray) list = NULL;
  guint n = G_N_ELEMENTS (abouts);
  guint i;

  for (i = 0; i < n; i++)
    comments[i] = comment_on (fixture, abouts[i], "Hm.");
  list = way_comment_index_list (fixture->index);
  g_assert_cmpuint (list->len, ==, n);
  for (i = 0; i < n; i++)
    g_assert_true (g_ptr_array_index (list, i) == comments[n - 1 - i]);

  /* Forward and back, over the ends, past what is resolved. */
  g_assert_true (way_comment_index_find_open (fixture->index, NULL, 1) == comments[4]);
  g_assert_true (way_comment_index_find_open (fixture->index, comments[4], 1) == comments[3]);
  g_assert_true (way_comment_index_find_open (fixture->index, comments[0], 1) == comments[4]);
  g_assert_true (way_comment_index_find_open (fixture->index, comments[4], -1) == comments[0]);
  g_assert_true (way_comment_index_find_open (fixture->index, fixture->step, 1) == comments[1]);
  perform (fixture, way_comment_edits_resolve (comments[1], TRUE));
  g_assert_true (way_comment_index_find_open (fixture->index, fixture->step, 1) == comments[0]);
  g_assert_true (way_comment_index_find_open (fixture->index, fixture->step, -1) == comments[2]);
  g_assert_true (way_comment_index_find_open (fixture->index, comments[1], -1) == comments[2]);
  for (i = 0; i < n; i++)
    if (i != 1)
      perform (fixture, way_comment_edits_resolve (comments[i], TRUE));
  g_assert_null (way_comment_index_find_open (fixture->index, NULL, 1));
}

/* What was said of a card comes later when the card is put into a later step. */
static void
test_order_follows_cards (Fixture      *fixture,
                          gconstpointer data)
{
  WayItem *later = way_item_get_child (fixture->stage, WAY_STAGE_STEPS, 1);
  WayItem *other = way_map_get (fixture->map, WAY_MAP_CARDS, 1);
  WayItem *first = comment_on (fixture, fixture->card, "Is that so?");
  WayItem *second = comment_on (fixture, other, "Hm.");
  g_autoptr (GPtrArray) before = way_comment_index_list (fixture->index);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_true (g_ptr_array_index (before, 0) == first);
  perform (fixture, way_command_new_set (other, "step", way_item_get_id (fixture->step), NULL));
  fixture->n_changes = 0;
  perform (fixture, way_command_new_set (fixture->card, "step", way_item_get_id (later), NULL));
  g_assert_cmpint (fixture->n_changes, ==, 1);
  after = way_comment_index_list (fixture->index);
  g_assert_true (g_ptr_array_index (after, 0) == second);
}

/* A bubble takes its room from the title, on the screen and not on paper. */
static void
test_bubble_has_room (Fixture      *fixture,
                      gconstpointer data)
{
  WayLayoutOptions options = { .comments = TRUE };
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) screen = way_layout_new (fixture->map, texts, &options);
  g_autoptr (WayLayout) paper = way_layout_new (fixture->map, texts, NULL);
  g_autofree char *before = way_layout_dump (paper);
  g_autofree char *after = NULL;
  double           width;
  WayItem         *comment;

  way_layout_update (screen);
  width = way_layout_find_card_face (screen, fixture->card)->title_width;
  comment = comment_on (fixture, fixture->card, "Is that so?");
  comment_on (fixture, fixture->stage, "Is that so?");
  comment_on (fixture, fixture->step, "Is that so?");
  way_layout_update (screen);
  g_assert_cmpfloat (way_layout_find_card_face (screen, fixture->card)->title_width, <, width);
  after = way_layout_dump (paper);
  g_assert_cmpstr (after, ==, before);

  /* The same as if it had been so from the start. */
  {
    g_autoptr (WayLayout) fresh = way_layout_new (fixture->map, texts, &options);
    g_autofree char *expected = way_layout_dump (fresh);
    g_autofree char *dump = way_layout_dump (screen);

    g_assert_cmpstr (dump, ==, expected);
  }
  perform (fixture, way_comment_edits_resolve (comment, TRUE));
  way_layout_update (screen);
  g_assert_cmpfloat (way_layout_find_card_face (screen, fixture->card)->title_width, ==, width);
}

#define TEST(name, func) g_test_add ("/core/comments/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  TEST ("each-act-is-one-step", test_each_act_is_one_step);
  TEST ("counted-as-they-change", test_counted_as_they_change);
  TEST ("attic-is-left-out", test_attic_is_left_out);
  TEST ("in-the-order-of-the-journey", test_in_the_order_of_the_journey);
  TEST ("order-follows-cards", test_order_follows_cards);
  TEST ("bubble-has-room", test_bubble_has_room);

  return way_test_run ();
}
