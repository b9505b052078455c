/* test-duplicates.c - records that may be one and the same, or are edited together: what is done, and undone, is what is seen */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "journeys/records/duplicates.h"
#include "tests/support/folders.h"
#include "tests/support/window.h"
#include "widgets/records/care/duplicates-list.h"
#include "widgets/records/care/duplicates-window.h"
#include "widgets/records/care/edit-together.h"
#include "widgets/records/care/merge-panel.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  GtkWidget  *window;
  GtkWidget  *list;
  char       *told;
} Fixture;

static void
add (Fixture    *fixture,
     const char *name,
     const char *region,
     const char *website)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_new_record (WAY_KIND_ACCOUNT);

  way_item_set (record, "name", name, NULL);
  way_item_set (record, "region", region, NULL);
  way_item_set (record, "website", website, NULL);
  g_assert_true (way_records_add (fixture->records, record, &error));
  g_assert_no_error (error);
}

static void
told_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  Fixture *fixture = data;

  g_free (fixture->told);
  fixture->told = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  const GActionEntry entries[] = { { "told", told_cb, "s", NULL, NULL, { 0 } }, { "report", told_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
  add (fixture, "Aster", "Bern", "aster.example");
  add (fixture, "Aster & Sons", "Wien", "https://www.aster.example/");
  add (fixture, "Aster AG", "Graz", NULL);
  groups = way_records_list_duplicates (fixture->records, WAY_KIND_ACCOUNT, &error);
  g_assert_cmpuint (groups->len, ==, 1);
  fixture->list = way_duplicates_list_new (fixture->desk, WAY_KIND_ACCOUNT, groups);
  fixture->window = way_test_window_new (fixture->list, 620, 620);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture);
  gtk_widget_insert_action_group (fixture->window, "records", G_ACTION_GROUP (actions));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (way_test_find (fixture->list, ADW_TYPE_EXPANDER_ROW, 0)), TRUE);
}

static void
destroy (GtkWidget *window)
{
  GtkWidget *gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&gone);
  gtk_window_destroy (GTK_WINDOW (window));
  way_test_wait_until (gone == NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->records);
  g_free (fixture->told);
  way_test_folder_free (fixture->folder);
}

