/* test-desk-waits.c - the desk while other programs hold the records, or the disk is full */
#include "config.h"

#include "journeys/storage/database.h"
#include "tests/support/desk-room.h"
#include "tests/support/failing-calls.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static void
count_cb (int *n)
{
  (*n)++;
}

/* Another program is writing: steps are taken back, typing stays and is written later. */
static void
test_locked (WayTestDesk  *fixture,
             gconstpointer data)
{
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *path = way_records_dup_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) tier = way_command_new_set (account, "tier", "lite", NULL);
  guint    steps = way_history_n_steps (fixture->history);
  int      n_written = 0;
  sqlite3 *other;

  g_signal_connect_swapped (fixture->desk, "written", G_CALLBACK (count_cb), &n_written);
  way_test_desk_set (fixture, account, "website", "northwind.example");
  g_assert_cmpint (n_written, ==, 0);
  way_history_undo (fixture->history);
  other = way_test_open_sql (path, "BEGIN IMMEDIATE");

  g_assert_false (way_desk_perform (fixture->desk, tier, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  way_test_desk_set (fixture, account, "tier", "strategic");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_null (way_item_get (account, "tier"));
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps);
  way_history_undo (fixture->history);
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_cmpuint (way_history_get_place (fixture->history), ==, steps);
  g_assert_false (way_desk_has_unwritten (fixture->desk));

  way_test_desk_type (fixture, account, "industry", "Logistics");
  way_history_seal (fixture->history);
  g_assert_cmpstr (way_item_get (account, "industry"), ==, "Logistics");
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  g_assert_nonnull (way_desk_get_problem (fixture->desk));
  way_test_desk_set (fixture, account, "tier", "strategic");
  g_assert_null (way_item_get (account, "tier"));
  g_assert_cmpstr (way_item_get (account, "industry"), ==, "Logistics");
  g_clear_error (&error);
  g_assert_false (way_desk_flush (fixture->desk, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);

  sqlite3_close (other);
  g_assert_cmpint (n_written, ==, 0);
  way_desk_refresh (fixture->desk);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  g_assert_null (way_desk_get_problem (fixture->desk));
  /* Told once that what was told is over. */
  g_assert_cmpint (n_written, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->desk, &n_written);
  way_test_desk_assert_in_file (fixture, account);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Industry of “Northwind”");
}

/* The disk is full at every length of the file: nothing on the desk is other than in the file, but what was typed. */
static void
test_disk_full (WayTestDesk  *fixture,
                gconstpointer data)
{
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  WayItem         *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "account", way_item_get_id (account));
  g_autofree char *path = way_records_dup_path (fixture->folder);
  g_autofree char *text = g_strnfill (20000, 'a');
  struct rlimit    old, limit;
  gsize            size;
  int              refused = 0, kept = 0;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  for (size = 0; size < 400000; size += 16384)
    {
      g_autoptr (WayCommand) group = way_command_new_group ("Both");
      guint    steps = way_history_get_place (fixture->history);
      gboolean done;

      way_command_group_add (group, way_command_new_set (account, "note", text, NULL));
      way_command_group_add (group, way_command_new_set (contact, "note", text, NULL));
      limit = old;
      limit.rlim_cur = size;
      setrlimit (RLIMIT_FSIZE, &limit);
      done = way_desk_perform (fixture->desk, group, NULL);
      if (!done)
        {
          refused++;
          way_test_desk_type (fixture, account, "trends", text);
          way_history_seal (fixture->history);
          if (way_desk_has_unwritten (fixture->desk))
            {
              kept++;
              g_assert_cmpstr (way_item_get (account, "trends"), ==, text);
            }
        }
      setrlimit (RLIMIT_FSIZE, &old);
      g_assert_true (way_desk_flush (fixture->desk, NULL));
      way_test_desk_assert_in_file (fixture, account);
      way_test_desk_assert_in_file (fixture, contact);
      g_assert_cmpint (way_item_get (contact, "note") != NULL, ==, done);
      way_history_go_to (fixture->history, steps);
      way_test_desk_assert_in_file (fixture, account);
      way_test_desk_assert_in_file (fixture, contact);
      g_assert_null (way_item_get (account, "note"));
    }
  g_assert_cmpint (refused, >, 5);
  g_assert_cmpint (kept, >, 5);
}

