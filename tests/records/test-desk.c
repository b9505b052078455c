/* test-desk.c - editing records: what is on the desk is in the file, back and forth */
#include "config.h"

#include "journeys/records/database.h"
#include "journeys/records/desk.h"
#include "journeys/records/library.h"
#include "journeys/records/links.h"
#include "tests/support/folders.h"
#include "tests/support/inventions.h"
#include "tests/support/test-main.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define EDITS 2000

static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB, WAY_KIND_PROFILE };

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  WayHistory *history;
  WayMap     *map;
  int         n_problems;
  char       *problem;
  int         n_elsewhere;
} Fixture;

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  fixture->n_problems++;
  g_free (fixture->problem);
  fixture->problem = g_strdup (message);
}

static void
elsewhere_cb (Fixture *fixture)
{
  fixture->n_elsewhere++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  way_database_set_patience (50);
  fixture->folder = way_test_folder_new_in_memory ();
  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->desk = way_desk_new (fixture->records);
  fixture->history = way_desk_get_history (fixture->desk);
  fixture->map = way_desk_get_map (fixture->desk);
  g_signal_connect_swapped (fixture->desk, "problem", G_CALLBACK (problem_cb), fixture);
  g_signal_connect_swapped (fixture->desk, "changed-elsewhere", G_CALLBACK (elsewhere_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->desk);
  g_assert_finalize_object (fixture->records);
  g_free (fixture->problem);
  way_test_folder_free (fixture->folder);
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

/* What another connection reads: written means in the file. */
static WayItem *
read_file (Fixture    *fixture,
           WayKind     kind,
           const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) other = way_records_open (fixture->folder, &error);

  g_assert_no_error (error);

  return way_records_get (other, kind, id, NULL);
}

static void
assert_in_file (Fixture *fixture,
                WayItem *item)
{
  g_autoptr (WayItem) read = read_file (fixture, way_item_get_kind (item), way_item_get_id (item));

  g_assert_nonnull (read);
  g_assert_true (way_item_equal (item, read));
}

static gboolean
set (Fixture    *fixture,
     WayItem    *item,
     const char *field,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);

  return way_history_perform (fixture->history, command, NULL);
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

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "  Northwind ", NULL, NULL);
  WayItem         *contact = create (fixture, WAY_KIND_CONTACT, "Nadia", "account", way_item_get_id (account));
  g_autofree char *account_id = g_strdup (way_item_get_id (account));
  g_autofree char *contact_id = g_strdup (way_item_get_id (contact));
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, NULL);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (WayItem) gone = NULL;

  g_assert_cmpstr (way_item_get_name (account), ==, "Northwind");
  assert_in_file (fixture, account);
  assert_in_file (fixture, contact);
  set (fixture, account, "tier", "strategic");
  assert_in_file (fixture, account);
  way_item_set (note, "text", "They moved", NULL);
  insert = way_command_new_insert (account, WAY_ACCOUNT_NOTES, -1, note);
  g_assert_true (way_history_perform (fixture->history, insert, NULL));
  assert_in_file (fixture, account);
  g_assert_cmpint (way_item_n_children (account, WAY_ACCOUNT_NOTES), ==, 1);

  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  assert_in_file (fixture, account);
  g_assert_null (way_item_get (account, "tier"));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_null (read_file (fixture, WAY_KIND_CONTACT, contact_id));
  g_assert_true (way_history_go_to (fixture->history, 0));
  g_assert_null (read_file (fixture, WAY_KIND_ACCOUNT, account_id));
  g_assert_true (way_history_go_to (fixture->history, 4));
  assert_in_file (fixture, way_map_find (fixture->map, account_id));
  assert_in_file (fixture, way_map_find (fixture->map, contact_id));
  g_assert_cmpint (fixture->n_problems, ==, 0);
  g_assert_cmpint (fixture->n_elsewhere, ==, 0);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
}

