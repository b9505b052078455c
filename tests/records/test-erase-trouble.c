/* test-erase-trouble.c - an erasure of which something cannot be done, waits, or is cut off */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/document.h"
#include "journeys/documents/versions.h"
#include "journeys/records/backup.h"
#include "journeys/records/erase.h"
#include "journeys/records/library.h"
#include "journeys/storage/database.h"
#include "tests/support/erasing-room.h"
#include "tests/support/faults.h"
#include "tests/support/folder-image.h"
#include "tests/support/folders.h"
#include "tests/support/maps.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* A map that cannot be changed is told of, and the rest is done. */
static void
test_map_out_of_reach (WayTestErasing *fixture,
                       gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  WayErasureMap *map;

  way_test_erasing_write_map (fixture, NULL, WAY_TEST_ERASED " asked twice");
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  way_test_write (fixture->map_path, "<journey", -1);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  map = g_ptr_array_index (erasure->maps, 0);
  g_assert_cmpstr (map->path, ==, fixture->map_path);
  g_assert_false (map->done);
  g_assert_nonnull (map->problem);
  g_assert_true (erasure->done);
  /* What the library read of it before has the name no longer. */
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine"));
}

/* Whatever cannot be done, all else is, and all that was not is told. */
static void
test_goes_on (WayTestErasing *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = way_records_backup (fixture->records, NULL, &error);
  g_autofree char *later = g_strconcat (kept, ".later.db", NULL);
  g_autofree char *versions = way_versions_dup_folder ();
  g_autofree char *unread = g_build_filename (versions, "none.versions", NULL);
  g_autoptr (GBytes) bytes = way_test_read (kept);
  g_autoptr (WayErasure) rest = NULL;
  g_autoptr (WayErasure) erasure = NULL;

  way_test_erasing_write_map (fixture, NULL, WAY_TEST_ERASED " asked twice");
  g_assert_cmpint (g_mkdir_with_parents (versions, 0700), ==, 0);
  way_test_write (unread, "these are no versions, however long one looks at them: " WAY_TEST_ERASED, -1);
  way_test_write (later, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  g_assert_cmpuint (erasure->backups->len, ==, 2);
  /* A map that cannot be read, a backup that cannot be deleted, and a library that cannot be written. */
  way_test_write (fixture->map_path, "<journey", -1);
  g_assert_cmpint (g_unlink (kept), ==, 0);
  g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
  way_test_run_sql (fixture->database, "ALTER TABLE map RENAME COLUMN owner TO other");

  g_assert_false (way_erasure_perform (erasure, fixture->records, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (erasure->problem, ==, error->message);
  g_assert_true (erasure->done);
  g_assert_nonnull (((WayErasureMap *)g_ptr_array_index (erasure->maps, 0))->problem);
  g_assert_cmpuint (way_erasure_count_kept (erasure->backups), ==, 1);
  g_assert_false (g_file_test (later, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (erasure->unread->len, ==, 1);
  g_assert_cmpstr (((WayErasureFile *)g_ptr_array_index (erasure->unread, 0))->path, ==, unread);
  way_erasure_delete_files (erasure->unread);
  g_assert_cmpuint (way_erasure_count_kept (erasure->unread), ==, 0);
  g_assert_false (g_file_test (unread, G_FILE_TEST_EXISTS));
  /* Only what the library read of the map is left, and who it was, for the next time. */
  g_assert_true (erasure->unfinished);
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine@quopp"));

  way_test_run_sql (fixture->database, "ALTER TABLE map RENAME COLUMN other TO owner");
  g_clear_error (&error);
  rest = way_erasure_new_unfinished (fixture->records, way_item_get_id (fixture->contact), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->database, way_item_get_id (fixture->contact)));
  g_assert_false (way_test_has_bytes (fixture->database, "xaverine"));
}

/* The only one there is in a folder. */
static char *
find_file (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return g_build_filename (folder, g_dir_read_name (dir), NULL);
}

/* What another program has locked for a moment is nothing to be deleted. */
static void
test_locked (WayTestErasing *fixture,
             gconstpointer   data)
{
  g_autofree char *recovery = g_build_filename (fixture->folder, "recovery", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) rest = NULL;
  WayErasureFile *file;
  sqlite3        *handle;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  way_test_erasing_write_map (fixture, NULL, NULL);
  bytes = way_test_read (fixture->map_path);
  way_test_erasing_leave_kept (fixture, bytes);
  path = find_file (recovery);
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  way_database_set_patience (100);
  handle = way_test_open_sql (path, "BEGIN EXCLUSIVE");
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  sqlite3_close (handle);
  g_assert_cmpuint (erasure->unread->len, ==, 1);
  file = g_ptr_array_index (erasure->unread, 0);
  g_assert_cmpstr (file->path, ==, path);
  g_assert_true (file->again && erasure->unfinished);
  g_assert_cmpuint (way_erasure_count_kept (erasure->unread), ==, 0);
  way_erasure_delete_files (erasure->unread);
  g_assert_true (way_test_has_bytes (path, WAY_TEST_ERASED));
  g_assert_false (file->done);
  /* Later it is reached. */
  rest = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (path, WAY_TEST_ERASED));
  g_assert_false (way_test_has_bytes (fixture->database, WAY_TEST_ERASED));
  g_unsetenv ("WAYMARK_DATA_DIR");
}

/* A map that cannot be written now keeps the person known, until it can be. */
static void
test_waits_for_map (WayTestErasing *fixture,
                    gconstpointer   data)
{
  g_autofree char *aside = g_strconcat (fixture->map_path, ".aside", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) rest = NULL;
  WayErasureMap *map;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  way_test_erasing_write_map (fixture, NULL, NULL);
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  g_assert_cmpint (g_rename (fixture->map_path, aside), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->map_path, 0700), ==, 0);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_no_error (error);
  map = g_ptr_array_index (erasure->maps, 0);
  g_assert_nonnull (map->problem);
  g_assert_true (!map->done && map->again && erasure->unfinished);
  g_assert_null (strstr (map->problem, fixture->map_path));

  g_assert_cmpint (g_rmdir (fixture->map_path), ==, 0);
  g_assert_cmpint (g_rename (aside, fixture->map_path), ==, 0);
  g_assert_true (way_test_has_bytes (fixture->map_path, WAY_TEST_ERASED));
  rest = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->map_path, WAY_TEST_ERASED));
  g_unsetenv ("WAYMARK_DATA_DIR");
}

