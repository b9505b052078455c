/* test-record-list.c - all records of one kind: searched, sorted, filtered, opened, deleted */
#include "config.h"

#include <adwaita.h>

#include "tests/support/folders.h"
#include "tests/support/window.h"
#include "widgets/records/lists/condition-builder.h"
#include "widgets/records/lists/record-cell.h"
#include "widgets/records/lists/record-list-private.h"
#include "widgets/shared/chip.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  GtkWidget  *list;
  GtkWidget  *window;
  char       *opened;
  char       *told;
  char       *reported;
  char       *made;
} Fixture;

static const struct
{
  const char *name;
  const char *industry;
  const char *tier;
  const char *employees;
} accounts[] = {
  { "Österreich Bahn", "Logistics", "lite", "900" },
  { "Nordwind", "Energy", "strategic", "12000" },
  { "Eisenbahn Süd", "Logistics", NULL, "40" },
  { "Aster Medical", "Health care", "programmatic", NULL },
  { "Zeta", NULL, "strategic", "5" },
};

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Fixture    *fixture = data;
  const char *element, *id;
  g_autoptr (WayItem) record = NULL;
  WayKind kind;

  g_variant_get (parameter, "(&s&s)", &element, &id);
  g_assert_true (way_records_find_kind (element, &kind));
  record = way_records_get (fixture->records, kind, id, NULL);
  g_free (fixture->opened);
  fixture->opened = g_strdup (way_item_get_name (record));
}

static void
text_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Fixture *fixture = data;
  char   **place = g_str_equal (g_action_get_name (G_ACTION (action)), "told")  ? &fixture->told
                   : g_str_equal (g_action_get_name (G_ACTION (action)), "new") ? &fixture->made
                                                                                : &fixture->reported;

  g_free (*place);
  *place = g_variant_dup_string (parameter, NULL);
}

static gboolean
is_settled (Fixture *fixture)
{
  return !way_record_model_is_busy (WAY_RECORD_LIST (fixture->list)->model) && WAY_RECORD_LIST (fixture->list)->search_id == 0;
}

static void
settle (Fixture *fixture)
{
  way_test_wait_until (is_settled (fixture));
  way_test_next_frame (fixture->list);
}

static void
show_list (Fixture *fixture,
           WayKind  kind,
           int      width)
{
  static const GActionEntry entries[] = {
    { "open", open_cb, "(ss)", NULL, NULL, { 0 } },
    { "open-new", open_cb, "(ss)", NULL, NULL, { 0 } },
    { "told", text_cb, "s", NULL, NULL, { 0 } },
    { "report", text_cb, "s", NULL, NULL, { 0 } },
    { "new", text_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  fixture->list = way_record_list_new (fixture->desk, kind);
  fixture->window = way_test_window_new (fixture->list, width, 600);
  gtk_widget_insert_action_group (fixture->window, "records", G_ACTION_GROUP (actions));
  settle (fixture);
  gtk_widget_grab_focus (fixture->list);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint i;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  for (i = 0; data == NULL && i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

      way_item_set (account, "name", accounts[i].name, NULL);
      way_item_set (account, "industry", accounts[i].industry, NULL);
      way_item_set (account, "tier", accounts[i].tier, NULL);
      way_item_set (account, "employees", accounts[i].employees, NULL);
      way_records_add (fixture->records, account, &error);
      g_assert_no_error (error);
    }
  fixture->desk = way_desk_new (fixture->records);
  show_list (fixture, WAY_KIND_ACCOUNT, 1200);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->list), (gpointer *)&fixture->list);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->list == NULL);
  g_assert_finalize_object (fixture->desk);
  g_clear_object (&fixture->records);
  way_test_folder_free (fixture->folder);
  g_free (fixture->opened);
  g_free (fixture->told);
  g_free (fixture->reported);
  g_free (fixture->made);
}

