/* test-recovery-others.c - kept work that is given up, that is rewritten, or that is in the hands of another program */
#include "config.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery-file.h"
#include "journeys/storage/database.h"
#include "tests/support/folders.h"
#include "tests/support/open-document.h"
#include "tests/support/recovery-room.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* What was written before is discarded as well; also when it could not be written to meanwhile. */
static void
test_discarded_after_trouble (WayTestRecovery *fixture,
                              gconstpointer    data)
{
  GPtrArray *list;
  sqlite3   *handle;

  /* There is nothing yet, and nothing is made of it. */
  way_recovery_discard (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  g_assert_false (g_file_test (way_recovery_get_path (fixture->recovery), G_FILE_TEST_EXISTS));
  way_test_recovery_edit (fixture, "One");
  way_test_recovery_write (fixture);
  way_database_set_patience (0);
  handle = way_test_open_sql (way_recovery_get_path (fixture->recovery), "BEGIN EXCLUSIVE");
  way_test_recovery_edit (fixture, "Two");
  way_test_recovery_write (fixture);
  g_assert_nonnull (way_recovery_get_trouble (fixture->recovery));
  way_recovery_discard (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  way_test_recovery_settle ();
  sqlite3_close (handle);
  way_database_set_patience (1000);
  way_recovery_discard (fixture->recovery);
  way_test_recovery_end (fixture);
  list = way_test_recovery_look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((WayRecovered *)g_ptr_array_index (list, 0))->title, ==, "Two");
  g_assert_cmpuint (((WayRecovered *)g_ptr_array_index (list, 0))->n_steps, ==, 2);
  g_assert_cmpint (((WayRecovered *)g_ptr_array_index (list, 0))->discarded, !=, 0);
  way_test_recovery_stop_looking (fixture, list);
}

static void
test_discarded_twice (WayTestRecovery *fixture,
                      gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list;
  int        i;

  way_test_document_edit (fixture->document.document, "Not wanted");
  way_recovery_discard (fixture->recovery);
  way_test_recovery_end (fixture);
  for (i = 0; i < 2; i++)
    {
      list = way_test_recovery_look (fixture);
      g_assert_cmpint (list->len, ==, 1);
      g_assert_cmpint (((WayRecovered *)g_ptr_array_index (list, 0))->discarded, !=, 0);
      way_test_recovery_stop_looking (fixture, list);
    }
  list = way_test_recovery_look (fixture);
  g_assert_true (way_recovered_discard (g_ptr_array_index (list, 0), &error));
  g_assert_no_error (error);
  way_test_recovery_stop_looking (fixture, list);
  way_test_recovery_assert_nothing (fixture);
}

/* What is given up while something is being written is there nevertheless. */
static void
test_discarded_while_writing (WayTestRecovery *fixture,
                              gconstpointer    data)
{
  g_autoptr (WayDocument) again = NULL;
  GPtrArray *list;

  way_test_document_edit (fixture->document.document, "One");
  way_recovery_write_now (fixture->recovery);
  way_test_document_edit (fixture->document.document, "Two");
  way_recovery_discard (fixture->recovery);
  g_clear_object (&fixture->recovery);
  g_clear_object (&fixture->document.document);
  way_recovery_folder_flush (fixture->folder);
  way_test_recovery_settle ();
  /* Nobody keeps it any more, so it is found also by the program that did. */
  list = way_recovered_list (fixture->folder);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((WayRecovered *)g_ptr_array_index (list, 0))->title, ==, "Two");
  g_assert_cmpint (((WayRecovered *)g_ptr_array_index (list, 0))->discarded, !=, 0);
  way_test_recovery_stop_looking (fixture, list);
  fixture->document.document = way_document_open (fixture->document.file, NULL);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Two");
}

static void
test_two_programs (WayTestRecovery *fixture,
                   gconstpointer    data)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  g_autoptr (WayRecoveryFolder) other = way_recovery_folder_new (path);
  g_autoptr (GPtrArray) list = NULL;

  way_test_document_edit (fixture->document.document, "Mine, and I still run");
  way_recovery_write_now (fixture->recovery);
  way_recovery_folder_flush (fixture->folder);
  list = way_recovered_list (other);
  g_assert_cmpint (list->len, ==, 0);
}