/* Giving up is not done before the records know it. */
static void
test_give_up_locked (WayTestErasing *fixture,
                     gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  sqlite3 *other;

  way_test_erasing_write_map (fixture, NULL, NULL);
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  ((WayErasureMap *)g_ptr_array_index (erasure->maps, 0))->open = TRUE;
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  way_records_hurry (fixture->records, 0);
  other = way_test_open_sql (fixture->database, "BEGIN IMMEDIATE");
  g_assert_false (way_erasure_give_up (erasure, fixture->records, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_assert_true (erasure->unfinished && !erasure->given_up);
  sqlite3_close (other);
  g_clear_error (&error);
  g_assert_true (way_erasure_give_up (erasure, fixture->records, &error));
  g_assert_true (!erasure->unfinished && erasure->given_up);
}

/* What is written and not saved speaks of the person, too; it is counted as it is open. */
static void
assert_texts_of_open_maps (WayTestErasing *fixture,
                           WayErasure     *erasure)
{
  WayErasureMap *map = g_ptr_array_index (erasure->maps, 0);
  g_autoptr (WayMap) open = way_test_map_new ();
  int i;

  for (i = 0; i < 2; i++)
    {
      way_erasure_note_texts (erasure, fixture->map_path, open);
      way_erasure_note_texts (erasure, "/elsewhere.journey", open);
      g_assert_cmpuint (erasure->maps->len, ==, 1 + i);
      g_assert_cmpint (map->n_texts, ==, i);
      way_item_set (way_map_get (open, WAY_MAP_CARDS, 0), "note", "Ask " WAY_TEST_ERASED " about it", NULL);
    }
  map = g_ptr_array_index (erasure->maps, 1);
  g_assert_cmpstr (map->path, ==, "/elsewhere.journey");
  g_assert_cmpstr (map->map_id, ==, way_map_get_uuid (open));
  g_assert_cmpstr (map->title, ==, "Onboarding");
  g_assert_true (map->open && map->done);
  g_assert_cmpint (map->n_texts, ==, 1);
}

/* So does a map that its user has open, until it is saved: the file has the name that long. */
static void
test_waits_for_save (WayTestErasing *fixture,
                     gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) again = NULL;
  g_autoptr (WayErasure) rest = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *name = NULL;
  WayErasureMap   *map;

  way_test_erasing_write_map (fixture, NULL, NULL);
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  map = g_ptr_array_index (erasure->maps, 0);
  map->open = TRUE;
  g_assert_true (way_erasure_perform (erasure, fixture->records, TRUE, &error));
  g_assert_true (erasure->waits && erasure->unfinished && !map->done);
  assert_texts_of_open_maps (fixture, erasure);
  /* A copy of now would have the person. */
  g_assert_true (way_records_backup_daily (fixture->records, &error));
  copies = way_records_list_backups (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 0);
  /* What was answered last holds. */
  again = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_true (again->backups_too);
  ((WayErasureMap *)g_ptr_array_index (again->maps, 0))->open = TRUE;
  g_assert_true (way_erasure_perform (again, fixture->records, FALSE, &error));
  g_assert_true (again->waits);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &name, &error));
  g_assert_cmpstr (name, ==, WAY_TEST_ERASED);
  g_assert_true (way_test_has_bytes (fixture->map_path, WAY_TEST_ERASED));

  rest = way_erasure_new_unfinished (fixture->records, way_item_get_id (fixture->contact), NULL, &error);
  g_assert_no_error (error);
  g_assert_false (rest->backups_too);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->waits || rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->map_path, WAY_TEST_ERASED));
  g_assert_true (way_records_backup_daily (fixture->records, &error));
  g_assert_no_error (error);
  g_clear_pointer (&copies, g_ptr_array_unref);
  copies = way_records_list_backups (fixture->folder);
  g_assert_cmpuint (copies->len, ==, 1);
}

