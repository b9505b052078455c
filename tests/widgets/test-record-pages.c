/* test-record-pages.c - pages of records: seen, edited in place, and taken back */
#include "config.h"

#include "journeys/records/library.h"
#include "tests/support/folders.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"
#include "tests/support/window.h"
#include "widgets/inspector/field-row.h"
#include "widgets/inspector/item-picker.h"
#include "widgets/inspector/linking.h"
#include "widgets/records/pages/fact-list.h"
#include "widgets/records/care/merge-panel.h"
#include "widgets/records/pages/page-notes.h"
#include "widgets/records/pages/page-words.h"
#include "widgets/records/pages/record-page.h"
#include "widgets/records/pages/score-bar.h"

#include <string.h>

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  WayItem    *account;
  WayItem    *persona;
  WayItem    *contact;
  GtkWidget  *window;
  GtkWidget  *page;
  char       *opened; /* the id that is to be shown */
  char       *told;
  char       *reported;
} Fixture;

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Fixture *fixture = data;

  g_free (fixture->opened);
  g_variant_get (parameter, "(ss)", NULL, &fixture->opened);
}

static void
told_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Fixture *fixture = data;
  char   **text = g_str_equal (g_action_get_name (G_ACTION (action)), "told") ? &fixture->told : &fixture->reported;

  g_free (*text);
  *text = g_variant_dup_string (parameter, NULL);
}

static WayItem *
create (Fixture    *fixture,
        WayKind     kind,
        const char *name,
        const char *field,
        const char *value)
{
  g_autoptr (GError) error = NULL;
  WayItem *item = way_desk_create (fixture->desk, kind, name, field, value, &error);

  g_assert_no_error (error);

  return item;
}

static void
set (Fixture    *fixture,
     WayItem    *item,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (way_desk_get_history (fixture->desk), command, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
  fixture->account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", "tier", "strategic");
  fixture->persona = create (fixture, WAY_KIND_PERSONA, "Logistics lead", "role", "champion");
  set (fixture, fixture->persona, "priorities", "On time delivery");
  fixture->contact = create (fixture, WAY_KIND_CONTACT, "Nadia Brandt", "account", way_item_get_id (fixture->account));
  set (fixture, fixture->contact, "persona", way_item_get_id (fixture->persona));
}

static void
show (Fixture *fixture,
      WayItem *record)
{
  const GActionEntry entries[] = {
    { "open", open_cb, "(ss)", NULL, NULL, { 0 } },
    { "told", told_cb, "s", NULL, NULL, { 0 } },
    { "report", told_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture);
  fixture->page = way_record_page_new (fixture->desk, way_item_get_kind (record), way_item_get_id (record));
  fixture->window = way_test_window_new (fixture->page, 900, 900);
  gtk_widget_insert_action_group (fixture->window, "records", G_ACTION_GROUP (group));
  way_test_next_frame (fixture->page);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *)&fixture->page);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
      way_test_wait_until (fixture->page == NULL);
    }
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  /* What is worked out in threads holds on to the records for a while. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->desk);
  g_object_add_weak_pointer (G_OBJECT (fixture->records), (gpointer *)&fixture->records);
  g_object_unref (fixture->records);
  way_test_wait_until (fixture->records == NULL);
  g_free (fixture->opened);
  g_free (fixture->told);
  g_free (fixture->reported);
  way_test_folder_free (fixture->folder);
}

/* A button, or a label, by a part of its words. */
static GtkWidget *
find_words (GtkWidget  *inside,
            GType       type,
            const char *words)
{
  GtkWidget *found;
  int        i;

  for (i = 0; (found = way_test_find (inside, type, i)) != NULL; i++)
    {
      const char *text = GTK_IS_LABEL (found) ? gtk_label_get_text (GTK_LABEL (found)) : gtk_button_get_label (GTK_BUTTON (found));

      if (text != NULL && strstr (text, words) != NULL)
        return found;
    }

  return NULL;
}

static gboolean
shows (Fixture    *fixture,
       const char *words)
{
  return find_words (fixture->page, GTK_TYPE_LABEL, words) != NULL;
}

