/* test-record-model.c - the records of a query as a list, read when it is looked at */
#include "config.h"

#include "journeys/storage/database.h"
#include "journeys/records/record-model.h"
#include "tests/support/folders.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#define MANY 700

static char *
add (WayRecords *records,
     const char *name)
{
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;

  way_item_set (account, "name", name, NULL);
  way_records_add (records, account, &error);
  g_assert_no_error (error);

  return g_strdup (way_item_get_id (account));
}

static void
rename_to (WayRecords *records,
           const char *id,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_records_get (records, WAY_KIND_ACCOUNT, id, &error);

  g_assert_no_error (error);
  way_item_set (account, "name", name, NULL);
  way_records_update (records, account, &error);
  g_assert_no_error (error);
}

static WayRecords *
open_with (const char *folder,
           int         n)
{
  g_autoptr (GError) error = NULL;
  WayRecords *records = way_records_open (folder, &error);
  int         i;

  g_assert_no_error (error);
  g_assert_true (way_records_begin (records, &error));
  for (i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %04d", i);
      g_autofree char *id = add (records, name);
    }
  g_assert_true (way_records_end (records, TRUE, &error));

  return records;
}

static WayRecordModel *
list_all (WayRecords *records)
{
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  WayRecordModel *model = way_record_model_new (records, WAY_KIND_ACCOUNT);

  way_record_model_set_query (model, query);

  return model;
}

