/* test-job-page.c - all that is known of a job, and how its scores are edited */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "journeys/records/library.h"
#include "journeys/records/links.h"
#include "tests/support/folders.h"
#include "tests/support/linked-map.h"
#include "tests/support/records.h"
#include "tests/support/window.h"
#include "widgets/inspector/field-row.h"
#include "widgets/inspector/job-hints.h"
#include "widgets/records/pages/page-card.h"
#include "widgets/records/views/plot-view.h"
#include "widgets/records/pages/record-page.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  char       *nadia;
  char       *job;
  char       *other;
  char       *map_path;
  GtkWidget  *page;
  GtkWidget  *window;
  GString    *opened;
} Fixture;

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         Fixture       *fixture)
{
  const char *first, *second;

  g_variant_get (parameter, "(&s&s)", &first, &second);
  g_string_append_printf (fixture->opened, "%s %s %s\n", g_action_get_name (G_ACTION (action)), first, second);
}

static void
add_action (Fixture            *fixture,
            GSimpleActionGroup *group,
            const char         *name)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE ("(ss)"));

  g_signal_connect (action, "activate", G_CALLBACK (open_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

/* The job is served by a touchpoint and by an opportunity of a map. */
static void
remember_map (Fixture *fixture)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GError) error = NULL;
  WayItem *job = way_test_link_record (fixture->records, history, WAY_KIND_JOB, fixture->job);
  g_autoptr (WayCommand) serves = way_command_new_set (way_map_get (map, WAY_MAP_CARDS, 0), "serves", way_item_get_id (job), &error);
  way_history_perform (history, serves, &error);
  g_assert_no_error (error);
  fixture->map_path = g_build_filename (fixture->folder, "Onboarding.journey", NULL);
  way_test_write (fixture->map_path, "", 0);
  way_records_remember_map (fixture->records, map, fixture->map_path, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *account = NULL;
  WayItem         *job;
  int              i;

  fixture->opened = g_string_new (NULL);
  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->nadia = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_PERSONA, "name", "Nadia", NULL));
  account = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Northwind", NULL));
  for (i = 0; i < 2; i++)
    g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_CONTACT, "name", i == 0 ? "Ada" : "Bo", "persona", fixture->nadia, "account", account, NULL)));
  job = way_test_record_new (WAY_KIND_JOB, "statement", "Pay carriers on time", "personas", fixture->nadia, NULL);
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", fixture->nadia, "importance", "9", "satisfaction", "4", "n", "9", NULL);
  fixture->job = way_test_keep (fixture->records, job);
  job = way_test_record_new (WAY_KIND_JOB, "statement", "Book a slot", NULL);
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "3", "satisfaction", "8", "n", "12", NULL);
  fixture->other = way_test_keep (fixture->records, job);
  remember_map (fixture);

  fixture->desk = way_desk_new (fixture->records);
  fixture->page = way_record_page_new (fixture->desk, WAY_KIND_JOB, fixture->job);
  add_action (fixture, group, "open");
  add_action (fixture, group, "open-map");
  gtk_widget_insert_action_group (fixture->page, "records", G_ACTION_GROUP (group));
  fixture->window = way_test_window_new (fixture->page, GPOINTER_TO_INT (data), 900);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *)&fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->page == NULL);
  g_assert_finalize_object (fixture->desk);
  /* Another thread may still be putting them down. */
  g_object_add_weak_pointer (G_OBJECT (fixture->records), (gpointer *)&fixture->records);
  g_object_unref (fixture->records);
  way_test_wait_until (fixture->records == NULL);
  way_test_folder_free (fixture->folder);
  g_free (fixture->nadia);
  g_free (fixture->job);
  g_free (fixture->other);
  g_free (fixture->map_path);
  g_string_free (fixture->opened, TRUE);
}