/* Both were started before either of them took it. */
static void
test_taken_by_one (WayTestRecovery *fixture,
                   gconstpointer    data)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  g_autoptr (WayRecoveryFolder) second = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (WayDocument) mine = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *found;
  WayRecovery  *recovery;
  gboolean      is_whole;
  int           i;

  way_test_document_edit (fixture->document.document, "Wanted");
  way_recovery_discard (fixture->recovery);
  way_test_recovery_end (fixture);
  second = way_recovery_folder_new (path);
  theirs = way_recovered_list (second);
  g_assert_cmpint (theirs->len, ==, 1);
  found = g_ptr_array_index (theirs, 0);
  mine = way_test_recovery_recover (fixture, WAY_BASE_SAME);

  /* The first time it would be noted, and the second time the file would go. */
  for (i = 0; i < 2; i++)
    {
      found->discarded = i;
      g_assert_false (way_recovered_discard (found, &error));
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      g_clear_error (&error);
    }
  g_assert_null (way_recovered_open (found, second, &recovery, &is_whole, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_clear_error (&error);

  way_test_document_edit (mine, "Mine");
  way_test_recovery_end (fixture);
  g_clear_object (&mine);
  mine = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (mine), ==, "Mine");

  /* Saved there, it is nowhere here. */
  way_test_document_assert_saves (mine);
  way_recovery_folder_flush (fixture->folder);
  way_test_recovery_settle ();
  g_assert_null (way_recovered_open (found, second, &recovery, &is_whole, &error));
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ);
  g_assert_false (g_file_test (found->path, G_FILE_TEST_EXISTS));
}

