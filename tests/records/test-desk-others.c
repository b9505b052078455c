/* test-desk-others.c - the desk while other programs write the same records */
#include "config.h"

#include "journeys/model/item-private.h"
#include "tests/support/desk-room.h"
#include "tests/support/test-main.h"

#include <string.h>

/* Another user of the same records, another program, and both fields stay. */
static void
test_elsewhere (WayTestDesk  *fixture,
                gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  WayItem *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", NULL, NULL);
  g_autoptr (WayItem) theirs = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, NULL);
  g_autoptr (WayRecords) other = NULL;
  g_autoptr (WayItem) persona = way_records_new_record (WAY_KIND_PERSONA);
  g_autoptr (GError) error = NULL;
  guint steps;

  way_test_desk_set (fixture, account, "industry", "Logistics");
  steps = way_history_n_steps (fixture->history);
  way_item_set (theirs, "industry", "Logistics", NULL);
  way_item_set (theirs, "region", "Hamburg", NULL);
  way_item_set (note, "text", "Called", NULL);
  way_item_append_child (theirs, WAY_ACCOUNT_NOTES, note);
  g_assert_true (way_records_update (fixture->records, theirs, &error));
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Hamburg");
  g_assert_cmpint (way_item_n_children (account, WAY_ACCOUNT_NOTES), ==, 1);
  g_assert_cmpint (fixture->n_elsewhere, ==, 1);
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  way_history_undo (fixture->history);
  g_assert_null (way_item_get (account, "industry"));
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Hamburg");
  way_test_desk_assert_in_file (fixture, account);

  /* Another program, of which nothing is heard before the desk looks. */
  other = way_records_open (fixture->folder, &error);
  way_item_set (persona, "name", "Lead", NULL);
  way_records_add (other, persona, &error);
  way_item_set (theirs, "industry", NULL, NULL);
  way_item_set (theirs, "region", "Bremen", NULL);
  g_assert_true (way_records_update (other, theirs, &error));
  {
    g_autoptr (WayItem) copy = way_test_desk_read_file (fixture, WAY_KIND_CONTACT, way_item_get_id (contact));

    way_item_set (copy, "persona", way_item_get_id (persona), NULL);
    g_assert_true (way_records_update (other, copy, &error));
  }
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Hamburg");
  way_desk_refresh (fixture->desk);
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Bremen");
  g_assert_nonnull (way_map_find (fixture->map, way_item_get_id (persona)));
  g_assert_cmpstr (way_item_get (contact, "persona"), ==, way_item_get_id (persona));

  /* Each field, the first as the last. */
  {
    const WayKindInfo *info = way_item_get_info (account);

    way_item_set (theirs, "name", "Nordwind", NULL);
    way_item_set (theirs, info->fields[info->n_fields - 1].name, "Last", NULL);
    g_assert_true (way_records_update (other, theirs, &error));
    way_desk_refresh (fixture->desk);
    g_assert_cmpstr (way_item_get_name (account), ==, "Nordwind");
    g_assert_cmpstr (way_item_get_at (account, info->n_fields - 1), ==, way_item_get_at (theirs, info->n_fields - 1));
    g_assert_true (way_item_equal (account, theirs));
  }

  /* And one that is not looked for: a step here does not overwrite what is there. */
  way_item_set (theirs, "region", "Kiel", NULL);
  g_assert_true (way_records_update (other, theirs, &error));
  way_test_desk_set (fixture, account, "tier", "lite");
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Kiel");
  way_test_desk_assert_in_file (fixture, account);
}

static void
test_deleted_elsewhere (WayTestDesk  *fixture,
                        gconstpointer data)
{
  WayItem         *persona = way_test_desk_create (fixture, WAY_KIND_PERSONA, "Lead", NULL, NULL);
  WayItem         *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "persona", way_item_get_id (persona));
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (persona));
  g_autofree char *account_id = g_strdup (way_item_get_id (account));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) other = NULL;

  way_test_desk_set (fixture, account, "industry", "Logistics");
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, id, &error));
  g_assert_null (way_map_find (fixture->map, id));
  g_assert_null (way_item_get (contact, "persona"));
  way_test_desk_assert_in_file (fixture, contact);
  /* Both are told of: who is gone, and who has lost something by it. */
  g_assert_cmpint (fixture->n_elsewhere, ==, 2);
  /* Steps that speak of it are gone, later ones are not. */
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 3);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_redo (fixture->history));

  /* Deleted by a program of which nothing was heard, while it is edited here. */
  other = way_records_open (fixture->folder, &error);
  g_assert_true (way_records_delete (other, WAY_KIND_ACCOUNT, account_id, &error));
  way_test_desk_set (fixture, account, "industry", "Rail");
  g_assert_null (way_map_find (fixture->map, account_id));
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (way_test_desk_get_problem (fixture), "Northwind"));
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  while (way_history_undo (fixture->history))
    ;
  while (way_history_redo (fixture->history))
    ;
  way_test_desk_assert_in_file (fixture, contact);
}

