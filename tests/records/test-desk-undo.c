/* test-desk-undo.c - undo and redo of records that others have written meanwhile */
#include "config.h"

#include "tests/support/desk-room.h"
#include "tests/support/records.h"
#include "tests/support/test-main.h"

#include <string.h>

/* A record with an emptied name is deleted, and that is undone: the file has it again, by its old name. */
static void
test_nameless_again (WayTestDesk  *fixture,
                     gconstpointer data)
{
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (account));
  g_autofree char *contact = NULL;
  g_autoptr (WayItem) read = NULL;
  g_autoptr (WayItem) referrer = NULL;

  contact = g_strdup (way_item_get_id (way_test_desk_create (fixture, WAY_KIND_CONTACT, "Bob", "account", id)));
  way_test_desk_set (fixture, account, "name", "");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id));

  g_assert_true (way_history_undo (fixture->history));
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_nonnull (read);
  g_assert_cmpstr (way_item_get_name (read), ==, "Acme");
  referrer = way_test_desk_read_file (fixture, WAY_KIND_CONTACT, contact);
  g_assert_cmpstr (way_item_get (referrer, "account"), ==, id);
  /* It is told again that it needs a name. */
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
}

/* What another program attaches to a record. */
static char *
add_contact (WayTestDesk *fixture,
             const char  *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) contact = way_records_new_record (WAY_KIND_CONTACT);

  way_item_set (contact, "name", "Bob", NULL);
  way_item_set (contact, "account", account, NULL);
  way_records_add (fixture->other, contact, &error);
  g_assert_no_error (error);

  return g_strdup (way_item_get_id (contact));
}

/* Another program has attached something to what was made here: making it cannot be undone any more. */
static void
test_referred_to_meanwhile (WayTestDesk  *fixture,
                            gconstpointer data)
{
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (account));
  g_autofree char *contact = add_contact (fixture, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;
  WayItem *on_desk;

  way_desk_refresh (fixture->desk);
  on_desk = way_desk_load (fixture->desk, WAY_KIND_CONTACT, contact, &error);
  g_assert_no_error (error);
  way_history_undo (fixture->history);

  read = way_test_desk_read_file (fixture, WAY_KIND_CONTACT, contact);
  g_assert_cmpstr (way_item_get (read, "account"), ==, id);
  g_assert_cmpstr (way_item_get (on_desk, "account"), ==, id);
  g_assert_nonnull (way_map_find (fixture->map, id));
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Bob"));
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Acme"));
  g_assert_false (way_desk_has_unwritten (fixture->desk));

  /* To delete it takes the reference along, and brings it back. */
  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, id);
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id));
  g_assert_true (way_history_undo (fixture->history));
  g_clear_pointer (&read, way_item_unref);
  read = way_test_desk_read_file (fixture, WAY_KIND_CONTACT, contact);
  g_assert_cmpstr (way_item_get (read, "account"), ==, id);
}

/* Undo and redo bring back what was here, not what others have replaced meanwhile: whether the desk has
 * seen that already or has not. */
static void
test_undo_of_replaced (WayTestDesk  *fixture,
                       gconstpointer data)
{
  gboolean    seen;
  const char *id;
  WayItem    *account;

  for (seen = FALSE; seen <= TRUE; seen++)
    {
      g_autoptr (WayCommand) both = way_command_new_group ("Both");

      account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
      id = way_item_get_id (account);
      way_test_desk_set (fixture, account, "region", "Kiel");
      way_command_group_add (both, way_command_new_set (account, "industry", "Rail", NULL));
      way_command_group_add (both, way_command_new_set (account, "region", "Bonn", NULL));
      g_assert_true (way_history_perform (fixture->history, both, NULL));
      way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "region", "Oslo");
      if (seen)
        way_desk_refresh (fixture->desk);
      g_ptr_array_set_size (fixture->problems, 0);

      /* The rest of the step is taken back. */
      g_assert_true (way_history_undo (fixture->history));
      way_test_desk_assert_field (fixture, account, "region", "Oslo");
      way_test_desk_assert_field (fixture, account, "industry", NULL);
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Acme"));
      g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Region"));

      g_assert_true (way_history_undo (fixture->history));
      way_test_desk_assert_field (fixture, account, "region", "Oslo");
      g_assert_cmpuint (fixture->problems->len, ==, 2);
      g_assert_true (way_history_redo (fixture->history));
      g_assert_true (way_history_redo (fixture->history));
      way_test_desk_assert_field (fixture, account, "region", "Oslo");
      way_test_desk_assert_field (fixture, account, "industry", "Rail");
      g_assert_cmpuint (fixture->problems->len, ==, 4);

      /* What is done here now is done on top of it, and can be taken back and done again. */
      way_test_desk_set (fixture, account, "region", "Rome");
      g_assert_true (way_history_undo (fixture->history));
      way_test_desk_assert_field (fixture, account, "region", "Oslo");
      g_assert_true (way_history_redo (fixture->history));
      way_test_desk_assert_field (fixture, account, "region", "Rome");
      g_assert_cmpuint (fixture->problems->len, ==, 4);
      g_assert_false (way_desk_has_unwritten (fixture->desk));
    }
}

