/* test-record-rows.c - a list of records that is looked at while it cannot be read, or is judged by other limits */
#include "config.h"

#include "journeys/records/limits.h"
#include "journeys/records/record-column.h"
#include "journeys/records/record-model.h"
#include "journeys/records/record-row-private.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <string.h>

/* More than rows are kept for a list. */
#define MANY 1100

#define PATIENCE 20

typedef struct
{
  char           *folder;
  WayRecords     *records;
  WayRecordModel *model;
  WayRecordQuery *query;
  sqlite3        *other; /* another program */
  int             patience;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->patience = way_database_get_patience ();
  way_database_set_patience (PATIENCE);
  fixture->folder = way_test_folder_new_in_memory ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Nordwind", "fit", "90", "intent", "10", "value", "5000 EUR", NULL)));
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Südwind", "fit", "10", "intent", "80", NULL)));
  fixture->query = way_record_query_new (WAY_KIND_ACCOUNT);
  fixture->model = way_record_model_new (fixture->records, WAY_KIND_ACCOUNT);
  path = way_records_dup_path (fixture->folder);
  fixture->other = way_test_open_sql (path, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  sqlite3_close (fixture->other);
  g_clear_object (&fixture->model);
  g_clear_object (&fixture->records);
  way_record_query_free (fixture->query);
  way_test_folder_free (fixture->folder);
  way_database_set_patience (fixture->patience);
}

static void
settle (Fixture *fixture)
{
  while (way_record_model_is_busy (fixture->model) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static WayRecordRow *
get_filled (Fixture *fixture,
            guint    position)
{
  WayRecordRow *row = g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  while (!way_record_row_is_filled (row))
    g_main_context_iteration (NULL, TRUE);

  return row;
}

/* What stands in the cells, and which list it is. */
static void
test_cells (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const lite[] = { "lite", NULL };
  g_autoptr (WayRecordQuery) filtered = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordRow) unread = NULL;
  g_autoptr (WayRecordRow) row = NULL;
  g_autofree char *value = NULL;
  g_autofree char *region = NULL;

  way_record_model_set_query (fixture->model, fixture->query);
  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->model)) == WAY_TYPE_RECORD_ROW);
  g_assert_true (way_record_model_get_records (fixture->model) == fixture->records);
  g_assert_true (way_record_query_equal (way_record_model_get_query (fixture->model), fixture->query));

  unread = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  g_assert_null (way_record_row_get_id (unread));
  g_assert_null (way_record_row_get_named (unread, "value"));
  row = get_filled (fixture, 0);
  g_assert_cmpint (way_record_row_get_kind (row), ==, WAY_KIND_ACCOUNT);
  g_assert_cmpstr (way_record_row_get_named (row, "value"), ==, "5000 EUR");
  g_assert_null (way_record_row_get_named (row, "no-such-column"));
  value = way_record_row_dup_text (row, way_record_columns_find (WAY_KIND_ACCOUNT, "value"));
  g_assert_nonnull (strstr (value, "5"));
  region = way_record_row_dup_text (row, way_record_columns_find (WAY_KIND_ACCOUNT, "region"));
  g_assert_cmpstr (region, ==, "");

  /* How many there are is told beside how many are kept. */
  way_record_query_set (filtered, "tier", WAY_RECORD_ANY, lite);
  way_record_model_set_query (fixture->model, filtered);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
  g_assert_cmpint (way_record_model_get_total (fixture->model), ==, 2);
  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);

  /* The same once more is no other search. */
  way_record_model_set_query (fixture->model, fixture->query);
  g_assert_false (way_record_model_is_busy (fixture->model));
  g_assert_cmpint (way_record_model_get_key (fixture->model, 7), ==, 0);
}

