/* test-desk-others.c - the desk while other programs write the same records, or hold them */
#include "config.h"

#include "journeys/model/item-private.h"
#include "journeys/records/database.h"
#include "journeys/records/desk.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

#include <string.h>

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  WayHistory *history;
  WayMap     *map;
  WayRecords *other; /* another program */
  sqlite3    *file;  /* and one that takes its time */
  GPtrArray  *problems;
} Fixture;

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_ptr_array_add (fixture->problems, g_strdup (message));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  way_database_set_patience (50);
  fixture->folder = way_test_folder_new_in_memory ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
  fixture->history = way_desk_get_history (fixture->desk);
  fixture->map = way_desk_get_map (fixture->desk);
  fixture->problems = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_swapped (fixture->desk, "problem", G_CALLBACK (problem_cb), fixture);
  fixture->other = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  path = way_records_dup_path (fixture->folder);
  g_assert_cmpint (sqlite3_open (path, &fixture->file), ==, SQLITE_OK);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  sqlite3_close (fixture->file);
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->records);
  g_assert_finalize_object (fixture->other);
  g_ptr_array_unref (fixture->problems);
  way_test_folder_free (fixture->folder);
}

static void
run_sql (Fixture    *fixture,
         const char *sql)
{
  char *message = NULL;

  sqlite3_exec (fixture->file, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static WayItem *
create (Fixture    *fixture,
        WayKind     kind,
        const char *name,
        const char *field,
        const char *value)
{
  g_autoptr (GError) error = NULL;
  WayItem *item = way_desk_create (fixture->desk, kind, name, field, value, &error);

  g_assert_no_error (error);
  g_assert_nonnull (item);

  return item;
}

static void
set (Fixture    *fixture,
     WayItem    *item,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  way_history_perform (fixture->history, command, NULL);
}

static void
type (Fixture    *fixture,
      WayItem    *item,
      const char *field,
      const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_type (fixture->history, command, &error));
}

static void delete (Fixture    *fixture,
                    WayKind     kind,
                    const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;

  g_ptr_array_add (ids, (char *)id);
  command = way_desk_delete_command (fixture->desk, kind, ids, NULL, &error);
  g_assert_no_error (error);
  way_desk_perform (fixture->desk, command, &error);
  g_assert_no_error (error);
}

static WayItem *
read_file (Fixture    *fixture,
           WayKind     kind,
           const char *id)
{
  return way_records_get (fixture->other, kind, id, NULL);
}

/* What another program attaches to a record. */
static char *
add_contact (Fixture    *fixture,
             const char *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);

  way_item_set (contact, "name", "Bob", NULL);
  way_item_set (contact, "account", account, NULL);
  way_records_add (fixture->other, contact, &error);
  g_assert_no_error (error);

  return g_strdup (way_item_get_id (contact));
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *)data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the desk work by itself until all is written. */
static void
wait_until_written (Fixture *fixture)
{
  gboolean over = FALSE;
  guint    limit = g_timeout_add_seconds (20, over_cb, &over);

  while (way_desk_has_unwritten (fixture->desk) && !over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (limit);
}

/* An account and its contact wait to be written, and are gone: one takes the other along. */
static void
test_both_deleted (Fixture      *fixture,
                   gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  WayItem *contact = create (fixture, WAY_KIND_CONTACT, "Bob", "account", way_item_get_id (account));

  run_sql (fixture, "BEGIN IMMEDIATE");
  type (fixture, account, "industry", "Rail");
  type (fixture, contact, "position", "Buyer");
  way_history_seal (fixture->history);
  run_sql (fixture, "DELETE FROM contact; DELETE FROM account; COMMIT");
  g_ptr_array_set_size (fixture->problems, 0);
  g_assert_true (way_desk_flush (fixture->desk, NULL));

  g_assert_cmpint (way_map_n (fixture->map, WAY_RECORDS_ACCOUNTS), ==, 0);
  g_assert_cmpint (way_map_n (fixture->map, WAY_RECORDS_CONTACTS), ==, 0);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  /* Of both it is told that what was typed is lost. */
  g_assert_cmpuint (fixture->problems->len, ==, 2);
}

/* A record with an emptied name is deleted, and that is undone: the file has it again, by its old name. */
static void
test_nameless_again (Fixture      *fixture,
                     gconstpointer data)
{
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (account));
  g_autofree char *contact = NULL;
  g_autoptr (WayItem) read = NULL;
  g_autoptr (WayItem) referrer = NULL;

  contact = g_strdup (way_item_get_id (create (fixture, WAY_KIND_CONTACT, "Bob", "account", id)));
  set (fixture, account, "name", "");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  delete (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_null (read_file (fixture, WAY_KIND_ACCOUNT, id));

  g_assert_true (way_history_undo (fixture->history));
  read = read_file (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_nonnull (read);
  g_assert_cmpstr (way_item_get_name (read), ==, "Acme");
  referrer = read_file (fixture, WAY_KIND_CONTACT, contact);
  g_assert_cmpstr (way_item_get (referrer, "account"), ==, id);
  /* It is told again that it needs a name. */
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
}

/* Another program has attached something to what was made here: making it cannot be undone any more. */
static void
test_referred_to_meanwhile (Fixture      *fixture,
                            gconstpointer data)
{
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (account));
  g_autofree char *contact = add_contact (fixture, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;
  WayItem *on_desk;

  way_desk_refresh (fixture->desk);
  on_desk = way_desk_load (fixture->desk, WAY_KIND_CONTACT, contact, &error);
  g_assert_no_error (error);
  way_history_undo (fixture->history);

  read = read_file (fixture, WAY_KIND_CONTACT, contact);
  g_assert_cmpstr (way_item_get (read, "account"), ==, id);
  g_assert_cmpstr (way_item_get (on_desk, "account"), ==, id);
  g_assert_nonnull (way_map_find (fixture->map, id));
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Bob"));
  g_assert_false (way_desk_has_unwritten (fixture->desk));

  /* To delete it takes the reference along, and brings it back. */
  delete (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_null (read_file (fixture, WAY_KIND_ACCOUNT, id));
  g_assert_true (way_history_undo (fixture->history));
  g_clear_pointer (&read, way_item_unref);
  read = read_file (fixture, WAY_KIND_CONTACT, contact);
  g_assert_cmpstr (way_item_get (read, "account"), ==, id);
}

/* What could not be written before the window was to be closed is tried again when it stays open. */
static void
test_again_after_flush (Fixture      *fixture,
                        gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;

  run_sql (fixture, "BEGIN IMMEDIATE");
  type (fixture, account, "industry", "Rail");
  g_assert_false (way_desk_flush (fixture->desk, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_LOCKED);
  run_sql (fixture, "ROLLBACK");
  wait_until_written (fixture);
  read = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get (read, "industry"), ==, "Rail");
}

/* A window does not stand still for others, however long these wait for one another. */
static void
test_hurry (Fixture      *fixture,
            gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (WayItem) read = NULL;
  gint64 begun;

  way_database_set_patience (60000);
  way_records_hurry (fixture->records, 20);
  run_sql (fixture, "BEGIN IMMEDIATE");
  begun = g_get_monotonic_time ();
  set (fixture, account, "industry", "Rail");
  type (fixture, account, "region", "Kiel");
  way_history_undo (fixture->history);
  way_history_redo (fixture->history);
  way_desk_refresh (fixture->desk);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_TIME_SPAN_SECOND);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  g_assert_cmpstr (way_item_get (account, "industry"), ==, "Rail");
  create (fixture, WAY_KIND_ACCOUNT, "Bolt", NULL, NULL);
  /* Only when it takes long it is told: once. */
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  while (fixture->problems->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (way_desk_get_problem (fixture->desk));
  set (fixture, account, "tier", "lite");
  g_assert_cmpuint (fixture->problems->len, ==, 1);

  run_sql (fixture, "ROLLBACK");
  wait_until_written (fixture);
  read = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_true (way_item_equal (account, read));
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 2);
  g_assert_null (way_desk_get_problem (fixture->desk));
}

/* What was deleted and could not be, and is given up, is there again. */
static void
test_deletion_given_up (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *id = g_strdup (way_item_get_id (create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));
  WayItem         *account;

  way_records_hurry (fixture->records, 20);
  run_sql (fixture, "BEGIN IMMEDIATE");
  delete (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_null (way_map_find (fixture->map, id));
  way_desk_take_back (fixture->desk);
  run_sql (fixture, "ROLLBACK");
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  account = way_map_find (fixture->map, id);
  g_assert_nonnull (account);
  while (way_history_undo (fixture->history))
    ;
  g_assert_true (way_map_find (fixture->map, id) == account);
  set (fixture, account, "region", "Kiel");
  g_assert_true (way_desk_flush (fixture->desk, NULL));
}

/* An import has a connection of its own: meanwhile all can be read, and what is changed waits and is not lost. */
static void
test_beside (Fixture      *fixture,
             gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
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
  set (fixture, account, "region", "Kiel");
  create (fixture, WAY_KIND_ACCOUNT, "Bolt", NULL, NULL);
  g_assert_true (way_desk_has_unwritten (fixture->desk));

  g_assert_true (way_records_end (beside, TRUE, &error));
  way_records_refresh_soon (fixture->records);
  wait_until_written (fixture);
  g_clear_pointer (&read, way_item_unref);
  read = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
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

/* Who works out figures in a thread neither waits for the window nor lets it wait. */
static void
test_reading_in_thread (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncQueue) queue = g_async_queue_new ();
  g_autoptr (GPtrArray) found = NULL;
  Reading  reading = { fixture->records, queue };
  GThread *thread;

  create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  way_records_hurry (fixture->records, 20);
  g_assert_true (way_records_begin (fixture->records, &error));
  thread = g_thread_new ("reading", read_in_thread, &reading);
  found = g_async_queue_timeout_pop (queue, 20 * G_TIME_SPAN_SECOND);
  g_assert_nonnull (found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (way_records_end (fixture->records, FALSE, &error) || error == NULL);
  g_thread_join (thread);
}

static WayItem *
add_account_with_note (Fixture    *fixture,
                       const char *name,
                       const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, "n1");
  WayItem *on_desk;

  way_item_set (account, "name", name, NULL);
  way_item_set (note, "text", text, NULL);
  way_item_append_child (account, WAY_ACCOUNT_NOTES, note);
  g_assert_true (way_records_add (fixture->other, account, &error));
  on_desk = way_desk_load (fixture->desk, WAY_KIND_ACCOUNT, way_item_get_id (account), &error);
  g_assert_no_error (error);

  return on_desk;
}

/* Notes of two accounts have the same id: on the desk they have not, in the file they keep it. */
static void
test_equal_ids (Fixture      *fixture,
                gconstpointer data)
{
  WayItem *first = add_account_with_note (fixture, "Acme", "of Acme");
  WayItem *second = add_account_with_note (fixture, "Bolt", "of Bolt");
  WayItem *note = way_item_get_child (second, WAY_ACCOUNT_NOTES, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) elsewhere = way_records_get (fixture->other, WAY_KIND_ACCOUNT, way_item_get_id (second), &error);
  g_autoptr (WayItem) read = NULL;

  way_item_set (way_item_get_child (elsewhere, WAY_ACCOUNT_NOTES, 0), "text", "changed elsewhere", NULL);
  g_assert_true (way_records_update (fixture->other, elsewhere, &error));
  way_desk_refresh (fixture->desk);
  g_assert_cmpstr (way_item_get (note, "text"), ==, "changed elsewhere");

  set (fixture, second, "industry", "Rail");
  set (fixture, note, "text", "changed here");
  read = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (second));
  g_assert_cmpstr (way_item_get (read, "industry"), ==, "Rail");
  g_assert_cmpint (way_item_n_children (read, WAY_ACCOUNT_NOTES), ==, 1);
  g_assert_cmpstr (way_item_get_id (way_item_get_child (read, WAY_ACCOUNT_NOTES, 0)), ==, "n1");
  g_assert_cmpstr (way_item_get (way_item_get_child (read, WAY_ACCOUNT_NOTES, 0), "text"), ==, "changed here");

  /* What could not be written and is given up becomes what the file has. */
  run_sql (fixture, "BEGIN IMMEDIATE");
  type (fixture, note, "text", "given up");
  way_history_seal (fixture->history);
  way_desk_take_back (fixture->desk);
  run_sql (fixture, "ROLLBACK");
  g_assert_true (way_item_get_child (second, WAY_ACCOUNT_NOTES, 0) == note);
  g_assert_cmpstr (way_item_get (note, "text"), ==, "changed here");

  /* Taken away elsewhere, it is taken away here. */
  g_clear_pointer (&elsewhere, way_item_unref);
  elsewhere = way_records_get (fixture->other, WAY_KIND_ACCOUNT, way_item_get_id (second), &error);
  way_item_remove_child (elsewhere, WAY_ACCOUNT_NOTES, 0);
  g_assert_true (way_records_update (fixture->other, elsewhere, &error));
  way_desk_refresh (fixture->desk);
  g_assert_cmpint (way_item_n_children (second, WAY_ACCOUNT_NOTES), ==, 0);
  g_assert_cmpint (way_item_n_children (first, WAY_ACCOUNT_NOTES), ==, 1);
}

/* What another program writes into one field of a record. */
static void
set_elsewhere (Fixture    *fixture,
               WayKind     kind,
               const char *id,
               const char *field,
               const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_get (fixture->other, kind, id, &error);

  g_assert_no_error (error);
  way_item_set (record, field, value, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_update (fixture->other, record, &error));
}

static void
assert_field (Fixture    *fixture,
              WayItem    *item,
              const char *field,
              const char *value)
{
  g_autoptr (WayItem) read = read_file (fixture, way_item_get_kind (item), way_item_get_id (item));

  g_assert_cmpstr (way_item_get (item, field), ==, value);
  g_assert_cmpstr (way_item_get (read, field), ==, value);
}

/* Undo and redo bring back what was here, not what others have replaced meanwhile: whether the desk has
 * seen that already or has not. */
static void
test_undo_of_replaced (Fixture      *fixture,
                       gconstpointer data)
{
  gboolean    seen;
  const char *id;
  WayItem    *account;

  for (seen = FALSE; seen <= TRUE; seen++)
    {
      g_autoptr (WayCommand) both = way_command_new_group ("Both");

      account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
      id = way_item_get_id (account);
      set (fixture, account, "region", "Kiel");
      way_command_group_add (both, way_command_new_set (account, "industry", "Rail", NULL));
      way_command_group_add (both, way_command_new_set (account, "region", "Bonn", NULL));
      g_assert_true (way_history_perform (fixture->history, both, NULL));
      set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "region", "Oslo");
      if (seen)
        way_desk_refresh (fixture->desk);
      g_ptr_array_set_size (fixture->problems, 0);

      /* The rest of the step is taken back. */
      g_assert_true (way_history_undo (fixture->history));
      assert_field (fixture, account, "region", "Oslo");
      assert_field (fixture, account, "industry", NULL);
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Acme"));
      g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Region"));

      g_assert_true (way_history_undo (fixture->history));
      assert_field (fixture, account, "region", "Oslo");
      g_assert_cmpuint (fixture->problems->len, ==, 2);
      g_assert_true (way_history_redo (fixture->history));
      g_assert_true (way_history_redo (fixture->history));
      assert_field (fixture, account, "region", "Oslo");
      assert_field (fixture, account, "industry", "Rail");
      g_assert_cmpuint (fixture->problems->len, ==, 4);

      /* What is done here now is done on top of it, and can be taken back and done again. */
      set (fixture, account, "region", "Rome");
      g_assert_true (way_history_undo (fixture->history));
      assert_field (fixture, account, "region", "Oslo");
      g_assert_true (way_history_redo (fixture->history));
      assert_field (fixture, account, "region", "Rome");
      g_assert_cmpuint (fixture->problems->len, ==, 4);
      g_assert_false (way_desk_has_unwritten (fixture->desk));
    }
}

/* The same when the undoing has to wait until another program has written just that. */
static void
test_undo_that_waits (Fixture      *fixture,
                      gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);

  set (fixture, account, "region", "Kiel");
  set (fixture, account, "region", "Bonn");
  way_records_hurry (fixture->records, 20);
  run_sql (fixture, "BEGIN IMMEDIATE");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Kiel");
  run_sql (fixture, "UPDATE account SET region = 'Oslo'; COMMIT");
  wait_until_written (fixture);
  assert_field (fixture, account, "region", "Oslo");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Region"));

  /* What is typed stands. */
  run_sql (fixture, "BEGIN IMMEDIATE");
  set (fixture, account, "region", "Rome");
  run_sql (fixture, "UPDATE account SET region = 'Riga'; COMMIT");
  wait_until_written (fixture);
  assert_field (fixture, account, "region", "Rome");
}

