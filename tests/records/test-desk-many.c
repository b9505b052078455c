/* test-desk-many.c - several records on the desk at once, and what happens to them in other threads and programs */
#include "config.h"

#include "tests/support/desk-room.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

#include <string.h>

static void
iterate (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* Records that wait to be deleted are not brought back by whoever shows many. */
static void
test_bring (WayTestDesk  *fixture,
            gconstpointer data)
{
  g_autofree char *going = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Going", NULL));
  g_autofree char *staying = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Staying", NULL));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = way_records_list (fixture->other, WAY_KIND_ACCOUNT, NULL, 0, -1, NULL);
  g_autoptr (WayItem) contact = way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", "account", going, NULL);
  g_autoptr (GPtrArray) referring = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GError) error = NULL;
  WayItem *item;
  int      slot;

  g_assert_false (way_desk_get_slot (WAY_KIND_MAP, &slot));
  g_ptr_array_add (ids, going);
  g_ptr_array_add (ids, staying);
  g_assert_true (way_desk_load_many (fixture->desk, WAY_KIND_ACCOUNT, ids, &error));
  g_assert_cmpint (way_map_n (fixture->map, WAY_RECORDS_ACCOUNTS), ==, 2);
  item = way_map_find (fixture->map, staying);
  way_test_desk_set (fixture, item, "region", "Kiel");
  g_assert_true (way_desk_bring (fixture->desk, records, &error));
  g_assert_true (way_map_find (fixture->map, staying) == item);
  g_assert_cmpstr (way_item_get (item, "region"), ==, "Kiel");

  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, going);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  g_assert_false (way_desk_load_many (fixture->desk, WAY_KIND_ACCOUNT, ids, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (way_desk_bring (fixture->desk, records, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Nor what refers to them, as it was read before. */
  g_ptr_array_add (referring, way_item_ref (contact));
  g_assert_false (way_desk_bring (fixture->desk, referring, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_assert_null (way_map_find (fixture->map, going));
  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_wait_until_written (fixture);
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 1);
}

/* Looks at more records than the desk keeps. */
static void
look_at_many (WayTestDesk *fixture,
              GPtrArray   *ids)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      g_assert_nonnull (way_desk_load (fixture->desk, WAY_KIND_PERSONA, id, NULL));
      way_desk_hold (fixture->desk, id);
      g_hash_table_add (shown, g_strdup (id));
      if (i % 10 == 9)
        way_desk_release_all (fixture->desk, shown);
    }
  g_assert_cmpuint (g_hash_table_size (shown), ==, 0);
}

/* What is shown stays with what it refers to, and so does what waits to be written. */
static void
test_hold (WayTestDesk  *fixture,
           gconstpointer data)
{
  g_autofree char *account = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Acme", NULL));
  g_autofree char *contact = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", "account", account, NULL));
  g_autofree char *typed = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_ACCOUNT, "name", "Typed", NULL));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  WayItem *item;
  int      i;

  way_records_begin (fixture->other, &error);
  for (i = 0; i < 420; i++)
    g_ptr_array_add (ids, way_test_keep (fixture->other, way_test_record_new (WAY_KIND_PERSONA, "name", "Lead", NULL)));
  g_assert_true (way_records_end (fixture->other, TRUE, &error));

  /* One that is not on the desk, as it could not be read, holds nothing. */
  way_desk_hold (fixture->desk, "no such record");
  g_assert_nonnull (way_desk_load (fixture->desk, WAY_KIND_CONTACT, contact, &error));
  way_desk_hold (fixture->desk, contact);
  way_desk_hold (fixture->desk, contact);
  way_records_hurry (fixture->records, 20);
  item = way_desk_load (fixture->desk, WAY_KIND_ACCOUNT, typed, &error);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_set (fixture, item, "region", "Kiel");
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  look_at_many (fixture, ids);
  g_assert_cmpint (way_map_n (fixture->map, WAY_RECORDS_PERSONAS), <, 420);
  g_assert_nonnull (way_map_find (fixture->map, contact));
  g_assert_nonnull (way_map_find (fixture->map, account));
  g_assert_true (way_map_find (fixture->map, typed) == item);
  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_wait_until_written (fixture);
  way_test_desk_assert_field (fixture, item, "region", "Kiel");

  /* Held twice, and let go of once, it is still shown. */
  way_desk_release (fixture->desk, contact);
  look_at_many (fixture, ids);
  g_assert_nonnull (way_map_find (fixture->map, contact));
  way_desk_release (fixture->desk, contact);
  look_at_many (fixture, ids);
  g_assert_null (way_map_find (fixture->map, contact));
  g_assert_null (way_map_find (fixture->map, account));
  g_assert_true (way_map_find (fixture->map, typed) == item); /* a step speaks of it */
}