/* A desk that is new knows nothing: what is looked at comes with what it refers to. */
static void
test_load (Fixture      *fixture,
           gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  WayItem *persona = create (fixture, WAY_KIND_PERSONA, "Logistics lead", NULL, NULL);
  WayItem *nadia = create (fixture, WAY_KIND_CONTACT, "Nadia", "account", way_item_get_id (account));
  WayItem *anton = create (fixture, WAY_KIND_CONTACT, "Anton", "account", way_item_get_id (account));
  g_autoptr (WayDesk) desk = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GError) error = NULL;
  WayMap *map;

  set (fixture, nadia, "persona", way_item_get_id (persona));
  desk = way_desk_new (fixture->records);
  map = way_desk_get_map (desk);
  g_assert_true (way_desk_find (map) == desk);
  g_assert_nonnull (way_desk_load (desk, WAY_KIND_CONTACT, way_item_get_id (nadia), &error));
  g_assert_nonnull (way_map_find (map, way_item_get_id (account)));
  g_assert_nonnull (way_map_find (map, way_item_get_id (persona)));
  g_assert_null (way_map_find (map, way_item_get_id (anton)));
  g_assert_cmpuint (way_history_n_steps (way_desk_get_history (desk)), ==, 0);

  contacts = way_desk_load_referrers (desk, WAY_KIND_ACCOUNT, way_item_get_id (account), WAY_KIND_MASK (WAY_KIND_CONTACT), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (contacts->len, ==, 2);
  g_assert_cmpstr (way_item_get_name (g_ptr_array_index (contacts, 0)), ==, "Anton");

  g_assert_null (way_desk_load (desk, WAY_KIND_ACCOUNT, "none", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
}

static gboolean
wait_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  guint    steps = way_history_n_steps (fixture->history);
  g_autoptr (WayItem) before = NULL;
  gboolean over = FALSE;

  /* Letters of one field are one step, and are not written one by one … */
  type (fixture, account, "industry", "L");
  type (fixture, account, "industry", "Lo");
  type (fixture, account, "industry", "Log");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 1);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  before = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_null (way_item_get (before, "industry"));

  /* … but soon, while typing goes on, … */
  g_timeout_add (450, wait_cb, &over);
  while (way_desk_has_unwritten (fixture->desk) && !over)
    g_main_context_iteration (NULL, TRUE);
  assert_in_file (fixture, account);
  type (fixture, account, "industry", "Logi");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 1);

  /* … and at once when it ends, or another field is typed into. */
  way_history_seal (fixture->history);
  assert_in_file (fixture, account);
  type (fixture, account, "industry", "Logis");
  type (fixture, account, "region", "H");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 3);
  way_item_unref (before);
  before = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get (before, "industry"), ==, "Logis");
  g_assert_null (way_item_get (before, "region"));
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  assert_in_file (fixture, account);
  while (way_history_undo (fixture->history))
    ;
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 0);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_nameless (Fixture      *fixture,
               gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;

  g_assert_null (way_desk_create (fixture->desk, WAY_KIND_ACCOUNT, "  ", NULL, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);

  /* While somebody types, an empty name is nothing to speak of. */
  type (fixture, account, "name", "");
  g_assert_cmpint (fixture->n_problems, ==, 0);
  type (fixture, account, "name", "S");
  way_history_seal (fixture->history);
  g_assert_cmpint (fixture->n_problems, ==, 0);
  assert_in_file (fixture, account);

  type (fixture, account, "name", "");
  way_history_seal (fixture->history);
  g_assert_cmpint (fixture->n_problems, ==, 1);
  g_assert_nonnull (strstr (fixture->problem, "“S”"));
  /* The rest of the record is written all the same. */
  set (fixture, account, "region", "Hamburg");
  g_assert_cmpint (fixture->n_problems, ==, 1);
  read = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get_name (read), ==, "S");
  g_assert_cmpstr (way_item_get (read, "region"), ==, "Hamburg");
  set (fixture, account, "name", "Southwind");
  assert_in_file (fixture, account);
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (account));
  g_autofree char *path = way_records_dup_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayDesk) desk = NULL;
  g_autoptr (WayCommand) command = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "PRAGMA user_version = 99", NULL, NULL, NULL);
  sqlite3_close (handle);
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  desk = way_desk_new (records);
  account = way_desk_load (desk, WAY_KIND_ACCOUNT, id, &error);
  g_assert_no_error (error);
  command = way_command_new_set (account, "tier", "lite", NULL);
  g_assert_false (way_desk_perform (desk, command, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NEWER);
  g_assert_null (way_item_get (account, "tier"));
  g_assert_cmpuint (way_history_n_steps (way_desk_get_history (desk)), ==, 0);
  g_assert_false (way_desk_has_unwritten (desk));
}

