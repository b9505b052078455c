/* test-figures.c - what is worked out from records, as plots and as tables */
#include "config.h"

#include <math.h>
#include <string.h>

#include "journeys/records/limits.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"
#include "tests/support/window.h"
#include "widgets/records/views/figure-export.h"
#include "widgets/records/views/figure-view-private.h"
#include "widgets/records/views/fit-view.h"
#include "widgets/records/views/landscape-view.h"
#include "widgets/records/views/lead-view.h"
#include "widgets/records/views/matrix-view.h"
#include "widgets/records/views/role-stage-view.h"
#include "widgets/records/views/tier-board.h"
#include "widgets/records/views/tier-column.h"

/* Records on a desk, and what was asked of who shows them. */
typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  GtkWidget  *window;
  GString    *asked; /* the actions, with their targets */
} Room;

static void
ask_cb (GSimpleAction *action,
        GVariant      *parameter,
        Room          *room)
{
  g_autofree char *target = g_variant_print (parameter, FALSE);

  g_string_append_printf (room->asked, "%s%s", g_action_get_name (G_ACTION (action)), target);
}

static void
room_init (Room *room)
{
  g_autoptr (GError) error = NULL;

  room->folder = way_test_folder_new ();
  room->records = way_records_open (room->folder, &error);
  g_assert_no_error (error);
  room->desk = way_desk_new (room->records);
  room->asked = g_string_new (NULL);
}

static WayFigureView *
room_show (Room      *room,
           GtkWidget *view)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = { { "open", "(ss)" }, { "open-map", "(ss)" }, { "show", "s" }, { "show-unset", "(ss)" }, { "new", "s" }, { "report", "s" }, { "told", "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  guint i;

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));

      g_signal_connect (action, "activate", G_CALLBACK (ask_cb), room);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  room->window = way_test_window_new (view, 900, 700);
  gtk_widget_insert_action_group (room->window, "records", G_ACTION_GROUP (group));

  return WAY_FIGURE_VIEW (view);
}

static void
room_close (Room *room)
{
  gtk_window_destroy (GTK_WINDOW (room->window));
  g_assert_finalize_object (room->desk);
  /* What is being read is read to its end. */
  way_test_wait_until (G_OBJECT (room->records)->ref_count == 1);
  g_assert_finalize_object (room->records);
  g_string_free (room->asked, TRUE);
  way_test_folder_free (room->folder);
}

/* Its rows are made when somebody wants them. */
static WayTwinTable *
get_table (WayFigureView *view)
{
  way_figure_view_ensure_rows (view);

  return WAY_TWIN_TABLE (view->table);
}

static guint
count_rows (WayFigureView *view)
{
  return g_list_model_get_n_items (way_twin_table_get_rows (get_table (view)));
}

static const char *
get_page (WayFigureView *view)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (way_test_find (GTK_WIDGET (view), WAY_TYPE_TWIN_TABLE, 0), GTK_TYPE_STACK)));
}

static gboolean
is_on (WayFigureView *view,
       const char    *page)
{
  return g_strcmp0 (get_page (view), page) == 0;
}

static gboolean
says (WayFigureView *view,
      guint          row,
      guint          column,
      const char    *text)
{
  g_autoptr (WayTwinRow) found = g_list_model_get_item (way_twin_table_get_rows (get_table (view)), row);

  return found != NULL && g_strcmp0 (way_twin_row_get_text (found, column), text) == 0;
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *part)
{
  GtkWidget *label;
  int        i;

  for (i = 0; (label = way_test_find (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), part) != NULL)
      return label;

  return NULL;
}