static gboolean
is_filled (GListModel *model)
{
  guint i;

  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (WayRecordRow) row = g_list_model_get_item (model, i);

      if (!way_record_row_is_filled (row))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_names (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (WAY_RECORD_LIST (fixture->list)->model);
  GString    *names = g_string_new (NULL);
  guint       i;

  way_test_wait_until (is_settled (fixture) && is_filled (model));
  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (WayRecordRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", way_record_row_get_name (row));
    }

  return g_string_free (names, FALSE);
}

static gboolean
has_names (Fixture    *fixture,
           const char *wanted)
{
  g_autofree char *names = dup_names (fixture);

  return g_str_equal (names, wanted);
}

/* What was read before is read again in its own time. */
#define assert_names(fixture, wanted) way_test_wait_until (has_names (fixture, wanted))

static void
assert_count (Fixture    *fixture,
              const char *text)
{
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (WAY_RECORD_LIST (fixture->list)->count)), ==, text);
}

static const char *
get_visible (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (WAY_RECORD_LIST (fixture->list)->stack));
}

static void
test_search_by_typing (Fixture      *fixture,
                       gconstpointer data)
{
  assert_names (fixture, "Aster Medical|Eisenbahn Süd|Nordwind|Österreich Bahn|Zeta");
  assert_count (fixture, "5");
  way_test_type ("bahn");
  assert_names (fixture, "Österreich Bahn|Eisenbahn Süd"); /* what begins a word comes first */
  way_test_next_frame (fixture->list);
  assert_count (fixture, "2 of 5");
  way_test_press ("Return");
  way_test_wait_until (fixture->opened != NULL);
  g_assert_cmpstr (fixture->opened, ==, "Österreich Bahn");

  way_test_press ("Escape");
  way_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (WAY_RECORD_LIST (fixture->list)->model)) == 5);
  settle (fixture);
  assert_count (fixture, "5");
}

static void
test_nothing_found (Fixture      *fixture,
                    gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);

  way_test_type ("qq");
  way_test_wait_until (g_str_equal (get_visible (fixture), "empty"));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (list->empty)), ==, "Nothing Found for “qq”");
  gtk_widget_activate_action (list->empty_button, "rows.show-all", NULL);
  way_test_wait_until (g_str_equal (get_visible (fixture), "table"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (list->entry)), ==, "");
  assert_count (fixture, "5");
}

static void
test_none_yet (Fixture      *fixture,
               gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);

  g_assert_cmpstr (get_visible (fixture), ==, "empty");
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (list->empty)), ==, "No Accounts Yet");
  way_test_click_on (list->empty_button);
  way_test_wait_until (fixture->made != NULL);
  g_assert_cmpstr (fixture->made, ==, "account");
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  way_test_press ("Home");
  way_test_press ("Down");
  way_test_press ("Return");
  way_test_wait_until (fixture->opened != NULL);
  g_assert_cmpstr (fixture->opened, ==, "Eisenbahn Süd");
  g_assert_false (gtk_widget_get_visible (WAY_RECORD_LIST (fixture->list)->together));
  way_test_press ("shift+Down");
  way_test_wait_until (way_record_list_n_selected (WAY_RECORD_LIST (fixture->list)) == 2);
  g_assert_true (gtk_widget_get_visible (WAY_RECORD_LIST (fixture->list)->together));
  way_test_press ("Escape");
  way_test_wait_until (way_record_list_n_selected (WAY_RECORD_LIST (fixture->list)) == 0);
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);
  g_autoptr (WayItem) account = way_records_find (fixture->records, WAY_KIND_ACCOUNT, "Nordwind", NULL);
  g_autoptr (GError) error = NULL;

  way_item_set (contact, "name", "Nadia", NULL);
  way_item_set (contact, "account", way_item_get_id (account), NULL);
  way_records_add (fixture->records, contact, &error);
  g_assert_no_error (error);
  settle (fixture);

  way_record_list_select_only (WAY_RECORD_LIST (fixture->list), 2);
  way_test_press ("Delete");
  way_test_wait_until (fixture->told != NULL);
  g_assert_cmpstr (fixture->told, ==, "“Nordwind” was deleted. It was linked to by 1 contact.");
  assert_names (fixture, "Aster Medical|Eisenbahn Süd|Österreich Bahn|Zeta");
  way_test_wait_until (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (WAY_RECORD_LIST (fixture->list)->selection), 2));

  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  way_desk_flush (fixture->desk, &error);
  g_assert_no_error (error);
  assert_names (fixture, "Aster Medical|Eisenbahn Süd|Nordwind|Österreich Bahn|Zeta");
}