static void
settle (WayRecordModel *model)
{
  while (way_record_model_is_busy (model) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_row (WayRecordRow *row)
{
  while (!way_record_row_is_filled (row))
    g_main_context_iteration (NULL, TRUE);
}

/* A row that was read before is read again in its own time. */
static void
assert_name (WayRecordModel *model,
             guint           position,
             const char     *name)
{
  g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);

  while (g_strcmp0 (way_record_row_get_name (row), name) != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* What a list that follows the changes has: rows, which may become those of other records. */
static void
follow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *rows)
{
  guint i;

  if (removed > 0)
    g_ptr_array_remove_range (rows, position, removed);
  for (i = 0; i < added; i++)
    g_ptr_array_insert (rows, position + i, g_list_model_get_item (model, position + i));
  g_assert_cmpuint (rows->len, ==, g_list_model_get_n_items (model));
}

static void
assert_followed (WayRecordModel *model,
                 GPtrArray      *rows)
{
  guint i;

  g_assert_cmpuint (rows->len, ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
  for (i = 0; i < rows->len; i++)
    {
      g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_true (row == g_ptr_array_index (rows, i));
      g_assert_cmpint (way_record_row_get_key (row), ==, way_record_model_get_key (model, i));
    }
}

static void
test_rows_fill_in (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, MANY);
  g_autoptr (WayRecordModel) model = list_all (records);
  g_autoptr (WayRecordRow) first = NULL;
  g_autoptr (WayRecordRow) again = NULL;

  g_assert_true (way_record_model_is_busy (model));
  g_assert_false (way_record_model_is_known (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  settle (model);
  g_assert_true (way_record_model_is_known (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, MANY);
  g_assert_cmpint (way_record_model_get_total (model), ==, MANY);

  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_false (way_record_row_is_filled (first));
  g_assert_cmpstr (way_record_row_get_name (first), ==, "");
  again = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (first == again);
  wait_for_row (first);
  g_assert_cmpstr (way_record_row_get_name (first), ==, "Account 0000");
  /* No column is no value. */
  g_assert_null (way_record_row_get_value (first, -1));
  g_assert_null (way_record_row_get_value (first, 1000));
  assert_name (model, MANY / 2, "Account 0350");
  assert_name (model, MANY - 1, "Account 0699");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), MANY));

  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
count_told_cb (guint *n)
{
  (*n)++;
}

/* Rows that cannot be read for a while are told of, and read as soon as they can be. */
static void
test_rows_out_of_reach (void)
{
  char            *folder = way_test_folder_new_in_memory ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayRecordModel) model = NULL;
  g_autoptr (WayRecordRow) row = NULL;
  int      patience = way_database_get_patience ();
  guint    n_told = 0;
  sqlite3 *other;

  way_database_set_patience (20);
  records = open_with (folder, 3);
  model = list_all (records);
  settle (model);
  g_signal_connect_swapped (model, "searched", G_CALLBACK (count_told_cb), &n_told);
  other = way_test_open_sql (path, "BEGIN EXCLUSIVE");
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  while (way_record_model_get_problem (model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (way_record_row_is_filled (row));
  g_assert_cmpuint (n_told, ==, 1);
  sqlite3_close (other);
  wait_for_row (row);
  g_assert_cmpstr (way_record_row_get_name (row), ==, "Account 0000");
  while (way_record_model_get_problem (model) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_told, ==, 2);
  g_signal_handlers_disconnect_by_data (model, &n_told);
  way_database_set_patience (patience);

  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Of several searches typed in a row the last one counts. */
static void
test_search_that_is_out_of_date (void)
{
  static const char *const some[] = { "019", NULL };
  static const char *const typed[] = { "a", "ac", "acc", "acco", "0", "01", "019" };
  char                    *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, MANY);
  g_autoptr (WayRecordModel) model = list_all (records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      way_record_query_set_text (query, typed[i]);
      way_record_model_set_query (model, query);
    }
  settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 11); /* 0019, 0190 to 0199 */
  g_assert_cmpint (way_record_model_get_total (model), ==, MANY);
  g_assert_null (way_record_model_get_problem (model));
  assert_name (model, 0, "Account 0190");

  /* How many there are in all is told also by who asks for some from the beginning on. */
  g_clear_object (&model);
  model = way_record_model_new (records, WAY_KIND_ACCOUNT);
  way_record_query_clear (query);
  way_record_query_set (query, "name", WAY_RECORD_CONTAINS, some);
  way_record_model_set_query (model, query);
  settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 11);
  g_assert_cmpint (way_record_model_get_total (model), ==, MANY);

  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A search that finds something else makes no new rows; nobody can mistake them meanwhile. */
static void
test_rows_become_others (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, MANY);
  g_autoptr (WayRecordModel) model = list_all (records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), rows);
  settle (model);
  wait_for_row (g_ptr_array_index (rows, 0));
  g_assert_nonnull (way_record_row_get_id (g_ptr_array_index (rows, 0)));
  way_record_query_set_text (query, "05");
  way_record_model_set_query (model, query);
  while (way_record_model_is_busy (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (way_record_row_get_id (g_ptr_array_index (rows, 0)));
  assert_followed (model, rows);
  assert_name (model, 0, "Account 0500");
  g_assert_nonnull (way_record_row_get_id (g_ptr_array_index (rows, 0)));
  way_record_query_set_order (query, "name", TRUE);
  way_record_model_set_query (model, query);
  settle (model);
  assert_followed (model, rows);
  assert_name (model, 0, "Account 0605");

  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_changes_are_followed (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, 40);
  g_autofree char *first = add (records, "A");
  g_autofree char *last = add (records, "Z");
  g_autoptr (WayRecordModel) model = list_all (records);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WayRecordRow) row = NULL;
  g_autoptr (WayRecordRow) beside = NULL;
  g_autoptr (GError) error = NULL;
  guint n_filled = 0, n_beside = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), rows);
  settle (model);
  assert_followed (model, rows);
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  wait_for_row (row);
  g_assert_cmpstr (way_record_row_get_id (row), ==, first);

  /* In place, down, up, away, and a new one. Only the row that is another is filled anew. */
  beside = g_list_model_get_item (G_LIST_MODEL (model), 1);
  wait_for_row (beside);
  g_signal_connect_swapped (row, "filled", G_CALLBACK (count_told_cb), &n_filled);
  g_signal_connect_swapped (beside, "filled", G_CALLBACK (count_told_cb), &n_beside);
  rename_to (records, first, "Aa");
  settle (model);
  while (g_strcmp0 (way_record_row_get_name (row), "Aa") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_filled, ==, 1);
  g_assert_cmpuint (n_beside, ==, 0);
  g_signal_handlers_disconnect_by_data (row, &n_filled);
  g_signal_handlers_disconnect_by_data (beside, &n_beside);
  assert_followed (model, rows);
  assert_name (model, 0, "Aa");

  rename_to (records, first, "Zz");
  settle (model);
  assert_followed (model, rows);
  assert_name (model, 41, "Zz");

  rename_to (records, last, "Account 0020b");
  settle (model);
  assert_followed (model, rows);
  assert_name (model, 21, "Account 0020b");

  way_records_delete (records, WAY_KIND_ACCOUNT, last, &error);
  g_assert_no_error (error);
  settle (model);
  assert_followed (model, rows);
  assert_name (model, 21, "Account 0021");
  g_assert_cmpint (way_record_model_get_total (model), ==, 41);

  g_free (add (records, "Account 0005b"));
  settle (model);
  assert_followed (model, rows);
  assert_name (model, 6, "Account 0005b");

  g_clear_object (&row);
  g_clear_object (&beside);
  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A move is one row that leaves and one that comes, so that a list keeps its place. */
static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *changed)
{
  *changed += removed + added;
}

