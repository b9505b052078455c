/* test-record-model.c - the records of a query as a list, read when it is looked at */
#include "config.h"

#include "journeys/records/record-model.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/record-list.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#define MANY 700

static void
test_rows_fill_in (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_list_open (folder, MANY);
  g_autoptr (WayRecordModel) model = way_test_list_all (records);
  g_autoptr (WayRecordRow) first = NULL;
  g_autoptr (WayRecordRow) again = NULL;

  g_assert_true (way_record_model_is_busy (model));
  g_assert_false (way_record_model_is_known (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  way_test_list_settle (model);
  g_assert_true (way_record_model_is_known (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, MANY);
  g_assert_cmpint (way_record_model_get_total (model), ==, MANY);

  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_false (way_record_row_is_filled (first));
  g_assert_cmpstr (way_record_row_get_name (first), ==, "");
  again = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (first == again);
  way_test_list_wait_for_row (first);
  g_assert_cmpstr (way_record_row_get_name (first), ==, "Account 0000");
  /* No column is no value. */
  g_assert_null (way_record_row_get_value (first, -1));
  g_assert_null (way_record_row_get_value (first, 1000));
  way_test_list_assert_name (model, MANY / 2, "Account 0350");
  way_test_list_assert_name (model, MANY - 1, "Account 0699");
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
  records = way_test_list_open (folder, 3);
  model = way_test_list_all (records);
  way_test_list_settle (model);
  g_signal_connect_swapped (model, "searched", G_CALLBACK (count_told_cb), &n_told);
  other = way_test_open_sql (path, "BEGIN EXCLUSIVE");
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  while (way_record_model_get_problem (model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (way_record_row_is_filled (row));
  g_assert_cmpuint (n_told, ==, 1);
  sqlite3_close (other);
  way_test_list_wait_for_row (row);
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
  g_autoptr (WayRecords) records = way_test_list_open (folder, MANY);
  g_autoptr (WayRecordModel) model = way_test_list_all (records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      way_record_query_set_text (query, typed[i]);
      way_record_model_set_query (model, query);
    }
  way_test_list_settle (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 11); /* 0019, 0190 to 0199 */
  g_assert_cmpint (way_record_model_get_total (model), ==, MANY);
  g_assert_null (way_record_model_get_problem (model));
  way_test_list_assert_name (model, 0, "Account 0190");

  /* How many there are in all is told also by who asks for some from the beginning on. */
  g_clear_object (&model);
  model = way_record_model_new (records, WAY_KIND_ACCOUNT);
  way_record_query_clear (query);
  way_record_query_set (query, "name", WAY_RECORD_CONTAINS, some);
  way_record_model_set_query (model, query);
  way_test_list_settle (model);
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
  g_autoptr (WayRecords) records = way_test_list_open (folder, MANY);
  g_autoptr (WayRecordModel) model = way_test_list_all (records);
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_signal_connect (model, "items-changed", G_CALLBACK (way_test_list_follow_cb), rows);
  way_test_list_settle (model);
  way_test_list_wait_for_row (g_ptr_array_index (rows, 0));
  g_assert_nonnull (way_record_row_get_id (g_ptr_array_index (rows, 0)));
  way_record_query_set_text (query, "05");
  way_record_model_set_query (model, query);
  while (way_record_model_is_busy (model))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (way_record_row_get_id (g_ptr_array_index (rows, 0)));
  way_test_list_assert_followed (model, rows);
  way_test_list_assert_name (model, 0, "Account 0500");
  g_assert_nonnull (way_record_row_get_id (g_ptr_array_index (rows, 0)));
  way_record_query_set_order (query, "name", TRUE);
  way_record_model_set_query (model, query);
  way_test_list_settle (model);
  way_test_list_assert_followed (model, rows);
  way_test_list_assert_name (model, 0, "Account 0605");

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
  g_autoptr (WayRecords) records = way_test_list_open (folder, 30);
  g_autofree char *id = way_test_list_add (records, "Account 0010b");
  g_autoptr (GPtrArray) all = way_records_list (records, WAY_KIND_ACCOUNT, NULL, 0, -1, NULL);
  g_autoptr (WayRecordModel) model = way_test_list_all (records);
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
  g_autoptr (WayRecords) records = way_test_list_open (folder, MANY);
  WayRecordModel *model = way_test_list_all (records);

  way_test_list_settle (model);
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), 3));
  g_free (way_test_list_add (records, "One more"));
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *)&model);
  g_object_unref (model);
  g_assert_null (model);
  g_free (way_test_list_add (records, "Another one"));
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
  g_test_add_func ("/records/model/locating", test_locating);
  g_test_add_func ("/records/model/gone-while-busy", test_gone_while_busy);

  return way_test_run ();
}