/* What a step went past is told when it is done: not when it was refused, and was something else before. */
static void
test_passed_and_refused (WayTestDesk  *fixture,
                         gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (WayCommand) group = way_command_new_group ("Both");

  way_command_group_add (group, way_command_new_set (account, "industry", "Rail", NULL));
  way_command_group_add (group, way_command_new_set (account, "region", "Kiel", NULL));
  g_assert_true (way_desk_perform (fixture->desk, group, NULL));
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account), "region", "Bonn");
  way_desk_refresh (fixture->desk);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_history_undo (fixture->history);
  way_test_desk_run_sql (fixture, "ROLLBACK");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpstr (way_item_get (account, "industry"), ==, "Rail");

  way_test_desk_set (fixture, account, "tier", "lite");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  way_history_undo (fixture->history);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  way_history_undo (fixture->history);
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_cmpstr (way_test_desk_get_problem (fixture), ==, "“Acme”: Region stays as it is, as it was changed elsewhere meanwhile.");
  way_test_desk_assert_field (fixture, account, "industry", NULL);
  way_test_desk_assert_field (fixture, account, "region", "Bonn");
}

/* Whatever call fails, what is on the desk is what the file has; what the disk did not confirm is asked for again. */
static void
test_unconfirmed (WayTestDesk  *fixture,
                  gconstpointer data)
{
  WayItem    *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  const char *failed = "";
  int         point, n_unconfirmed = 0;

  for (point = 0; failed != NULL; point++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = g_strdup_printf ("At point %d", point);
      guint            place = way_history_get_place (fixture->history);
      gboolean         is_kept;

      way_calls_fail (fixture->folder, point, EIO, TRUE);
      way_test_desk_set (fixture, account, "industry", value);
      failed = way_calls_end (NULL);
      way_test_desk_assert_in_file (fixture, account);
      is_kept = g_strcmp0 (way_item_get (account, "industry"), value) == 0;
      g_assert_cmpuint (way_history_get_place (fixture->history), ==, is_kept ? place + 1 : place);
      if (way_desk_is_unconfirmed (fixture->desk))
        {
          g_assert_true (is_kept);
          g_assert_nonnull (strstr (way_desk_get_problem (fixture->desk), "did not confirm"));
          way_calls_fail (fixture->folder, 0, EIO, TRUE);
          g_assert_false (way_desk_flush (fixture->desk, &error));
          g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED);
          way_calls_end (NULL);
          n_unconfirmed++;
        }
      g_assert_true (way_desk_flush (fixture->desk, NULL));
      g_assert_false (way_desk_is_unconfirmed (fixture->desk));
    }
  g_assert_cmpint (n_unconfirmed, >, 0);
}

static void
test_take_back (WayTestDesk  *fixture,
                gconstpointer data)
{
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *path = way_records_dup_path (fixture->folder);
  sqlite3         *other = way_test_open_sql (path, "BEGIN IMMEDIATE");

  way_test_desk_type (fixture, account, "industry", "Logistics");
  way_history_seal (fixture->history);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  way_desk_take_back (fixture->desk);
  sqlite3_close (other);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  g_assert_null (way_desk_get_problem (fixture->desk));
  way_test_desk_assert_in_file (fixture, account);
  g_assert_null (way_item_get (account, "industry"));

  /* What waits to be added is not there then, and what is not written of others either. */
  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Bolt", NULL, NULL);
  way_test_desk_set (fixture, account, "region", "Kiel");
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  way_desk_take_back (fixture->desk);
  way_test_desk_run_sql (fixture, "ROLLBACK");
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  g_assert_cmpint (way_map_n (fixture->map, WAY_RECORDS_ACCOUNTS), ==, 1);
  g_assert_null (way_item_get (account, "region"));

  /* Waiting is told when it has lasted, as ever. */
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_type (fixture, account, "industry", "Rail");
  way_history_seal (fixture->history);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  g_assert_null (way_desk_get_problem (fixture->desk));
  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_wait_until_written (fixture);
  way_test_desk_assert_in_file (fixture, account);
}