/* An account and its contact wait to be written, and are gone: one takes the other along. */
static void
test_both_deleted (WayTestDesk  *fixture,
                   gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  WayItem *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Acme", "account", way_item_get_id (account));

  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_type (fixture, account, "industry", "Rail");
  way_test_desk_type (fixture, contact, "position", "Buyer");
  way_history_seal (fixture->history);
  way_test_desk_run_sql (fixture, "DELETE FROM contact; DELETE FROM account; COMMIT");
  g_ptr_array_set_size (fixture->problems, 0);
  g_assert_true (way_desk_flush (fixture->desk, NULL));

  g_assert_cmpint (way_map_n (fixture->map, WAY_RECORDS_ACCOUNTS), ==, 0);
  g_assert_cmpint (way_map_n (fixture->map, WAY_RECORDS_CONTACTS), ==, 0);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  /* Of both it is told that what was typed is lost, also when they have one name. */
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (fixture->problems, 0), ==, g_ptr_array_index (fixture->problems, 1));
}

static WayItem *
add_account_with_note (WayTestDesk *fixture,
                       const char  *name,
                       const char  *text)
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
test_equal_ids (WayTestDesk  *fixture,
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

  way_test_desk_set (fixture, second, "industry", "Rail");
  way_test_desk_set (fixture, note, "text", "changed here");
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (second));
  g_assert_cmpstr (way_item_get (read, "industry"), ==, "Rail");
  g_assert_cmpint (way_item_n_children (read, WAY_ACCOUNT_NOTES), ==, 1);
  g_assert_cmpstr (way_item_get_id (way_item_get_child (read, WAY_ACCOUNT_NOTES, 0)), ==, "n1");
  g_assert_cmpstr (way_item_get (way_item_get_child (read, WAY_ACCOUNT_NOTES, 0), "text"), ==, "changed here");

  /* What could not be written and is given up becomes what the file has. */
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_type (fixture, note, "text", "given up");
  way_history_seal (fixture->history);
  way_desk_take_back (fixture->desk);
  way_test_desk_run_sql (fixture, "ROLLBACK");
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

/* What the file has cannot lie on the desk, as its id is taken there: that is told, and nothing of it is
 * overwritten with what the desk has. */
static void
test_cannot_lie_here (WayTestDesk  *fixture,
                      gconstpointer data)
{
  WayItem *first = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  WayItem *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Bob", "account", way_item_get_id (first));
  g_autoptr (WayItem) second = way_records_new_record (WAY_KIND_ACCOUNT);
  const char *id = way_item_get_id (second);
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, id);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;

  way_test_desk_set (fixture, contact, "position", "Buyer");
  way_item_set (note, "text", "They moved", NULL);
  insert = way_command_new_insert (first, WAY_ACCOUNT_NOTES, -1, note);
  g_assert_true (way_history_perform (fixture->history, insert, NULL));
  way_item_set (second, "name", "Bolt", NULL);
  way_records_add (fixture->other, second, &error);
  g_assert_no_error (error);
  way_test_desk_set_elsewhere (fixture, WAY_KIND_CONTACT, way_item_get_id (contact), "account", id);

  way_desk_refresh (fixture->desk);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  way_test_desk_set (fixture, contact, "position", "Head buyer");
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  read = way_test_desk_read_file (fixture, WAY_KIND_CONTACT, way_item_get_id (contact));
  g_assert_cmpstr (way_item_get (read, "account"), ==, id);
  g_assert_cmpstr (way_item_get (read, "position"), ==, "Buyer");
  g_assert_cmpstr (way_item_get (contact, "position"), ==, "Buyer");
}

/* That a record is gone is found out as it is written: what refers to it on the desk has lost it there and then, in
 * each field and part. */
