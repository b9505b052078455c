/* test-comments.c - threads are shown in order, written in place and answered */
#include "config.h"

#include <gtk/gtk.h>

#include "journeys/commands/comment-edits.h"
#include "journeys/model/comments.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/comments/comment-thread.h"
#include "widgets/comments/comments-page.h"

typedef struct
{
  WayMap       *map;
  WayHistory   *history;
  WaySelection *selection;
  GtkWidget    *page;
  GtkWidget    *window;
  WayItem      *card; /* borrowed */
  int           n_done;
  char         *shown;
} Fixture;

static void
done_cb (Fixture *fixture)
{
  fixture->n_done++;
}

static void
shown_cb (Fixture    *fixture,
          const char *id)
{
  g_free (fixture->shown);
  fixture->shown = g_strdup (id);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->selection = way_selection_new ();
  fixture->card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  fixture->page = way_comments_page_new ();
  way_comments_page_set_history (WAY_COMMENTS_PAGE (fixture->page), fixture->history);
  way_comments_page_set_selection (WAY_COMMENTS_PAGE (fixture->page), fixture->selection);
  g_signal_connect_swapped (fixture->page, "done", G_CALLBACK (done_cb), fixture);
  g_signal_connect_swapped (fixture->page, "shown", G_CALLBACK (shown_cb), fixture);
  fixture->window = way_test_window_new (fixture->page, 360, 700);
  g_object_set_data (G_OBJECT (fixture->window), "my-name", (gpointer) "Vera");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *)&fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->page == NULL);
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
  g_free (fixture->shown);
}

static WayItem *
comment_on (Fixture    *fixture,
            WayItem    *about,
            const char *text)
{
  g_autofree char *id = NULL;
  g_autoptr (WayCommand) add = way_comment_edits_add (fixture->map, about, "Ada", &id);
  g_autoptr (WayCommand) write = NULL;

  g_assert_true (way_history_perform (fixture->history, add, NULL));
  write = way_comment_edits_write (way_map_find (fixture->map, id), text, NULL);
  g_assert_true (way_history_perform (fixture->history, write, NULL));

  return way_map_find (fixture->map, id);
}

/* The nth thread that is shown is that of a comment. */
static gboolean
is_nth (Fixture *fixture,
        int      nth,
        WayItem *comment)
{
  GtkWidget *thread = way_test_find (fixture->page, WAY_TYPE_COMMENT_THREAD, nth);

  return comment == NULL ? thread == NULL : thread != NULL && g_strcmp0 (way_comment_thread_get_id (WAY_COMMENT_THREAD (thread)), way_item_get_id (comment)) == 0;
}

static void
test_selected_come_first (Fixture      *fixture,
                          gconstpointer data)
{
  WayItem   *on_map = comment_on (fixture, way_map_get_root (fixture->map), "Of the map");
  WayItem   *on_card = comment_on (fixture, fixture->card, "Of the card");
  WayItem   *resolved = comment_on (fixture, fixture->card, "Done");
  GtkWidget *show_resolved = way_test_find (fixture->page, GTK_TYPE_SWITCH, 0);
  g_autoptr (WayCommand) resolve = way_comment_edits_resolve (resolved, TRUE);

  g_assert_true (way_history_perform (fixture->history, resolve, NULL));
  g_assert_cmpuint (way_comments_page_get_n_open (WAY_COMMENTS_PAGE (fixture->page)), ==, 2);
  way_test_wait_until (is_nth (fixture, 0, on_map) && is_nth (fixture, 1, on_card) && is_nth (fixture, 2, NULL));
  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  way_test_wait_until (is_nth (fixture, 0, on_card) && is_nth (fixture, 1, on_map));
  gtk_switch_set_active (GTK_SWITCH (show_resolved), TRUE);
  way_test_wait_until (is_nth (fixture, 0, on_card) && is_nth (fixture, 1, resolved) && is_nth (fixture, 2, on_map));

  /* What goes from the map goes from the list, and comes back with it. */
  way_history_go_to (fixture->history, 0);
  way_test_wait_until (is_nth (fixture, 0, NULL));
  way_history_go_to (fixture->history, way_history_n_steps (fixture->history));
  way_test_wait_until (is_nth (fixture, 2, on_map));
}

static void
test_written_as_one_step (Fixture      *fixture,
                          gconstpointer data)
{
  WayItem *comment;

  way_selection_select (fixture->selection, way_item_get_id (fixture->card));
  g_assert_true (way_comments_page_add (WAY_COMMENTS_PAGE (fixture->page)));
  way_test_next_frame (fixture->page);
  way_test_type ("Is it so");
  comment = way_item_get_child (fixture->card, WAY_CARD_COMMENTS, 0);
  way_test_wait_until (g_strcmp0 (way_item_get (comment, "text"), "Is it so") == 0);
  /* An input method has its keys first. */
  way_test_press ("ctrl+shift+u 2 0 a c Return");
  way_test_wait_until (g_strcmp0 (way_item_get (comment, "text"), "Is it so€") == 0);
  g_assert_cmpint (fixture->n_done, ==, 0);
  g_assert_cmpstr (way_item_get (comment, "author"), ==, "Vera");
  way_test_press ("Return");
  way_test_wait_until (fixture->n_done == 1);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 1);
  way_history_undo (fixture->history);
  g_assert_cmpint (way_comments_count_open (fixture->card), ==, 0);
  way_test_wait_until (is_nth (fixture, 0, NULL));
}

static void
test_jumps_select (Fixture      *fixture,
                   gconstpointer data)
{
  WayItem *on_map, *on_card;

  g_assert_false (way_comments_page_jump (WAY_COMMENTS_PAGE (fixture->page), 1));
  on_map = comment_on (fixture, way_map_get_root (fixture->map), "Of the map");
  on_card = comment_on (fixture, fixture->card, "Of the card");
  g_assert_true (way_comments_page_jump (WAY_COMMENTS_PAGE (fixture->page), 1));
  g_assert_cmpstr (fixture->shown, ==, way_item_get_id (way_map_get_root (fixture->map)));
  g_assert_true (way_comments_page_jump (WAY_COMMENTS_PAGE (fixture->page), 1));
  g_assert_cmpstr (fixture->shown, ==, way_item_get_id (fixture->card));
  g_assert_cmpstr (way_selection_get_last (fixture->selection), ==, way_item_get_id (fixture->card));
  g_assert_true (is_nth (fixture, 0, on_card));
  g_assert_true (way_comments_page_jump (WAY_COMMENTS_PAGE (fixture->page), 1));
  g_assert_true (is_nth (fixture, 0, on_map));
}

/* However much is said: no more is shown than can be looked at. */
static void
test_bounded (Fixture      *fixture,
              gconstpointer data)
{
  int i;

  for (i = 0; i < 120; i++)
    comment_on (fixture, fixture->card, "Again");
  way_test_wait_until (way_test_find (fixture->page, WAY_TYPE_COMMENT_THREAD, 49) != NULL);
  g_assert_null (way_test_find (fixture->page, WAY_TYPE_COMMENT_THREAD, 50));
}

#define ADD(name, func) g_test_add ("/widgets/comments/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("selected-come-first", test_selected_come_first);
  ADD ("written-as-one-step", test_written_as_one_step);
  ADD ("jumps-select", test_jumps_select);
  ADD ("bounded", test_bounded);

  return g_test_run ();
}