static void
test_arrangement (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const wanted[] = { "employees 90", "name 300", "no-such-column 7", "employees", "tier 3", "order employees descending", NULL };
  static const char *const nameless[] = { "tier 100", "order nothing", NULL };
  WayRecordList           *list = WAY_RECORD_LIST (fixture->list);
  g_auto (GStrv) usual = way_record_list_dup_arrangement (list);
  g_auto (GStrv) taken = NULL;
  g_auto (GStrv) named = NULL;
  g_auto (GStrv) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *named_text = NULL;

  way_record_list_set_arrangement (list, wanted);
  taken = way_record_list_dup_arrangement (list);
  text = g_strjoinv (",", taken);
  g_assert_cmpstr (text, ==, "employees 90,name 300,tier 40,order employees descending");
  assert_names (fixture, "Nordwind|Österreich Bahn|Eisenbahn Süd|Zeta|Aster Medical");

  way_record_list_set_arrangement (list, nameless);
  named = way_record_list_dup_arrangement (list);
  named_text = g_strjoinv (",", named);
  g_assert_cmpstr (named_text, ==, "name 220,tier 100");
  assert_names (fixture, "Aster Medical|Eisenbahn Süd|Nordwind|Österreich Bahn|Zeta");

  way_record_list_set_arrangement (list, NULL);
  again = way_record_list_dup_arrangement (list);
  g_assert_true (g_strv_equal ((const char *const *)usual, (const char *const *)again));
}

static GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);

  return found;
}

/* A click on a heading sorts by its column, another one the other way. */
static void
test_headings (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const columns[] = { "name 300", "employees 200", NULL };
  WayRecordList           *list = WAY_RECORD_LIST (fixture->list);
  GtkColumnView           *view = GTK_COLUMN_VIEW (list->table);
  g_autoptr (GtkColumnViewColumn) employees = NULL;
  GtkWidget *heading;
  gboolean   descending;
  double     x, y;

  way_record_list_set_arrangement (list, columns);
  employees = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  way_test_next_frame (fixture->list);
  /* Over figures it stands where they end. */
  heading = find_text (list->table, "Employees");
  g_assert_true (gtk_widget_translate_coordinates (heading, list->table, 0, 0, &x, &y));
  g_assert_cmpfloat (x, >, 300 + 200 - 100);
  gtk_column_view_sort_by_column (view, employees, GTK_SORT_ASCENDING);
  g_assert_cmpstr (way_record_query_get_order (way_record_list_get_query (list), &descending), ==, "employees");
  g_assert_false (descending);
  assert_names (fixture, "Zeta|Eisenbahn Süd|Österreich Bahn|Nordwind|Aster Medical");
  gtk_column_view_sort_by_column (view, employees, GTK_SORT_DESCENDING);
  g_assert_cmpstr (way_record_query_get_order (way_record_list_get_query (list), &descending), ==, "employees");
  g_assert_true (descending);
  assert_names (fixture, "Nordwind|Österreich Bahn|Eisenbahn Süd|Zeta|Aster Medical");
}

static void
test_filter_chips (Fixture      *fixture,
                   gconstpointer data)
{
  static const char *const strategic[] = { "strategic", NULL };
  WayRecordList           *list = WAY_RECORD_LIST (fixture->list);
  g_autoptr (WayRecordQuery) query = way_record_query_copy (way_record_list_get_query (list));
  GtkWidget *chip;

  way_record_query_set (query, "tier", WAY_RECORD_ANY, strategic);
  way_record_list_set_query (list, query);
  assert_names (fixture, "Nordwind|Zeta");
  assert_count (fixture, "2 of 5");
  chip = way_test_find (list->chips, WAY_TYPE_CHIP, 0);
  g_assert_nonnull (chip);
  g_assert_true (gtk_widget_get_mapped (chip));
  g_signal_emit_by_name (chip, "removed");
  assert_names (fixture, "Aster Medical|Eisenbahn Süd|Nordwind|Österreich Bahn|Zeta");
  g_assert_false (gtk_widget_get_visible (list->chips));
}

