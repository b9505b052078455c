/* test-persona-page.c - a persona as a poster that is edited where it stands */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "journeys/exchange/persona-poster.h"
#include "tests/support/folders.h"
#include "tests/support/pictures.h"
#include "tests/support/records.h"
#include "tests/support/window.h"
#include "widgets/records/views/plot-area.h"
#include "widgets/records/views/plot-view.h"
#include "widgets/records/pages/record-page.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  char       *persona;
  char       *job;
  char       *contact;
  GtkWidget  *page;
  GtkWidget  *window;
  GString    *opened;
} Fixture;

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         Fixture       *fixture)
{
  const char *element, *id;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  g_string_append_printf (fixture->opened, "%s %s\n", element, id);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSimpleActionGroup *group = g_simple_action_group_new ();
  GSimpleAction      *action = g_simple_action_new ("open", G_VARIANT_TYPE ("(ss)"));
  g_autofree char    *personas = NULL;
  g_autofree char    *other = NULL;
  WayItem            *job;
  int                 i;

  fixture->opened = g_string_new (NULL);
  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->persona = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_PERSONA, "name", "Nadia", "goals", "Ship on time\nFewer calls", NULL));
  other = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_PERSONA, "name", "Tom", NULL));
  personas = g_strdup_printf ("%s %s", fixture->persona, other);
  job = way_test_record_new (WAY_KIND_JOB, "statement", "Pay carriers on time", "personas", personas, NULL);
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", fixture->persona, "importance", "9", "satisfaction", "4", "n", "9", NULL);
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", other, "importance", "2", "satisfaction", "8", "n", "12", NULL);
  fixture->job = way_test_keep (fixture->records, job);
  for (i = 0; i < 15; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %c", 'A' + i);
      char            *id = way_test_keep (fixture->records, way_test_record_new (WAY_KIND_CONTACT, "name", name, "persona", fixture->persona, NULL));

      if (i == 0)
        fixture->contact = id;
      else
        g_free (id);
    }
  fixture->desk = way_desk_new (fixture->records);
  fixture->page = way_record_page_new (fixture->desk, WAY_KIND_PERSONA, fixture->persona);
  g_signal_connect (action, "activate", G_CALLBACK (open_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (fixture->page, "records", G_ACTION_GROUP (group));
  g_object_unref (action);
  g_object_unref (group);
  fixture->window = way_test_window_new (fixture->page, 900, 800);
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
  g_free (fixture->persona);
  g_free (fixture->job);
  g_free (fixture->contact);
  g_string_free (fixture->opened, TRUE);
}

static WayPlotView *
get_view (Fixture *fixture)
{
  return WAY_PLOT_VIEW (way_test_find (fixture->page, WAY_TYPE_PLOT_VIEW, 0));
}

static const WayPlotItem *
get_item (Fixture    *fixture,
          const char *element,
          const char *id)
{
  int place = way_plot_view_find (get_view (fixture), element, id);

  return place >= 0 ? way_plot_get_item (way_plot_view_get_plot (get_view (fixture)), place) : NULL;
}

static const char *
get_stored (Fixture    *fixture,
            const char *field)
{
  g_autoptr (WayItem) persona = way_records_get (fixture->records, WAY_KIND_PERSONA, fixture->persona, NULL);

  return g_intern_string (way_item_get_text (persona, field));
}

/* Each score is the persona's own; who is behind it is counted. */
static void
test_says (Fixture      *fixture,
           gconstpointer data)
{
  const WayPlotItem *item;

  way_test_wait_until (get_item (fixture, "contact", fixture->contact) != NULL);
  item = get_item (fixture, "job", fixture->job);
  g_assert_cmpstr (item->name, ==, "Pay carriers on time");
  g_assert_cmpstr (item->description, ==, "opportunity score 14.0, shared by 2 · 9 answers");
  g_assert_cmpstr (get_item (fixture, "part", "goals")->description, ==, "Ship on time, Fewer calls");
  g_assert_cmpstr (get_item (fixture, "part", "quote")->description, ==, "empty");
}

/* A click opens what is clicked on. */
static void
test_opens (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *expected = g_strdup_printf ("job %s\n", fixture->job);
  GdkRectangle     rect;

  way_test_wait_until (get_item (fixture, "job", fixture->job) != NULL);
  way_test_next_frame (fixture->page);
  way_plot_view_get_item_place (get_view (fixture), way_plot_view_find (get_view (fixture), "job", fixture->job), &rect);
  way_test_click (GTK_WIDGET (get_view (fixture)), rect.x + rect.width / 2, rect.y + rect.height / 2, "click 1");
  way_test_wait_until (fixture->opened->len > 0);
  g_assert_cmpstr (fixture->opened->str, ==, expected);
}

/* What is typed at a part is seen on the poster and is in the file; Escape leads back. */
static void
test_edits (Fixture      *fixture,
            gconstpointer data)
{
  way_test_wait_until (get_item (fixture, "contact", fixture->contact) != NULL);
  way_plot_view_focus_item (get_view (fixture), way_plot_view_find (get_view (fixture), "part", "position"));
  way_test_press ("Return");
  way_test_wait_until (GTK_IS_POPOVER (gtk_widget_get_native (gtk_window_get_focus (GTK_WINDOW (fixture->window)))));
  way_test_type ("Buyer");
  way_test_wait_until (g_strcmp0 (get_item (fixture, "part", "position")->description, "Buyer") == 0);
  way_test_press ("Escape");
  way_test_wait_until (way_plot_area_get_current (WAY_PLOT_AREA (way_test_find (fixture->page, WAY_TYPE_PLOT_AREA, 0))) ==
                       way_plot_view_find (get_view (fixture), "part", "position"));
  way_test_wait_until (g_str_equal (get_stored (fixture, "position"), "Buyer"));
  while (way_history_undo (way_desk_get_history (fixture->desk)))
    ;
  way_test_wait_until (g_strcmp0 (get_item (fixture, "part", "position")->description, "empty") == 0);
  g_assert_true (way_record_page_show_field (WAY_RECORD_PAGE (fixture->page), "goals"));
}

/* All posters in one file, with what is known of each. */
/* A page that was just opened is given a name at once, before it was drawn: what is typed takes the place of the old one. */
static void
test_named_at_once (Fixture      *fixture,
                    gconstpointer data)
{
  fixture->page = way_record_page_new (fixture->desk, WAY_KIND_PERSONA, fixture->persona);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  g_assert_true (way_record_page_show_field (WAY_RECORD_PAGE (fixture->page), "name"));
  way_test_wait_until (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL &&
                       GTK_IS_POPOVER (gtk_widget_get_native (gtk_window_get_focus (GTK_WINDOW (fixture->window)))));
  way_test_type ("Ines");
  way_test_wait_until (g_str_equal (get_stored (fixture, "name"), "Ines"));
}

static void
test_all (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "personas.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext %s -", path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  way_persona_posters_to_file (fixture->records, FALSE, NULL, path, NULL, &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Nadia"));
  g_assert_nonnull (strstr (text, "Fewer calls"));
  g_assert_nonnull (strstr (text, "14.0"));
  g_assert_nonnull (strstr (text, "and 3 more"));
  g_assert_nonnull (strstr (text, "Tom"));
  /* Prompts are for the screen. */
  g_assert_null (strstr (text, "What gets in their way"));
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add ("/persona-page/says", Fixture, NULL, set_up, test_says, tear_down);
  g_test_add ("/persona-page/opens", Fixture, NULL, set_up, test_opens, tear_down);
  g_test_add ("/persona-page/edits", Fixture, NULL, set_up, test_edits, tear_down);
  g_test_add ("/persona-page/named-at-once", Fixture, NULL, set_up, test_named_at_once, tear_down);
  g_test_add ("/persona-page/all", Fixture, NULL, set_up, test_all, tear_down);

  return g_test_run ();
}