/* Told while the list is as it was. */
static void
about_to_change_cb (GListModel *model,
                    GArray     *keys)
{
  guint i;

  g_array_set_size (keys, 0);
  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      gint64 key = way_record_model_get_key (WAY_RECORD_MODEL (model), i);

      g_array_append_val (keys, key);
    }
}

static void
test_move_is_small (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, 200);
  g_autofree char *id = add (records, "A");
  g_autoptr (WayRecordModel) model = list_all (records);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint  changed = 0;
  gint64 key;

  settle (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect (model, "about-to-change", G_CALLBACK (about_to_change_cb), keys);
  key = way_record_model_get_key (model, 0);
  rename_to (records, id, "Z");
  settle (model);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpint (key, ==, way_record_model_get_key (model, 200));
  g_assert_cmpuint (keys->len, ==, 201);
  g_assert_cmpint (key, ==, g_array_index (keys, gint64, 0));
  rename_to (records, id, "Account 0100b");
  settle (model);
  g_assert_cmpuint (changed, ==, 4);
  g_assert_cmpint (key, ==, g_array_index (keys, gint64, 200));
  rename_to (records, id, "Account 0100c");
  settle (model);
  g_assert_cmpuint (changed, ==, 4);

  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Records change in another thread while rows are being read. */

typedef struct
{
  WayRecords *records;
  char       *id;
} Elsewhere;

static gpointer
rename_elsewhere (gpointer data)
{
  Elsewhere *elsewhere = data;
  int        i;

  for (i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %04d and more", (i * 37) % MANY);

      rename_to (elsewhere->records, elsewhere->id, name);
    }

  return NULL;
}

static void
test_change_while_paging (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, MANY);
  Elsewhere elsewhere = { records, add (records, "Moved about") };
  g_autoptr (WayRecordModel) model = list_all (records);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GThread *thread;
  guint    i, n = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (follow_cb), rows);
  settle (model);
  thread = g_thread_new ("elsewhere", rename_elsewhere, &elsewhere);
  for (i = 0; i < MANY; i += 13)
    {
      g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      wait_for_row (row);
      n++;
    }
  g_thread_join (thread);
  settle (model);
  assert_followed (model, rows);
  g_assert_cmpuint (n, ==, (MANY + 12) / 13);
  assert_name (model, 29 * 37 % MANY + 1, "Account 0373 and more");

  g_free (elsewhere.id);
  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  int  *place = data;
  guint position;

  *place = way_record_model_locate_finish (WAY_RECORD_MODEL (source), result, &position, &error) ? (int)position : -1;
  g_assert_no_error (error);
}

static int
locate (WayRecordModel *model,
        const char     *id)
{
  int place = -2;

  way_record_model_locate_async (model, id, NULL, located_cb, &place);
  while (place == -2)
    g_main_context_iteration (NULL, TRUE);

  return place;
}

static void
test_locating (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, 30);
  g_autofree char *id = add (records, "Account 0010b");
  g_autoptr (GPtrArray) all = way_records_list (records, WAY_KIND_ACCOUNT, NULL, 0, -1, NULL);
  g_autoptr (WayRecordModel) model = list_all (records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);

  g_assert_cmpint (locate (model, id), ==, 11); /* waits for the search */
  g_assert_cmpint (locate (model, "no such id"), ==, -1);
  g_assert_cmpint (locate (model, way_item_get_id (g_ptr_array_index (all, 0))), ==, 0);
  g_assert_cmpint (locate (model, way_item_get_id (g_ptr_array_index (all, 30))), ==, 30);
  way_record_query_set_text (query, "0020");
  way_record_model_set_query (model, query);
  g_assert_cmpint (locate (model, id), ==, -1);

  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A list may be thrown away while it searches and reads. */
static void
test_gone_while_busy (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = open_with (folder, MANY);
  WayRecordModel *model = list_all (records);

  settle (model);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), 3));
  g_free (add (records, "One more"));
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *)&model);
  g_object_unref (model);
  g_assert_null (model);
  g_free (add (records, "Another one"));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/model/rows-fill-in", test_rows_fill_in);
  g_test_add_func ("/records/model/rows-out-of-reach", test_rows_out_of_reach);
  g_test_add_func ("/records/model/search-that-is-out-of-date", test_search_that_is_out_of_date);
  g_test_add_func ("/records/model/rows-become-others", test_rows_become_others);
  g_test_add_func ("/records/model/changes-are-followed", test_changes_are_followed);
  g_test_add_func ("/records/model/move-is-small", test_move_is_small);
  g_test_add_func ("/records/model/change-while-paging", test_change_while_paging);
  g_test_add_func ("/records/model/locating", test_locating);
  g_test_add_func ("/records/model/gone-while-busy", test_gone_while_busy);

  return way_test_run ();
}
