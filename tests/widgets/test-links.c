/* test-links.c - what is said about the records of a map, and what can be chosen */
#include "config.h"

#include <gtk/gtk.h>

#include "journeys/records/links-stale.h"
#include "journeys/records/links-unknown.h"
#include "journeys/records/links.h"
#include "tests/support/inspector.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/inspector/job-hints.h"
#include "widgets/inspector/job-section.h"
#include "widgets/inspector/link-section.h"
#include "widgets/links/links-bar.h"
#include "widgets/links/unknown-list.h"

typedef struct
{
  WayTestInspector inspector;
  GHashTable      *choices;
  int              n_refreshed;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  way_test_inspector_set_up (&fixture->inspector, data);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->choices, g_hash_table_unref);
  way_test_inspector_tear_down (&fixture->inspector, data);
}

static WayItem *
add_record (Fixture    *fixture,
            WayKind     kind,
            const char *name)
{
  g_autoptr (GError) error = NULL;
  WayItem *record = way_records_new_record (kind);

  way_item_set (record, kind == WAY_KIND_JOB ? "statement" : "name", name, NULL);
  g_assert_true (way_records_add (fixture->inspector.records, record, &error));
  g_assert_no_error (error);

  return record;
}

static WayItem *
add_link (Fixture    *fixture,
          WayKind     link_kind,
          const char *name,
          const char *record)
{
  WayItem *link = way_test_add (fixture->inspector.history, way_map_get_root (fixture->inspector.map), WAY_MAP_RECORDS, link_kind,
                                link_kind == WAY_KIND_JOB_LINK ? "statement" : "name", name, NULL);

  if (record != NULL)
    {
      g_autoptr (WayCommand) set = way_command_new_set (link, "record", record, NULL);

      g_assert_true (way_history_perform (fixture->inspector.history, set, NULL));
    }

  return link;
}

static void
settle_cb (Fixture    *fixture,
           GHashTable *choices)
{
  g_clear_pointer (&fixture->choices, g_hash_table_unref);
  fixture->choices = g_hash_table_ref (choices);
}