/* What could not be written before the window was to be closed is tried again when it stays open. */
static void
test_again_after_flush (WayTestDesk  *fixture,
                        gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;
  guint steps;

  /* What is typed afterwards is another step. */
  way_test_desk_type (fixture, account, "region", "K");
  g_assert_true (way_desk_flush (fixture->desk, &error));
  steps = way_history_n_steps (fixture->history);
  way_test_desk_type (fixture, account, "region", "Ki");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 1);
  g_assert_true (way_desk_flush (fixture->desk, &error));

  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_type (fixture, account, "industry", "Rail");
  g_assert_false (way_desk_flush (fixture->desk, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_wait_until_written (fixture);
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get (read, "industry"), ==, "Rail");

  /* And what could not when typing ended. */
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_type (fixture, account, "industry", "Boats");
  way_history_seal (fixture->history);
  g_assert_nonnull (way_desk_get_problem (fixture->desk));
  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_wait_until_written (fixture);
  way_test_desk_assert_field (fixture, account, "industry", "Boats");
  g_assert_null (way_desk_get_problem (fixture->desk));
}

/* A window does not stand still for others, however long these wait for one another. */
static void
test_hurry (WayTestDesk  *fixture,
            gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (WayItem) read = NULL;
  gint64 begun;

  way_database_set_patience (60000);
  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  begun = g_get_monotonic_time ();
  way_test_desk_set (fixture, account, "industry", "Rail");
  way_test_desk_type (fixture, account, "region", "Kiel");
  way_history_undo (fixture->history);
  way_history_redo (fixture->history);
  way_desk_refresh (fixture->desk);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_TIME_SPAN_SECOND);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  g_assert_cmpstr (way_item_get (account, "industry"), ==, "Rail");
  way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Bolt", NULL, NULL);
  /* Only when it takes long it is told: once. */
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  while (fixture->problems->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (way_desk_get_problem (fixture->desk));
  way_test_desk_set (fixture, account, "tier", "lite");
  g_assert_cmpuint (fixture->problems->len, ==, 1);

  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_wait_until_written (fixture);
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_true (way_item_equal (account, read));
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 2);
  g_assert_null (way_desk_get_problem (fixture->desk));
}

/* So with what refers to it, in whatever order they come; undo does not bring it a second time. */
static void
test_deletion_of_referred_given_up (WayTestDesk  *fixture,
                                    gconstpointer data)
{
  g_autofree char *id = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_free);
  WayItem *root = way_map_get_root (fixture->map);
  int      slot = way_item_get_slot (way_map_find (fixture->map, id));
  guint    i;

  for (i = 0; i < 8; i++)
    g_ptr_array_add (contacts, g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "account", id))));
  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_null (way_map_find (fixture->map, id));
  way_desk_take_back (fixture->desk);
  way_test_desk_run_sql (fixture, "ROLLBACK");
  for (i = 0; i < contacts->len; i++)
    g_assert_cmpstr (way_item_get (way_map_find (fixture->map, g_ptr_array_index (contacts, i)), "account"), ==, id);
  g_assert_cmpint (way_item_n_children (root, slot), ==, 1);
  while (way_history_undo (fixture->history))
    g_assert_cmpint (way_item_n_children (root, slot), ==, 1);
  g_assert_nonnull (way_map_find (fixture->map, id));
}

/* What was deleted and could not be, and is given up, is there again. */
static void
test_deletion_given_up (WayTestDesk  *fixture,
                        gconstpointer data)
{
  g_autofree char *id = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));
  WayItem         *account;

  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_null (way_map_find (fixture->map, id));
  way_desk_take_back (fixture->desk);
  way_test_desk_run_sql (fixture, "ROLLBACK");
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  account = way_map_find (fixture->map, id);
  g_assert_nonnull (account);
  while (way_history_undo (fixture->history))
    ;
  g_assert_true (way_map_find (fixture->map, id) == account);
  way_test_desk_set (fixture, account, "region", "Kiel");
  g_assert_true (way_desk_flush (fixture->desk, NULL));
}