/* A map that is open and that the library does not know is known from then on, so that it is finished whatever comes.
 * Where it cannot be made known, nothing is done. */
static void
test_waits_for_unknown (WayTestErasing *fixture,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->map_path);
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (WayErasure) rest = NULL;
  g_autofree char *lost = g_build_filename (fixture->folder, "lost.journey", NULL);
  g_autofree char *clean = g_build_filename (fixture->folder, "clean.journey", NULL);
  g_autoptr (WayMap) nobody = way_test_map_new ();
  g_autoptr (WayDocument) no_document = way_document_new (nobody);
  g_autoptr (GFile) clean_file = g_file_new_for_path (clean);
  sqlite3 *handle;

  g_assert_true (way_document_save_as (no_document, clean_file, &error));
  way_test_erasing_write_map (fixture, NULL, NULL);
  document = way_document_open (file, &error);
  g_assert_true (way_records_forget_map (fixture->records, way_map_get_uuid (way_document_get_map (document)), &error));
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  g_assert_cmpuint (erasure->maps->len, ==, 0);
  way_erasure_add_open_map (erasure, clean, nobody);
  way_erasure_add_open_map (erasure, fixture->map_path, way_document_get_map (document));
  way_erasure_add_open_map (erasure, lost, way_document_get_map (document));
  handle = way_test_open_sql (fixture->database, "ALTER TABLE map RENAME COLUMN owner TO other");
  g_assert_false (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_false (erasure->done);
  g_clear_error (&error);
  way_test_run_sql_in (handle, "ALTER TABLE map RENAME COLUMN other TO owner");
  sqlite3_close (handle);
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_true (erasure->waits);
  /* That which has nothing is of no interest; that which is gone is told. */
  g_assert_cmpuint (erasure->maps->len, ==, 2);
  g_assert_nonnull (((WayErasureMap *)g_ptr_array_index (erasure->maps, 1))->problem);

  rest = way_erasure_new_unfinished (fixture->records, NULL, NULL, &error);
  g_assert_cmpuint (rest->maps->len, ==, 1);
  g_assert_true (way_erasure_perform (rest, fixture->records, FALSE, &error));
  g_assert_false (rest->unfinished);
  g_assert_false (way_test_has_bytes (fixture->map_path, WAY_TEST_ERASED));
}

/* Nothing waits for a map that has only texts about the person, or cannot be read. */
static void
test_waits_for_nothing (WayTestErasing *fixture,
                        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  WayErasureMap *map;

  way_test_erasing_write_map (fixture, NULL, WAY_TEST_ERASED " asked twice");
  erasure = way_test_erasing_plan (fixture, fixture->contact);
  map = g_ptr_array_index (erasure->maps, 0);
  map->open = TRUE;
  if (data != NULL)
    map->problem = g_strdup ("Damaged");
  else
    map->n_names = 0;
  g_assert_true (way_erasure_perform (erasure, fixture->records, FALSE, &error));
  g_assert_false (erasure->waits || erasure->unfinished);
}