/* Another program is writing: steps are taken back, typing stays and is written later. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *path = way_records_dup_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) tier = way_command_new_set (account, "tier", "lite", NULL);
  guint    steps = way_history_n_steps (fixture->history);
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  g_assert_false (way_desk_perform (fixture->desk, tier, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_LOCKED);
  g_assert_cmpint (fixture->n_problems, ==, 0);
  set (fixture, account, "tier", "strategic");
  g_assert_cmpint (fixture->n_problems, ==, 1);
  g_assert_null (way_item_get (account, "tier"));
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps);
  way_history_undo (fixture->history);
  g_assert_cmpint (fixture->n_problems, ==, 2);
  g_assert_cmpuint (way_history_get_place (fixture->history), ==, steps);
  g_assert_false (way_desk_has_unwritten (fixture->desk));

  type (fixture, account, "industry", "Logistics");
  way_history_seal (fixture->history);
  g_assert_cmpstr (way_item_get (account, "industry"), ==, "Logistics");
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  g_assert_nonnull (way_desk_get_problem (fixture->desk));
  set (fixture, account, "tier", "strategic");
  g_assert_null (way_item_get (account, "tier"));
  g_assert_cmpstr (way_item_get (account, "industry"), ==, "Logistics");
  g_clear_error (&error);
  g_assert_false (way_desk_flush (fixture->desk, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_LOCKED);

  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  way_desk_refresh (fixture->desk);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  g_assert_null (way_desk_get_problem (fixture->desk));
  assert_in_file (fixture, account);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Change Industry of “Northwind”");
}

/* The disk is full at every length of the file: nothing on the desk is other than in the file, but what was typed. */
static void
test_disk_full (Fixture      *fixture,
                gconstpointer data)
{
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  WayItem         *contact = create (fixture, WAY_KIND_CONTACT, "Nadia", "account", way_item_get_id (account));
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
          type (fixture, account, "trends", text);
          way_history_seal (fixture->history);
          if (way_desk_has_unwritten (fixture->desk))
            {
              kept++;
              g_assert_cmpstr (way_item_get (account, "trends"), ==, text);
            }
        }
      setrlimit (RLIMIT_FSIZE, &old);
      g_assert_true (way_desk_flush (fixture->desk, NULL));
      assert_in_file (fixture, account);
      assert_in_file (fixture, contact);
      g_assert_cmpint (way_item_get (contact, "note") != NULL, ==, done);
      way_history_go_to (fixture->history, steps);
      assert_in_file (fixture, account);
      assert_in_file (fixture, contact);
      g_assert_null (way_item_get (account, "note"));
    }
  g_assert_cmpint (refused, >, 5);
  g_assert_cmpint (kept, >, 5);
}

static void
test_take_back (Fixture      *fixture,
                gconstpointer data)
{
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *path = way_records_dup_path (fixture->folder);
  sqlite3         *other;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  type (fixture, account, "industry", "Logistics");
  way_history_seal (fixture->history);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  way_desk_take_back (fixture->desk);
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  g_assert_null (way_desk_get_problem (fixture->desk));
  assert_in_file (fixture, account);
  g_assert_null (way_item_get (account, "industry"));
}