static WayFieldRow *
find_row (Fixture    *fixture,
          const char *field)
{
  GtkWidget *found;
  int        i;

  for (i = 0; (found = way_test_find (fixture->page, WAY_TYPE_FIELD_ROW, i)) != NULL; i++)
    if (g_str_equal (way_field_row_get_field (WAY_FIELD_ROW (found))->name, field))
      return WAY_FIELD_ROW (found);

  return NULL;
}

static void
test_name (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (WayItem) read = NULL;

  show (fixture, fixture->account);
  g_assert_true (way_record_page_show_field (WAY_RECORD_PAGE (fixture->page), "name"));
  way_test_next_frame (fixture->page);
  way_test_press ("ctrl+End");
  way_test_type (" Freight");
  way_test_wait_until (g_str_equal (way_item_get_name (fixture->account), "Northwind Freight"));
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  read = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (fixture->account), NULL);
  g_assert_cmpstr (way_item_get_name (read), ==, "Northwind Freight");
  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  g_assert_cmpstr (way_item_get_name (fixture->account), ==, "Northwind");
}

/* Whatever is declared can be seen and set; a field that is declared later as well. */
static void
test_every_field (Fixture      *fixture,
                  gconstpointer data)
{
  static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT };
  guint                i;
  int                  j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const WayKindInfo *info = way_kind_get_info (kinds[i]);
      GtkWidget         *page = way_record_page_new (fixture->desk, kinds[i],
                                                     way_item_get_id (i == 0 ? fixture->account : fixture->contact));
      GtkWidget         *window = way_test_window_new (page, 900, 900);

      for (j = 0; j < info->n_fields; j++)
        {
          if (!way_record_page_show_field (WAY_RECORD_PAGE (page), info->fields[j].name))
            g_error ("The page of %s does not lead to %s", info->element, info->fields[j].name);
        }
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *mark;

  show (fixture, fixture->account);
  mark = find_words (fixture->page, GTK_TYPE_BUTTON, "Competitors?");
  g_assert_nonnull (mark);
  g_assert_null (find_row (fixture, "competitors"));
  g_signal_emit_by_name (mark, "clicked");
  g_assert_nonnull (find_row (fixture, "competitors"));
  g_assert_null (find_words (fixture->page, GTK_TYPE_BUTTON, "Competitors?"));
  way_test_next_frame (fixture->page);
  way_test_type ("Two rivals");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->account, "competitors"), "Two rivals") == 0);
  way_test_wait_until (shows (fixture, "1 of 11"));

  /* What is not known of a person leads to that person. */
  mark = find_words (fixture->page, GTK_TYPE_BUTTON, "Nadia Brandt: how to approach?");
  g_assert_nonnull (mark);
  g_signal_emit_by_name (mark, "clicked");
  g_assert_cmpstr (fixture->opened, ==, way_item_get_id (fixture->contact));

  /* A lower tier needs less. */
  set (fixture, fixture->account, "tier", "programmatic");
  way_test_wait_until (find_words (fixture->page, GTK_TYPE_BUTTON, "Strengths?") == NULL);
  g_assert_nonnull (find_words (fixture->page, GTK_TYPE_BUTTON, "+ Strengths"));
}