static GtkWidget *
open_filter (Fixture *fixture)
{
  GtkWidget *button = way_test_find (WAY_RECORD_LIST (fixture->list)->filter, GTK_TYPE_MENU_BUTTON, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  way_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));

  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static void
choose (GtkWidget  *choice,
        const char *label)
{
  GListModel *labels = gtk_drop_down_get_model (GTK_DROP_DOWN (choice));
  guint       i;

  for (i = 0; i < g_list_model_get_n_items (labels); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (labels), i), label))
      {
        gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
        return;
      }
  g_error ("%s is not offered", label);
}

/* Any field can be asked about; what it does not take is refused where it was typed. */
static void
test_any_field (Fixture      *fixture,
                gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);
  GtkWidget     *menu = open_filter (fixture);
  GtkWidget     *builder = way_test_find (menu, WAY_TYPE_CONDITION_BUILDER, 0);
  GtkWidget     *entry = way_test_find (builder, GTK_TYPE_ENTRY, 0);
  GtkWidget     *chip;

  choose (way_test_find (builder, GTK_TYPE_DROP_DOWN, 0), "Employees");
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  g_signal_emit_by_name (entry, "activate");
  assert_names (fixture, "Aster Medical|Eisenbahn Süd|Nordwind|Österreich Bahn|Zeta");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "many");
  gtk_editable_set_text (GTK_EDITABLE (entry), "40");
  g_signal_emit_by_name (entry, "activate");
  assert_names (fixture, "Eisenbahn Süd|Nordwind|Österreich Bahn");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  choose (way_test_find (builder, GTK_TYPE_DROP_DOWN, 0), "Name");
  gtk_editable_set_text (GTK_EDITABLE (entry), "BAHN");
  g_signal_emit_by_name (entry, "activate");
  assert_names (fixture, "Eisenbahn Süd|Österreich Bahn");
  choose (way_test_find (builder, GTK_TYPE_DROP_DOWN, 0), "Website");
  choose (way_test_find (builder, GTK_TYPE_DROP_DOWN, 1), "is set");
  g_assert_false (gtk_widget_get_visible (entry));
  gtk_popover_popdown (GTK_POPOVER (menu));

  assert_count (fixture, "2 of 5");
  chip = way_test_find (list->chips, WAY_TYPE_CHIP, 0);
  g_assert_cmpstr (way_chip_get_value (WAY_CHIP (chip)), ==, "40");
  g_signal_emit_by_name (way_test_find (list->chips, WAY_TYPE_CHIP, 1), "removed");
  assert_names (fixture, "Eisenbahn Süd|Nordwind|Österreich Bahn");
  gtk_widget_activate_action (fixture->list, "rows.show-all", NULL);
  assert_names (fixture, "Aster Medical|Eisenbahn Süd|Nordwind|Österreich Bahn|Zeta");
  g_assert_false (gtk_widget_get_visible (list->chips));
}

static GtkWidget *
find_chip (GtkWidget  *menu,
           const char *name)
{
  GtkWidget *label = find_text (menu, name);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON) : NULL;
}

static gboolean
tells (GtkWidget  *menu,
       const char *name,
       const char *figure)
{
  GtkWidget *chip = find_chip (menu, name);

  return chip != NULL && find_text (chip, figure) != NULL;
}

/* What records have is offered, and how many have it. */
static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *menu = open_filter (fixture);
  GtkWidget *choice;

  way_test_wait_until (tells (menu, "Logistics", "2"));
  choice = find_chip (menu, "Logistics");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice), TRUE);
  assert_names (fixture, "Eisenbahn Süd|Österreich Bahn");

  /* A figure says what else would be shown, with all that is asked of other fields. */
  way_test_wait_until (tells (menu, "Lite", "1"));
  g_assert_true (tells (menu, "Strategic", "0"));
  g_assert_true (tells (menu, "Not set", "1"));
  way_test_wait_until (tells (menu, "Energy", "1"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_chip (menu, "Lite")), TRUE);
  assert_names (fixture, "Österreich Bahn");
  way_test_wait_until (tells (menu, "Logistics", "1"));
  g_assert_true (tells (menu, "Energy", "0"));
  gtk_popover_popdown (GTK_POPOVER (menu));
}