/* Another user of the same records, another program, and both fields stay. */
static void
test_elsewhere (Fixture      *fixture,
                gconstpointer data)
{
  WayItem *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  WayItem *contact = create (fixture, WAY_KIND_CONTACT, "Nadia", NULL, NULL);
  g_autoptr (WayItem) theirs = read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, NULL);
  g_autoptr (WayRecords) other = NULL;
  g_autoptr (WayItem) persona = way_records_new_record (WAY_KIND_PERSONA);
  g_autoptr (GError) error = NULL;
  guint steps;

  set (fixture, account, "industry", "Logistics");
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
  assert_in_file (fixture, account);

  /* Another program, of which nothing is heard before the desk looks. */
  other = way_records_open (fixture->folder, &error);
  way_item_set (persona, "name", "Lead", NULL);
  way_records_add (other, persona, &error);
  way_item_set (theirs, "industry", NULL, NULL);
  way_item_set (theirs, "region", "Bremen", NULL);
  g_assert_true (way_records_update (other, theirs, &error));
  {
    g_autoptr (WayItem) copy = read_file (fixture, WAY_KIND_CONTACT, way_item_get_id (contact));

    way_item_set (copy, "persona", way_item_get_id (persona), NULL);
    g_assert_true (way_records_update (other, copy, &error));
  }
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Hamburg");
  way_desk_refresh (fixture->desk);
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Bremen");
  g_assert_nonnull (way_map_find (fixture->map, way_item_get_id (persona)));
  g_assert_cmpstr (way_item_get (contact, "persona"), ==, way_item_get_id (persona));

  /* And one that is not looked for: a step here does not overwrite what is there. */
  way_item_set (theirs, "region", "Kiel", NULL);
  g_assert_true (way_records_update (other, theirs, &error));
  set (fixture, account, "tier", "lite");
  g_assert_cmpstr (way_item_get (account, "region"), ==, "Kiel");
  assert_in_file (fixture, account);
}

static void
test_deleted_elsewhere (Fixture      *fixture,
                        gconstpointer data)
{
  WayItem         *persona = create (fixture, WAY_KIND_PERSONA, "Lead", NULL, NULL);
  WayItem         *contact = create (fixture, WAY_KIND_CONTACT, "Nadia", "persona", way_item_get_id (persona));
  WayItem         *account = create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (persona));
  g_autofree char *account_id = g_strdup (way_item_get_id (account));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) other = NULL;

  set (fixture, account, "industry", "Logistics");
  g_assert_true (way_records_delete (fixture->records, WAY_KIND_PERSONA, id, &error));
  g_assert_null (way_map_find (fixture->map, id));
  g_assert_null (way_item_get (contact, "persona"));
  assert_in_file (fixture, contact);
  /* Steps that speak of it are gone, later ones are not. */
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, 3);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_redo (fixture->history));

  /* Deleted by a program of which nothing was heard, while it is edited here. */
  other = way_records_open (fixture->folder, &error);
  g_assert_true (way_records_delete (other, WAY_KIND_ACCOUNT, account_id, &error));
  set (fixture, account, "industry", "Rail");
  g_assert_null (way_map_find (fixture->map, account_id));
  g_assert_cmpint (fixture->n_problems, ==, 1);
  g_assert_nonnull (strstr (fixture->problem, "Northwind"));
  g_assert_false (way_desk_has_unwritten (fixture->desk));
  while (way_history_undo (fixture->history))
    ;
  while (way_history_redo (fixture->history))
    ;
  assert_in_file (fixture, contact);
}

/* Many referrers, none of which was looked at: undo brings every reference back. */
static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  WayItem *persona = create (fixture, WAY_KIND_PERSONA, "Lead", NULL, NULL);
  WayItem *job = create (fixture, WAY_KIND_JOB, "Pay carriers", "personas", way_item_get_id (persona));
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, NULL);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (WayCommand) remove = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *id = g_strdup (way_item_get_id (persona));
  g_autoptr (WayDesk) desk = NULL;
  guint i;

  way_item_set (score, "persona", id, NULL);
  way_item_set (score, "importance", "7.5", NULL);
  insert = way_command_new_insert (job, WAY_JOB_SCORES, -1, score);
  g_assert_true (way_history_perform (fixture->history, insert, &error));
  g_ptr_array_add (before, way_item_copy (persona));
  g_ptr_array_add (before, way_item_copy (job));
  for (i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Contact %u", i);

      g_ptr_array_add (before, way_item_copy (create (fixture, WAY_KIND_CONTACT, name, "persona", id)));
    }

  desk = way_desk_new (fixture->records);
  g_ptr_array_add (ids, id);
  remove = way_desk_delete_command (desk, WAY_KIND_PERSONA, ids, &words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "30 contacts, 1 job");
  g_assert_cmpstr (way_command_get_label (remove), ==, "Delete Persona “Lead”");
  g_assert_true (way_desk_perform (desk, remove, &error));
  g_assert_null (read_file (fixture, WAY_KIND_PERSONA, id));
  for (i = 1; i < before->len; i++)
    {
      WayItem *was = g_ptr_array_index (before, i);
      g_autoptr (WayItem) now = read_file (fixture, way_item_get_kind (was), way_item_get_id (was));

      g_assert_false (way_item_equal (was, now));
      if (i == 1)
        g_assert_cmpint (way_item_n_children (now, WAY_JOB_SCORES), ==, 0);
    }
  g_assert_true (way_history_undo (way_desk_get_history (desk)));
  for (i = 0; i < before->len; i++)
    assert_in_file (fixture, g_ptr_array_index (before, i));
  g_assert_true (way_history_redo (way_desk_get_history (desk)));
  g_assert_null (read_file (fixture, WAY_KIND_PERSONA, id));
  /* The other desk heard of it. */
  g_assert_null (way_map_find (fixture->map, id));
}

