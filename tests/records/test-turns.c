/* test-turns.c - who reads a long list and who writes take turns, and who has had enough goes */
#define _GNU_SOURCE
#include "config.h"

#include "journeys/records/record-model.h"
#include "journeys/records/record-reader-private.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

#include <string.h>
#include <unistd.h>

typedef struct
{
  char            *folder;
  WayRecords      *records;
  WayRecordReader *reader;
  GThread         *writer;
  int              thread; /* the number that the system has for it */
  int              n_asked;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new_in_memory ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->reader = way_record_reader_new (fixture->records);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->reader, way_record_reader_unref);
  g_clear_object (&fixture->records);
  way_test_folder_free (fixture->folder);
}

static gpointer
add_in_thread (gpointer data)
{
  Fixture *fixture = data;

  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Northwind", NULL)));

  return NULL;
}

/* The first time it goes on until somebody wants to write, and is disturbed by that. */
static gboolean
read_for_long (WayRecordReader *self,
               gpointer         data,
               GError         **error)
{
  Fixture *fixture = data;
  gint64   n;

  if (fixture->n_asked++ > 0)
    {
      if (!way_database_get_int (self->database, "SELECT count (*) FROM account", &n, error))
        return FALSE;
      g_assert_cmpint (n, ==, 1);
      return TRUE;
    }
  g_assert_true (way_database_get_int (self->database, "SELECT count (*) FROM account", &n, error));
  g_assert_cmpint (n, ==, 0);
  fixture->writer = g_thread_new ("writer", add_in_thread, fixture);
  while (!way_records_is_turn_to_write (fixture->records))
    g_thread_yield ();

  return FALSE;
}

/* The change goes first, and whoever read begins anew and sees it. */
static void
test_writer_comes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (way_record_reader_ask (fixture->reader, read_for_long, fixture, NULL, &error));
  g_assert_no_error (error);
  g_thread_join (fixture->writer);
}

static gboolean
is_asleep (int thread)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/stat", thread);
  g_autofree char *text = NULL;
  const char      *state;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  state = strrchr (text, ')');

  return state != NULL && g_str_has_prefix (state, ") S");
}

static gpointer
find_in_thread (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = NULL;

  g_atomic_int_set (&fixture->thread, gettid ());
  keys = way_record_reader_find (fixture->reader, query, NULL, &error);
  g_assert_no_error (error);

  return GUINT_TO_POINTER (keys->len);
}

/* Who comes while somebody writes waits for that, and sees it. */
static void
test_reader_comes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread *thread;

  g_assert_true (way_records_begin (fixture->records, &error));
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Northwind", NULL)));
  thread = g_thread_new ("reader", find_in_thread, fixture);
  while (g_atomic_int_get (&fixture->thread) == 0 || !is_asleep (fixture->thread))
    g_thread_yield ();
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 1);
}

static gboolean
have_enough (WayRecordReader *self,
             gpointer         data,
             GError         **error)
{
  g_cancellable_cancel (data);

  return FALSE;
}

static void
test_given_up_meanwhile (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (way_record_reader_ask (fixture->reader, have_enough, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Several things at once: that is no record that has moved. */

static void
add_named (Fixture    *fixture,
           const char *name)
{
  g_free (way_test_keep (fixture->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", name, NULL)));
}

static void
change (Fixture    *fixture,
        const char *name,
        const char *new_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_records_find (fixture->records, WAY_KIND_ACCOUNT, name, &error);

  g_assert_no_error (error);
  if (new_name == NULL)
    way_records_delete (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  else
    {
      way_item_set (account, "name", new_name, NULL);
      way_records_update (fixture->records, account, &error);
    }
  g_assert_no_error (error);
}

static void
assert_names (WayRecordModel *model,
              const char     *names)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint i;

  while (way_record_model_is_busy (model) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (WayRecordRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      while (way_record_row_get_id (row) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_string_append_printf (found, "%s ", way_record_row_get_name (row));
    }
  g_assert_cmpstr (found->str, ==, names);
}

static void
test_several_moves (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const names[] = { "Ax", "Bx", "Cx", "Dx", "Ex" };
  g_autoptr (WayRecordQuery) query = way_record_query_new (WAY_KIND_ACCOUNT);
  g_autoptr (WayRecordModel) model = way_record_model_new (fixture->records, WAY_KIND_ACCOUNT);
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    add_named (fixture, names[i]);
  way_record_model_set_query (model, query);
  assert_names (model, "Ax Bx Cx Dx Ex ");

  g_assert_true (way_records_begin (fixture->records, &error));
  change (fixture, "Ax", "Dz");
  change (fixture, "Dx", "Az");
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  assert_names (model, "Az Bx Cx Dz Ex ");

  /* As many as before, and each but one in the place of the next. */
  g_assert_true (way_records_begin (fixture->records, &error));
  change (fixture, "Az", NULL);
  add_named (fixture, "Fx");
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  assert_names (model, "Bx Cx Dz Ex Fx ");
  g_assert_true (way_records_begin (fixture->records, &error));
  change (fixture, "Fx", NULL);
  add_named (fixture, "Ay");
  g_assert_true (way_records_end (fixture->records, TRUE, &error));
  assert_names (model, "Ay Bx Cx Dz Ex ");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/turns/writer-comes", test_writer_comes);
  ADD ("/records/turns/reader-comes", test_reader_comes);
  ADD ("/records/turns/given-up-meanwhile", test_given_up_meanwhile);
  ADD ("/records/turns/several-moves", test_several_moves);

  return way_test_run ();
}