/* One step, whose name says how many. */
static void
test_delete_several (WayTestDesk  *fixture,
                     gconstpointer data)
{
  g_autofree char *one = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "One", NULL, NULL)));
  g_autofree char *two = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Two", NULL, NULL)));
  g_autofree char *what_links = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  WayItem *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "account", one);

  g_ptr_array_add (ids, one);
  g_ptr_array_add (ids, two);
  command = way_desk_delete_command (fixture->desk, WAY_KIND_ACCOUNT, ids, &what_links, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (what_links, ==, "1 contact");
  g_assert_cmpstr (way_command_get_label (command), ==, "Delete 2 Accounts");
  g_assert_true (way_desk_perform (fixture->desk, command, &error));
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 0);
  way_test_desk_assert_field (fixture, contact, "account", NULL);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 2);
  way_test_desk_assert_field (fixture, contact, "account", one);
}

/* Nothing is made of what cannot be. */
static void
test_create_refused (WayTestDesk  *fixture,
                     gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (201, 'n');
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) nameless = way_records_new_record (WAY_KIND_ACCOUNT);
  WayItem *account;

  g_assert_null (way_desk_create (fixture->desk, WAY_KIND_ACCOUNT, long_name, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (way_desk_create (fixture->desk, WAY_KIND_ACCOUNT, "Acme", "renewal", "soon", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (way_desk_create (fixture->desk, WAY_KIND_CONTACT, "Nadia", "account", "00000000-0000-4000-8000-000000000000", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 0);

  /* What was made elsewhere may have no name yet: it is told, and kept once it has one. */
  account = way_desk_add (fixture->desk, nameless, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (way_test_desk_get_problem (fixture), "once it has one"));
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 0);
  way_test_desk_set (fixture, account, "name", "Acme");
  way_test_desk_assert_in_file (fixture, account);
}

/* While a deletion waits, others work on the record, or refer to it: it stays, and that is told. */
static void
test_deletion_overtaken (WayTestDesk  *fixture,
                         gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE account SET region = 'Kiel' WHERE id = '%s'; COMMIT",
    "UPDATE contact SET account = '%s'; COMMIT",
  };
  g_autofree char *contact = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_CONTACT, "name", "Nadia", NULL));
  guint            i;

  way_records_hurry (fixture->records, 20);
  for (i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *id = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));
      g_auto (GStrv) parts = g_strsplit (changes[i], "%s", 2);
      g_autofree char *change = g_strjoinv (id, parts);
      g_autoptr (WayItem) kept = NULL;

      way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
      way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_null (way_map_find (fixture->map, id));
      way_test_desk_run_sql (fixture, change);
      g_ptr_array_set_size (fixture->problems, 0);
      way_desk_flush (fixture->desk, NULL);
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_true (g_str_has_prefix (way_test_desk_get_problem (fixture), "“Acme” stays, as "));
      kept = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_nonnull (kept);
      g_assert_true (way_item_equal (way_map_find (fixture->map, id), kept));
      g_assert_false (way_desk_has_unwritten (fixture->desk));
    }
}

/* Of several, each is told, and all are there again. */
static void
test_deletions_overtaken (WayTestDesk  *fixture,
                          gconstpointer data)
{
  static const char *const names[] = { "Acme", "Bolt", "Cargo" };
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (ids, g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, names[i], NULL, NULL))));
  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  command = way_desk_delete_command (fixture->desk, WAY_KIND_ACCOUNT, ids, NULL, &error);
  g_assert_true (way_desk_perform (fixture->desk, command, &error));
  g_assert_null (way_map_find (fixture->map, g_ptr_array_index (ids, 0)));
  way_test_desk_run_sql (fixture, "UPDATE account SET region = 'Kiel'; COMMIT");
  g_ptr_array_set_size (fixture->problems, 0);
  way_test_desk_wait_until_written (fixture);

  g_assert_cmpuint (fixture->problems->len, ==, 3);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_hash_table_add (told, g_ptr_array_index (fixture->problems, i));
      way_test_desk_assert_field (fixture, way_map_find (fixture->map, g_ptr_array_index (ids, i)), "region", "Kiel");
    }
  g_assert_cmpuint (g_hash_table_size (told), ==, 3);
}

static void
add_part (WayTestDesk *fixture,
          WayItem     *record,
          int          slot,
          WayKind      kind,
          const char  *field,
          const char  *value)
{
  g_autoptr (WayItem) part = way_item_new (kind, NULL);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (GError) error = NULL;

  way_item_set (part, field, value, &error);
  g_assert_no_error (error);
  insert = way_command_new_insert (record, slot, -1, part);
  g_assert_true (way_desk_perform (fixture->desk, insert, &error));
}

