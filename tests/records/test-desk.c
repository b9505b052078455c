/* test-desk.c - editing records: what is on the desk is in the file, back and forth */
#include "config.h"

#include "journeys/records/library.h"
#include "journeys/records/links.h"
#include "tests/support/desk-room.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <string.h>

static const WayKind kinds[] = { WAY_KIND_ACCOUNT, WAY_KIND_CONTACT, WAY_KIND_PERSONA, WAY_KIND_JOB, WAY_KIND_PROFILE };

static void
test_edit (WayTestDesk  *fixture,
           gconstpointer data)
{
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "  Northwind ", NULL, NULL);
  WayItem         *contact = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "account", way_item_get_id (account));
  g_autofree char *account_id = g_strdup (way_item_get_id (account));
  g_autofree char *contact_id = g_strdup (way_item_get_id (contact));
  g_autoptr (WayItem) note = way_item_new (WAY_KIND_DATED_NOTE, NULL);
  g_autoptr (WayCommand) insert = NULL;
  g_autoptr (WayItem) gone = NULL;

  g_assert_cmpstr (way_item_get_name (account), ==, "Northwind");
  way_test_desk_assert_in_file (fixture, account);
  way_test_desk_assert_in_file (fixture, contact);
  way_test_desk_set (fixture, account, "tier", "strategic");
  way_test_desk_assert_in_file (fixture, account);
  way_item_set (note, "text", "They moved", NULL);
  insert = way_command_new_insert (account, WAY_ACCOUNT_NOTES, -1, note);
  g_assert_true (way_history_perform (fixture->history, insert, NULL));
  way_test_desk_assert_in_file (fixture, account);
  g_assert_cmpint (way_item_n_children (account, WAY_ACCOUNT_NOTES), ==, 1);

  g_assert_true (way_history_undo (fixture->history));
  g_assert_true (way_history_undo (fixture->history));
  way_test_desk_assert_in_file (fixture, account);
  g_assert_null (way_item_get (account, "tier"));
  g_assert_true (way_history_undo (fixture->history));
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_CONTACT, contact_id));
  g_assert_true (way_history_go_to (fixture->history, 0));
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, account_id));
  g_assert_true (way_history_go_to (fixture->history, 4));
  way_test_desk_assert_in_file (fixture, way_map_find (fixture->map, account_id));
  way_test_desk_assert_in_file (fixture, way_map_find (fixture->map, contact_id));
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpint (fixture->n_elsewhere, ==, 0);
  g_assert_false (way_desk_has_unwritten (fixture->desk));
}