static void
test_people (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *entry, *toggle;

  show (fixture, fixture->account);
  g_assert_true (shows (fixture, "Nadia Brandt · Champion"));
  g_assert_null (find_words (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "differs"));
  set (fixture, fixture->contact, "role", "blocker");
  way_test_wait_until (shows (fixture, "Nadia Brandt · Blocker"));
  toggle = find_words (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "1 differs from Logistics lead");
  g_assert_nonnull (toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  g_assert_true (shows (fixture, "Role: Blocker (persona: Champion)"));

  entry = way_test_find (fixture->page, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Tom Okafor");
  g_signal_emit_by_name (entry, "activate");
  way_test_wait_until (shows (fixture, "Tom Okafor"));
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_CONTACT, "tom", NULL), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  way_history_undo (way_desk_get_history (fixture->desk));
  way_test_wait_until (!shows (fixture, "Tom Okafor"));
}

/* Another part of the program changes what the page shows. */
static void
test_elsewhere (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (WayItem) job = way_records_new_record (WAY_KIND_JOB);
  g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);
  g_autoptr (GError) error = NULL;

  show (fixture, fixture->account);
  way_item_set (job, "statement", "Pay carriers without chasing approvals", NULL);
  way_item_set (job, "personas", way_item_get_id (fixture->persona), NULL);
  g_assert_true (way_records_add (fixture->records, job, &error));
  way_item_set (contact, "name", "Ravi", NULL);
  way_item_set (contact, "account", way_item_get_id (fixture->account), NULL);
  g_assert_true (way_records_add (fixture->records, contact, &error));
  way_test_wait_until (shows (fixture, "Pay carriers") && shows (fixture, "Ravi"));
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_CONTACT, way_item_get_id (contact), &error));
  way_test_wait_until (!shows (fixture, "Ravi"));
}

static void
test_score (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *bar, *scale;
  guint      steps;

  show (fixture, fixture->account);
  bar = way_test_find (fixture->page, WAY_TYPE_SCORE_BAR, 0);
  scale = way_test_find (bar, GTK_TYPE_SCALE, 0);
  steps = way_history_n_steps (way_desk_get_history (fixture->desk));
  gtk_range_set_value (GTK_RANGE (scale), 60);
  gtk_range_set_value (GTK_RANGE (scale), 70.2);
  g_assert_cmpstr (way_item_get (fixture->account, "fit"), ==, "70");
  /* To draw the bar is one step. */
  g_assert_cmpuint (way_history_n_steps (way_desk_get_history (fixture->desk)), ==, steps + 1);
  way_history_undo (way_desk_get_history (fixture->desk));
  g_assert_null (way_item_get (fixture->account, "fit"));
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 0);
  set (fixture, fixture->account, "fit", "88");
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 88);
  way_test_wait_until (shows (fixture, "priority 1 of 1"));
}

static void
test_notes (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *notes, *view;

  show (fixture, fixture->account);
  g_object_set_data (G_OBJECT (fixture->window), "my-name", (gpointer) "Mara");
  notes = way_test_find (fixture->page, WAY_TYPE_PAGE_NOTES, 0);
  view = way_test_find (notes, GTK_TYPE_TEXT_VIEW, 0);
  gtk_widget_grab_focus (view);
  way_test_next_frame (fixture->page);
  way_test_type ("They moved");
  way_test_press ("ctrl+Return");
  way_test_wait_until (way_item_n_children (fixture->account, WAY_ACCOUNT_NOTES) == 1);
  way_test_wait_until (shows (fixture, "24 Nov 2026 · Mara"));
  g_assert_cmpstr (way_item_get (way_item_get_child (fixture->account, WAY_ACCOUNT_NOTES, 0), "text"), ==, "They moved");
  way_history_undo (way_desk_get_history (fixture->desk));
  way_test_wait_until (!shows (fixture, "24 Nov 2026 · Mara"));
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *id = g_strdup (way_item_get_id (fixture->account));
  GtkWidget       *undo;

  show (fixture, fixture->account);
  gtk_widget_activate_action (fixture->page, "record.delete", NULL);
  g_assert_null (way_map_find (way_desk_get_map (fixture->desk), id));
  g_assert_nonnull (strstr (fixture->told, "1 contact"));
  way_test_wait_until (shows (fixture, "“Northwind” was deleted"));
  undo = find_words (fixture->page, GTK_TYPE_BUTTON, "_Undo");
  g_signal_emit_by_name (undo, "clicked");
  way_test_wait_until (shows (fixture, "Buying group"));
  g_assert_true (way_item_refers_to (fixture->contact, "account", id));
  fixture->account = way_map_find (way_desk_get_map (fixture->desk), id);
}

static GtkWidget *
find_pill (Fixture    *fixture,
           const char *field)
{
  GtkWidget *button;
  int        i;

  for (i = 0; (button = way_test_find (fixture->page, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "field"), field) == 0)
      return button;

  return NULL;
}