/* What a reference is asked for is found by its name, and told by it. */
static void
test_reference (Fixture      *fixture,
                gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);
  g_autoptr (WayItem) account = way_records_find (fixture->records, WAY_KIND_ACCOUNT, "Nordwind", NULL);
  GtkWidget *menu, *builder, *hits;
  guint      i;

  for (i = 0; i < 2; i++)
    {
      g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);
      g_autoptr (GError) error = NULL;

      way_item_set (contact, "name", i == 0 ? "Ann" : "Bob", NULL);
      way_item_set (contact, "account", i == 0 ? way_item_get_id (account) : NULL, NULL);
      way_records_add (fixture->records, contact, &error);
      g_assert_no_error (error);
    }
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  show_list (fixture, WAY_KIND_CONTACT, 1200);
  list = WAY_RECORD_LIST (fixture->list);
  assert_names (fixture, "Ann|Bob");
  menu = open_filter (fixture);
  builder = way_test_find (menu, WAY_TYPE_CONDITION_BUILDER, 0);
  choose (way_test_find (builder, GTK_TYPE_DROP_DOWN, 0), "Account");
  gtk_editable_set_text (GTK_EDITABLE (way_test_find (builder, GTK_TYPE_ENTRY, 0)), "nordw");
  hits = way_test_find (builder, GTK_TYPE_LIST_BOX, 0);
  way_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (hits), 0) != NULL &&
                       gtk_list_box_get_row_at_index (GTK_LIST_BOX (hits), 1) == NULL);
  g_signal_emit_by_name (way_test_find (builder, GTK_TYPE_ENTRY, 0), "activate");
  assert_names (fixture, "Ann");
  gtk_popover_popdown (GTK_POPOVER (menu));
  g_assert_nonnull (find_text (list->chips, "Account: Nordwind"));
}

/* A filter becomes a profile that keeps the same, as one step. */
static void
test_save_profile (Fixture      *fixture,
                   gconstpointer data)
{
  static const char *const strategic[] = { "strategic", NULL };
  static const char *const some[] = { "100", NULL };
  WayRecordList           *list = WAY_RECORD_LIST (fixture->list);
  g_autoptr (WayRecordQuery) query = way_record_query_copy (way_record_list_get_query (list));
  g_autoptr (WayItem) profile = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (fixture->list, "rows.save-profile", NULL);
  g_assert_nonnull (fixture->reported);
  way_record_query_set (query, "tier", WAY_RECORD_ANY, strategic);
  way_record_query_set (query, "employees", WAY_RECORD_AT_LEAST, some);
  way_record_list_set_query (list, query);
  assert_names (fixture, "Nordwind");
  gtk_widget_activate_action (fixture->list, "rows.save-profile", NULL);
  way_desk_flush (fixture->desk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->opened, ==, "Tier: Strategic, Employees: at least 100");
  g_assert_nonnull (fixture->told);
  profile = way_records_find (fixture->records, WAY_KIND_PROFILE, fixture->opened, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (way_item_get (profile, "employees-from"), ==, "100");
  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  way_desk_flush (fixture->desk, &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_PROFILE, NULL, NULL), ==, 0);
}

/* What the profile has a list for stands there, unless the profile would keep more than the filter. */
static void
test_save_profile_of_values (Fixture      *fixture,
                             gconstpointer data)
{
  static const char *const bern[] = { "Bern", NULL };
  WayRecordList           *list = WAY_RECORD_LIST (fixture->list);
  g_autoptr (WayRecordQuery) query = way_record_query_copy (way_record_list_get_query (list));
  const char *const regions[] = { "Bern", "Bern", "Bern West" };
  g_autoptr (GError) error = NULL;
  int round;

  way_record_query_set (query, "region", WAY_RECORD_ANY, bern);
  way_record_list_set_query (list, query);
  for (round = 0; round < 2; round++)
    {
      guint i;

      for (i = 0; i <= (round == 0 ? 1 : 2); i++)
        {
          g_autoptr (WayItem) account = way_records_find (fixture->records, WAY_KIND_ACCOUNT, accounts[i].name, &error);

          way_item_set (account, "region", regions[i], NULL);
          way_records_update (fixture->records, account, &error);
          g_assert_no_error (error);
        }
      gtk_widget_activate_action (fixture->list, "rows.save-profile", NULL);
      way_desk_flush (fixture->desk, &error);
      g_assert_no_error (error);
      {
        g_autoptr (GPtrArray) profiles = way_records_list (fixture->records, WAY_KIND_PROFILE, NULL, 0, -1, &error);
        WayItem *profile = g_ptr_array_index (profiles, 0);

        g_assert_cmpuint (profiles->len, ==, 1);
        g_assert_cmpstr (way_item_get (profile, "regions"), ==, round == 0 ? "Bern" : NULL);
        g_assert_cmpstr (way_item_get (profile, "conditions"), ==, round == 0 ? NULL : "region is Bern");
      }
      way_history_undo (way_desk_get_history (fixture->desk));
      way_desk_flush (fixture->desk, &error);
    }
}

