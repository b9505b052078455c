/* test-restore.c - a copy of the records is put in their place, or nothing is */
#include "config.h"

#include "journeys/records/backup.h"
#include "journeys/storage/database.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

static void
add (WayRecords *records,
     const char *name)
{
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", name, NULL)));
}

static int
count_parts (const char *folder)
{
  return way_test_count_files (folder, ".part") + way_test_count_files (folder, "restoring");
}

static void
test_restore (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *written = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GBytes) before = NULL;

  add (records, "Northwind");
  written = way_records_backup (records, copy, &error);
  g_assert_cmpstr (written, ==, copy);
  add (records, "Southwind");
  g_clear_object (&records);
  before = way_test_read (path);

  aside = way_records_restore (folder, copy, &error);
  g_assert_no_error (error);
  way_test_assert_same (aside, before);
  g_assert_false (g_str_has_suffix (aside, "-1.db"));
  records = way_records_open (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), ==, 1);
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, "northw", &error), ==, 1);
  g_assert_cmpint (count_parts (folder), ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

static void
test_restore_over_damaged_and_missing (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *written = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GBytes) damaged = NULL;

  add (records, "Northwind");
  written = way_records_backup (records, copy, &error);
  g_clear_object (&records);

  way_test_write (path, "This was a database once.", -1);
  damaged = way_test_read (path);
  aside = way_records_restore (folder, copy, &error);
  g_assert_no_error (error);
  way_test_assert_same (aside, damaged);

  g_unlink (path);
  none = way_records_restore (folder, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (none, ==, "");
  records = way_records_open (folder, &error);
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), ==, 1);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* What is no sound backup is refused, and the records stay. */
static void
test_restore_refused (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.db", NULL);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) good = NULL;
  g_autofree char *bytes = NULL;
  gsize            size;

  add (records, "Northwind");
  written = way_records_backup (records, copy, &error);
  g_clear_object (&records);
  before = way_test_read (path);
  good = way_test_read (copy);

  way_test_write (bad, "not a database", -1);
  g_assert_null (way_records_restore (folder, bad, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN);
  g_clear_error (&error);

  way_test_write (bad, "", 0);
  g_assert_null (way_records_restore (folder, bad, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN);
  g_clear_error (&error);

  bytes = g_memdup2 (g_bytes_get_data (good, &size), g_bytes_get_size (good));
  memset (bytes + 5000, 0xa5, g_bytes_get_size (good) - 5000);
  way_test_write (bad, bytes, g_bytes_get_size (good));
  g_assert_null (way_records_restore (folder, bad, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT);
  g_clear_error (&error);

  /* Of a later version, which has what would be lost here. */
  way_test_write (bad, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  way_test_run_sql (bad, "PRAGMA user_version = 99");
  g_assert_null (way_records_restore (folder, bad, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
  g_assert_true (g_str_has_prefix (error->message, bad));
  g_clear_error (&error);
  way_test_run_sql (bad, "PRAGMA user_version = 0");
  g_assert_null (way_records_restore (folder, bad, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN);
  g_clear_error (&error);

  g_assert_null (way_records_restore (folder, "nowhere.db", &error));
  g_assert_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND);
  g_clear_error (&error);

  way_test_assert_same (path, before);
  g_assert_cmpint (count_parts (folder), ==, 0);
  way_test_folder_free (folder);
}

/* Who still has the old file open learns it instead of writing into it. */
static void
test_open_records_notice_the_restore (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *written = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

  add (records, "Northwind");
  written = way_records_backup (records, copy, &error);
  aside = way_records_restore (folder, copy, &error);
  g_assert_no_error (error);

  way_item_set (account, "name", "Late", NULL);
  g_assert_false (way_records_add (records, account, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Whatever call fails: what is said to be as it was is, and what is said to be there is. Returns which of them made the link. */
static int
restore_while_failing (int number)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GBytes) before = NULL;
  const char *failed = "";
  int         point, of_link = -1, n_replaced = 0;

  add (records, "Northwind");
  written = way_records_backup (records, copy, &error);
  add (records, "Southwind");
  g_clear_object (&records);
  before = way_test_read (path);

  for (point = 0; failed != NULL; point++)
    {
      g_autofree char *aside = NULL;

      way_calls_fail (folder, point, number, FALSE);
      aside = way_records_restore (folder, copy, &error);
      failed = way_calls_end (NULL);
      if (g_strcmp0 (failed, "link") == 0)
        {
          /* Without links there is another way; a disk that does not answer is no reason to take it. */
          g_assert_cmpint (aside != NULL, ==, number == EPERM);
          g_assert_cmpint (of_link, ==, -1);
          of_link = point;
        }
      if (aside != NULL)
        {
          g_assert_no_error (error);
          way_test_assert_same (aside, before);
        }
      else if (strstr (error->message, "did not confirm") == NULL)
        {
          way_test_assert_same (path, before);
          g_assert_cmpint (way_test_count_files (folder, "replaced"), ==, n_replaced);
        }
      n_replaced = way_test_count_files (folder, "replaced");
      g_assert_cmpint (count_parts (folder), ==, 0);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      g_clear_error (&error);
      way_test_write (path, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
    }
  g_assert_cmpint (of_link, >=, 0);

  way_test_folder_free (folder);

  return of_link;
}

/* All the ways in which a file system says that it has no links. */
static void
restore_without_links (int point)
{
  static const int numbers[] = { ENOTSUP, EMLINK, ENOSYS };
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char            *folder = way_test_folder_new ();
      g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
      g_autofree char *written = NULL;
      g_autofree char *aside = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WayRecords) records = way_records_open (folder, &error);

      add (records, "Northwind");
      written = way_records_backup (records, copy, &error);
      add (records, "Southwind");
      g_clear_object (&records);
      way_calls_fail (folder, point, numbers[i], FALSE);
      aside = way_records_restore (folder, copy, &error);
      g_assert_cmpstr (way_calls_end (NULL), ==, "link");
      g_assert_no_error (error);
      records = way_records_open (folder, &error);
      g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), ==, 1);
      g_clear_object (&records);
      way_test_folder_free (folder);
    }
}

/* What belongs to a file that cannot be read goes aside with it, and comes back with it; what is aside by then stays. */
static void
test_restore_with_companions (void)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  char                    *folder = way_test_folder_new_in_memory ();
  g_autofree char         *path = way_records_dup_path (folder);
  g_autofree char         *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char         *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  const char *failed = "";
  int         point;
  guint       i;

  add (records, "Northwind");
  written = way_records_backup (records, copy, &error);
  g_clear_object (&records);
  for (point = 0; failed != NULL; point++)
    {
      g_autofree char *aside = NULL;
      gboolean         replaced;

      for (i = 0; i < G_N_ELEMENTS (endings); i++)
        {
          g_autofree char *name = g_strconcat (path, endings[i], NULL);
          g_autofree char *text = g_strdup_printf ("This was a file%s once.", endings[i]);

          way_test_write (name, text, -1);
        }
      way_calls_fail (folder, point, EIO, FALSE);
      aside = way_records_restore (folder, copy, &error);
      failed = way_calls_end (NULL);
      replaced = aside != NULL || strstr (error->message, "did not confirm") != NULL;
      for (i = 0; i < G_N_ELEMENTS (endings); i++)
        {
          g_autofree char *here = g_strconcat (path, endings[i], NULL);
          g_autofree char *there = g_strconcat (aside != NULL ? aside : path, endings[i], NULL);
          g_autofree char *text = g_strdup_printf ("This was a file%s once.", endings[i]);
          g_autofree char *read = NULL;

          if (i > 0)
            g_assert_cmpint (g_file_test (here, G_FILE_TEST_EXISTS), ==, !replaced);
          if (replaced && aside == NULL)
            continue;
          g_file_get_contents (there, &read, NULL, NULL);
          g_assert_cmpstr (read, ==, text);
        }
      g_assert_cmpint (count_parts (folder), ==, 0);
      g_clear_error (&error);
    }
  g_assert_cmpint (point, >, 8);

  way_test_folder_free (folder);
}

/* Where there are no records yet, none are there afterwards either. */
static void
test_restore_none_while_failing (void)
{
  char            *folder = way_test_folder_new_in_memory ();
  g_autofree char *path = way_records_dup_path (folder);
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  const char *failed = "";
  int         point, n_renames = 0;

  add (records, "Northwind");
  written = way_records_backup (records, copy, &error);
  g_clear_object (&records);
  for (point = 0; failed != NULL; point++)
    {
      g_autofree char *aside = NULL;

      g_unlink (path);
      way_calls_fail (folder, point, EIO, FALSE);
      aside = way_records_restore (folder, copy, &error);
      failed = way_calls_end (NULL);
      n_renames += g_strcmp0 (failed, "rename") == 0;
      if (aside != NULL)
        g_assert_cmpstr (aside, ==, "");
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, aside != NULL || strstr (error->message, "did not confirm") != NULL);
      g_assert_cmpint (way_test_count_files (folder, "replaced"), ==, 0);
      g_assert_cmpint (count_parts (folder), ==, 0);
      g_clear_error (&error);
    }
  g_assert_cmpint (n_renames, >, 0);

  way_test_folder_free (folder);
}

static void
test_restore_while_failing (void)
{
  int of_link = restore_while_failing (EIO);

  restore_while_failing (EPERM);
  restore_without_links (of_link);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/restore/sound", test_restore);
  g_test_add_func ("/records/restore/over-damaged-and-missing", test_restore_over_damaged_and_missing);
  g_test_add_func ("/records/restore/refused", test_restore_refused);
  g_test_add_func ("/records/restore/open-records-notice-the-restore", test_open_records_notice_the_restore);
  g_test_add_func ("/records/restore/while-failing", test_restore_while_failing);
  g_test_add_func ("/records/restore/with-companions", test_restore_with_companions);
  g_test_add_func ("/records/restore/none-while-failing", test_restore_none_while_failing);

  return way_test_run ();
}