static gboolean
has_label (GtkWidget  *widget,
           const char *part)
{
  return find_label (widget, part) != NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What is copied from the table of a view. */
static char *
copy_table (WayFigureView *view)
{
  GtkWidget *table = GTK_WIDGET (get_table (view));
  char      *text = NULL;

  gtk_widget_activate_action (table, "twin.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (table), NULL, read_cb, &text);
  way_test_wait_until (text != NULL);

  return text;
}

static void
add_job (Room       *room,
         const char *statement,
         const char *persona,
         const char *importance,
         const char *satisfaction,
         const char *n)
{
  WayItem *job = way_test_record_new (WAY_KIND_JOB, "statement", statement, "personas", persona, NULL);

  if (importance != NULL)
    way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", persona, "importance", importance,
                   "satisfaction", satisfaction, "n", n, NULL);
  g_free (way_test_keep (room->records, job));
}

/* What spreadsheets get has the same rows. */
static void
assert_written (Room          *room,
                WayFigureView *view)
{
  g_autofree char *path = g_build_filename (room->folder, "table.csv", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  way_figure_export_write (GTK_WIDGET (get_table (view)), path, (gpointer) "Landscape");
  way_test_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  bytes = way_test_read (path);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==,
                   "Job,Persona,Importance,Satisfaction,Opportunity,Zone,Answers,Spread,Date\r\n"
                   "Book a load,Lena,10,4,16,\"Under-served, extreme\",9,,\r\n");
}

/* Says what is missing, then shows it as soon as it is there. */
static void
test_landscape (void)
{
  Room             room;
  WayFigureView   *view;
  g_autofree char *lena = NULL;
  GtkWidget       *toggle;
  WayLimits        limits;

  room_init (&room);
  view = room_show (&room, way_landscape_view_new (room.desk));
  way_test_wait_until (is_on (view, "empty"));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  way_test_press ("Return");
  way_test_wait_until (g_str_equal (room.asked->str, "new'job'"));
  g_string_truncate (room.asked, 0);

  add_job (&room, "Pay carriers", NULL, NULL, NULL, NULL);
  lena = way_test_keep (room.records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", NULL));
  add_job (&room, "Book a load", lena, "10", "4", "9");
  way_test_wait_until (is_on (view, "plot"));
  way_test_wait_until (count_rows (view) == 1);
  way_test_wait_until (way_plot_view_find (way_figure_view_get_plot_view (view), "job", NULL) < 0 &&
                       way_plot_view_get_plot (way_figure_view_get_plot_view (view)) != NULL);
  g_assert_cmpuint (way_plot_get_n_items (way_plot_view_get_plot (way_figure_view_get_plot_view (view))), >=, 1);

  /* The same as a table, in which Enter opens the job. */
  toggle = way_test_find (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, 0);
  way_test_click_on (toggle);
  way_test_wait_until (is_on (view, "table"));
  {
    g_autoptr (WayTwinRow) row = g_list_model_get_item (way_twin_table_get_rows (get_table (view)), 0);

    g_assert_cmpstr (way_twin_row_get_text (row, 0), ==, "Book a load");
    g_assert_cmpfloat (way_twin_row_get_number (row, 4), ==, 16);
    g_assert_cmpstr (way_twin_row_get_text (row, 5), ==, "Under-served, extreme");
    g_assert_true (isnan (way_twin_row_get_number (row, 7)));
  }
  assert_written (&room, view);
  way_test_next_frame (GTK_WIDGET (view));
  gtk_widget_child_focus (GTK_WIDGET (get_table (view)), GTK_DIR_TAB_FORWARD);
  way_test_press ("Down");
  way_test_press ("Return");
  way_test_wait_until (g_str_has_prefix (room.asked->str, "open('job', "));

  /* Jobs are counted, not points; what is to be believed is one number for all. */
  g_assert_true (has_label (GTK_WIDGET (view), "1 job with scores · 1 under-served"));
  g_assert_true (has_label (GTK_WIDGET (view), "1 without scores"));
  g_assert_false (has_label (GTK_WIDGET (view), "hollow"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (way_test_find (GTK_WIDGET (view), GTK_TYPE_SPIN_BUTTON, 0)), 10);
  g_assert_true (has_label (GTK_WIDGET (view), "1 hollow: fewer than 10"));
  way_limits_get (room.records, &limits);
  g_assert_cmpint (limits.least_asked, ==, 10);
  limits.least_asked = 9;
  way_limits_set (room.records, &limits);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (way_test_find (GTK_WIDGET (view), GTK_TYPE_SPIN_BUTTON, 0))), ==, 9);
  g_assert_false (has_label (GTK_WIDGET (view), "hollow"));
  room_close (&room);
}

/* What can be compared is compared; limits that change change the advice. */
static void
test_fit (void)
{
  Room           room;
  WayFigureView *view;
  WayLimits      limits;
  int            i;

  room_init (&room);
  for (i = 0; i < 10; i++)
    {
      g_autofree char *value = g_strdup_printf ("%d EUR", 1000 - i);

      g_free (way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "value", value, "likeness", "5", NULL)));
    }
  view = room_show (&room, way_fit_view_new (room.desk));
  way_test_wait_until (count_rows (view) == 10);
  g_assert_true (says (view, 1, 5, "Targeted marketing"));
  way_limits_init (&limits);
  limits.abm_share = 0.2;
  way_limits_set (room.records, &limits);
  way_test_wait_until (says (view, 1, 5, "Account-based marketing"));

  /* What is missing is listed; it is drawn as far as it is known. */
  g_free (way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Orbit", "value", "3 EUR", NULL)));
  way_test_wait_until (count_rows (view) == 11 && has_label (GTK_WIDGET (view), "1 without a likeness of needs"));
  way_test_wait_until (way_plot_get_n_items (way_plot_view_get_plot (way_figure_view_get_plot_view (view))) == 11);
  way_test_click_on (gtk_widget_get_ancestor (find_label (GTK_WIDGET (view), "1 without a likeness of needs"), GTK_TYPE_BUTTON));
  way_test_wait_until (strstr (room.asked->str, "show-unset('account', 'likeness')") != NULL);
  room_close (&room);
}