/* All that is found, not only what the list has room for yet. */
static void
test_select_all (Fixture      *fixture,
                 gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);
  g_autoptr (GError) error = NULL;
  int i;

  for (i = 0; i < 300; i++)
    {
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
      g_autofree char *name = g_strdup_printf ("Branch %d", i);

      way_item_set (account, "name", name, NULL);
      way_records_add (fixture->records, account, &error);
      g_assert_no_error (error);
    }
  way_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list->model)) == 300 + G_N_ELEMENTS (accounts));
  /* As it is until all had their turn. */
  gtk_slice_list_model_set_size (list->portions, 24);
  gtk_widget_grab_focus (way_test_find (fixture->list, GTK_TYPE_COLUMN_VIEW, 0));
  way_test_press ("ctrl+a");
  way_test_wait_until (way_record_list_n_selected (list) == 300 + G_N_ELEMENTS (accounts));
}

/* A profile that is edited, or goes, changes the list. */
static void
test_profile (Fixture      *fixture,
              gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);
  g_autoptr (WayItem) profile = way_records_new_record (WAY_KIND_PROFILE);
  g_autoptr (WayRecordQuery) query = way_record_query_copy (way_record_list_get_query (list));
  g_autoptr (GError) error = NULL;

  way_item_set (profile, "name", "Logistics", NULL);
  way_item_set (profile, "industries", "logistics", NULL);
  way_records_add (fixture->records, profile, &error);
  g_assert_no_error (error);
  way_record_query_set_profile (query, profile);
  way_record_list_set_query (list, query);
  assert_names (fixture, "Eisenbahn Süd|Österreich Bahn");
  assert_count (fixture, "2 of 5");

  way_item_set (profile, "employees-from", "500", NULL);
  way_records_update (fixture->records, profile, &error);
  g_assert_no_error (error);
  assert_names (fixture, "Österreich Bahn");

  way_records_delete (fixture->records, WAY_KIND_PROFILE, way_item_get_id (profile), &error);
  g_assert_no_error (error);
  way_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list->model)) == 5);
  g_assert_null (way_record_query_get_profile (way_record_list_get_query (list)));
}

/* What is selected stays so wherever it goes. */
static void
test_selection_stays (Fixture      *fixture,
                      gconstpointer data)
{
  WayRecordList     *list = WAY_RECORD_LIST (fixture->list);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (list->selection);
  g_autoptr (WayItem) account = way_records_find (fixture->records, WAY_KIND_ACCOUNT, "Aster Medical", NULL);
  g_autoptr (GError) error = NULL;

  gtk_selection_model_select_item (selection, 0, TRUE);  /* Aster Medical */
  gtk_selection_model_select_item (selection, 2, FALSE); /* Nordwind */
  way_item_set (account, "name", "Yonder", NULL);
  way_records_update (fixture->records, account, &error);
  g_assert_no_error (error);
  assert_names (fixture, "Eisenbahn Süd|Nordwind|Österreich Bahn|Yonder|Zeta");
  way_test_wait_until (gtk_selection_model_is_selected (selection, 3));
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  g_assert_cmpuint (way_record_list_n_selected (list), ==, 2);
}