/* A record of a kind for each field by which records of that kind can refer to another one. */
static void
add_referrers (Fixture    *fixture,
               WayKind     of,
               const char *id,
               WayKind     kind,
               GPtrArray  *referrers)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets & WAY_KIND_MASK (of))
      g_ptr_array_add (referrers, way_item_copy (create (fixture, kind, "Referring", info->fields[i].name, id)));
}

/* Of each kind: what links to it is said, whatever is declared to; maps are counted; undo brings every link back. */
static void
test_delete_says_links (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const said[] = { "1 contact, 1 map", NULL, "1 contact, 1 job, 1 map", "1 map", NULL };
  guint                    i, j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *id = g_strdup (way_item_get_id (create (fixture, kinds[i], "Aster", NULL, NULL)));
      g_autoptr (GPtrArray) referrers = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
      g_autoptr (GPtrArray) ids = g_ptr_array_new ();
      g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, NULL);
      g_autofree char *path = g_build_filename (fixture->folder, "map.journey", NULL);
      g_autofree char *words = NULL;
      g_autoptr (WayMap) map = NULL;
      g_autoptr (WayCommand) remove = NULL;
      g_autoptr (GError) error = NULL;
      WayKind link_kind;

      for (j = 0; j < G_N_ELEMENTS (kinds); j++)
        add_referrers (fixture, kinds[i], id, kinds[j], referrers);
      if (way_links_get_link_kind (kinds[i], &link_kind))
        {
          g_autoptr (WayItem) link = way_item_new (link_kind, NULL);

          way_item_set (link, "record", id, NULL);
          way_item_append_child (root, WAY_MAP_RECORDS, link);
        }
      map = way_map_new_for_root (root);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      g_assert_true (way_records_remember_map (fixture->records, map, path, &error));

      g_ptr_array_add (ids, id);
      remove = way_desk_delete_command (fixture->desk, kinds[i], ids, &words, &error);
      g_assert_cmpstr (words, ==, said[i]);
      g_assert_true (way_desk_perform (fixture->desk, remove, &error));
      g_assert_null (read_file (fixture, kinds[i], id));
      for (j = 0; j < referrers->len; j++)
        {
          WayItem *was = g_ptr_array_index (referrers, j);
          g_autoptr (WayItem) now = read_file (fixture, way_item_get_kind (was), way_item_get_id (was));

          g_assert_false (way_item_equal (was, now));
        }
      g_assert_true (way_history_undo (fixture->history));
      for (j = 0; j < referrers->len; j++)
        assert_in_file (fixture, g_ptr_array_index (referrers, j));
      g_assert_nonnull (way_map_find (fixture->map, id));
      g_clear_pointer (&words, g_free);
      /* Forgotten again, so that the next kind has one map. */
      g_assert_true (way_records_forget_map (fixture->records, way_map_get_uuid (map), &error));
    }
}