/* A desk that is new knows nothing: what is looked at comes with what it refers to. */
static void
test_load (WayTestDesk  *fixture,
           gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  WayItem *persona = way_test_desk_create (fixture, WAY_KIND_PERSONA, "Logistics lead", NULL, NULL);
  WayItem *nadia = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Nadia", "account", way_item_get_id (account));
  WayItem *anton = way_test_desk_create (fixture, WAY_KIND_CONTACT, "Anton", "account", way_item_get_id (account));
  g_autoptr (WayDesk) desk = NULL;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autoptr (GError) error = NULL;
  WayMap *map;

  way_test_desk_set (fixture, nadia, "persona", way_item_get_id (persona));
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
test_typing (WayTestDesk  *fixture,
             gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  guint    steps = way_history_n_steps (fixture->history);
  g_autoptr (WayItem) before = NULL;
  gboolean over = FALSE;

  /* Letters of one field are one step, and are not written one by one … */
  way_test_desk_type (fixture, account, "industry", "L");
  way_test_desk_type (fixture, account, "industry", "Lo");
  way_test_desk_type (fixture, account, "industry", "Log");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 1);
  g_assert_true (way_desk_has_unwritten (fixture->desk));
  before = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_null (way_item_get (before, "industry"));

  /* … but soon, while typing goes on, … */
  g_timeout_add (450, wait_cb, &over);
  while (way_desk_has_unwritten (fixture->desk) && !over)
    g_main_context_iteration (NULL, TRUE);
  way_test_desk_assert_in_file (fixture, account);
  way_test_desk_type (fixture, account, "industry", "Logi");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 1);

  /* … and at once when it ends, or another field is typed into. */
  way_history_seal (fixture->history);
  way_test_desk_assert_in_file (fixture, account);
  way_test_desk_type (fixture, account, "industry", "Logis");
  way_test_desk_type (fixture, account, "region", "H");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 3);
  way_item_unref (before);
  before = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get (before, "industry"), ==, "Logis");
  g_assert_null (way_item_get (before, "region"));
  g_assert_true (way_desk_flush (fixture->desk, NULL));
  way_test_desk_assert_in_file (fixture, account);
  way_test_desk_type (fixture, account, "region", "Ha");
  g_assert_cmpuint (way_history_n_steps (fixture->history), ==, steps + 4);
  while (way_history_undo (fixture->history))
    ;
  g_assert_cmpint (way_records_count (fixture->records, WAY_KIND_ACCOUNT, NULL, NULL), ==, 0);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_nameless (WayTestDesk  *fixture,
               gconstpointer data)
{
  WayItem *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) read = NULL;

  g_assert_null (way_desk_create (fixture->desk, WAY_KIND_ACCOUNT, "  ", NULL, NULL, &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID);

  /* While somebody types, an empty name is nothing to speak of. */
  way_test_desk_type (fixture, account, "name", "");
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  way_test_desk_type (fixture, account, "name", "S");
  way_history_seal (fixture->history);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  way_test_desk_assert_in_file (fixture, account);

  way_test_desk_type (fixture, account, "name", "");
  way_history_seal (fixture->history);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (way_test_desk_get_problem (fixture), "“S”"));
  /* The rest of the record is written all the same. */
  way_test_desk_set (fixture, account, "region", "Hamburg");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  read = way_test_desk_read_file (fixture, WAY_KIND_ACCOUNT, way_item_get_id (account));
  g_assert_cmpstr (way_item_get_name (read), ==, "S");
  g_assert_cmpstr (way_item_get (read, "region"), ==, "Hamburg");
  way_test_desk_set (fixture, account, "name", "Southwind");
  way_test_desk_assert_in_file (fixture, account);
}

static void
test_read_only (WayTestDesk  *fixture,
                gconstpointer data)
{
  WayItem         *account = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Northwind", NULL, NULL);
  g_autofree char *id = g_strdup (way_item_get_id (account));
  g_autofree char *path = way_records_dup_path (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayDesk) desk = NULL;
  g_autoptr (WayCommand) command = NULL;

  way_test_run_sql (path, "PRAGMA user_version = 99");
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  desk = way_desk_new (records);
  account = way_desk_load (desk, WAY_KIND_ACCOUNT, id, &error);
  g_assert_no_error (error);
  command = way_command_new_set (account, "tier", "lite", NULL);
  g_assert_false (way_desk_perform (desk, command, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
  g_assert_null (way_item_get (account, "tier"));
  g_assert_cmpuint (way_history_n_steps (way_desk_get_history (desk)), ==, 0);
  g_assert_false (way_desk_has_unwritten (desk));
}

/* Many referrers, none of which was looked at: undo brings every reference back. */
static void
test_delete (WayTestDesk  *fixture,
             gconstpointer data)
{
  WayItem *persona = way_test_desk_create (fixture, WAY_KIND_PERSONA, "Lead", NULL, NULL);
  WayItem *job = way_test_desk_create (fixture, WAY_KIND_JOB, "Pay carriers", "personas", way_item_get_id (persona));
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

      g_ptr_array_add (before, way_item_copy (way_test_desk_create (fixture, WAY_KIND_CONTACT, name, "persona", id)));
    }

  desk = way_desk_new (fixture->records);
  g_ptr_array_add (ids, id);
  remove = way_desk_delete_command (desk, WAY_KIND_PERSONA, ids, &words, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "30 contacts, 1 job");
  g_assert_cmpstr (way_command_get_label (remove), ==, "Delete Persona “Lead”");
  g_assert_true (way_desk_perform (desk, remove, &error));
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_PERSONA, id));
  for (i = 1; i < before->len; i++)
    {
      WayItem *was = g_ptr_array_index (before, i);
      g_autoptr (WayItem) now = way_test_desk_read_file (fixture, way_item_get_kind (was), way_item_get_id (was));

      g_assert_false (way_item_equal (was, now));
      if (i == 1)
        g_assert_cmpint (way_item_n_children (now, WAY_JOB_SCORES), ==, 0);
    }
  g_assert_true (way_history_undo (way_desk_get_history (desk)));
  for (i = 0; i < before->len; i++)
    way_test_desk_assert_in_file (fixture, g_ptr_array_index (before, i));
  g_assert_true (way_history_redo (way_desk_get_history (desk)));
  g_assert_null (way_test_desk_read_file (fixture, WAY_KIND_PERSONA, id));
  /* The other desk heard of it. */
  g_assert_null (way_map_find (fixture->map, id));
}