/* The same when the undoing has to wait until another program has written just that. */
static void
test_undo_that_waits (WayTestDesk  *fixture,
                      gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);

  way_test_desk_set (fixture, account, "region", "Kiel");
  way_test_desk_set (fixture, account, "region", "Bonn");
  way_records_hurry (fixture->records, 20);
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Kiel");
  way_test_desk_run_sql (fixture, "UPDATE account SET region = 'Oslo'; COMMIT");
  way_test_desk_wait_until_written (fixture);
  way_test_desk_assert_field (fixture, account, "region", "Oslo");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (fixture->problems, 0), "Region"));

  /* What is typed stands, and undo brings back what it replaced: that of the other program. */
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_set (fixture, account, "region", "Rome");
  way_test_desk_run_sql (fixture, "UPDATE account SET region = 'Riga'; COMMIT");
  way_test_desk_wait_until_written (fixture);
  way_test_desk_assert_field (fixture, account, "region", "Rome");
  g_assert_true (way_history_undo (fixture->history));
  way_test_desk_assert_field (fixture, account, "region", "Riga");
  g_assert_true (way_history_redo (fixture->history));
  way_test_desk_assert_field (fixture, account, "region", "Rome");
  g_assert_cmpuint (fixture->problems->len, ==, 1);

  /* The same of two steps that waited: the first one replaced it. */
  way_test_desk_run_sql (fixture, "BEGIN IMMEDIATE");
  way_test_desk_set (fixture, account, "region", "Ulm");
  way_test_desk_set (fixture, account, "region", "Köln");
  way_test_desk_run_sql (fixture, "UPDATE account SET region = 'Pisa'; COMMIT");
  way_test_desk_wait_until_written (fixture);
  g_assert_true (way_history_undo (fixture->history));
  way_test_desk_assert_field (fixture, account, "region", "Ulm");
  g_assert_true (way_history_undo (fixture->history));
  way_test_desk_assert_field (fixture, account, "region", "Pisa");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
}

/* What was made here and others have worked on since is not deleted by undo. */
static void
test_undo_of_worked_on (WayTestDesk  *fixture,
                        gconstpointer data)
{
  gboolean seen;

  for (seen = FALSE; seen <= TRUE; seen++)
    {
      WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
      g_autofree char *id = g_strdup (way_item_get_id (account));
      g_autoptr (WayItem) read = NULL;

      way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "region", "Oslo");
      if (seen)
        way_desk_refresh (fixture->desk);
      g_ptr_array_set_size (fixture->problems, 0);
      way_history_undo (fixture->history);
      account = way_map_find (fixture->map, id);
      g_assert_nonnull (account);
      way_desk_refresh (fixture->desk);
      way_test_desk_assert_field (fixture, account, "region", "Oslo");
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_false (way_desk_has_unwritten (fixture->desk));

      /* Whoever deletes it all the same can have it back, and do that again. */
      way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id));
      g_assert_true (way_history_undo (fixture->history));
      read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_cmpstr (way_item_get (read, "region"), ==, "Oslo");
      g_assert_true (way_history_redo (fixture->history));
      g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id));
      g_assert_cmpuint (fixture->problems->len, ==, 1);
    }
}