/* The pill of the tier gives another one, by the keyboard, and keeps it. */
static void
test_tier (Fixture      *fixture,
           gconstpointer data)
{
  set (fixture, fixture->account, "tier", NULL);
  show (fixture, fixture->account);
  g_assert_true (shows (fixture, "Tier?"));
  gtk_widget_grab_focus (find_pill (fixture, "tier"));
  way_test_press ("space");
  way_test_wait_until (gtk_popover_get_child (gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_pill (fixture, "tier")))) != NULL &&
                       gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (find_pill (fixture, "tier"))))));
  way_test_press ("Down");
  way_test_press ("Return");
  way_test_wait_until (g_strcmp0 (way_item_get (fixture->account, "tier"), "lite") == 0);
  way_test_wait_until (shows (fixture, "Lite · one to few"));
  way_test_wait_until (gtk_widget_get_state_flags (find_pill (fixture, "tier")) & GTK_STATE_FLAG_FOCUS_WITHIN);
  way_history_undo (way_desk_get_history (fixture->desk));
  way_test_wait_until (shows (fixture, "Tier?"));
}

/* Who decides is said where the group is seen, without a way to each page; what the persona says is left by that, visibly. */
static void
test_role_in_place (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *person, *menu, *picker;

  show (fixture, fixture->account);
  person = find_words (fixture->page, GTK_TYPE_LABEL, "Nadia Brandt");
  while (!gtk_widget_has_css_class (person, "person"))
    person = gtk_widget_get_parent (person);
  menu = gtk_widget_get_last_child (person);
  g_assert_true (GTK_IS_MENU_BUTTON (menu));
  gtk_widget_activate_action (menu, "choice.role", "s", "decider");
  way_test_wait_until (shows (fixture, "Nadia Brandt · Decider"));
  g_assert_nonnull (find_words (fixture->page, GTK_TYPE_TOGGLE_BUTTON, "1 differs from Logistics lead"));
  way_history_undo (way_desk_get_history (fixture->desk));
  way_test_wait_until (shows (fixture, "Nadia Brandt · Champion"));

  /* So is of which persona they are. Unknown is what unset stands for. */
  person = find_words (fixture->page, GTK_TYPE_LABEL, "Nadia Brandt");
  while (!gtk_widget_has_css_class (person, "person"))
    person = gtk_widget_get_parent (person);
  menu = gtk_widget_get_last_child (person);
  gtk_widget_activate_action (menu, "choice.adoption", "s", "unknown");
  g_assert_null (way_item_get (fixture->contact, "adoption"));
  gtk_widget_activate_action (menu, "choice.find-persona", NULL);
  way_test_wait_until (way_test_find (fixture->page, WAY_TYPE_ITEM_PICKER, 0) != NULL);
  picker = way_test_find (fixture->page, WAY_TYPE_ITEM_PICKER, 0);
  g_signal_emit_by_name (picker, "create", WAY_KIND_PERSONA, "Dispatcher");
  way_test_wait_until (shows (fixture, "Nadia Brandt") && shows (fixture, "Dispatcher"));
  gtk_popover_popdown (GTK_POPOVER (picker));
  way_test_wait_until (way_test_find (fixture->page, WAY_TYPE_ITEM_PICKER, 0) == NULL);
}

/* Each review of a map of the account is a row that leads to the map. */
static void
test_reviews (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "map.journey", NULL);
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, NULL);
  g_autoptr (WayItem) link = way_item_new (WAY_KIND_ACCOUNT_LINK, NULL);
  g_autoptr (WayItem) review = way_item_new (WAY_KIND_REVIEW, NULL);
  g_autoptr (WayItem) verdict = way_item_new (WAY_KIND_VERDICT, NULL);
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GError) error = NULL;

  way_item_set (root, "title", "Onboarding", NULL);
  way_item_set (link, "record", way_item_get_id (fixture->account), NULL);
  way_item_append_child (root, WAY_MAP_RECORDS, link);
  way_item_set (review, "date", "2026-03-02", NULL);
  way_item_set (review, "people", "Mara\nJon", NULL);
  way_item_set (verdict, "verdict", "keep", NULL);
  way_item_append_child (review, 0, verdict);
  way_item_append_child (root, WAY_MAP_REVIEWS, review);
  map = way_map_new_for_root (root);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (way_records_remember_map (fixture->records, map, path, &error));
  show (fixture, fixture->account);
  way_test_wait_until (shows (fixture, "2 Mar 2026 · Mara, Jon · Keep 1"));
}