static void
test_shown_record (Fixture      *fixture,
                   gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);
  g_autoptr (WayItem) account = way_records_find (fixture->records, WAY_KIND_ACCOUNT, "Zeta", NULL);

  way_record_list_set_shown (list, way_item_get_id (account));
  way_test_wait_until (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (list->selection), 4));
  g_assert_cmpuint (way_record_list_n_selected (list), ==, 1);
}

/* Beside a page, and in a narrow window, a record has two lines. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  WayRecordList *list = WAY_RECORD_LIST (fixture->list);

  g_assert_cmpstr (get_visible (fixture), ==, "table");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  show_list (fixture, WAY_KIND_ACCOUNT, 360);
  list = WAY_RECORD_LIST (fixture->list);
  way_test_wait_until (g_str_equal (get_visible (fixture), "cards"));
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_width (fixture->window), <=, 360);
  way_test_wait_until (way_test_find (list->cards, WAY_TYPE_RECORD_CELL, 1) != NULL);
  way_test_click_on (way_test_find (list->cards, WAY_TYPE_RECORD_CELL, 1));
  way_test_wait_until (fixture->opened != NULL);
  g_assert_cmpstr (fixture->opened, ==, "Eisenbahn Süd");
}

/* Where lines run from the right, a table that is wider than its room begins there, also in more room or less. */
static void
test_from_the_right (Fixture      *fixture,
                     gconstpointer data)
{
  GtkAdjustment  *across;
  WayRecordList  *list;
  GtkWidget      *header;
  graphene_rect_t bounds;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show_list (fixture, WAY_KIND_ACCOUNT, 700);
  list = WAY_RECORD_LIST (fixture->list);
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (list->table, GTK_TYPE_SCROLLED_WINDOW)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  way_test_wait_until (gtk_adjustment_get_value (across) == gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across));
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) - 40);
  gtk_widget_set_size_request (fixture->list, 800, -1);
  way_test_wait_until (gtk_adjustment_get_page_size (across) > 750);
  way_test_wait_until (gtk_adjustment_get_value (across) == gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across) - 40);
  /* Where there is room for all of it, it begins at the right edge. */
  gtk_widget_set_size_request (fixture->list, 2400, -1);
  header = gtk_widget_get_first_child (list->table);
  way_test_wait_until (gtk_adjustment_get_page_size (across) > 2300);
  way_test_wait_until (gtk_widget_compute_bounds (header, list->table, &bounds) && bounds.origin.x == 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
has_row_at (GtkWidget *rows,
            double     y)
{
  GtkWidget *picked = gtk_widget_pick (rows, gtk_widget_get_width (rows) / 2.0, y, GTK_PICK_DEFAULT);

  return picked != NULL && picked != rows && gtk_widget_is_ancestor (picked, rows);
}

static GtkWidget *
find_cell (GtkWidget  *widget,
           const char *name)
{
  WayRecordRow *row = WAY_IS_RECORD_CELL (widget) ? way_record_cell_get_row (WAY_RECORD_CELL (widget)) : NULL;
  GtkWidget    *found = row != NULL && g_strcmp0 (way_record_row_get_name (row), name) == 0 ? widget : NULL;
  GtkWidget    *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, name);

  return found;
}

/* Rows stand from the top of the list to its end, and the one whose page is open is among them. */
static gboolean
shows_rows_and (WayRecordList *list,
                const char    *name)
{
  GtkWidget *rows = way_record_list_get_rows (list);
  GtkWidget *found = find_cell (rows, name);
  GtkWidget *scroller = gtk_widget_get_ancestor (rows, GTK_TYPE_SCROLLED_WINDOW);
  double     x, y;

  return found != NULL && gtk_widget_get_mapped (found) &&
         gtk_widget_translate_coordinates (found, scroller, 0, 0, &x, &y) && y >= 0 && y < gtk_widget_get_height (scroller) &&
         has_row_at (rows, 4) && has_row_at (rows, gtk_widget_get_height (rows) - 4);
}

/* Six hundred more; returns the id of the 301st. */
static char *
add_many (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *id = NULL;
  int   i;

  g_assert_true (way_records_begin (fixture->records, &error));
  for (i = 0; i < 600; i++)
    {
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
      g_autofree char *name = g_strdup_printf ("Number %03d", i);

      way_item_set (account, "name", name, NULL);
      way_records_add (fixture->records, account, &error);
      if (i == 300)
        id = g_strdup (way_item_get_id (account));
    }
  g_assert_true (way_records_end (fixture->records, TRUE, &error));

  return id;
}