static void
test_others (void)
{
  Room             room;
  WayFigureView   *view;
  g_autofree char *account = NULL;
  g_autofree char *lena = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *before = NULL;
  g_autoptr (WayRoleStage) grid = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *contact, *job;

  room_init (&room);
  account = way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", NULL));
  view = room_show (&room, way_lead_view_new (room.desk));
  way_test_wait_until (is_on (view, "empty"));
  contact = way_test_record_new (WAY_KIND_CONTACT, "name", "Ravi", "account", account, NULL);
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "product", "=Tracker()", "score", "40", NULL);
  way_test_part (contact, WAY_CONTACT_LEAD_SCORES, WAY_KIND_LEAD_SCORE, "score", "2", NULL);
  g_free (way_test_keep (room.records, contact));
  way_test_wait_until (is_on (view, "plot") && count_rows (view) == 2);
  /* A bar opens its account, by the keyboard too; what is copied is no formula. */
  way_test_wait_until (way_plot_view_find (way_figure_view_get_plot_view (view), "account", account) >= 0);
  way_plot_view_focus_item (way_figure_view_get_plot_view (view), way_plot_view_find (way_figure_view_get_plot_view (view), "account", account));
  way_test_press ("Return");
  way_test_wait_until (strstr (room.asked->str, "open('account', ") != NULL);
  copied = copy_table (view);
  g_assert_nonnull (strstr (copied, "Nordwind\t'=Tracker()\t40.0\t1"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (way_test_find (GTK_WIDGET (view), GTK_TYPE_DROP_DOWN, 0)), 1);
  way_test_wait_until (way_plot_view_find (way_figure_view_get_plot_view (view), "product", "=Tracker()") >= 0);
  way_plot_view_focus_item (way_figure_view_get_plot_view (view), way_plot_view_find (way_figure_view_get_plot_view (view), "product", "=Tracker()"));
  way_test_press ("Return");
  way_test_wait_until (gtk_drop_down_get_selected (GTK_DROP_DOWN (way_test_find (GTK_WIDGET (view), GTK_TYPE_DROP_DOWN, 0))) == 3);
  gtk_window_destroy (GTK_WINDOW (room.window));

  view = room_show (&room, way_matrix_view_new (room.desk));
  way_test_wait_until (is_on (view, "empty"));
  add_job (&room, "Pay carriers", NULL, NULL, NULL, NULL);
  lena = way_test_keep (room.records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", NULL));
  add_job (&room, "Book a load", lena, "10", "4", NULL);
  way_test_wait_until (is_on (view, "plot") && count_rows (view) == 2);
  job = way_test_record_new (WAY_KIND_JOB, "statement", "Audit", NULL);
  way_test_part (job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "importance", "7", "satisfaction", "4", NULL);
  g_free (way_test_keep (room.records, job));
  way_test_wait_until (count_rows (view) == 3 && says (view, 1, 0, "Audit"));
  g_assert_true (says (view, 1, 3, "All personas"));
  /* Who stands on a row stands on it when others come above it. */
  way_test_click_on (gtk_widget_get_ancestor (find_label (GTK_WIDGET (view), "Table"), GTK_TYPE_BUTTON));
  way_test_wait_until (is_on (view, "table"));
  way_test_next_frame (GTK_WIDGET (view));
  gtk_widget_child_focus (GTK_WIDGET (get_table (view)), GTK_DIR_TAB_FORWARD);
  g_string_truncate (room.asked, 0);
  way_test_press ("Down");
  way_test_press ("End");
  way_test_press ("Return");
  way_test_wait_until (strstr (room.asked->str, "open('job', ") != NULL);
  before = g_strdup (room.asked->str);
  g_string_truncate (room.asked, 0);
  add_job (&room, "Answer carriers", lena, "10", "0", NULL);
  way_test_wait_until (count_rows (view) == 4 && says (view, 0, 0, "Answer carriers"));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_press ("Return");
  way_test_wait_until (room.asked->len > 0);
  g_assert_cmpstr (room.asked->str, ==, before);
  gtk_window_destroy (GTK_WINDOW (room.window));

  grid = way_role_stage_read (room.records, account, NULL, &error);
  g_assert_no_error (error);
  view = room_show (&room, way_role_stage_view_new (room.desk));
  way_role_stage_view_show (GTK_WIDGET (view), grid);
  way_test_wait_until (is_on (view, "empty"));
  room_close (&room);
}

static WayTierColumn *
get_column (WayFigureView *view,
            int            place)
{
  return WAY_TIER_COLUMN (way_test_find (GTK_WIDGET (view), WAY_TYPE_TIER_COLUMN, place));
}

static guint
count_in (WayFigureView *view,
          int            place)
{
  GtkWidget *list = way_test_find (GTK_WIDGET (get_column (view, place)), GTK_TYPE_LIST_VIEW, 0);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static guint
count_selected (WayFigureView *view,
                int            place)
{
  g_autoptr (GPtrArray) selected = way_tier_column_list_selected (get_column (view, place));

  return selected->len;
}

static gboolean
is_selected (WayFigureView *view,
             int            place,
             guint          position)
{
  GtkWidget *list = way_test_find (GTK_WIDGET (get_column (view, place)), GTK_TYPE_LIST_VIEW, 0);

  return gtk_selection_model_is_selected (gtk_list_view_get_model (GTK_LIST_VIEW (list)), position);
}

static gboolean
has_tier (Room       *room,
          const char *id,
          const char *tier)
{
  g_autoptr (WayItem) account = way_records_get (room->records, WAY_KIND_ACCOUNT, id, NULL);

  return g_strcmp0 (way_item_get (account, "tier"), tier) == 0;
}

/* A table that could not be read is read when somebody looks again. */
static void
test_rows_after_failure (void)
{
  Room             room;
  WayFigureView   *view;
  GtkWidget       *toggle;
  g_autofree char *path = NULL;
  sqlite3         *other;

  room_init (&room);
  g_free (way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Top", "tier", "strategic", NULL)));
  view = room_show (&room, way_tier_board_new (room.desk));
  way_test_wait_until (is_on (view, "plot"));
  path = way_records_dup_path (room.folder);
  other = way_test_open_sql (path, NULL);
  way_records_hurry (room.records, 20);
  way_test_run_sql_in (other, "BEGIN EXCLUSIVE");
  toggle = way_test_find (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, 0);
  way_test_click_on (toggle);
  way_test_wait_until (strstr (room.asked->str, "report") != NULL);
  sqlite3_close (other);
  way_test_click_on (toggle);
  way_test_wait_until (is_on (view, "plot"));
  way_test_click_on (toggle);
  way_test_wait_until (is_on (view, "table"));
  way_test_wait_until (count_rows (view) == 1);
  room_close (&room);
}

/* Ctrl and Shift with an arrow key move what is selected, and keep the keyboard on it; it is one step, and told. */
static void
test_tiers (void)
{
  Room             room;
  WayFigureView   *view;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  room_init (&room);
  view = room_show (&room, way_tier_board_new (room.desk));
  way_test_wait_until (is_on (view, "empty"));
  g_free (way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Top", "tier", "strategic", "value", "500 EUR", NULL)));
  first = way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Aster", "tier", "lite", "value", "200 EUR", NULL));
  second = way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "tier", "lite", "value", "100 EUR", NULL));
  way_test_wait_until (is_on (view, "plot") && count_in (view, 1) == 2);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_column (view, 3))));

  way_test_next_frame (GTK_WIDGET (view));
  g_assert_true (way_tier_column_focus (get_column (view, 1), first));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_press ("space");
  way_test_wait_until (count_selected (view, 1) == 1);
  /* The key of Back changes nothing. */
  way_test_press ("alt+Left");
  way_test_next_frame (GTK_WIDGET (view));
  g_assert_true (has_tier (&room, first, "lite"));
  way_test_press ("ctrl+shift+Left");
  way_test_wait_until (has_tier (&room, first, "strategic"));
  g_assert_nonnull (strstr (room.asked->str, "told'“Aster” moved to Strategic'"));
  way_test_wait_until (count_in (view, 0) == 2 && count_in (view, 1) == 1);
  /* It takes its place there, is still selected, and goes all the way. */
  way_test_wait_until (is_selected (view, 0, 1));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_press ("ctrl+shift+Right");
  way_test_wait_until (has_tier (&room, first, "lite"));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_press ("ctrl+shift+Right");
  way_test_wait_until (has_tier (&room, first, "programmatic"));
  g_assert_true (has_tier (&room, second, "lite"));

  way_test_wait_until (gtk_widget_get_focus_child (GTK_WIDGET (get_column (view, 2))) != NULL);
  way_test_next_frame (GTK_WIDGET (view));
  /* Wherever the keyboard is, it comes with what came back. */
  gtk_widget_grab_focus (way_test_find (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, 0));
  way_history_undo (way_desk_get_history (room.desk));
  way_test_wait_until (has_tier (&room, first, "lite") && count_in (view, 1) == 2 && count_in (view, 2) == 0);
  way_test_wait_until (gtk_widget_get_focus_child (GTK_WIDGET (get_column (view, 1))) != NULL);
  way_test_next_frame (GTK_WIDGET (view));
  way_test_next_frame (GTK_WIDGET (view));
  way_test_wait_until (count_selected (view, 1) == 1 && is_selected (view, 1, 0));
  way_test_press ("ctrl+shift+Left");
  way_test_wait_until (has_tier (&room, first, "strategic"));
  room_close (&room);
}