/* Another program has the file for longer than a search waits: that is told, and found out by itself when it is over. */
static void
test_search_out_of_reach (Fixture      *fixture,
                          gconstpointer data)
{
  way_test_run_sql_in (fixture->other, "BEGIN EXCLUSIVE");
  way_record_model_set_query (fixture->model, fixture->query);
  while (way_record_model_get_problem (fixture->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (way_record_model_get_problem (fixture->model), "records.db"));
  g_assert_false (way_record_model_is_known (fixture->model));
  way_test_run_sql_in (fixture->other, "ROLLBACK");
  while (way_record_model_get_problem (fixture->model) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 2);

  /* Another question that could not be asked is asked as well, not the one before. */
  way_test_run_sql_in (fixture->other, "BEGIN EXCLUSIVE");
  way_record_query_set_text (fixture->query, "nord");
  way_record_model_set_query (fixture->model, fixture->query);
  while (way_record_model_get_problem (fixture->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  way_test_run_sql_in (fixture->other, "ROLLBACK");
  while (way_record_model_get_problem (fixture->model) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1);

  /* A list that nobody has any more does not try again. */
  way_test_run_sql_in (fixture->other, "BEGIN EXCLUSIVE");
  way_record_query_set_text (fixture->query, "süd");
  way_record_model_set_query (fixture->model, fixture->query);
  while (way_record_model_get_problem (fixture->model) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture->model);
  way_test_run_sql_in (fixture->other, "ROLLBACK");
}

static void
located_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GError **error = data;
  guint    position;

  g_assert_false (way_record_model_locate_finish (WAY_RECORD_MODEL (source), result, &position, error));
}

/* Where a record is cannot be said: that is no answer of “not in the list”. */
static void
test_locate_out_of_reach (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);
  way_test_run_sql_in (fixture->other, "BEGIN EXCLUSIVE");
  way_record_model_locate_async (fixture->model, "some id", NULL, located_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  way_test_run_sql_in (fixture->other, "ROLLBACK");
}

static void
count_cb (int *n_told)
{
  (*n_told)++;
}

/* A row says that it has been read, and once more when its record is another one. */
static void
test_tells (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (WayRecordRow) row = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autoptr (GError) error = NULL;
  int n_told = 0, i;

  way_record_query_set_order (fixture->query, "name", FALSE);
  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);
  row = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_signal_connect_swapped (row, "filled", G_CALLBACK (count_cb), &n_told);
  while (n_told == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (way_record_row_is_filled (row));
  g_assert_cmpstr (way_record_row_get_name (row), ==, "Nordwind");

  record = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_record_row_get_id (row), &error);
  g_assert_no_error (error);
  /* Also when it is nearly the same. */
  for (i = 0; i < 2; i++)
    {
      const char *region = i == 0 ? "Liel" : "Kiel";

      way_item_set (record, "region", region, NULL);
      g_assert_true (way_records_update (fixture->records, record, &error));
      while (n_told == 1 + i)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (way_record_row_get_named (row, "region"), ==, region);
    }
}

/* What is worked out follows what the user wants records to be judged by. */
static void
test_limits (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const sixty[] = { "60", NULL };
  static const WayLimits   odd = { 2, 9, 1000000, { -1, 1, -2, -3 } }, other_odd = { -1, 0, -5, { 1, -1, 1, 1 } };
  WayLimits                limits;
  double                  *all[] = { &limits.abm_share, &limits.weights.fit, &limits.weights.intent,
                                     &limits.weights.engagement, &limits.weights.relationship };
  int                      n_told = 0;
  guint                    i;
  gint64                   first;

  way_record_query_set_order (fixture->query, "priority", TRUE);
  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);
  first = way_record_model_get_key (fixture->model, 0);
  way_limits_get (fixture->records, &limits);
  limits.weights.fit = 0;
  way_limits_set (fixture->records, &limits);
  settle (fixture);
  g_assert_cmpint (way_record_model_get_key (fixture->model, 1), ==, first);
  way_record_query_set (fixture->query, "priority", WAY_RECORD_AT_LEAST, sixty);
  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1);
  g_assert_cmpint (way_record_model_get_key (fixture->model, 0), !=, first);
  way_record_query_clear (fixture->query);
  way_record_model_set_query (fixture->model, fixture->query);

  /* Each of them counts by itself. */
  g_signal_connect_swapped (fixture->records, "limits-changed", G_CALLBACK (count_cb), &n_told);
  way_limits_init (&limits);
  way_limits_set (fixture->records, &limits);
  for (i = 0; i < G_N_ELEMENTS (all); i++)
    {
      *all[i] /= 2;
      n_told = 0;
      way_limits_set (fixture->records, &limits);
      way_limits_set (fixture->records, &limits);
      g_assert_cmpint (n_told, ==, 1);
    }
  limits.least_asked++;
  way_limits_set (fixture->records, &limits);
  limits.mass_likeness--;
  way_limits_set (fixture->records, &limits);
  g_assert_cmpint (n_told, ==, 3);
  settle (fixture);

  /* The same ones again are no change, and odd ones are brought into their range. */
  way_limits_set (fixture->records, &limits);
  g_assert_false (g_main_context_pending (NULL));
  way_limits_set (fixture->records, &odd);
  way_limits_get (fixture->records, &limits);
  g_assert_cmpfloat (limits.abm_share, ==, 1);
  g_assert_cmpint (limits.mass_likeness, ==, 5);
  g_assert_cmpint (limits.least_asked, ==, WAY_MOST_ASKED);
  g_assert_cmpfloat (limits.weights.fit, ==, 0);
  g_assert_cmpfloat (limits.weights.intent, ==, 1);
  g_assert_cmpfloat (limits.weights.engagement, ==, 0);
  g_assert_cmpfloat (limits.weights.relationship, ==, 0);
  way_limits_set (fixture->records, &other_odd);
  way_limits_get (fixture->records, &limits);
  g_assert_cmpfloat (limits.abm_share, ==, 0);
  g_assert_cmpint (limits.mass_likeness, ==, 1);
  g_assert_cmpint (limits.least_asked, ==, 0);
  g_assert_cmpfloat (limits.weights.intent, ==, 0);
  settle (fixture);
}

