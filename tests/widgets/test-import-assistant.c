/* test-import-assistant.c - a table looked at, imported and taken back */
#include "config.h"

#include "widgets/records/tables/import-assistant.h"

#include <adwaita.h>

#include "tests/support/folders.h"
#include "tests/support/window.h"
#include "widgets/records/tables/import-columns.h"
#include "widgets/records/tables/import-missing.h"
#include "widgets/records/tables/import-report.h"

typedef struct
{
  char       *folder;
  char       *path;
  WayRecords *records;
  WayDesk    *desk;
  GtkWidget  *assistant;
  GtkWidget  *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "table.csv", NULL);
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
  fixture->assistant = way_import_assistant_new (fixture->desk, WAY_KIND_ACCOUNT);
  fixture->window = way_test_window_new (fixture->assistant, 700, 700);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->assistant), (gpointer *)&fixture->assistant);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->assistant == NULL);
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->records);
  g_free (fixture->path);
  way_test_folder_free (fixture->folder);
}

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_first_child (fixture->assistant)));
}

static gboolean
is_page (Fixture    *fixture,
         const char *page)
{
  return g_strcmp0 (get_page (fixture), page) == 0;
}

/* The button that is seen with this label. */
static GtkWidget *
find_button (GtkWidget  *inside,
             const char *label)
{
  GtkWidget *button;
  int        i;

  for (i = 0; (button = way_test_find (inside, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_get_mapped (button) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;

  return NULL;
}

static GtkWidget *
find_label (GtkWidget  *inside,
            const char *text)
{
  GtkWidget *label;
  int        i;

  for (i = 0; (label = way_test_find (inside, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
      return label;

  return NULL;
}

/* The window of this type, or with this title. */
static gpointer
find_window (GType       type,
             const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint       i;

  for (i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && (title == NULL || g_strcmp0 (gtk_window_get_title (window), title) == 0))
        return window;
    }

  return NULL;
}

static void
open_table (Fixture    *fixture,
            const char *text)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  way_test_write (fixture->path, text, -1);
  way_import_assistant_open (WAY_IMPORT_ASSISTANT (fixture->assistant), file);
}

static int
count (Fixture *fixture)
{
  return way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL);
}

static void
test_import_and_undo (Fixture      *fixture,
                      gconstpointer data)
{
  open_table (fixture, "Company;Country;Staff\nAcme;Norway;10\nBolt;France;many\nCrux;Spain;3\n");
  /* It is counted before anything is done. */
  way_test_wait_until (find_button (fixture->assistant, "_Import 2 Records") != NULL);
  g_assert_cmpint (count (fixture), ==, 0);
  way_test_click_on (find_button (fixture->assistant, "_Import 2 Records"));
  way_test_wait_until (is_page (fixture, "done"));
  g_assert_cmpint (count (fixture), ==, 2);
  way_test_wait_until (find_button (fixture->assistant, "_Undo Import") != NULL);
  /* Return, pressed once too often, takes nothing back. */
  way_test_wait_until (gtk_widget_has_focus (find_button (fixture->assistant, "_Close")));
  way_test_next_frame (fixture->assistant);
  way_test_click_on (find_button (fixture->assistant, "_Undo Import"));
  way_test_wait_until (find_button (fixture->assistant, "_Redo Import") != NULL);
  g_assert_null (find_button (fixture->assistant, "_Undo Import"));
  g_assert_cmpint (count (fixture), ==, 0);
  /* There and back as often as somebody likes. */
  way_test_next_frame (fixture->assistant);
  way_test_click_on (find_button (fixture->assistant, "_Redo Import"));
  way_test_wait_until (find_button (fixture->assistant, "_Undo Import") != NULL);
  g_assert_null (find_button (fixture->assistant, "_Redo Import"));
  g_assert_cmpint (count (fixture), ==, 2);
}

/* To put an import again can be ended too; what comes then is no repetition of it. */
static void
test_redo_is_cancelled (Fixture      *fixture,
                        gconstpointer data)
{
  open_table (fixture, "Company\nAcme\nBolt\n");
  way_test_wait_until (find_button (fixture->assistant, "_Import 2 Records") != NULL);
  way_test_click_on (find_button (fixture->assistant, "_Import 2 Records"));
  way_test_wait_until (find_button (fixture->assistant, "_Undo Import") != NULL);
  g_signal_emit_by_name (find_button (fixture->assistant, "_Undo Import"), "clicked");
  way_test_wait_until (find_button (fixture->assistant, "_Redo Import") != NULL);
  g_signal_emit_by_name (find_button (fixture->assistant, "_Redo Import"), "clicked");
  way_import_assistant_cancel (WAY_IMPORT_ASSISTANT (fixture->assistant));
  way_test_wait_until (is_page (fixture, "done"));
  g_assert_cmpint (count (fixture), ==, 0);
  g_assert_nonnull (find_button (fixture->assistant, "_Redo Import"));
  open_table (fixture, "Company\nAcme\nBolt\nCrux\n");
  way_test_wait_until (find_button (fixture->assistant, "_Import 3 Records") != NULL);
}

/* What was imported is taken back from where another table is looked at, which is not put in its place. */
static void
test_last_is_taken_back (Fixture      *fixture,
                         gconstpointer data)
{
  open_table (fixture, "Company\nAcme\nBolt\n");
  way_test_wait_until (find_button (fixture->assistant, "_Import 2 Records") != NULL);
  g_signal_emit_by_name (find_button (fixture->assistant, "_Import 2 Records"), "clicked");
  way_test_wait_until (find_button (fixture->assistant, "_Undo Import") != NULL);
  open_table (fixture, "Company\nCrux\n");
  way_test_wait_until (find_button (fixture->assistant, "_Import 1 Record") != NULL);
  way_import_assistant_begin (WAY_IMPORT_ASSISTANT (fixture->assistant));
  way_test_wait_until (find_button (fixture->assistant, "_Last Import") != NULL);
  g_signal_emit_by_name (find_button (fixture->assistant, "_Last Import"), "clicked");
  way_test_wait_until (find_button (fixture->assistant, "_Undo Import") != NULL);
  g_signal_emit_by_name (find_button (fixture->assistant, "_Undo Import"), "clicked");
  way_test_wait_until (find_label (fixture->assistant, "The import was taken back") != NULL);
  g_assert_cmpint (count (fixture), ==, 0);
  g_assert_null (find_button (fixture->assistant, "_Redo Import"));
  g_assert_false (way_import_assistant_has_last (WAY_IMPORT_ASSISTANT (fixture->assistant)));
}

/* Whether rows are taken that name what is not there is decided above what is counted. */
static void
test_missing_is_added (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *missing, *toggle;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->assistant = way_import_assistant_new (fixture->desk, WAY_KIND_CONTACT);
  fixture->window = way_test_window_new (fixture->assistant, 380, 600);
  open_table (fixture, "name;company\nAnn;Acme\nBo;Bolt\nCy;\n");
  way_test_wait_until (find_button (fixture->assistant, "_Import 1 Record") != NULL);
  missing = way_test_find (fixture->assistant, WAY_TYPE_IMPORT_MISSING, 0);
  toggle = way_test_find (missing, GTK_TYPE_SWITCH, 0);
  g_assert_nonnull (find_label (missing, "2 rows name what is not there, and are rejected"));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  way_test_wait_until (find_button (fixture->assistant, "_Import 3 Records") != NULL);
  g_assert_nonnull (find_label (fixture->assistant, "Will also be added, because rows name them: 2 accounts"));
}

/* An import that runs is not ended by the way. */
static void
test_closing_asks (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("name,region\n");
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  GtkWidget *window;
  int        i;

  for (i = 0; i < 2000; i++)
    g_string_append_printf (text, "Account %d,North\n", i);
  way_test_write (fixture->path, text->str, -1);
  way_import_assistant_present (fixture->assistant, fixture->desk, WAY_KIND_ACCOUNT, file);
  window = find_window (GTK_TYPE_WINDOW, "Import Accounts");
  way_test_wait_until (find_button (window, "_Import 2000 Records") != NULL);
  g_signal_emit_by_name (find_button (window, "_Import 2000 Records"), "clicked");
  gtk_window_close (GTK_WINDOW (fixture->window));
  way_test_wait_until (find_window (ADW_TYPE_MESSAGE_DIALOG, NULL) != NULL);
  g_assert_true (gtk_widget_get_visible (fixture->window));
  adw_message_dialog_response (find_window (ADW_TYPE_MESSAGE_DIALOG, NULL), "stop");
  way_test_wait_until (find_window (ADW_TYPE_MESSAGE_DIALOG, NULL) == NULL);
  /* When it is over, both go. */
  way_test_wait_until (find_window (GTK_TYPE_WINDOW, "Import Accounts") == NULL);
  fixture->assistant = way_import_assistant_new (fixture->desk, WAY_KIND_ACCOUNT);
  fixture->window = way_test_window_new (fixture->assistant, 700, 700);
}

static void
test_meaning_can_be_changed (Fixture      *fixture,
                             gconstpointer data)
{
  GtkWidget *columns, *choice;

  open_table (fixture, "what,where\nAcme,North\nBolt,South\n");
  way_test_wait_until (is_page (fixture, "look"));
  columns = way_test_find (fixture->assistant, WAY_TYPE_IMPORT_COLUMNS, 0);
  choice = way_test_find (columns, GTK_TYPE_DROP_DOWN, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  way_test_wait_until (find_button (fixture->assistant, "_Import 2 Records") != NULL);

  /* A field comes from one column only. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (way_test_find (columns, GTK_TYPE_DROP_DOWN, 1)), 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
}

static void
test_damage_is_told (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *message, *report;
  int        i;

  open_table (fixture, "name,note\nAcme,\"never closed\n");
  way_test_wait_until (is_page (fixture, "look"));
  report = way_test_find (fixture->assistant, WAY_TYPE_IMPORT_REPORT, 0);
  for (i = 0; (message = way_test_find (report, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (message, "message"))
      break;
  way_test_wait_until (gtk_widget_get_visible (message));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (message)), "Line 2:"));
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture->assistant, "_Import")));
}

#define ADD(path, func) g_test_add ("/widgets/import-assistant/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  ADD ("imports-and-takes-back", test_import_and_undo);
  ADD ("putting-again-is-cancelled", test_redo_is_cancelled);
  ADD ("takes-the-last-import-back", test_last_is_taken_back);
  ADD ("adds-what-is-missing", test_missing_is_added);
  ADD ("is-not-ended-by-the-way", test_closing_asks);
  ADD ("lets-the-meaning-of-columns-be-changed", test_meaning_can_be_changed);
  ADD ("tells-of-damage", test_damage_is_told);

  return g_test_run ();
}