/* What is sought is all that the board, its table and its paper have. */
static void
test_tiers_sought (void)
{
  Room             room;
  WayFigureView   *view;
  GtkWidget       *entry, *toggle;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  room_init (&room);
  g_free (way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Müller", "tier", "lite", NULL)));
  g_free (way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "tier", "lite", NULL)));
  g_free (way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Aster", NULL)));
  view = room_show (&room, way_tier_board_new (room.desk));
  way_test_wait_until (is_on (view, "plot") && count_in (view, 1) == 2 && count_in (view, 3) == 1);
  entry = way_test_find (GTK_WIDGET (view), GTK_TYPE_SEARCH_ENTRY, 0);
  toggle = way_test_find (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "mueller");
  way_test_wait_until (count_in (view, 1) == 1 && count_in (view, 3) == 0);
  path = g_build_filename (room.folder, "board.svg", NULL);
  way_plot_view_write (way_figure_view_get_plot_view (view), "svg", path, &error);
  g_assert_no_error (error);
  bytes = way_test_read (path);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "“mueller”: 1 account"));
  way_test_click_on (toggle);
  way_test_wait_until (is_on (view, "table") && count_rows (view) == 1);
  way_test_click_on (toggle);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing like it");
  way_test_wait_until (is_on (view, "empty"));
  g_signal_emit_by_name (entry, "stop-search");
  way_test_wait_until (is_on (view, "plot") && count_in (view, 1) == 2);
  room_close (&room);
}

