/* test-profile-page.c - an ideal customer profile is counted while it is edited */
#include "config.h"

#include <string.h>

#include "journeys/commands/command.h"
#include "tests/support/folders.h"
#include "tests/support/window.h"
#include "widgets/records/lists/record-cell.h"
#include "widgets/records/pages/profile-conditions.h"
#include "widgets/records/pages/record-page.h"
#include "widgets/shared/chip.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  WayItem    *profile;
  GtkWidget  *page;
  GtkWidget  *window;
  char       *opened;
} Fixture;

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Fixture    *fixture = data;
  const char *element, *id;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  g_free (fixture->opened);
  fixture->opened = g_strdup (element);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const GActionEntry entries[] = { { "open", open_cb, "(ss)", NULL, NULL, { 0 } } };
  static const char *const  industries[] = { "Logistics", "Logistics", "Energy" };
  static const char *const  employees[] = { "900", "40", "5000" };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;
  guint i;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (industries); i++)
    {
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

      way_item_set (account, "name", industries[i], NULL);
      way_item_set (account, "industry", industries[i], NULL);
      way_item_set (account, "employees", employees[i], NULL);
      way_records_add (fixture->records, account, &error);
      g_assert_no_error (error);
    }
  fixture->desk = way_desk_new (fixture->records);
  fixture->profile = way_desk_create (fixture->desk, WAY_KIND_PROFILE, "Ours", "industries", "logistics", &error);
  g_assert_no_error (error);
  fixture->page = way_record_page_new (fixture->desk, WAY_KIND_PROFILE, way_item_get_id (fixture->profile));
  fixture->window = way_test_window_new (fixture->page, 900, 800);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "records", G_ACTION_GROUP (actions));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *)&fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->page == NULL);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->records);
  way_test_folder_free (fixture->folder);
  g_free (fixture->opened);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

static void
test_counts_while_edited (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  way_test_wait_until (shows (fixture->page, "Keeps 2 of 3 accounts"));
  command = way_command_new_set (fixture->profile, "employees-from", "500", &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (way_desk_get_history (fixture->desk), command, &error));
  way_test_wait_until (shows (fixture->page, "Keeps 1 of 3 accounts"));
  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  way_test_wait_until (shows (fixture->page, "Keeps 2 of 3 accounts"));
}

/* Every field has a row, in the groups that are declared. */
static void
test_groups (Fixture      *fixture,
             gconstpointer data)
{
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_PROFILE);
  int                i;

  way_test_wait_until (shows (fixture->page, "Keeps 2 of 3 accounts"));
  for (i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].flags & WAY_FIELD_NAME)
        continue;
      g_assert_true (shows (fixture->page, info->fields[i].label));
      if (info->fields[i].group != NULL)
        g_assert_true (shows (fixture->page, info->fields[i].group));
    }
}

/* What no row can say is shown in words, taken away and added, each as one step. */
static void
test_further_conditions (Fixture      *fixture,
                         gconstpointer data)
{
  WayHistory *history = way_desk_get_history (fixture->desk);
  GtkWidget  *further = way_test_find (fixture->page, WAY_TYPE_PROFILE_CONDITIONS, 0);
  GtkWidget  *entry = way_test_find (further, GTK_TYPE_ENTRY, 0);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  way_test_wait_until (shows (fixture->page, "Keeps 2 of 3 accounts"));
  g_assert_null (way_test_find (further, WAY_TYPE_CHIP, 0));
  gtk_editable_set_text (GTK_EDITABLE (entry), "energy");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (way_item_get (fixture->profile, "conditions"), ==, "name contains energy");
  way_test_wait_until (shows (fixture->page, "Keeps 0 of 3 accounts"));
  g_assert_true (shows (further, "Name: contains “energy”"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "log");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (way_item_get (fixture->profile, "conditions"), ==, "name contains energy log");
  way_test_wait_until (shows (fixture->page, "Keeps 2 of 3 accounts"));
  g_signal_emit_by_name (way_test_find (further, WAY_TYPE_CHIP, 1), "removed");
  g_assert_cmpstr (way_item_get (fixture->profile, "conditions"), ==, "name contains energy");
  g_assert_true (way_history_undo (history));
  g_assert_true (way_history_undo (history));
  g_assert_true (way_history_undo (history));
  g_assert_null (way_item_get (fixture->profile, "conditions"));

  /* Of another version: it keeps none, says so, and can be taken away. */
  command = way_command_new_set (fixture->profile, "conditions", "moon is full", &error);
  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, &error));
  way_test_wait_until (shows (fixture->page, "Keeps 0 of 3 accounts"));
  g_assert_true (shows (further, "moon is full"));
  g_signal_emit_by_name (way_test_find (further, WAY_TYPE_CHIP, 0), "removed");
  way_test_wait_until (shows (fixture->page, "Keeps 2 of 3 accounts"));
}

static void
test_opens_what_is_kept (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *cell = NULL;
  GtkWidget *view;

  way_test_wait_until ((cell = way_test_find (fixture->page, WAY_TYPE_RECORD_CELL, 0)) != NULL &&
                       way_record_cell_get_row (WAY_RECORD_CELL (cell)) != NULL &&
                       way_record_row_is_filled (way_record_cell_get_row (WAY_RECORD_CELL (cell))));
  view = gtk_widget_get_ancestor (cell, GTK_TYPE_LIST_VIEW);
  gtk_widget_activate_action (view, "list.activate-item", "u", 0);
  way_test_wait_until (fixture->opened != NULL);
  g_assert_cmpstr (fixture->opened, ==, "account");
}

#define ADD(name, test) g_test_add ("/widgets/profile-page/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("counts-while-edited", test_counts_while_edited);
  ADD ("groups", test_groups);
  ADD ("further-conditions", test_further_conditions);
  ADD ("opens-what-is-kept", test_opens_what_is_kept);

  return g_test_run ();
}