/* Who scrolls through a long list does not keep all of it; a row that was let go comes back. */
static void
test_long_way (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (WayRecordRow) again = NULL;
  g_autoptr (GError) error = NULL;
  WayRecordRow *first;
  guint         i;

  g_assert_true (way_records_begin (fixture->records, &error));
  for (i = 0; i < MANY; i++)
    g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Account", NULL)));
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);
  first = get_filled (fixture, 0);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *)&first);
  g_object_unref (first);
  g_assert_nonnull (first);
  for (i = 1; i < MANY; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (fixture->model), i));
  g_assert_null (first);
  again = get_filled (fixture, 0);
  g_assert_cmpstr (way_record_row_get_name (again), ==, "Account");
}

/* A list that is closed while it searches gives the search up. */
static void
test_closed_while_searching (Fixture      *fixture,
                             gconstpointer data)
{
  way_record_model_set_query (fixture->model, fixture->query);
  g_assert_true (way_record_model_is_busy (fixture->model));
  g_object_add_weak_pointer (G_OBJECT (fixture->model), (gpointer *)&fixture->model);
  g_object_unref (fixture->model);
  g_assert_null (fixture->model);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
splice_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           guint      *n)
{
  g_assert_cmpuint (position + removed, <=, *n);
  *n += added - removed;
  g_assert_cmpuint (*n, ==, g_list_model_get_n_items (model));
}