static GtkSelectionModel *
get_selection (WayFigureView *view,
               int            place)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (way_test_find (GTK_WIDGET (get_column (view, place)), GTK_TYPE_LIST_VIEW, 0)));
}

/* The board as a picture, by the same painter as all else. */
static void
assert_paper (Room          *room,
              WayFigureView *view)
{
  g_autofree char *path = g_build_filename (room->folder, "board.svg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  way_plot_view_write (way_figure_view_get_plot_view (view), "svg", path, &error);
  g_assert_no_error (error);
  bytes = way_test_read (path);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "1001 accounts"));
  g_assert_nonnull (strstr (text, "Programmatic"));
  g_assert_nonnull (strstr (text, "801 less valuable"));
  g_assert_null (strstr (text, "arrow key"));
}

/* A thousand go at once, those between them stay; what is too much is told. */
static void
test_many_tiers (void)
{
  Room             room;
  WayFigureView   *view;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  int i;

  room_init (&room);
  g_assert_true (way_records_begin (room.records, &error));
  for (i = 0; i < 1001; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %d", i);

      g_free (g_steal_pointer (&last));
      last = way_test_keep (room.records, way_test_record_new (WAY_KIND_ACCOUNT, "name", name, "tier", "lite", NULL));
    }
  g_assert_true (way_records_end (room.records, TRUE, &error));
  view = room_show (&room, way_tier_board_new (room.desk));
  way_test_wait_until (is_on (view, "plot") && count_in (view, 1) == 500);
  /* The table has all, the paper the first ones and how many more there are. */
  way_test_wait_until (count_rows (view) == 1001);
  g_assert_true (says (view, 1000, 1, "Lite"));
  assert_paper (&room, view);
  g_signal_emit_by_name (get_column (view, 1), "more");
  way_test_wait_until (count_in (view, 1) == 1001);

  gtk_selection_model_select_all (get_selection (view, 1));
  g_signal_emit_by_name (get_column (view, 1), "moved", -1);
  g_assert_nonnull (strstr (room.asked->str, "report"));
  g_assert_cmpuint (count_in (view, 1), ==, 1001);
  g_assert_true (has_tier (&room, last, "lite"));

  gtk_selection_model_unselect_item (get_selection (view, 1), 500);
  g_signal_emit_by_name (get_column (view, 1), "moved", -1);
  way_test_wait_until (count_in (view, 0) == 1000);
  g_assert_cmpuint (count_in (view, 1), ==, 1);
  g_assert_nonnull (strstr (room.asked->str, "told"));
  room_close (&room);
}