/* The check of a record: first whether it is kept, second whether it is the same. */
static GtkCheckButton *
get_check (Fixture *fixture,
           int      record,
           int      place)
{
  GtkWidget *check = way_test_find (fixture->list, GTK_TYPE_CHECK_BUTTON, record * 2 + place);

  g_assert_nonnull (check);

  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
find_merge (GtkWidget *inside)
{
  GtkWidget *button;
  int        i;

  for (i = 0; (button = way_test_find (inside, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Merge") == 0)
      return button;

  return NULL;
}

static void
assert_names (Fixture    *fixture,
              const char *names)
{
  g_autoptr (GPtrArray) records = way_records_list (fixture->records, WAY_KIND_ACCOUNT, NULL, 0, -1, NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  guint i;

  for (i = 0; i < records->len; i++)
    g_string_append_printf (all, "%s%s/%s", i > 0 ? " " : "", way_item_get_name (g_ptr_array_index (records, i)),
                            way_item_get_text (g_ptr_array_index (records, i), "region"));
  g_assert_cmpstr (all->str, ==, names);
}

/* Another one is kept, and one is not the same at all. */
static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  gtk_check_button_set_active (get_check (fixture, 2, 0), TRUE);
  gtk_check_button_set_active (get_check (fixture, 1, 1), FALSE);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (get_check (fixture, 2, 1))));
  g_signal_emit_by_name (find_merge (fixture->list), "clicked");
  g_assert_cmpstr (fixture->told, ==, "Merged “Aster” into “Aster AG”");
  assert_names (fixture, "Aster & Sons/Wien Aster AG/Graz");
  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  assert_names (fixture, "Aster/Bern Aster & Sons/Wien Aster AG/Graz");
}

static void
test_none_the_same (Fixture      *fixture,
                    gconstpointer data)
{
  g_assert_true (gtk_widget_get_sensitive (find_merge (fixture->list)));
  gtk_check_button_set_active (get_check (fixture, 1, 1), FALSE);
  gtk_check_button_set_active (get_check (fixture, 2, 1), FALSE);
  g_assert_false (gtk_widget_get_sensitive (find_merge (fixture->list)));
}

static GtkCheckButton *
find_choice (GtkWidget  *inside,
             const char *label)
{
  GtkWidget *check;
  int        i;

  for (i = 0; (check = way_test_find (inside, GTK_TYPE_CHECK_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), label) == 0)
      return GTK_CHECK_BUTTON (check);

  return NULL;
}

/* What wins is asked field by field, here as on the page of a record; what is chosen stays when another one is kept. */
static void
test_what_wins (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_true (gtk_check_button_get_active (find_choice (fixture->list, "Bern")));
  gtk_check_button_set_active (find_choice (fixture->list, "Wien"), TRUE);
  gtk_check_button_set_active (get_check (fixture, 2, 0), TRUE);
  g_assert_true (gtk_check_button_get_active (find_choice (fixture->list, "Wien")));
  g_signal_emit_by_name (find_merge (fixture->list), "clicked");
  g_assert_cmpstr (fixture->told, ==, "Merged 2 records into “Aster AG”");
  assert_names (fixture, "Aster AG/Wien");
}

static void
set (WayDesk    *desk,
     WayItem    *record,
     const char *field,
     const char *value)
{
  g_autoptr (WayCommand) command = way_command_new_set (record, field, value, NULL);

  g_assert_true (way_desk_perform (desk, command, NULL));
}

static WayItem *
get_first (Fixture *fixture,
           WayDesk *desk)
{
  g_autoptr (GPtrArray) records = way_records_list (fixture->records, WAY_KIND_ACCOUNT, NULL, 0, -1, NULL);

  return way_desk_load (desk, WAY_KIND_ACCOUNT, way_item_get_id (g_ptr_array_index (records, 0)), NULL);
}

static gboolean
says (GtkWidget  *inside,
      const char *words)
{
  GtkWidget *label;
  int        i;

  for (i = 0; (label = way_test_find (inside, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), words) != NULL && gtk_widget_get_mapped (label))
      return TRUE;

  return FALSE;
}

/* Two of one name are told apart by what else is known of them. */
static void
test_same_name (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget  *panel = way_merge_panel_new (fixture->desk, WAY_KIND_ACCOUNT);
  GtkWidget  *window;
  const char *ids[3] = { NULL };
  WayItem    *records[2];
  int         i;

  for (i = 0; i < 2; i++)
    {
      records[i] = way_desk_create (fixture->desk, WAY_KIND_ACCOUNT, "Birch", NULL, NULL, NULL);
      ids[i] = way_item_get_id (records[i]);
    }
  window = way_test_window_new (panel, 400, 300);
  g_assert_true (way_merge_panel_set_records (WAY_MERGE_PANEL (panel), ids, NULL));
  g_assert_true (says (panel, "Merge two records named “Birch”"));
  set (fixture->desk, records[0], "region", "Bern");
  way_test_wait_until (says (panel, "Merge “Birch” into “Birch” (Bern)"));
  set (fixture->desk, records[1], "region", "Wien");
  way_test_wait_until (says (panel, "Merge “Birch” (Wien) into “Birch” (Bern)"));
  set (fixture->desk, records[0], "region", NULL);
  way_test_wait_until (says (panel, "Merge “Birch” (Wien) into “Birch”"));
  destroy (window);
}

/* The window undoes what was merged in it and nothing else; and it follows when the records are opened anew. */
static void
test_window (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *above = way_test_window_new (gtk_label_new ("Accounts"), 400, 300);
  GtkWidget *window = way_duplicates_window_present (GTK_WINDOW (above), fixture->desk, WAY_KIND_ACCOUNT);
  g_autoptr (WayDesk) other = NULL;
  GtkWidget *group;

  way_test_wait_until ((group = way_test_find (window, ADW_TYPE_EXPANDER_ROW, 0)) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  g_signal_emit_by_name (find_merge (window), "clicked");
  assert_names (fixture, "Aster/Bern");
  way_test_wait_until (says (window, "Merged 2 records into “Aster”"));

  set (fixture->desk, get_first (fixture, fixture->desk), "region", "Linz");
  way_test_wait_until (!says (window, "Merged 2 records into “Aster”"));
  gtk_widget_activate_action (window, "duplicates.undo", NULL);
  assert_names (fixture, "Aster/Linz");
  way_test_wait_until (says (window, "Something else was done since: Change Region of “Aster”."));
  g_assert_true (way_history_undo (way_desk_get_history (fixture->desk)));
  gtk_widget_activate_action (window, "duplicates.undo", NULL);
  assert_names (fixture, "Aster/Bern Aster & Sons/Wien Aster AG/Graz");
  way_test_wait_until (way_test_find (window, ADW_TYPE_EXPANDER_ROW, 0) != NULL);

  other = way_desk_new (fixture->records);
  way_desk_replace (fixture->desk, other);
  way_test_wait_until ((group = way_test_find (window, ADW_TYPE_EXPANDER_ROW, 0)) != NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  g_signal_emit_by_name (find_merge (window), "clicked");
  assert_names (fixture, "Aster/Bern");
  g_assert_cmpuint (way_history_n_steps (way_desk_get_history (other)), ==, 1);
  destroy (window);
  destroy (above);
}

static GtkWidget *
find_above (GtkWidget *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       i;

  for (i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (parent))
        return GTK_WIDGET (window);
    }

  return NULL;
}

/* Who merged what was to be merged leaves by the keyboard. */
static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *above = way_test_window_new (gtk_label_new ("Accounts"), 400, 300);
  GtkWidget *window = way_duplicates_window_present (GTK_WINDOW (above), fixture->desk, WAY_KIND_ACCOUNT);
  GtkWidget *group;

  way_test_wait_until ((group = way_test_find (window, ADW_TYPE_EXPANDER_ROW, 0)) != NULL);
  way_test_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  way_test_wait_until (gtk_widget_get_mapped (find_merge (window)));
  g_assert_true (gtk_widget_grab_focus (find_merge (window)));
  way_test_press ("Return");
  way_test_wait_until (says (window, "Merged 2 records into “Aster”"));
  way_test_next_frame (window);
  way_test_press ("Escape");
  way_test_wait_until (find_above (above) == NULL);
  destroy (above);
}

/* So does the window in which several are edited together. */
static void
test_together (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *above = way_test_window_new (gtk_label_new ("Accounts"), 400, 300);
  WayItem   *first = get_first (fixture, fixture->desk);
  WayItem   *person = way_desk_create (fixture->desk, WAY_KIND_CONTACT, "Nadia", NULL, NULL, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayDesk) other = NULL;
  GtkWidget *window;

  g_ptr_array_add (ids, g_strdup (way_item_get_id (first)));
  g_assert_true (way_edit_together_present (fixture->desk, WAY_KIND_ACCOUNT, ids, GTK_WINDOW (above), NULL));
  window = find_above (above);
  way_test_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  set (fixture->desk, first, "region", "Linz");
  set (fixture->desk, person, "position", "Clerk");
  way_test_press ("ctrl+z");
  way_test_wait_until (says (window, "The last step was another one: Change Position of “Nadia”."));
  g_assert_cmpstr (way_item_get (person, "position"), ==, "Clerk");
  way_history_undo (way_desk_get_history (fixture->desk));
  way_test_press ("ctrl+z");
  way_test_wait_until (g_strcmp0 (way_item_get (first, "region"), "Bern") == 0);

  other = way_desk_new (fixture->records);
  way_desk_replace (fixture->desk, other);
  set (other, get_first (fixture, other), "region", "Linz");
  way_test_press ("ctrl+z");
  way_test_wait_until (g_strcmp0 (way_item_get (get_first (fixture, other), "region"), "Bern") == 0);
  destroy (window);
  destroy (above);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 0;

  ADD ("/widgets/duplicates/choose", test_choose);
  ADD ("/widgets/duplicates/none-the-same", test_none_the_same);
  ADD ("/widgets/duplicates/what-wins", test_what_wins);
  ADD ("/widgets/duplicates/same-name", test_same_name);
  ADD ("/widgets/duplicates/window", test_window);
  ADD ("/widgets/duplicates/leave", test_leave);
  ADD ("/widgets/duplicates/together", test_together);

  return g_test_run ();
}
