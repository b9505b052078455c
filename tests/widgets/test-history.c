/* test-history.c - the list of steps is as long as the history, and no wider than the window */
#include "config.h"

#include <gtk/gtk.h>

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/history/history-page.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  GtkWidget  *page;
  GtkWidget  *window;
} Fixture;

static void
go_to_cb (Fixture *fixture,
          guint    place)
{
  way_history_go_to (fixture->history, place);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->page = way_history_page_new ();
  way_history_page_set_history (WAY_HISTORY_PAGE (fixture->page), fixture->history);
  g_signal_connect_swapped (fixture->page, "go-to", G_CALLBACK (go_to_cb), fixture);
  fixture->window = way_test_window_new (fixture->page, 340, 400);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *)&fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->page == NULL);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
change (Fixture *fixture,
        int      n)
{
  int i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %d", i);
      g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (fixture->map), "title", title, NULL);

      g_assert_true (way_history_perform (fixture->history, command, NULL));
    }
}

/* What stands beside a mark that is seen, or NULL. */
static const char *
find_marked (GtkWidget  *inside,
             const char *mark)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), mark))
        return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (inside)));
      found = find_marked (child, mark);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_marks (Fixture      *fixture,
            gconstpointer data)
{
  way_test_wait_until (g_strcmp0 (find_marked (fixture->page, "Now"), "As it was at first") == 0);
  change (fixture, 2);
  way_history_page_set_saved (WAY_HISTORY_PAGE (fixture->page), way_history_get_nth_serial (fixture->history, 1));
  way_test_wait_until (g_strcmp0 (find_marked (fixture->page, "Now"), "Change Title of “Title 0”") == 0);
  g_assert_cmpstr (find_marked (fixture->page, "Saved"), !=, find_marked (fixture->page, "Now"));
  way_history_go_to (fixture->history, 0);
  way_test_wait_until (g_strcmp0 (find_marked (fixture->page, "Now"), "As it was at first") == 0);
}

/* A list of any length has some rows, and shows the last when that is where the map is. */
static void
test_long (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *list = way_test_find (fixture->page, GTK_TYPE_LIST_VIEW, 0);
  GtkWidget *row;
  int        n = 0;

  change (fixture, 5000);
  way_test_wait_until (g_strcmp0 (find_marked (fixture->page, "Now"), "Change Title of “Title 4998”") == 0);
  for (row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  g_assert_cmpint (n, <, 500);
  way_history_go_to (fixture->history, 10);
  way_test_wait_until (g_strcmp0 (find_marked (fixture->page, "Now"), "Change Title of “Title 8”") == 0);
}

static void
test_keys_go_there (Fixture      *fixture,
                    gconstpointer data)
{
  change (fixture, 3);
  way_test_next_frame (fixture->page);
  way_history_page_focus_now (WAY_HISTORY_PAGE (fixture->page));
  way_test_wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL &&
                       g_strcmp0 (find_marked (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "Now"), "Change Title of “Title 1”") == 0);
  way_test_press ("Up");
  way_test_press ("Up");
  way_test_press ("Return");
  way_test_wait_until (way_history_get_place (fixture->history) == 1);
  way_test_wait_until (find_marked (fixture->page, "Now") != NULL);
}

#define ADD(name, func) g_test_add ("/widgets/history/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("marks", test_marks);
  ADD ("long", test_long);
  ADD ("keys-go-there", test_keys_go_there);

  return g_test_run ();
}