static void
set_both (WayTestDesk *fixture,
          WayItem     *account,
          const char  *industry,
          const char  *region)
{
  g_autoptr (WayCommand) both = way_command_new_group ("Both");

  way_command_group_add (both, way_command_new_set (account, "industry", industry, NULL));
  way_command_group_add (both, way_command_new_set (account, "region", region, NULL));
  g_assert_true (way_history_perform (fixture->history, both, NULL));
}

/* A step that others hold up takes nothing back and tells only that; the next one tells what it went past itself. */
static void
test_undo_held_up (WayTestDesk  *fixture,
                   gconstpointer data)
{
  WayItem    *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", "region", "Kiel");
  const char *id = way_item_get_id (account);
  g_autoptr (WayItem) other = way_test_record_new (WAY_KIND_ACCOUNT, "name", "Bolt", NULL);
  g_autofree char *other_id = g_strdup (way_item_get_id (other));
  g_autoptr (WayCommand) both = way_command_new_group ("Both");

  int slot;

  set_both (fixture, account, "Rail", "Ulm");
  g_assert_true (way_desk_get_slot (WAY_KIND_ACCOUNT, &slot));
  way_command_group_add (both, way_command_new_set (account, "region", "Bonn", NULL));
  way_command_group_add (both, way_command_new_insert (way_map_get_root (fixture->map), slot, -1, other));
  g_assert_true (way_history_perform (fixture->history, both, NULL));
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, other_id, "region", "Rome");
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "region", "Oslo");
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "industry", "Boats");
  way_desk_refresh (fixture->desk);
  g_ptr_array_set_size (fixture->problems, 0);

  way_history_undo (fixture->history);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpstr (way_test_desk_get_problem (fixture), ==,
                   "“Bolt” stays, as it was changed elsewhere meanwhile. To delete it all the same, delete it on its page or in the list.");
  way_test_desk_assert_field (fixture, way_map_find (fixture->map, other_id), "region", "Rome");
  way_test_desk_assert_field (fixture, account, "region", "Oslo");

  way_test_desk_delete (fixture, WAY_KIND_ACCOUNT, other_id);
  set_both (fixture, account, "Ships", "Riga");
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "region", "Pisa");
  g_assert_true (way_history_undo (fixture->history));
  way_test_desk_assert_field (fixture, account, "region", "Pisa");
  way_test_desk_assert_field (fixture, account, "industry", "Boats");
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_cmpstr (way_test_desk_get_problem (fixture), ==, "“Acme”: Region stays as it is, as it was changed elsewhere meanwhile.");

  g_assert_true (way_history_redo (fixture->history));
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "region", "Bari");
  way_test_desk_set_elsewhere (fixture, WAY_KIND_ACCOUNT, id, "industry", "Cars");
  g_ptr_array_set_size (fixture->problems, 0);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpstr (way_test_desk_get_problem (fixture), ==, "2 fields stay as they are, as they were changed elsewhere meanwhile.");
}

/* A part that was made here, the same. */
static void
test_undo_of_part_worked_on (WayTestDesk  *fixture,
                             gconstpointer data)
{
  gboolean seen;

  for (seen = FALSE; seen <= TRUE; seen++)
    {
      WayItem    *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Acme", NULL, NULL);
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
      read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, id);
      g_assert_cmpint (way_item_n_children (read, WAY_ACCOUNT_NOTES), ==, 1);
      g_assert_cmpstr (way_item_get (way_item_get_child (read, WAY_ACCOUNT_NOTES, 0), "text"), ==, "They moved to Oslo");
      g_assert_true (way_item_equal (account, read));
      g_assert_false (way_desk_has_unwritten (fixture->desk));
      way_history_redo (fixture->history);
      g_assert_true (way_item_equal (account, read));
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  way_test_desk_add ("/records/desk-undo/nameless-again", test_nameless_again);
  way_test_desk_add ("/records/desk-undo/referred-to-meanwhile", test_referred_to_meanwhile);
  way_test_desk_add ("/records/desk-undo/undo-of-replaced", test_undo_of_replaced);
  way_test_desk_add ("/records/desk-undo/undo-that-waits", test_undo_that_waits);
  way_test_desk_add ("/records/desk-undo/undo-of-worked-on", test_undo_of_worked_on);
  way_test_desk_add ("/records/desk-undo/undo-held-up", test_undo_held_up);
  way_test_desk_add ("/records/desk-undo/undo-of-part-worked-on", test_undo_of_part_worked_on);

  return way_test_run ();
}