/* A part that is deleted here and waits, and is worked on elsewhere: it does not come back by halves. */
static void
test_part_overtaken (WayTestDesk  *fixture,
                     gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (WayCommand) remove = NULL;
  g_autoptr (GError) error = NULL;

  add_part (fixture, account, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First");
  add_part (fixture, account, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "Second");
  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  remove = way_command_new_remove (fixture->map, way_item_get_child (account, WAY_ACCOUNT_NOTES, 0));
  g_assert_true (way_desk_perform (fixture->desk, remove, &error));
  way_test_desk_run_sql (fixture, "UPDATE \"account-dated-note\" SET text = 'Theirs'; COMMIT");
  way_desk_flush (fixture->desk, NULL);
  way_desk_refresh (fixture->desk);
  way_test_desk_assert_in_file (fixture, account);
  g_assert_cmpint (way_item_n_children (account, WAY_ACCOUNT_NOTES), ==, 1);
  g_assert_cmpstr (way_item_get (way_item_get_child (account, WAY_ACCOUNT_NOTES, 0), "text"), ==, "Theirs");
}

static gpointer
change_in_thread (gpointer data)
{
  WayTestDesk *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = way_records_list (fixture->other, WAY_KIND_ACCOUNT, NULL, 0, -1, &error);

  g_assert_no_error (error);
  way_item_set (g_ptr_array_index (accounts, 0), "region", "Oslo", NULL);
  way_records_update (fixture->records, g_ptr_array_index (accounts, 0), &error);
  g_assert_no_error (error);

  return NULL;
}

/* A thread of this program writes: what it wrote is taken by the thread that shows it. */
static void
test_other_thread (WayTestDesk  *fixture,
                   gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);

  g_thread_join (g_thread_new ("writer", change_in_thread, fixture));
  g_assert_null (way_item_get (account, "region"));
  iterate ();
  way_test_desk_assert_field (fixture, account, "region", "Oslo");
  g_assert_cmpint (fixture->n_elsewhere, ==, 1);
}

/* A part goes over to another record: both are written. */
static void
test_part_to_another (WayTestDesk  *fixture,
                      gconstpointer data)
{
  WayItem *from = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  WayItem *to = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Bolt", NULL, NULL);
  g_autoptr (WayCommand) move = NULL;
  g_autoptr (GError) error = NULL;

  add_part (fixture, from, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First");
  add_part (fixture, from, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "Second");
  add_part (fixture, to, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "Third");
  move = way_command_new_move (way_item_get_child (from, WAY_ACCOUNT_NOTES, 0), to, WAY_ACCOUNT_NOTES, 0);
  g_assert_true (way_desk_perform (fixture->desk, move, &error));
  g_assert_cmpint (way_item_n_children (from, WAY_ACCOUNT_NOTES), ==, 1);
  g_assert_cmpint (way_item_n_children (to, WAY_ACCOUNT_NOTES), ==, 2);
  way_test_desk_assert_in_file (fixture, from);
  way_test_desk_assert_in_file (fixture, to);
  g_assert_true (way_history_undo (fixture->history));
  way_test_desk_assert_in_file (fixture, from);
  way_test_desk_assert_in_file (fixture, to);
}

/* The order of parts is kept. */
static void
test_parts_are_moved (WayTestDesk  *fixture,
                      gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (WayCommand) move = NULL;
  g_autoptr (WayCommand) again = NULL;
  g_autoptr (WayItem) read = NULL;
  g_autoptr (GError) error = NULL;

  add_part (fixture, account, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "First");
  add_part (fixture, account, WAY_ACCOUNT_NOTES, WAY_KIND_DATED_NOTE, "text", "Second");
  again = way_command_new_insert (account, WAY_ACCOUNT_NOTES, -1, way_item_get_child (account, WAY_ACCOUNT_NOTES, 0));
  g_assert_false (way_desk_perform (fixture->desk, again, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  move = way_command_new_move (way_item_get_child (account, WAY_ACCOUNT_NOTES, 1), account, WAY_ACCOUNT_NOTES, 0);
  g_assert_true (way_desk_perform (fixture->desk, move, &error));
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get (way_item_get_child (read, WAY_ACCOUNT_NOTES, 0), "text"), ==, "Second");
  way_test_desk_assert_in_file (fixture, account);
}

/* Of several that are referred to, one is deleted elsewhere: the others stay. */
static void
test_one_of_several_gone (WayTestDesk  *fixture,
                          gconstpointer data)
{
  g_autofree char *one = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_PERSONA, "name", "One", NULL));
  g_autofree char *two = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_PERSONA, "name", "Two", NULL));
  g_autofree char *three = way_test_keep (fixture->other, way_test_record_new (WAY_KIND_PERSONA, "name", "Three", NULL));
  g_autofree char *all = g_strjoin (" ", one, two, three, NULL);
  g_autofree char *rest = g_strjoin (" ", one, three, NULL);
  WayItem         *job = way_test_desk_create (fixture, WAY_KIND_JOB, "Pay", "personas", all);

  add_part (fixture, job, WAY_JOB_SCORES, WAY_KIND_JOB_SCORE, "persona", two);
  g_assert_true (way_records_delete (fixture->other, WAY_KIND_PERSONA, two, NULL));
  way_desk_refresh (fixture->desk);
  way_test_desk_assert_field (fixture, job, "personas", rest);
  g_assert_cmpint (way_item_n_children (job, WAY_JOB_SCORES), ==, 0);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
}