static void
test_lost_while_referred (WayTestDesk  *fixture,
                          gconstpointer data)
{
  WayItem         *gone = way_test_desk_create (fixture, WAY_KIND_PERSONA, "Lead", NULL, NULL);
  WayItem         *stays = way_test_desk_create (fixture, WAY_KIND_PERSONA, "User", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (gone));
  g_autofree char *all = g_strconcat (id, " ", way_item_get_id (stays), NULL);
  WayItem         *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "persona", id);
  WayItem         *other = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Omar", "persona", way_item_get_id (stays));
  WayItem         *job = way_test_desk_create (fixture, WAY_KIND_JOB, "Pay", "personas", all);
  const char      *scored[] = { id, way_item_get_id (stays), NULL };
  g_autoptr (GError) error = NULL;
  int i;

  for (i = 0; scored[i] != NULL; i++)
    {
      g_autofree char *score_id = way_map_new_id (fixture->map);
      g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, score_id);
      g_autoptr (WayCommand) insert = NULL;

      way_item_set (score, "persona", scored[i], NULL);
      way_item_set (score, "importance", "7", NULL);
      insert = way_command_new_insert (job, WAY_JOB_SCORES, -1, score);
      g_assert_true (way_history_perform (fixture->history, insert, NULL));
    }
  g_assert_true (way_records_delete (fixture->other, WAY_KIND_PERSONA, id, &error));
  fixture->n_elsewhere = 0;
  way_test_desk_set (fixture, gone, "note", "Asks for prices");

  g_assert_null (way_map_find (fixture->map, id));
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpstr (way_test_desk_get_problem (fixture), ==, "“Lead” was deleted elsewhere. What you changed of it is not kept.");
  g_assert_null (way_item_get (contact, "persona"));
  g_assert_cmpstr (way_item_get (other, "persona"), ==, way_item_get_id (stays));
  g_assert_cmpstr (way_item_get (job, "personas"), ==, way_item_get_id (stays));
  g_assert_cmpint (way_item_n_children (job, WAY_JOB_SCORES), ==, 1);
  way_test_desk_assert_in_file (fixture, contact);
  way_test_desk_assert_in_file (fixture, job);
  /* Of the one that is gone, the contact and the job. */
  g_assert_cmpint (fixture->n_elsewhere, ==, 3);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
}

/* What is deleted here and waits goes, whatever others write of it until then. */
static void
test_deleted_while_waiting (WayTestDesk  *fixture,
                            gconstpointer data)
{
  g_autofree char *gone = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));
  g_autofree char *both = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Bolt", NULL, NULL)));
  g_autoptr (WayItem) read = NULL;

  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, gone);
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, both);
  way_test_desk_run_sql (fixture, "UPDATE account SET region = 'Kiel', changed = '2026-12-01T00:00:00Z' WHERE name = 'Acme'; "
                                  "DELETE FROM account WHERE name = 'Bolt'; COMMIT");
  way_records_refresh (fixture->records);
  g_assert_cmpint (fixture->n_elsewhere, ==, 2);
  g_assert_null (way_map_find (fixture->map, gone));
  way_test_desk_wait_until_written (fixture);
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, gone));
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, both));
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  /* It comes back as it was known here. */
  way_history_undo (fixture->history);
  way_history_undo (fixture->history);
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, gone);
  g_assert_cmpstr (way_item_get_name (read), ==, "Acme");
}

/* An account and its contacts are deleted in two steps that wait: in whatever order they go, none keeps another. */
static void
test_referring_deleted (WayTestDesk  *fixture,
                        gconstpointer data)
{
  g_autofree char *account = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));
  g_autoptr (GPtrArray) contacts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < 6; i++)
    g_ptr_array_add (contacts, g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "account", account))));
  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  command = way_desk_delete_command (fixture->desk, WAY_KIND_CONTACT, contacts, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_desk_perform (fixture->desk, command, &error));
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, account);
  way_test_desk_run_sql (fixture, "ROLLBACK");
  way_test_desk_wait_until_written (fixture);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_CONTACT, NULL, NULL), ==, 0);
  g_assert_cmpint (way_records_count (fixture->other, WAY_KIND_ACCOUNT, NULL, NULL), ==, 0);
}

/* Of two records of one name both are told of that they stay, and both are there again. */
static void
test_kept_namesakes (WayTestDesk  *fixture,
                     gconstpointer data)
{
  g_autofree char *first = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));
  g_autofree char *second = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL)));

  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, first);
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, second);
  way_test_desk_run_sql (fixture, "UPDATE account SET region = 'Kiel', changed = '2026-12-01T00:00:00Z'; COMMIT");
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (fixture->problems, 0), ==, g_ptr_array_index (fixture->problems, 1));
  g_assert_true (g_str_has_prefix (way_test_desk_get_problem (fixture), "“Acme” stays, as it was changed elsewhere meanwhile."));
  way_test_desk_assert_field (fixture, way_map_find (fixture->map, first), "region", "Kiel");
  way_test_desk_assert_field (fixture, way_map_find (fixture->map, second), "region", "Kiel");
  g_assert_false (way_desk_has_unwritten (fixture->desk));
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  way_test_desk_add ("/records/desk-others/elsewhere", test_elsewhere);
  way_test_desk_add ("/records/desk-others/deleted-elsewhere", test_deleted_elsewhere);
  way_test_desk_add ("/records/desk-others/both-deleted", test_both_deleted);
  way_test_desk_add ("/records/desk-others/equal-ids", test_equal_ids);
  way_test_desk_add ("/records/desk-others/cannot-lie-here", test_cannot_lie_here);
  way_test_desk_add ("/records/desk-others/lost-while-referred", test_lost_while_referred);
  way_test_desk_add ("/records/desk-others/deleted-while-waiting", test_deleted_while_waiting);
  way_test_desk_add ("/records/desk-others/referring-deleted", test_referring_deleted);
  way_test_desk_add ("/records/desk-others/kept-namesakes", test_kept_namesakes);

  return way_test_run ();
}