/* A file in the folder that has it; NULL: none has. */
static char *
find_name (WayTestErasing *fixture)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) files = way_folder_image_read (fixture->folder, nothing);
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (way_test_has_bytes (path, WAY_TEST_ERASED))
        return g_steal_pointer (&path);
    }

  return NULL;
}

static void
open_records (WayTestErasing *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
}

/* Returns whether it was killed before it was done. */
static gboolean
perform_until (WayTestErasing *fixture,
               guint           point)
{
  pid_t child = fork ();
  int   status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (WayErasure) erasure = NULL;

      open_records (fixture);
      erasure = way_test_erasing_plan (fixture, fixture->contact);
      way_faults_arm (WAY_FAULT_KILL, point, FALSE);
      if (!way_erasure_perform (erasure, fixture->records, TRUE, NULL))
        abort ();
      way_faults_disarm ();
      way_test_leave ();
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGKILL : WEXITSTATUS (status) == 0);

  return WIFSIGNALED (status);
}

/* The next program that opens the records: either nothing was done, or the rest can be. */
static void
assert_can_be_finished (WayTestErasing *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autoptr (WayErasure) erasure = NULL;

  open_records (fixture);
  g_assert_true (way_erasure_find_unfinished (fixture->records, &name, &error));
  record = way_records_get (fixture->records, WAY_KIND_CONTACT, way_item_get_id (fixture->contact), NULL);
  g_assert_true (record == NULL || name == NULL);
  if (record == NULL && name == NULL)
    g_assert_cmpstr (find_name (fixture), ==, NULL);
  else if (record == NULL)
    {
      g_assert_cmpstr (name, ==, WAY_TEST_ERASED);
      erasure = way_erasure_new_unfinished (fixture->records, WAY_TEST_ERASED, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (erasure->begun && erasure->backups_too);
      g_assert_true (way_erasure_perform (erasure, fixture->records, TRUE, &error));
      g_assert_no_error (error);
      g_assert_false (erasure->unfinished);
      g_assert_cmpstr (find_name (fixture), ==, NULL);
      g_assert_null (way_erasure_new_unfinished (fixture->records, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_clear_object (&fixture->records);
}

/* Wherever the program is killed, nobody is left half erased without anybody knowing. */
static void
test_killed (WayTestErasing *fixture,
             gconstpointer   data)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  guint            step = g_getenv ("WAYMARK_TEST_LONG") != NULL ? 3 : 41;
  guint            point;

  g_setenv ("WAYMARK_DATA_DIR", fixture->folder, TRUE);
  /* What is to be read by somebody stays; here all is to go. */
  way_test_erasing_write_map (fixture, NULL, NULL);
  bytes = way_test_read (fixture->map_path);
  way_test_erasing_leave_kept (fixture, bytes);
  backup = way_records_backup (fixture->records, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->records);
  before = way_folder_image_read (fixture->folder, nothing);
  for (point = 1; perform_until (fixture, point); point += step)
    {
      assert_can_be_finished (fixture);
      way_folder_image_write (fixture->folder, before);
    }
  g_test_message ("killed at one of %u points of %u", step, point);
  g_assert_cmpuint (point, >, 1000);
  assert_can_be_finished (fixture);
  g_unsetenv ("WAYMARK_DATA_DIR");
}

#define ADD(path, function) g_test_add (path, WayTestErasing, NULL, way_test_erasing_set_up, function, way_test_erasing_tear_down)

int
main (int   argc,
      char *argv[])
{
  way_faults_install ();
  way_test_init (&argc, &argv);

  ADD ("/records/erase/map-out-of-reach", test_map_out_of_reach);
  ADD ("/records/erase/goes-on", test_goes_on);
  ADD ("/records/erase/locked", test_locked);
  ADD ("/records/erase/waits-for-a-map", test_waits_for_map);
  ADD ("/records/erase/waits-for-a-save", test_waits_for_save);
  ADD ("/records/erase/give-up-locked", test_give_up_locked);
  ADD ("/records/erase/waits-for-unknown", test_waits_for_unknown);
  ADD ("/records/erase/waits-for-nothing", test_waits_for_nothing);
  g_test_add ("/records/erase/waits-for-no-damaged-map", WayTestErasing, "damaged", way_test_erasing_set_up, test_waits_for_nothing, way_test_erasing_tear_down);
  ADD ("/records/erase/killed", test_killed);

  return way_test_run ();
}