/* Where a list opens, and where it becomes narrow or wide, it shows the record whose page is open. */
static void
test_opens_at_shown (Fixture      *fixture,
                     gconstpointer data)
{
  WayRecordList   *list;
  g_autofree char *id = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  id = add_many (fixture);

  list = WAY_RECORD_LIST (way_record_list_new (fixture->desk, WAY_KIND_ACCOUNT));
  fixture->list = GTK_WIDGET (list);
  way_record_list_set_shown (list, id);
  way_test_wait_until (gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list->selection)) != NULL && is_settled (fixture));
  fixture->window = way_test_window_new (fixture->list, 360, 600);
  way_test_wait_until (shows_rows_and (list, "Number 300"));
  gtk_widget_set_size_request (fixture->list, 900, -1);
  way_test_wait_until (g_str_equal (get_visible (fixture), "table"));
  way_test_wait_until (shows_rows_and (list, "Number 300"));
  gtk_widget_set_size_request (fixture->list, -1, -1);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  way_test_wait_until (g_str_equal (get_visible (fixture), "cards"));
  way_test_wait_until (shows_rows_and (list, "Number 300"));
}

static void
note_rows_cb (WayRecordModel *model,
              guint          *n)
{
  GListModel *rows = g_object_get_data (G_OBJECT (model), "rows");

  if (!way_record_model_is_busy (model))
    *n = g_list_model_get_n_items (rows);
}

/* What comes to a short list comes a screen at a time, and all of it in the end. */
static void
test_portions (Fixture      *fixture,
               gconstpointer data)
{
  WayRecordList   *list;
  GListModel      *rows;
  g_autofree char *id = NULL;
  guint            n = 0;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  id = add_many (fixture);
  show_list (fixture, WAY_KIND_ACCOUNT, 1200);
  list = WAY_RECORD_LIST (fixture->list);
  rows = G_LIST_MODEL (list->selection);
  way_test_wait_until (g_list_model_get_n_items (rows) == 605);
  gtk_editable_set_text (GTK_EDITABLE (list->entry), "ber 300");
  way_test_wait_until (is_settled (fixture) && g_list_model_get_n_items (rows) == 1);
  g_object_set_data (G_OBJECT (list->model), "rows", rows);
  g_signal_connect (list->model, "searched", G_CALLBACK (note_rows_cb), &n);
  gtk_editable_set_text (GTK_EDITABLE (list->entry), "");
  way_test_wait_until (n > 1);
  g_assert_cmpuint (n, <, 100);
  assert_count (fixture, "605");
  way_test_wait_until (g_list_model_get_n_items (rows) == 605);
  g_signal_handlers_disconnect_by_func (list->model, note_rows_cb, &n);
}

#define ADD(name, data, test) g_test_add ("/widgets/record-list/" name, Fixture, data, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("search-by-typing", NULL, test_search_by_typing);
  ADD ("nothing-found", NULL, test_nothing_found);
  ADD ("none-yet", "none", test_none_yet);
  ADD ("keys", NULL, test_keys);
  ADD ("delete", NULL, test_delete);
  ADD ("arrangement", NULL, test_arrangement);
  ADD ("headings", NULL, test_headings);
  ADD ("filter-chips", NULL, test_filter_chips);
  ADD ("any-field", NULL, test_any_field);
  ADD ("values", NULL, test_values);
  ADD ("reference", NULL, test_reference);
  ADD ("select-all", NULL, test_select_all);
  ADD ("save-profile", NULL, test_save_profile);
  ADD ("save-profile-of-values", NULL, test_save_profile_of_values);
  ADD ("profile", NULL, test_profile);
  ADD ("selection-stays", NULL, test_selection_stays);
  ADD ("shown-record", NULL, test_shown_record);
  ADD ("narrow", NULL, test_narrow);
  ADD ("portions", NULL, test_portions);
  ADD ("from-the-right", NULL, test_from_the_right);
  ADD ("opens-at-shown", NULL, test_opens_at_shown);

  return g_test_run ();
}
