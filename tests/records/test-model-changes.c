/* test-model-changes.c - a list of records follows what is changed, here and elsewhere */
#include "config.h"

#include "journeys/records/record-model.h"
#include "tests/support/folders.h"
#include "tests/support/record-list.h"
#include "tests/support/test-main.h"

#define MANY 700

static void
count_told_cb (guint *n)
{
  (*n)++;
}

static void
test_changes_are_followed (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_list_open (folder, 40);
  g_autofree char *first = way_test_list_add (records, "A");
  g_autofree char *last = way_test_list_add (records, "Z");
  g_autoptr (WayRecordModel) model = way_test_list_all (records);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WayRecordRow) row = NULL;
  g_autoptr (WayRecordRow) beside = NULL;
  g_autoptr (GError) error = NULL;
  guint n_filled = 0, n_beside = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (way_test_list_follow_cb), rows);
  way_test_list_settle (model);
  way_test_list_assert_followed (model, rows);
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  way_test_list_wait_for_row (row);
  g_assert_cmpstr (way_record_row_get_id (row), ==, first);

  /* In place, down, up, away, and a new one. Only the row that is another is filled anew. */
  beside = g_list_model_get_item (G_LIST_MODEL (model), 1);
  way_test_list_wait_for_row (beside);
  g_signal_connect_swapped (row, "filled", G_CALLBACK (count_told_cb), &n_filled);
  g_signal_connect_swapped (beside, "filled", G_CALLBACK (count_told_cb), &n_beside);
  way_test_list_rename (records, first, "Aa");
  way_test_list_settle (model);
  while (g_strcmp0 (way_record_row_get_name (row), "Aa") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_filled, ==, 1);
  g_assert_cmpuint (n_beside, ==, 0);
  g_signal_handlers_disconnect_by_data (row, &n_filled);
  g_signal_handlers_disconnect_by_data (beside, &n_beside);
  way_test_list_assert_followed (model, rows);
  way_test_list_assert_name (model, 0, "Aa");

  way_test_list_rename (records, first, "Zz");
  way_test_list_settle (model);
  way_test_list_assert_followed (model, rows);
  way_test_list_assert_name (model, 41, "Zz");

  way_test_list_rename (records, last, "Account 0020b");
  way_test_list_settle (model);
  way_test_list_assert_followed (model, rows);
  way_test_list_assert_name (model, 21, "Account 0020b");

  way_records_delete (records, WAY_KIND_ACCOUNT, last, &error);
  g_assert_no_error (error);
  way_test_list_settle (model);
  way_test_list_assert_followed (model, rows);
  way_test_list_assert_name (model, 21, "Account 0021");
  g_assert_cmpint (way_record_model_get_total (model), ==, 41);

  g_free (way_test_list_add (records, "Account 0005b"));
  way_test_list_settle (model);
  way_test_list_assert_followed (model, rows);
  way_test_list_assert_name (model, 6, "Account 0005b");

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
  g_autoptr (WayRecords) records = way_test_list_open (folder, 200);
  g_autofree char *id = way_test_list_add (records, "A");
  g_autoptr (WayRecordModel) model = way_test_list_all (records);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint  changed = 0;
  gint64 key;

  way_test_list_settle (model);
  g_signal_connect (model, "items-changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect (model, "about-to-change", G_CALLBACK (about_to_change_cb), keys);
  key = way_record_model_get_key (model, 0);
  way_test_list_rename (records, id, "Z");
  way_test_list_settle (model);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpint (key, ==, way_record_model_get_key (model, 200));
  g_assert_cmpuint (keys->len, ==, 201);
  g_assert_cmpint (key, ==, g_array_index (keys, gint64, 0));
  way_test_list_rename (records, id, "Account 0100b");
  way_test_list_settle (model);
  g_assert_cmpuint (changed, ==, 4);
  g_assert_cmpint (key, ==, g_array_index (keys, gint64, 200));
  way_test_list_rename (records, id, "Account 0100c");
  way_test_list_settle (model);
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

      way_test_list_rename (elsewhere->records, elsewhere->id, name);
    }

  return NULL;
}

static void
test_change_while_paging (void)
{
  char *folder = way_test_folder_new ();
  g_autoptr (WayRecords) records = way_test_list_open (folder, MANY);
  Elsewhere elsewhere = { records, way_test_list_add (records, "Moved about") };
  g_autoptr (WayRecordModel) model = way_test_list_all (records);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GThread *thread;
  guint    i, n = 0;

  g_signal_connect (model, "items-changed", G_CALLBACK (way_test_list_follow_cb), rows);
  way_test_list_settle (model);
  thread = g_thread_new ("elsewhere", rename_elsewhere, &elsewhere);
  for (i = 0; i < MANY; i += 13)
    {
      g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      way_test_list_wait_for_row (row);
      n++;
    }
  g_thread_join (thread);
  way_test_list_settle (model);
  way_test_list_assert_followed (model, rows);
  g_assert_cmpuint (n, ==, (MANY + 12) / 13);
  way_test_list_assert_name (model, 29 * 37 % MANY + 1, "Account 0373 and more");

  g_free (elsewhere.id);
  g_clear_object (&model);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/model/changes-are-followed", test_changes_are_followed);
  g_test_add_func ("/records/model/move-is-small", test_move_is_small);
  g_test_add_func ("/records/model/change-while-paging", test_change_while_paging);

  return way_test_run ();
}