/* A label with these words, or NULL. */
static GtkWidget *
find_label (GtkWidget  *inside,
            const char *text)
{
  GtkWidget *child, *found = NULL;

  if (GTK_IS_LABEL (inside) && strstr (gtk_label_get_text (GTK_LABEL (inside)), text) != NULL && gtk_widget_get_mapped (inside))
    return inside;
  for (child = gtk_widget_get_first_child (inside); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static WayPlotView *
get_landscape (Fixture *fixture)
{
  GtkWidget *view;
  int        i;

  for (i = 0; (view = way_test_find (fixture->page, WAY_TYPE_PLOT_VIEW, i)) != NULL; i++)
    if (way_plot_view_find (WAY_PLOT_VIEW (view), "job", fixture->job) >= 0)
      return WAY_PLOT_VIEW (view);

  return NULL;
}

/* Whose it is, who has it, and where it stands. */
static void
test_says (Fixture      *fixture,
           gconstpointer data)
{
  way_test_wait_until (find_label (fixture->page, "Northwind") != NULL);
  g_assert_nonnull (find_label (fixture->page, "2 people"));
  g_assert_nonnull (find_label (fixture->page, "Opportunity 14.0: Nadia"));
  g_assert_nonnull (find_label (fixture->page, "Highest for Nadia"));
  g_assert_nonnull (find_label (fixture->page, "Contract signed"));
  /* Other jobs are there to compare, also for the keyboard. */
  way_test_wait_until (get_landscape (fixture) != NULL && way_plot_view_find (get_landscape (fixture), "job", fixture->other) >= 0);
}

/* A row leads to the card on its map. */
static void
test_opens (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *start = g_strdup_printf ("open-map %s ", fixture->map_path);
  GtkWidget       *label;

  way_test_wait_until (find_label (fixture->page, "Northwind") != NULL);
  label = find_label (fixture->page, "Contract signed");
  gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  way_test_wait_until (fixture->opened->len > 0);
  g_assert_true (g_str_has_prefix (fixture->opened->str, start));
  g_assert_cmpint (strlen (fixture->opened->str), >, strlen (start) + 1);
}

/* Scores come, are edited and go, and all of it can be undone. */
static void
test_scores (Fixture      *fixture,
             gconstpointer data)
{
  WayHistory     *history = way_desk_get_history (fixture->desk);
  WayItem        *job = way_map_find (way_desk_get_map (fixture->desk), fixture->job);
  WayItem        *score;
  GtkWidget      *add = NULL;
  GtkWidget      *row, *scroller;
  graphene_rect_t bounds;
  g_autoptr (WayCommand) importance = NULL;
  g_autoptr (WayCommand) satisfaction = NULL;
  int i;

  for (i = 0; (add = way_test_find (fixture->page, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (add), "Add a Score") == 0)
      break;
  g_assert_nonnull (add);
  gtk_widget_activate (add);
  way_test_wait_until (way_item_n_children (job, WAY_JOB_SCORES) == 2);
  score = way_item_get_child (job, WAY_JOB_SCORES, 1);
  g_assert_cmpstr (way_item_get (score, "date"), ==, "2026-11-24");
  /* It is there to be written, and in view. */
  way_test_wait_until (gtk_root_get_focus (GTK_ROOT (fixture->window)) != NULL);
  row = gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), WAY_TYPE_FIELD_ROW);
  g_assert_nonnull (row);
  scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  way_test_wait_until (gtk_widget_compute_bounds (row, scroller, &bounds) && bounds.size.height > 0 && bounds.origin.y >= 0 &&
                       bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller));
  importance = way_command_new_set (score, "importance", "10", NULL);
  satisfaction = way_command_new_set (score, "satisfaction", "0", NULL);
  way_history_perform (history, importance, NULL);
  way_history_perform (history, satisfaction, NULL);
  /* Of all: a score is never a mean. */
  way_test_wait_until (find_label (fixture->page, "Opportunity 20.0: All") != NULL);
  g_assert_nonnull (find_label (fixture->page, "Nadia: 14.0"));
  while (way_history_undo (history))
    ;
  way_test_wait_until (find_label (fixture->page, "Opportunity 14.0: Nadia") != NULL);
  g_assert_cmpint (way_item_n_children (job, WAY_JOB_SCORES), ==, 1);
}

static void
set_statement (Fixture    *fixture,
               const char *statement)
{
  WayItem *job = way_map_find (way_desk_get_map (fixture->desk), fixture->job);
  g_autoptr (WayCommand) command = way_command_new_set (job, "statement", statement, NULL);

  g_assert_true (way_history_perform (way_desk_get_history (fixture->desk), command, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Advice waits until somebody has written something and pauses; it goes when it was followed. */
static void
test_hints (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *fresh = way_records_dup_new_name (WAY_KIND_JOB);
  GtkWidget       *hints = way_test_find (fixture->page, WAY_TYPE_JOB_HINTS, 0);

  g_assert_false (gtk_widget_get_visible (hints));
  way_test_wait_until (find_label (fixture->page, "Northwind") != NULL);
  set_statement (fixture, "P");
  g_assert_false (gtk_widget_get_visible (hints));
  set_statement (fixture, "Pay carriers");
  g_assert_false (gtk_widget_get_visible (hints));
  way_test_wait_until (gtk_widget_get_visible (hints));
  g_assert_nonnull (find_label (hints, "There is no context"));
  set_statement (fixture, "Pay carriers on time");
  way_test_wait_until (!gtk_widget_get_visible (hints));
  /* A job that nobody has named yet is not spoken about. */
  set_statement (fixture, "Pay");
  way_test_wait_until (gtk_widget_get_visible (hints));
  set_statement (fixture, fresh);
  way_test_wait_until (!gtk_widget_get_visible (hints));
}

/* The first question is answered where it stands, as the others are. */
static void
test_first_question (Fixture      *fixture,
                     gconstpointer data)
{
  WayItem   *job = way_map_find (way_desk_get_map (fixture->desk), fixture->job);
  GtkWidget *label, *row, *text;

  way_test_wait_until (find_label (fixture->page, "Five questions") != NULL);
  label = find_label (gtk_widget_get_ancestor (find_label (fixture->page, "Five questions"), WAY_TYPE_PAGE_CARD), "1");
  row = gtk_widget_get_next_sibling (label);
  g_assert_true (WAY_IS_FIELD_ROW (row));
  text = way_test_find (row, GTK_TYPE_TEXT_VIEW, 0);
  g_assert_nonnull (text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Pay carriers when they arrive", -1);
  g_assert_cmpstr (way_item_get (job, "statement"), ==, "Pay carriers when they arrive");
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add ("/job-page/says", Fixture, GINT_TO_POINTER (1000), set_up, test_says, tear_down);
  g_test_add ("/job-page/narrow", Fixture, GINT_TO_POINTER (360), set_up, test_says, tear_down);
  g_test_add ("/job-page/opens", Fixture, GINT_TO_POINTER (1000), set_up, test_opens, tear_down);
  g_test_add ("/job-page/hints", Fixture, GINT_TO_POINTER (1000), set_up, test_hints, tear_down);
  g_test_add ("/job-page/first-question", Fixture, GINT_TO_POINTER (1000), set_up, test_first_question, tear_down);
  g_test_add ("/job-page/scores", Fixture, GINT_TO_POINTER (1000), set_up, test_scores, tear_down);

  return g_test_run ();
}