/* A step of several fields, all of which others have replaced: none of theirs is lost, and it is told once. */
static void
test_undo_of_several_replaced (WayTestDesk  *fixture,
                               gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autoptr (WayCommand) both = way_command_new_group ("Both");

  way_command_group_add (both, way_command_new_set (account, "industry", "Rail", NULL));
  way_command_group_add (both, way_command_new_set (account, "region", "Bonn", NULL));
  g_assert_true (way_history_perform (fixture->history, both, NULL));
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account), "region", "Oslo");
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account), "industry", "Ships");
  g_assert_true (way_history_undo (fixture->history));
  way_test_desk_assert_field (fixture, account, "region", "Oslo");
  way_test_desk_assert_field (fixture, account, "industry", "Ships");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (way_test_desk_get_problem (fixture), "2 fields stay as they are"));
}

static void
lock_cb (WayRecords  *records,
         int          kind,
         const char  *id,
         WayTestDesk *fixture)
{
  if (kind == WAY_KIND_ACCOUNT)
    way_test_desk_run_sql (fixture, "BEGIN EXCLUSIVE");
}

/* What others wrote cannot be read just then: that is told, and theirs is not overwritten. */
static void
test_take_out_of_reach (WayTestDesk  *fixture,
                        gconstpointer data)
{
  WayItem *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", NULL, NULL);

  way_test_desk_set_elsewhere (fixture, WAY_KIND_CONTACT, way_item_get_id (contact), "position", "Buyer");
  g_signal_connect (fixture->records, "changed", G_CALLBACK (lock_cb), fixture);
  way_desk_refresh (fixture->desk);
  g_signal_handlers_disconnect_by_func (fixture->records, lock_cb, fixture);
  g_assert_cmpuint (fixture->problems->len, >, 0);
  g_assert_null (way_item_get (contact, "position"));
  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_set (fixture, contact, "phone", "1");
  way_test_desk_assert_field (fixture, contact, "position", "Buyer");
  way_test_desk_assert_field (fixture, contact, "phone", "1");
}

static void
replaced_cb (WayDesk  *desk,
             WayDesk  *other,
             WayDesk **told)
{
  *told = other;
}

/* After other records were put in the place of these. */
static void
test_replaced (WayTestDesk  *fixture,
               gconstpointer data)
{
  g_autoptr (WayDesk) other = way_desk_new (fixture->other);
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  WayDesk *told = NULL;

  /* Somebody is still typing: that is not written in the middle of a word. */
  way_test_desk_type (fixture, account, "region", "Ki");
  way_desk_refresh (fixture->desk);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  way_history_seal (fixture->history);
  way_test_desk_assert_field (fixture, account, "region", "Ki");

  g_signal_connect (fixture->desk, "replaced", G_CALLBACK (replaced_cb), &told);
  way_desk_replace (fixture->desk, other);
  g_assert_true (told == other);
  g_assert_true (way_desk_get_records (told) == fixture->other);
  /* Whoever takes everything apart may do it twice. */
  g_object_run_dispose (G_OBJECT (other));
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  way_test_desk_add ("/records/desk-many/bring", test_bring);
  way_test_desk_add ("/records/desk-many/hold", test_hold);
  way_test_desk_add ("/records/desk-many/delete-several", test_delete_several);
  way_test_desk_add ("/records/desk-many/create-refused", test_create_refused);
  way_test_desk_add ("/records/desk-many/deletion-overtaken", test_deletion_overtaken);
  way_test_desk_add ("/records/desk-many/deletions-overtaken", test_deletions_overtaken);
  way_test_desk_add ("/records/desk-many/part-overtaken", test_part_overtaken);
  way_test_desk_add ("/records/desk-many/other-thread", test_other_thread);
  way_test_desk_add ("/records/desk-many/part-to-another", test_part_to_another);
  way_test_desk_add ("/records/desk-many/parts-are-moved", test_parts_are_moved);
  way_test_desk_add ("/records/desk-many/one-of-several-gone", test_one_of_several_gone);
  way_test_desk_add ("/records/desk-many/undo-of-several-replaced", test_undo_of_several_replaced);
  way_test_desk_add ("/records/desk-many/take-out-of-reach", test_take_out_of_reach);
  way_test_desk_add ("/records/desk-many/replaced", test_replaced);

  return way_test_run ();
}