/* Another program looks at each moment of the first writing: it removes what is empty, and nothing that is somebody's. */
static void
test_looked_at_while_beginning (WayTestRecovery *fixture,
                                gconstpointer    data)
{
  g_autofree char *folder = way_test_recovery_dup_path (fixture);
  g_autofree char *path = way_recovery_folder_dup_new_file (fixture->folder);
  g_autoptr (WayRecoveryFolder) other = way_recovery_folder_new (folder);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) busy = NULL;
  g_autoptr (GPtrArray) later = NULL;
  int patience = way_database_get_patience ();
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GBytes) base = way_test_read (fixture->document.path);
  g_autoptr (GError) error = NULL;
  WayRecoveryAbout about = { .title = (char *)"Mine", .owner = (char *)way_recovery_folder_get_owner (fixture->folder) };
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (path, &error);

  g_assert_no_error (error);
  list = way_recovered_list (other);
  g_assert_cmpint (list->len, ==, 0);
  /* It is told, and not written where nobody finds it. */
  g_assert_false (way_recovery_file_write (file, &about, base, 0, steps, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  way_recovery_file_close (g_steal_pointer (&file));

  file = way_recovery_file_open (path, &error);
  g_assert_no_error (error);
  /* It has begun to write, and there is nothing in the file for others yet. */
  g_assert_true (way_recovery_file_hold (file, NULL, &error));
  way_database_set_patience (0);
  busy = way_recovered_list (other);
  g_assert_cmpint (busy->len, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  way_recovery_file_close (g_steal_pointer (&file));

  file = way_recovery_file_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (way_recovery_file_write (file, &about, base, 0, steps, &error));
  g_assert_no_error (error);
  way_database_set_patience (patience);
  later = way_recovered_list (other);
  g_assert_cmpint (later->len, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
rename_map (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (map), "title", data, NULL);

  *changed = TRUE;

  return way_history_perform (history, command, error);
}

static char *
name_nobody (const char *text,
             gpointer    data)
{
  return g_strdup ("Somebody said");
}

/* Another program has what was left: its sign is locked as long as it is open here. */
static int
give_to_another (WayTestRecovery *fixture,
                 const char      *recovery)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  g_autofree char *sign = g_build_filename (path, "other.running", NULL);
  int              descriptor = g_open (sign, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (flock (descriptor, LOCK_EX), ==, 0);
  way_test_run_sql (recovery, "UPDATE about SET value = 'other.running' WHERE key = 'owner'");

  return descriptor;
}

/* What another program has open is changed by nobody, and does not count as done. */
static void
test_rewritten_by_nobody (WayTestRecovery *fixture,
                          gconstpointer    data)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  g_autofree char *recovery = NULL;
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { rename_map, NULL, (gpointer) "Somebody else", NULL, unread };
  int        descriptor;

  way_test_document_edit (fixture->document.document, "Xaverine");
  way_recovery_write_now (fixture->recovery);
  recovery = g_strdup (way_recovery_get_path (fixture->recovery));
  /* That of this program is changed where it is open. */
  way_recovery_folder_flush (fixture->folder);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
  way_test_recovery_end (fixture);

  descriptor = give_to_another (fixture, recovery);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((WayUnread *)g_ptr_array_index (unread, 0))->path, ==, recovery);
  g_assert_false (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  g_assert_nonnull (((WayUnread *)g_ptr_array_index (unread, 0))->problem);
  g_assert_true (way_test_has_bytes (recovery, "Xaverine"));
  close (descriptor);
  g_ptr_array_set_size (unread, 0);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
  g_assert_false (way_test_has_bytes (recovery, "Xaverine"));
}

static void
test_rewritten (WayTestRecovery *fixture,
                gconstpointer    data)
{
  g_autofree char *path = way_test_recovery_dup_path (fixture);
  g_autofree char *damaged = g_build_filename (path, "one.recovery.damaged", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->document.path);
  g_autoptr (GHashTable) files = way_rewrite_new_files ();
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  WayRewrite rewrite = { rename_map, name_nobody, (gpointer) "Somebody else", files, unread };
  GPtrArray *list;

  way_test_document_edit (fixture->document.document, "Xaverine");
  way_recovery_set_draft (fixture->recovery, "Xaverine said", NULL);
  way_test_recovery_end (fixture);
  /* The file of the map is changed just so. */
  before = way_test_read (fixture->document.path);
  document = way_document_open (file, &error);
  g_assert_no_error (error);
  way_test_document_edit (document, "Somebody");
  way_test_document_assert_saves (document);
  after = way_document_dup_content (document);
  way_rewrite_add_file (files, fixture->document.path, before, after);
  way_test_write (damaged, "Xaverine", -1);
  way_recovered_rewrite_all (path, &rewrite);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((WayUnread *)g_ptr_array_index (unread, 0))->path, ==, damaged);
  g_assert_true (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  list = way_test_recovery_look (fixture);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_false (way_test_has_bytes (((WayRecovered *)g_ptr_array_index (list, 0))->path, "Xaverine"));
  way_test_recovery_stop_looking (fixture, list);
  again = way_test_recovery_recover (fixture, WAY_BASE_SAME);
  g_assert_cmpstr (way_document_get_title (again), ==, "Somebody else");
  g_assert_cmpstr (way_recovery_get_draft (fixture->recovery, NULL), ==, "Somebody said");
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (WayTestRecovery *fixture,
                  gconstpointer    data);
  } tests[] = {
    { "/recovery/discarded-after-trouble", test_discarded_after_trouble },
    { "/recovery/discarded-twice", test_discarded_twice },
    { "/recovery/discarded-while-writing", test_discarded_while_writing },
    { "/recovery/two-programs", test_two_programs },
    { "/recovery/taken-by-one", test_taken_by_one },
    { "/recovery/looked-at-while-beginning", test_looked_at_while_beginning },
    { "/recovery/rewritten", test_rewritten },
    { "/recovery/rewritten-by-nobody", test_rewritten_by_nobody },
  };
  guint i;

  way_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WayTestRecovery, NULL, way_test_recovery_set_up, tests[i].func, way_test_recovery_tear_down);

  return way_test_run ();
}