/* What was made here and others have worked on since is not deleted by undo. */
static void
test_undo_of_worked_on (Fixture      *fixture,
                        gconstpointer data)
{
  gboolean seen;

  for (seen = FALSE; seen <= TRUE; seen++)
    {
      WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
      g_autofree char *id = g_strdup (way_item_get_id (account));
      g_autoptr (WayItem) read = NULL;

      set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "region", "Oslo");
      if (seen)
        way_desk_refresh (fixture->desk);
      g_ptr_array_set_size (fixture->problems, 0);
      way_history_undo (fixture->history);
      account = way_map_find (fixture->map, id);
      g_assert_nonnull (account);
      way_desk_refresh (fixture->desk);
      assert_field (fixture, account, "region", "Oslo");
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_false (way_desk_has_unwritten (fixture->desk));

      /* Whoever deletes it all the same can have it back, and do that again. */
      delete (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_null (read_file (fixture, WAY_KIND_ACCOUNT, id));
      g_assert_true (way_history_undo (fixture->history));
      read = read_file (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_cmpstr (way_item_get (read, "region"), ==, "Oslo");
      g_assert_true (way_history_redo (fixture->history));
      g_assert_null (read_file (fixture, WAY_KIND_ACCOUNT, id));
      g_assert_cmpuint (fixture->problems->len, ==, 1);
    }
}

/* A part that was made here, the same. */
static void
test_undo_of_part_worked_on (Fixture      *fixture,
                             gconstpointer data)
{
  gboolean seen;

  for (seen = FALSE; seen <= TRUE; seen++)
    {
      WayItem    *account = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
      const char *id = way_item_get_id (account);
      g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, NULL);
      g_autoptr (WayCommand) insert = NULL;
      g_autoptr (WayItem) elsewhere = NULL;
      g_autoptr (WayItem) read = NULL;
      g_autoptr (GError) error = NULL;

      way_item_set (note, "text", "They moved", NULL);
      insert = way_command_new_insert (account, WAY_ACCOUNT_NOTES, -1, note);
      g_assert_true (way_history_perform (fixture->history, insert, NULL));
      elsewhere = way_records_get (fixture->other, WAY_KIND_ACCOUNT, id, &error);
      way_item_set (way_item_get_child (elsewhere, WAY_ACCOUNT_NOTES, 0), "text", "They moved to Oslo", NULL);
      g_assert_true (way_records_update (fixture->other, elsewhere, &error));
      if (seen)
        way_desk_refresh (fixture->desk);
      g_ptr_array_set_size (fixture->problems, 0);

      way_history_undo (fixture->history);
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      read = read_file (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_cmpint (way_item_n_children (read, WAY_ACCOUNT_NOTES), ==, 1);
      g_assert_cmpstr (way_item_get (way_item_get_child (read, WAY_ACCOUNT_NOTES, 0), "text"), ==, "They moved to Oslo");
      g_assert_true (way_item_equal (account, read));
      g_assert_false (way_desk_has_unwritten (fixture->desk));
      way_history_redo (fixture->history);
      g_assert_true (way_item_equal (account, read));
    }
}

/* What the file has cannot lie on the desk, as its id is taken there: that is told, and nothing of it is
 * overwritten with what the desk has. */
static void
test_cannot_lie_here (Fixture      *fixture,
                      gconstpointer data)
{
  WayItem *first = create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  WayItem *contact = create (fixture, WAY_KIND_CONTACT, "Bob", "account", way_item_get_id (first));
  g_autoptr (WayItem) second = way_records_new_record (WAY_KIND_ACCOUNT);
  const char *id = way_item_get_id (second);
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, id);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;

  set (fixture, contact, "position", "Buyer");
  way_item_set (note, "text", "They moved", NULL);
  insert = way_command_new_insert (first, WAY_ACCOUNT_NOTES, -1, note);
  g_assert_true (way_history_perform (fixture->history, insert, NULL));
  way_item_set (second, "name", "Bolt", NULL);
  way_records_add (fixture->other, second, &error);
  g_assert_no_error (error);
  set_elsewhere (fixture, WAY_KIND_CONTACT, way_item_get_id (contact), "account", id);

  way_desk_refresh (fixture->desk);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  set (fixture, contact, "position", "Head buyer");
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  read = read_file (fixture, WAY_KIND_CONTACT, way_item_get_id (contact));
  g_assert_cmpstr (way_item_get (read, "account"), ==, id);
  g_assert_cmpstr (way_item_get (read, "position"), ==, "Buyer");
  g_assert_cmpstr (way_item_get (contact, "position"), ==, "Buyer");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/desk-others/both-deleted", test_both_deleted);
  ADD ("/records/desk-others/nameless-again", test_nameless_again);
  ADD ("/records/desk-others/referred-to-meanwhile", test_referred_to_meanwhile);
  ADD ("/records/desk-others/again-after-flush", test_again_after_flush);
  ADD ("/records/desk-others/hurry", test_hurry);
  ADD ("/records/desk-others/deletion-given-up", test_deletion_given_up);
  ADD ("/records/desk-others/beside", test_beside);
  ADD ("/records/desk-others/reading-in-thread", test_reading_in_thread);
  ADD ("/records/desk-others/equal-ids", test_equal_ids);
  ADD ("/records/desk-others/undo-of-replaced", test_undo_of_replaced);
  ADD ("/records/desk-others/undo-that-waits", test_undo_that_waits);
  ADD ("/records/desk-others/undo-of-worked-on", test_undo_of_worked_on);
  ADD ("/records/desk-others/undo-of-part-worked-on", test_undo_of_part_worked_on);
  ADD ("/records/desk-others/cannot-lie-here", test_cannot_lie_here);

  return way_test_run ();
}