/* All rows, without when they were changed. */
static char *
dump (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i, j;
  int   k, l, m;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) all = way_records_list (fixture->records, kinds[i], NULL, 0, -1, &error);

      g_assert_no_error (error);
      for (j = 0; j < all->len; j++)
        {
          WayItem           *item = g_ptr_array_index (all, j);
          const WayKindInfo *info = way_item_get_info (item);

          g_string_append_printf (text, "%s %s", info->element, way_item_get_id (item));
          for (k = 0; k < info->n_fields; k++)
            g_string_append_printf (text, "|%s", way_item_get_at (item, k) != NULL ? way_item_get_at (item, k) : "");
          for (k = 0; k < info->n_slots; k++)
            for (l = 0; l < way_item_n_children (item, k); l++)
              {
                WayItem *part = way_item_get_child (item, k, l);

                g_string_append_printf (text, "\n  %s", way_item_get_id (part));
                for (m = 0; m < way_item_get_info (part)->n_fields; m++)
                  g_string_append_printf (text, "|%s", way_item_get_at (part, m) != NULL ? way_item_get_at (part, m) : "");
              }
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static WayItem *
pick (GRand   *rand,
      Fixture *fixture,
      int      slot)
{
  int n = way_map_n (fixture->map, slot);

  return n > 0 ? way_map_get (fixture->map, slot, g_rand_int_range (rand, 0, n)) : NULL;
}

static void
edit_field (GRand   *rand,
            Fixture *fixture,
            WayItem *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  const WayField    *field = &info->fields[g_rand_int_range (rand, 0, info->n_fields)];
  g_autofree char   *value = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (field->targets != 0)
    {
      int      slot = field->targets & WAY_KIND_MASK (WAY_KIND_ACCOUNT) ? WAY_RECORDS_ACCOUNTS : WAY_RECORDS_PERSONAS;
      WayItem *target = pick (rand, fixture, slot);

      value = target != NULL && g_rand_int_range (rand, 0, 4) > 0 ? g_strdup (way_item_get_id (target)) : NULL;
    }
  else if (field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_PARAGRAPH || field->type == WAY_FIELD_LIST)
    value = way_test_invent_text (rand);
  else if (field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_NUMBER)
    value = g_strdup_printf ("%d", g_rand_int_range (rand, (int)MAX (field->minimum, -1000), (int)MIN (field->maximum, 3000) + 1));
  else if (field->type == WAY_FIELD_DATE)
    value = g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
  else if (field->type == WAY_FIELD_MONEY)
    value = g_strdup_printf ("%d.5 EUR", g_rand_int_range (rand, -5, 100000));
  else if (field->type == WAY_FIELD_CHOICE)
    value = g_strdup (field->choices[0].name);
  if ((field->flags & WAY_FIELD_NAME) && (value == NULL || *g_strstrip (value) == '\0'))
    return;
  command = way_command_new_set (item, field->name, value, NULL);
  if (command == NULL)
    return;
  if (g_rand_int_range (rand, 0, 5) == 0)
    way_history_type (fixture->history, command, NULL);
  else
    way_history_perform (fixture->history, command, NULL);
}

static void
add_part (GRand   *rand,
          Fixture *fixture,
          WayItem *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                slot;
  g_autofree char   *id = NULL;
  g_autoptr (WayItem) part = NULL;
  g_autoptr (WayCommand) insert = NULL;
  WayKind kind;

  if (info->n_slots == 0)
    return;
  slot = g_rand_int_range (rand, 0, info->n_slots);
  for (kind = 0; !(info->slots[slot].kinds & WAY_KIND_MASK (kind)); kind++)
    ;
  id = way_map_new_id (fixture->map);
  part = way_item_new (kind, id);
  insert = way_command_new_insert (item, slot, g_rand_int_range (rand, -1, way_item_n_children (item, slot) + 1), part);
  way_history_perform (fixture->history, insert, NULL);
}

static void
delete_something (GRand   *rand,
                  Fixture *fixture,
                  WayItem *item)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (ids, (gpointer)way_item_get_id (item));
  command = way_desk_delete_command (fixture->desk, way_item_get_kind (item), ids, NULL, &error);
  g_assert_no_error (error);
  way_desk_perform (fixture->desk, command, &error);
  g_assert_no_error (error);
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  GRand           *rand = g_rand_new_with_seed (20261124);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  int              i;

  for (i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Record %d", i);

      create (fixture, kinds[i % G_N_ELEMENTS (kinds)], name, NULL, NULL);
    }
  way_history_seal (fixture->history);
  first = dump (fixture);

  for (i = 0; i < EDITS; i++)
    {
      int      slot = g_rand_int_range (rand, 0, (int)G_N_ELEMENTS (kinds));
      WayItem *item = pick (rand, fixture, slot);
      int      dice = g_rand_int_range (rand, 0, 20);

      if (item == NULL || dice == 0)
        {
          g_autofree char *name = g_strdup_printf ("New %d", i);
          WayKind          kind;

          for (kind = 0; !(way_kind_get_info (WAY_KIND_RECORDS)->slots[slot].kinds & WAY_KIND_MASK (kind)); kind++)
            ;
          create (fixture, kind, name, NULL, NULL);
        }
      else if (dice == 1)
        delete_something (rand, fixture, item);
      else if (dice < 5)
        add_part (rand, fixture, item);
      else if (dice == 5)
        way_history_undo (fixture->history);
      else
        edit_field (rand, fixture, item);
    }
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  last = dump (fixture);
  g_assert_cmpstr (first, !=, last);
  g_assert_cmpuint (way_history_n_steps (fixture->history), >, EDITS / 2);

  for (i = 0; i < 2; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (way_history_go_to (fixture->history, 12));
      text = dump (fixture);
      g_assert_cmpstr (text, ==, first);
      g_free (g_steal_pointer (&text));
      while (way_history_redo (fixture->history))
        ;
      text = dump (fixture);
      g_assert_cmpstr (text, ==, last);
    }
  g_assert_cmpint (fixture->n_problems, ==, 0);
  g_rand_free (rand);
}