/* An import has a connection of its own: meanwhile all can be read, and what is changed waits and is not lost. */
static void
test_beside (WayTestDesk  *fixture,
             gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) beside = NULL;
  g_autoptr (WayItem) read = NULL;
  g_autoptr (WayItem) changed = NULL;

  way_records_hurry (fixture->records, 20);
  beside = way_records_open_beside (fixture->records, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_begin (beside, &error));
  changed = way_records_get (beside, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  way_item_set (changed, "industry", "Rail", NULL);
  g_assert_true (way_records_update (beside, changed, &error));

  read = way_records_get (fixture->records, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_no_error (error);
  g_assert_null (way_item_get (read, "industry"));
  way_test_desk_set (fixture, account, "region", "Kiel");
  way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Bolt", NULL, NULL);
  g_assert_true (way_desk_has_unwritten (fixture->desk));

  g_assert_true (way_records_end (beside, TRUE, &error));
  way_records_refresh_soon (fixture->records);
  way_test_desk_wait_until_written (fixture);
  g_clear_pointer (&read, way_item_unref);
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get (read, "industry"), ==, "Rail");
  g_assert_cmpstr (way_item_get (read, "region"), ==, "Kiel");
  g_assert_true (way_item_equal (account, read));
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
}

typedef struct
{
  WayRecords  *records;
  GAsyncQueue *found;
} Reading;

static gpointer
read_in_thread (gpointer data)
{
  Reading *reading = data;

  g_async_queue_push (reading->found, way_records_list (reading->records, WAY_KIND_ACCOUNT, NULL, 0, -1, NULL));

  return NULL;
}

static gpointer
change_in_thread (gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (way_records_begin (reading->records, &error));
  g_free (way_test_keep (reading->records, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Bolt", NULL)));
  g_async_queue_push (reading->found, way_records_list (reading->records, WAY_KIND_ACCOUNT, NULL, 0, -1, &error));
  way_records_end (reading->records, FALSE, &error);
  g_assert_no_error (error);

  return NULL;
}

/* Who works out figures in a thread neither waits for the window nor lets it wait. */
static void
test_reading_in_thread (WayTestDesk  *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncQueue) queue = g_async_queue_new ();
  g_autoptr (GPtrArray) found = NULL;
  Reading  reading = { fixture->records, queue };
  GThread *thread;

  way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  way_records_hurry (fixture->records, 20);
  g_assert_true (way_records_begin (fixture->records, &error));
  thread = g_thread_new ("reading", read_in_thread, &reading);
  found = g_async_queue_timeout_pop (queue, 20 * G_TIME_SPAN_SECOND);
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (way_records_end (fixture->records, FALSE, &error) || error == NULL);
  g_thread_join (thread);
  g_clear_pointer (&found, g_ptr_array_unref);

  /* What it changes itself it reads, before it is kept. */
  g_thread_join (g_thread_new ("changing", change_in_thread, &reading));
  found = g_async_queue_pop (queue);
  g_assert_cmpuint (found->len, ==, 2);
  g_ptr_array_unref (found);
  read_in_thread (&reading);
  found = g_async_queue_pop (queue);
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  way_test_desk_add ("/records/desk-waits/locked", test_locked);
  way_test_desk_add ("/records/desk-waits/disk-full", test_disk_full);
  way_test_desk_add ("/records/desk-waits/passed-and-refused", test_passed_and_refused);
  way_test_desk_add ("/records/desk-waits/unconfirmed", test_unconfirmed);
  way_test_desk_add ("/records/desk-waits/take-back", test_take_back);
  way_test_desk_add ("/records/desk-waits/again-after-flush", test_again_after_flush);
  way_test_desk_add ("/records/desk-waits/hurry", test_hurry);
  way_test_desk_add ("/records/desk-waits/deletion-given-up", test_deletion_given_up);
  way_test_desk_add ("/records/desk-waits/deletion-of-what-is-referred-to-given-up", test_deletion_of_referred_given_up);
  way_test_desk_add ("/records/desk-waits/beside", test_beside);
  way_test_desk_add ("/records/desk-waits/reading-in-thread", test_reading_in_thread);

  return way_test_run ();
}