static GtkWidget *
find_button (GtkWidget  *inside,
             const char *label)
{
  GtkWidget *button;
  int        i;

  for (i = 0; (button = way_test_find (inside, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  return NULL;
}

/* One namesake is proposed, of several none, and what is on this map only is left there. */
static void
test_proposals (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) aylin = add_record (fixture, WAY_KIND_PERSONA, "Aylin");
  g_autoptr (WayItem) one = add_record (fixture, WAY_KIND_ACCOUNT, "Aster GmbH");
  g_autoptr (WayItem) two = add_record (fixture, WAY_KIND_ACCOUNT, "Aster Ltd");
  WayItem *matched = add_link (fixture, WAY_KIND_PERSONA_LINK, "aylin", "00000000-0000-4000-8000-000000000001");
  WayItem *taken = add_link (fixture, WAY_KIND_PERSONA_LINK, "Tomasz", "00000000-0000-4000-8000-000000000002");
  WayItem *open = add_link (fixture, WAY_KIND_ACCOUNT_LINK, "Aster", "00000000-0000-4000-8000-000000000003");
  g_autoptr (GPtrArray) unknown = way_links_list_unknown (fixture->inspector.map, fixture->inspector.records, &error);
  GtkWidget *list = g_object_ref_sink (way_unknown_list_new ());
  g_autoptr (GHashTable) choices = NULL;

  g_assert_no_error (error);
  way_unknown_list_fill (WAY_UNKNOWN_LIST (list), unknown);
  g_assert_true (way_unknown_list_asks (WAY_UNKNOWN_LIST (list)));
  choices = way_unknown_list_get_choices (WAY_UNKNOWN_LIST (list));
  g_assert_cmpuint (g_hash_table_size (choices), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (choices, way_item_get_id (matched)), ==, way_item_get_id (aylin));
  g_assert_cmpstr (g_hash_table_lookup (choices, way_item_get_id (taken)), ==, "");
  g_assert_null (g_hash_table_lookup (choices, way_item_get_id (open)));
  g_assert_nonnull (find_button (list, "_Take Over and Match"));
  g_assert_finalize_object (list);
}

/* Where nothing can be confused one press is enough. */
static void
test_take_over (Fixture      *fixture,
                gconstpointer data)
{
  WayItem *link = add_link (fixture, WAY_KIND_PERSONA_LINK, "Tomasz", "00000000-0000-4000-8000-000000000002");
  g_autoptr (GPtrArray) unknown = way_links_list_unknown (fixture->inspector.map, fixture->inspector.records, NULL);
  GtkWidget *bar = g_object_ref_sink (way_links_bar_new ());

  g_signal_connect_swapped (bar, "settle", G_CALLBACK (settle_cb), fixture);
  g_assert_false (gtk_widget_get_visible (bar));
  way_links_bar_set_unknown (WAY_LINKS_BAR (bar), unknown);
  g_assert_true (gtk_widget_get_visible (bar));
  g_signal_emit_by_name (find_button (bar, "_Take Over"), "clicked");
  g_assert_nonnull (fixture->choices);
  g_assert_cmpstr (g_hash_table_lookup (fixture->choices, way_item_get_id (link)), ==, "");
  /* What is on this map only is no reason to say anything. */
  g_assert_cmpuint (g_hash_table_size (fixture->choices), ==, 1);
  way_links_bar_set_unknown (WAY_LINKS_BAR (bar), NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_finalize_object (bar);
}

static void
refresh_cb (Fixture *fixture)
{
  fixture->n_refreshed++;
}

static void
test_stale (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (WayItem) account = add_record (fixture, WAY_KIND_ACCOUNT, "Northwind Freight");
  GtkWidget *bar = g_object_ref_sink (way_links_bar_new ());
  g_autoptr (GPtrArray) stale = NULL;

  add_link (fixture, WAY_KIND_ACCOUNT_LINK, "Northwind", way_item_get_id (account));
  stale = way_links_list_stale (fixture->inspector.map, fixture->inspector.records, NULL);
  g_assert_cmpuint (stale->len, ==, 1);
  g_signal_connect_swapped (bar, "refresh", G_CALLBACK (refresh_cb), fixture);
  way_links_bar_set_stale (WAY_LINKS_BAR (bar), stale);
  g_signal_emit_by_name (find_button (bar, "_Refresh"), "clicked");
  g_assert_cmpint (fixture->n_refreshed, ==, 1);
  g_assert_finalize_object (bar);
}

/* A job card: a title, then a job of this map, then one of the records. */
static void
test_job_card (Fixture      *fixture,
               gconstpointer data)
{
  WayTestInspector *inspector = &fixture->inspector;
  WayItem          *card = way_test_add (inspector->history, way_map_get_root (inspector->map), WAY_MAP_CARDS, WAY_KIND_JOB_CARD,
                                         "title", "Invoices in the portal", "step", way_item_get (inspector->card, "step"),
                                         "lane", way_item_get (inspector->card, "lane"), NULL);
  GtkWidget        *section, *hints, *link, *picker;
  g_autofree char  *record = NULL;
  g_autoptr (WayCommand) set = NULL;
  WayItem *job;

  way_selection_select (inspector->selection, way_item_get_id (card));
  way_test_inspector_find_row (inspector, "title");
  section = way_test_find (inspector->inspector, WAY_TYPE_JOB_SECTION, 0);
  g_assert_nonnull (section);
  g_signal_emit_by_name (find_button (section, "_Make It a Job of This Map"), "clicked");
  g_assert_nonnull (way_item_get (card, "job"));
  job = way_map_find (inspector->map, way_item_get (card, "job"));
  g_assert_cmpstr (way_item_get (job, "statement"), ==, "Invoices in the portal");
  g_assert_null (way_item_get (job, "record"));
  way_test_wait_until (way_test_find (section, WAY_TYPE_LINK_SECTION, 0) != NULL);
  link = way_test_find (section, WAY_TYPE_LINK_SECTION, 0);
  hints = way_test_find (section, WAY_TYPE_JOB_HINTS, 0);
  g_assert_true (gtk_widget_get_visible (hints));

  g_signal_emit_by_name (find_button (link, "_Take Over into Records"), "clicked");
  g_assert_nonnull (way_item_get (job, "record"));
  g_assert_cmpint (way_records_count (inspector->records, WAY_KIND_JOB, NULL, NULL), ==, 1);
  way_test_wait_until (!gtk_widget_get_visible (find_button (link, "_Take Over into Records")));

  /* Advice that was followed goes away. */
  set = way_command_new_set (job, "statement", "Approve invoices on the road when a carrier waits", NULL);
  g_assert_true (way_history_perform (inspector->history, set, NULL));
  way_test_wait_until (!gtk_widget_get_visible (hints));
  /* What the map says now is not what the record says. */
  way_test_wait_until (gtk_widget_get_visible (find_button (link, "_Refresh")));
  g_signal_emit_by_name (find_button (link, "_Refresh"), "clicked");
  g_assert_cmpstr (way_item_get (job, "statement"), ==, "Invoices in the portal");
  /* Without its record it stays a job of this map, which is one of the records again when somebody says so. */
  record = g_strdup (way_item_get (job, "record"));
  g_signal_emit_by_name (find_button (link, "U_nlink"), "clicked");
  g_assert_null (way_item_get (job, "record"));
  way_test_wait_until (gtk_widget_get_visible (way_test_find (link, GTK_TYPE_MENU_BUTTON, 0)));
  picker = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (way_test_find (link, GTK_TYPE_MENU_BUTTON, 0))));
  /* How it is found there is a test of its own. */
  g_signal_emit_by_name (picker, "record-picked", WAY_KIND_JOB, record);
  way_test_wait_until (g_strcmp0 (way_item_get (job, "record"), record) == 0);
  way_test_wait_until (gtk_widget_get_visible (find_button (link, "U_nlink")));

  /* Without the job the card still says what was said. */
  g_signal_emit_by_name (find_button (link, "U_nlink"), "clicked");
  g_assert_null (way_item_get (job, "record"));
  g_assert_cmpstr (way_item_get (card, "job"), ==, way_item_get_id (job));
  way_test_wait_until (!gtk_widget_get_visible (find_button (link, "U_nlink")));
  g_signal_emit_by_name (find_button (link, "Remove from the _Map"), "clicked");
  g_assert_null (way_item_get (card, "job"));
  g_assert_cmpstr (way_item_get (card, "title"), ==, "Invoices in the portal");
}

/* What the records advise for an account goes with its link. */
static void
test_advice (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = add_record (fixture, WAY_KIND_ACCOUNT, "Northwind");
  g_autoptr (WayCommand) unlink = NULL;
  WayItem   *link = add_link (fixture, WAY_KIND_ACCOUNT_LINK, "Northwind", way_item_get_id (account));
  GtkWidget *section, *advice;

  g_assert_true (way_item_set (account, "value", "5000 EUR", &error));
  g_assert_true (way_records_update (fixture->inspector.records, account, &error));
  section = g_object_ref_sink (way_link_section_new (fixture->inspector.history, link, fixture->inspector.records));
  advice = way_test_find (section, GTK_TYPE_LABEL, 2);
  way_test_wait_until (gtk_widget_get_visible (advice));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (advice)), "Account-based marketing"));
  unlink = way_links_unlink_command (link, &error);
  g_assert_true (way_history_perform (fixture->inspector.history, unlink, &error));
  way_test_wait_until (!gtk_widget_get_visible (advice));
  g_object_unref (section);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 0;

  ADD ("/widgets/links/proposals", test_proposals);
  ADD ("/widgets/links/take-over", test_take_over);
  ADD ("/widgets/links/stale", test_stale);
  ADD ("/widgets/links/job-card", test_job_card);
  ADD ("/widgets/links/advice", test_advice);

  return g_test_run ();
}