/* The file and the list have the same order, and each row that is asked for is the one of its place. */
static void
assert_in_order (Fixture *fixture,
                 gboolean descending,
                 guint    round)
{
  const char   *sql = descending ? "SELECT row FROM account ORDER BY sorted DESC, row" : "SELECT row FROM account ORDER BY sorted, row";
  sqlite3_stmt *statement;
  guint         i;

  g_assert_cmpint (sqlite3_prepare_v2 (fixture->other, sql, -1, &statement, NULL), ==, SQLITE_OK);
  for (i = 0; sqlite3_step (statement) == SQLITE_ROW; i++)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);
      guint  position = G_MAXUINT;

      g_assert_cmpint (way_record_model_get_key (fixture->model, i), ==, key);
      g_assert_true (way_record_model_find_key (fixture->model, key, &position));
      g_assert_cmpuint (position, ==, i);
      if (i % 3 == round % 3)
        {
          g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

          g_assert_cmpint (way_record_row_get_key (row), ==, key);
          g_assert_cmpuint (way_record_row_get_position (row), ==, i);
        }
    }
  sqlite3_finalize (statement);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, i);
}

static void
change_at_random (Fixture   *fixture,
                  GRand     *random,
                  GPtrArray *ids)
{
  guint            which = g_rand_int_range (random, 0, ids->len);
  const char      *id = g_ptr_array_index (ids, which);
  g_autofree char *name = g_strdup_printf ("%c%08x", g_rand_int_range (random, 'a', 'f'), g_rand_int (random));
  g_autoptr (WayItem) record = NULL;
  g_autoptr (GError) error = NULL;

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      g_ptr_array_add (ids, way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", name, NULL)));
      break;
    case 1:
      if (ids->len > 3)
        {
          g_assert_true (way_records_delete (fixture->records, WAY_KIND_ACCOUNT, id, &error));
          g_ptr_array_remove_index (ids, which);
        }
      break;
    default:
      record = way_records_get (fixture->records, WAY_KIND_ACCOUNT, id, &error);
      way_item_set (record, "name", name, NULL);
      g_assert_true (way_records_update (fixture->records, record, &error));
    }
}

/* Whatever changes, one or some at once: each record is in its place, and each row is of its record. */
static void
test_random_changes (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const names[] = { "b", "bb", "c", "cc", "d", "dd", "e", "ee", "f" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint    n = 0, round;
  int      i;
  gboolean descending = FALSE;

  way_test_run_sql_in (fixture->other, "DELETE FROM account");
  for (i = 0; i < (int)G_N_ELEMENTS (names); i++)
    g_ptr_array_add (ids, way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", names[i], NULL)));
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (splice_cb), &n);
  for (round = 0; round < 250; round++)
    {
      int n_changes = g_rand_int_range (random, 1, 4);

      if (round % 25 == 0)
        {
          descending = round % 50 == 0;
          way_record_query_set_order (fixture->query, "name", descending);
          way_record_model_set_query (fixture->model, fixture->query);
        }
      g_assert_true (way_records_begin (fixture->records, NULL));
      for (i = 0; i < n_changes; i++)
        change_at_random (fixture, random, ids);
      g_assert_true (way_records_end (fixture->records, TRUE, NULL));
      settle (fixture);
      assert_in_order (fixture, descending, round);
    }
}

/* A row that nobody has goes with the list, the first as the last. */
static void
test_rows_go (Fixture      *fixture,
              gconstpointer data)
{
  WayRecordRow *rows[2];
  guint         i;

  way_record_model_set_query (fixture->model, fixture->query);
  settle (fixture);
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i] = get_filled (fixture, i);
      g_object_add_weak_pointer (G_OBJECT (rows[i]), (gpointer *)&rows[i]);
      g_object_unref (rows[i]);
    }
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_null (rows[i]);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/rows/cells", test_cells);
  ADD ("/records/rows/search-out-of-reach", test_search_out_of_reach);
  ADD ("/records/rows/locate-out-of-reach", test_locate_out_of_reach);
  ADD ("/records/rows/limits", test_limits);
  ADD ("/records/rows/tells", test_tells);
  ADD ("/records/rows/long-way", test_long_way);
  ADD ("/records/rows/closed-while-searching", test_closed_while_searching);
  ADD ("/records/rows/random-changes", test_random_changes);
  ADD ("/records/rows/go", test_rows_go);

  return way_test_run ();
}