static GtkWidget *
find_undo (Fixture *fixture)
{
  return find_words (fixture->page, GTK_TYPE_BUTTON, "_Undo");
}

/* The way back leads to the record, however much was done since; and it says what else it takes back. */
static void
test_way_back (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *id = g_strdup (way_item_get_id (fixture->account));
  WayHistory      *history = way_desk_get_history (fixture->desk);
  WayItem         *added;

  show (fixture, fixture->account);
  gtk_widget_activate_action (fixture->page, "record.delete", NULL);
  way_test_wait_until (find_undo (fixture) != NULL);
  set (fixture, fixture->persona, "priorities", "Fewer calls");
  way_test_wait_until (shows (fixture, "1 other step was done since") && shows (fixture, "Change Priorities of “Logistics lead”"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_undo (fixture))), ==, "_Undo 2 Steps");
  way_history_undo (history);
  way_test_wait_until (!shows (fixture, "done since"));
  way_history_redo (history);
  way_test_wait_until (shows (fixture, "done since"));
  g_signal_emit_by_name (find_undo (fixture), "clicked");
  g_assert_cmpstr (way_item_get (fixture->persona, "priorities"), ==, "On time delivery");
  g_assert_nonnull (way_map_find (way_desk_get_map (fixture->desk), id));
  way_test_wait_until (shows (fixture, "Buying group"));
  gtk_window_destroy (GTK_WINDOW (fixture->window));

  /* What was added and that was taken back is not deleted: it can be done again. */
  added = create (fixture, WAY_KIND_JOB, "Pay carriers", NULL, NULL);
  show (fixture, added);
  way_history_undo (history);
  way_test_wait_until (shows (fixture, "Adding “Pay carriers” was undone"));
  g_assert_null (find_undo (fixture));
  g_signal_emit_by_name (find_words (fixture->page, GTK_TYPE_BUTTON, "_Redo"), "clicked");
  way_test_wait_until (!shows (fixture, "was undone"));
}

static void
rename_table (Fixture    *fixture,
              const char *sql)
{
  g_autofree char *path = way_records_dup_path (fixture->folder);

  way_test_run_sql (path, sql);
}

/* What cannot be read was not deleted, and what others deleted has no way back here. */
static void
test_unread (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *id = g_strdup (way_item_get_id (fixture->persona));
  g_autoptr (GError) error = NULL;

  show (fixture, fixture->persona);
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, id, &error));
  g_assert_null (way_map_find (way_desk_get_map (fixture->desk), id));
  rename_table (fixture, "PRAGMA legacy_alter_table = 1; ALTER TABLE persona RENAME TO elsewhere");
  way_test_wait_until (shows (fixture, "“Logistics lead” Could Not Be Read"));
  g_assert_false (shows (fixture, "was deleted"));
  rename_table (fixture, "PRAGMA legacy_alter_table = 1; ALTER TABLE elsewhere RENAME TO persona");
  g_signal_emit_by_name (find_words (fixture->page, GTK_TYPE_BUTTON, "Try _Again"), "clicked");
  way_test_wait_until (shows (fixture, "“Logistics lead” was deleted"));
  g_assert_true (shows (fixture, "another program"));
  g_assert_null (find_undo (fixture));
}