/* As many as there may be are worked out while the window answers. */
static void
test_many (void)
{
  Room             room;
  WayFigureView   *view;
  g_autofree char *lena = NULL;
  g_autoptr (GError) error = NULL;
  int i;

  room_init (&room);
  lena = way_test_keep (room.records, way_test_record_new (WAY_KIND_PERSONA, "name", "Lena", NULL));
  g_assert_true (way_records_begin (room.records, &error));
  for (i = 0; i < 500; i++)
    {
      g_autofree char *statement = g_strdup_printf ("Job %d", i);
      g_autofree char *importance = g_strdup_printf ("%d", i % 11);

      add_job (&room, statement, lena, importance, "5", "7");
    }
  g_assert_true (way_records_end (room.records, TRUE, &error));
  view = room_show (&room, way_landscape_view_new (room.desk));
  way_test_wait_until (is_on (view, "plot") && count_rows (view) == 500);
  gtk_window_destroy (GTK_WINDOW (room.window));
  view = room_show (&room, way_matrix_view_new (room.desk));
  way_test_wait_until (is_on (view, "plot") && count_rows (view) == 500);
  way_test_next_frame (GTK_WIDGET (view));
  room_close (&room);
}

int
main (int    argc,
      char **argv)
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add_func ("/figures/landscape/says-what-is-missing-and-opens-jobs", test_landscape);
  g_test_add_func ("/figures/fit/follows-the-limits", test_fit);
  g_test_add_func ("/figures/others/follow-the-records", test_others);
  g_test_add_func ("/figures/tiers/reads-the-table-again", test_rows_after_failure);
  g_test_add_func ("/figures/tiers/move-by-keys-and-back", test_tiers);
  g_test_add_func ("/figures/tiers/sought", test_tiers_sought);
  g_test_add_func ("/figures/tiers/many-at-once", test_many_tiers);
  g_test_add_func ("/figures/of-five-hundred-jobs", test_many);

  return g_test_run ();
}