/* Ten thousand records are looked at: the desk does not grow with them. */
static void
test_many_looks (Fixture      *fixture,
                 gconstpointer data)
{
  WayItem         *kept = create (fixture, WAY_KIND_ACCOUNT, "Kept", NULL, NULL);
  g_autofree char *kept_id = g_strdup (way_item_get_id (kept));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int i, most = 0;

  way_records_begin (fixture->records, &error);
  for (i = 0; i < 1000; i++)
    {
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
      g_autofree char *name = g_strdup_printf ("Account %d", i);

      way_item_set (account, "name", name, NULL);
      way_records_add (fixture->records, account, &error);
      g_ptr_array_add (ids, g_strdup (way_item_get_id (account)));
    }
  way_records_end (fixture->records, TRUE, &error);
  g_assert_no_error (error);

  for (i = 0; i < 10000; i++)
    {
      const char *id = g_ptr_array_index (ids, i % ids->len);

      g_assert_nonnull (way_desk_load (fixture->desk, WAY_KIND_ACCOUNT, id, &error));
      way_desk_hold (fixture->desk, id);
      most = MAX (most, way_map_n (fixture->map, WAY_RECORDS_ACCOUNTS));
      way_desk_release (fixture->desk, id);
    }
  g_assert_cmpint (most, <=, 402);
  /* What a step speaks of stays. */
  g_assert_true (way_map_find (fixture->map, kept_id) == kept);
  way_history_undo (fixture->history);
  g_assert_null (way_map_find (fixture->map, kept_id));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/desk/edit", test_edit);
  ADD ("/records/desk/load", test_load);
  ADD ("/records/desk/typing", test_typing);
  ADD ("/records/desk/nameless", test_nameless);
  ADD ("/records/desk/read-only", test_read_only);
  ADD ("/records/desk/locked", test_locked);
  ADD ("/records/desk/disk-full", test_disk_full);
  ADD ("/records/desk/take-back", test_take_back);
  ADD ("/records/desk/elsewhere", test_elsewhere);
  ADD ("/records/desk/deleted-elsewhere", test_deleted_elsewhere);
  ADD ("/records/desk/delete", test_delete);
  ADD ("/records/desk/delete-says-links", test_delete_says_links);
  ADD ("/records/desk/random", test_random);
  ADD ("/records/desk/many-looks", test_many_looks);

  return way_test_run ();
}