static void
test_merge (Fixture      *fixture,
            gconstpointer data)
{
  WayItem         *other = create (fixture, WAY_KIND_ACCOUNT, "Northwind GmbH", "region", "Hamburg");
  g_autofree char *other_id = g_strdup (way_item_get_id (other));
  g_autoptr (GError) error = NULL;
  GtkWidget *panel, *choice;

  set (fixture, other, "tier", "lite");
  panel = way_merge_panel_new (fixture->desk, WAY_KIND_ACCOUNT);
  g_assert_true (way_merge_panel_set_records (WAY_MERGE_PANEL (panel), (const char *const[]){ way_item_get_id (fixture->account), other_id, NULL }, &error));
  g_assert_no_error (error);
  show (fixture, fixture->account);
  gtk_box_append (GTK_BOX (gtk_widget_get_first_child (fixture->page)), panel);
  choice = way_test_find (panel, GTK_TYPE_CHECK_BUTTON, 0);
  g_assert_nonnull (choice);
  for (int i = 0; (choice = way_test_find (panel, GTK_TYPE_CHECK_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (choice)), "Lite") == 0)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  g_signal_emit_by_name (find_words (panel, GTK_TYPE_BUTTON, "_Merge"), "clicked");
  g_assert_null (way_map_find (way_desk_get_map (fixture->desk), other_id));
  g_assert_cmpstr (way_item_get (fixture->account, "tier"), ==, "lite");
  g_assert_cmpstr (way_item_get (fixture->account, "region"), ==, "Hamburg");
  g_assert_cmpstr (way_item_get_name (fixture->account), ==, "Northwind");
  g_assert_nonnull (strstr (fixture->told, "Northwind GmbH"));
  way_history_undo (way_desk_get_history (fixture->desk));
  g_assert_nonnull (way_map_find (way_desk_get_map (fixture->desk), other_id));
}

static void
test_contact (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *button;
  int        i;

  show (fixture, fixture->contact);
  g_assert_true (shows (fixture, "from Logistics lead"));
  g_assert_true (shows (fixture, "On time delivery"));
  g_assert_null (find_row (fixture, "role"));
  /* What nobody knows is a mark, as on other pages. */
  g_assert_null (find_row (fixture, "goals"));
  button = find_words (fixture->page, GTK_TYPE_BUTTON, "+ Goals");
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (find_row (fixture, "goals"))) & GTK_STATE_FLAG_FOCUS_WITHIN);
  g_assert_null (find_words (fixture->page, GTK_TYPE_BUTTON, "+ Goals"));
  for (i = 0; (button = way_test_find (fixture->page, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "field"), "role") == 0)
      break;
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (find_row (fixture, "role"));
  set (fixture, fixture->contact, "role", "blocker");
  way_test_wait_until (shows (fixture, "1 differs from Logistics lead"));
  g_assert_true (shows (fixture, "Logistics lead says: Champion"));
  button = find_words (fixture->page, GTK_TYPE_BUTTON, "Use the persona’s again");
  g_signal_emit_by_name (button, "clicked");
  g_assert_null (way_item_get (fixture->contact, "role"));
  g_assert_null (find_row (fixture, "role"));

  button = find_words (fixture->page, GTK_TYPE_BUTTON, "Account: Northwind");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (fixture->opened, ==, way_item_get_id (fixture->account));
}

/* Who starts from no persona walks nowhere: nothing stands there. */
static void
test_contact_without_persona (Fixture      *fixture,
                              gconstpointer data)
{
  WayItem   *contact = create (fixture, WAY_KIND_CONTACT, "Ravi", "account", way_item_get_id (fixture->account));
  GtkWidget *heading;

  show (fixture, contact);
  heading = find_words (fixture->page, GTK_TYPE_LABEL, "Journeys");
  g_assert_true (heading == NULL || !gtk_widget_get_mapped (heading));
}