/* A record of a kind for each field by which records of that kind can refer to another one. */
static void
add_referrers (WayTestDesk *fixture,
               WayKind      of,
               const char  *id,
               WayKind      kind,
               GPtrArray   *referrers)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].targets & WAY_KIND_MASK (of))
      g_ptr_array_add (referrers, way_item_copy (way_test_desk_create (fixture, kind, "Referring", info->fields[i].name, id)));
}

/* Of each kind: what links to it is said, whatever is declared to; maps are counted; undo brings every link back. */
static void
test_delete_says_links (WayTestDesk  *fixture,
                        gconstpointer data)
{
  static const char *const said[] = { "1 contact, 1 map", NULL, "1 contact, 1 job, 1 map", "1 map", NULL };
  guint                    i, j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *id = g_strdup (way_item_get_id (way_test_desk_create (fixture, kinds[i], "Aster", NULL, NULL)));
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
      g_assert_null (way_test_desk_read_file (fixture, kinds[i], id));
      for (j = 0; j < referrers->len; j++)
        {
          WayItem *was = g_ptr_array_index (referrers, j);
          g_autoptr (WayItem) now = way_test_desk_read_file (fixture, way_item_get_kind (was), way_item_get_id (was));

          g_assert_false (way_item_equal (was, now));
        }
      g_assert_true (way_history_undo (fixture->history));
      for (j = 0; j < referrers->len; j++)
        way_test_desk_assert_in_file (fixture, g_ptr_array_index (referrers, j));
      g_assert_nonnull (way_map_find (fixture->map, id));
      g_clear_pointer (&words, g_free);
      /* Forgotten again, so that the next kind has one map. */
      g_assert_true (way_records_forget_map (fixture->records, way_map_get_uuid (map), &error));
    }
}

/* Ten thousand records are looked at: the desk does not grow with them. */
static void
test_many_looks (WayTestDesk  *fixture,
                 gconstpointer data)
{
  WayItem         *kept = way_test_desk_create (fixture, WAY_KIND_ACCOUNT, "Kept", NULL, NULL);
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

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  way_test_desk_add ("/records/desk/edit", test_edit);
  way_test_desk_add ("/records/desk/load", test_load);
  way_test_desk_add ("/records/desk/typing", test_typing);
  way_test_desk_add ("/records/desk/nameless", test_nameless);
  way_test_desk_add ("/records/desk/read-only", test_read_only);
  way_test_desk_add ("/records/desk/delete", test_delete);
  way_test_desk_add ("/records/desk/delete-says-links", test_delete_says_links);
  way_test_desk_add ("/records/desk/many-looks", test_many_looks);

  return way_test_run ();
}