/* Records refer to records: one that is not on the desk yet, or that is made by its name, in one step. */
static void
test_references (Fixture      *fixture,
                 gconstpointer data)
{
  WayHistory     *history = way_desk_get_history (fixture->desk);
  const WayField *field = way_kind_get_field (WAY_KIND_CONTACT, "persona");
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  g_autoptr (WayItem) other = way_records_new_record (WAY_KIND_PERSONA);
  g_autoptr (GError) error = NULL;
  guint steps = way_history_n_steps (history);

  g_ptr_array_add (about, fixture->contact);
  way_item_set (other, "name", "Dispatcher", NULL);
  g_assert_true (way_records_add (fixture->records, other, &error));
  g_assert_null (way_map_find (way_desk_get_map (fixture->desk), way_item_get_id (other)));
  g_assert_true (way_linking_link (history, fixture->records, WAY_KIND_PERSONA, way_item_get_id (other), about, field, &error));
  g_assert_cmpstr (way_item_get (fixture->contact, "persona"), ==, way_item_get_id (other));

  g_assert_true (way_linking_create (history, fixture->records, WAY_KIND_PERSONA, "Finance lead", about, field, &error));
  g_assert_cmpuint (way_history_n_steps (history), ==, steps + 2);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_PERSONA, "finance", NULL), ==, 1);
  way_history_undo (history);
  g_assert_cmpstr (way_item_get (fixture->contact, "persona"), ==, way_item_get_id (other));
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_PERSONA, "finance", NULL), ==, 0);
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = way_records_dup_path (fixture->folder);
  g_autofree char *id = g_strdup (way_item_get_id (fixture->account));
  g_autoptr (GError) error = NULL;
  int i;

  g_object_unref (fixture->desk);
  g_object_unref (fixture->records);
  way_test_run_sql (path, "PRAGMA user_version = 99");
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
  fixture->account = way_desk_load (fixture->desk, WAY_KIND_ACCOUNT, id, &error);
  show (fixture, fixture->account);
  g_assert_true (shows (fixture, "newer version"));
  for (i = 0; way_test_find (fixture->page, WAY_TYPE_FIELD_ROW, i) != NULL; i++)
    g_assert_false (gtk_widget_child_focus (way_test_find (fixture->page, WAY_TYPE_FIELD_ROW, i), GTK_DIR_TAB_FORWARD));
  g_assert_cmpint (i, >, 3);
}

static void
test_words (void)
{
  static const struct
  {
    const char *money;
    const char *shown;
  } amounts[] = {
    { "1200000 EUR", "1.2 M EUR" },
    { "2000000 EUR", "2 M EUR" },
    { "50000 EUR", "50 k EUR" },
    { "-3000000", "-3 M" },
    { "900 USD", "900 USD" },
  };
  static const struct
  {
    const char *date;
    const char *ago;
    const char *due;
  } days[] = {
    { "2026-11-24", "changed today", "review today" },
    { "2026-11-23", "changed yesterday", "review overdue by 1 day" },
    { "2026-11-21T10:00:00Z", "changed 3 days ago", "review overdue by 3 days" },
    { "2026-08-24", "changed 3 months ago", "review overdue by 3 months" },
    { "2023-08-24", "changed 3 years ago", "review overdue by 3 years" },
    { "2027-02-25", "changed today", "review in 3 months" },
    { "soon", NULL, NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *shown = way_page_words_dup_amount (amounts[i].money);

      g_assert_cmpstr (shown, ==, amounts[i].shown);
    }
  for (i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *ago = way_page_words_dup_changed (days[i].date);
      g_autofree char *due = way_page_words_dup_due (days[i].date);

      g_assert_cmpstr (ago, ==, days[i].ago);
      g_assert_cmpstr (due, ==, days[i].due);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add_func ("/records/pages/words", test_words);
  ADD ("/records/pages/name", test_name);
  ADD ("/records/pages/every-field", test_every_field);
  ADD ("/records/pages/missing", test_missing);
  ADD ("/records/pages/people", test_people);
  ADD ("/records/pages/elsewhere", test_elsewhere);
  ADD ("/records/pages/score", test_score);
  ADD ("/records/pages/notes", test_notes);
  ADD ("/records/pages/tier", test_tier);
  ADD ("/records/pages/role-in-place", test_role_in_place);
  ADD ("/records/pages/reviews", test_reviews);
  ADD ("/records/pages/delete", test_delete);
  ADD ("/records/pages/way-back", test_way_back);
  ADD ("/records/pages/unread", test_unread);
  ADD ("/records/pages/merge", test_merge);
  ADD ("/records/pages/contact", test_contact);
  ADD ("/records/pages/contact-without-persona", test_contact_without_persona);
  ADD ("/records/pages/references", test_references);
  ADD ("/records/pages/read-only", test_read_only);

  return g_test_run ();
}
