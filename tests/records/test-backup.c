/* test-backup.c - copies of the records, and the way back */
#include "config.h"

#include "journeys/records/backup.h"
#include "journeys/storage/database.h"
#include "journeys/storage/folder.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utime.h>

#include <glib/gstdio.h>

static void
add (WayRecords *records,
     const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

  way_item_set (account, "name", name, NULL);
  way_records_add (records, account, &error);
  g_assert_no_error (error);
}

static int
count_parts (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int         n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".part") != NULL || strstr (name, "restoring") != NULL;

  return n;
}

static void
test_one_a_day_and_ten_in_all (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *own = g_build_filename (backups, "records-by-hand.db", NULL);
  g_autofree char *oldest = g_build_filename (backups, "records-2026-01-03.db", NULL);
  g_autofree char *today = g_build_filename (backups, "records-2026-11-24.db", NULL);
  g_autofree char *tomorrow = g_build_filename (backups, "records-2026-11-25.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GBytes) first = NULL;
  GStatBuf info;
  int      i;

  g_mkdir (backups, 0700);
  way_test_write (own, "mine", -1);
  for (i = 1; i <= 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("records-2026-01-%02d.db", i);
      g_autofree char *path = g_build_filename (backups, name, NULL);

      way_test_write (path, "old", -1);
    }

  g_setenv ("WAYMARK_TODAY", "2026-11-24", TRUE);
  add (records, "Northwind");
  g_assert_true (way_records_backup_daily (records, &error));
  g_assert_no_error (error);
  first = way_test_read (today);
  g_assert_cmpint (g_stat (today, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);

  /* The second of a day is none. */
  add (records, "Southwind");
  g_assert_true (way_records_backup_daily (records, &error));
  way_test_assert_same (today, first);

  /* Nor is there one of a day on which nothing was new; then there is. */
  g_assert_cmpint (utime (today, &(struct utimbuf){ info.st_mtime + 60, info.st_mtime + 60 }), ==, 0);
  g_setenv ("WAYMARK_TODAY", "2026-11-25", TRUE);
  g_assert_true (way_records_backup_daily (records, &error));
  g_assert_false (g_file_test (tomorrow, G_FILE_TEST_EXISTS));
  g_assert_cmpint (utime (today, &(struct utimbuf){ info.st_mtime - 60, info.st_mtime - 60 }), ==, 0);
  g_assert_true (way_records_backup_daily (records, &error));
  g_assert_true (g_file_test (tomorrow, G_FILE_TEST_EXISTS));

  /* A copy that was made while the clock was months ahead keeps no other from being made. */
  g_assert_cmpint (g_unlink (tomorrow), ==, 0);
  g_assert_cmpint (utime (today, &(struct utimbuf){ info.st_mtime + 10000000, info.st_mtime + 10000000 }), ==, 0);
  g_assert_true (way_records_backup_daily (records, &error));
  g_assert_true (g_file_test (tomorrow, G_FILE_TEST_EXISTS));
  g_setenv ("WAYMARK_TODAY", "2026-11-24", TRUE);

  all = way_records_list_backups (folder);
  g_assert_cmpuint (all->len, ==, 11);
  g_assert_true (g_file_test (own, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (oldest, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_parts (backups), ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Also when there is one copy only. */
static void
test_nothing_new (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *today = g_build_filename (backups, "records-2026-11-24.db", NULL);
  g_autofree char *tomorrow = g_build_filename (backups, "records-2026-11-25.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  GStatBuf info;

  g_setenv ("WAYMARK_TODAY", "2026-11-24", TRUE);
  add (records, "Northwind");
  g_assert_true (way_records_backup_daily (records, &error));
  g_assert_cmpint (g_stat (today, &info), ==, 0);
  g_assert_cmpint (utime (today, &(struct utimbuf){ info.st_mtime + 60, info.st_mtime + 60 }), ==, 0);
  g_setenv ("WAYMARK_TODAY", "2026-11-25", TRUE);
  g_assert_true (way_records_backup_daily (records, &error));
  g_assert_false (g_file_test (tomorrow, G_FILE_TEST_EXISTS));
  g_setenv ("WAYMARK_TODAY", "2026-11-24", TRUE);

  g_clear_object (&records);
  way_test_folder_free (folder);
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

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
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
  run_sql (bad, "PRAGMA user_version = 99");
  g_assert_null (way_records_restore (folder, bad, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
  g_assert_true (g_str_has_prefix (error->message, bad));
  g_clear_error (&error);
  run_sql (bad, "PRAGMA user_version = 0");
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
  int         point, of_link = -1;

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
        way_test_assert_same (path, before);
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

static void
test_restore_while_failing (void)
{
  int of_link = restore_while_failing (EIO);

  restore_while_failing (EPERM);
  restore_without_links (of_link);
}

/* What is left of a file that was deleted is told, with what can be done. */
static void
test_remove (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *journal = g_build_filename (folder, "copy.db-journal", NULL);
  g_autoptr (GError) error = NULL;

  way_test_write (path, "x", -1);
  g_mkdir (journal, 0700);
  g_assert_false (way_database_remove (path, &error));
  g_assert_true (g_str_has_prefix (error->message, journal));
  g_assert_nonnull (strstr (error->message, "Then delete it by hand"));
  g_clear_error (&error);
  g_rmdir (journal);

  way_test_write (path, "x", -1);
  way_calls_fail (folder, 0, EACCES, FALSE);
  g_assert_false (way_database_remove (path, &error));
  g_assert_cmpstr (way_calls_end (NULL), ==, "unlink");
  g_assert_nonnull (strstr (error->message, "Check the permissions"));
  g_clear_error (&error);

  /* Neither the first time nor the next, as long as it is not sure. */
  way_calls_fail (folder, 2, EIO, TRUE);
  g_assert_false (way_database_remove (path, &error));
  g_assert_nonnull (strstr (error->message, "did not confirm"));
  g_clear_error (&error);
  way_calls_end (NULL);
  way_calls_fail (folder, 0, EIO, TRUE);
  g_assert_false (way_database_remove (path, &error));
  g_clear_error (&error);
  way_calls_end (NULL);
  g_assert_true (way_database_remove (path, &error));
  g_assert_no_error (error);

  way_test_folder_free (folder);
}

/* A file that is replaced stays whose it is, and where it is. */
static void
test_over_a_file (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *copy = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *link = g_build_filename (folder, "link.db", NULL);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  GStatBuf info;

  way_test_write (copy, "old", -1);
  g_assert_cmpint (g_chmod (copy, 0640), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (copy, 65534, 65534), ==, 0);
  g_assert_cmpint (symlink ("copy.db", link), ==, 0);
  written = way_records_backup (records, link, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_lstat (link, &info), ==, 0);
  g_assert_true (S_ISLNK (info.st_mode));
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 4096);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpint (info.st_uid, ==, geteuid () == 0 ? 65534 : geteuid ());
  g_assert_cmpint (count_parts (folder), ==, 0);

  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* Whoever erases somebody looks into all of them. */
static void
test_list_copies (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *copy = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (GPtrArray) copies = NULL;

  add (records, "Northwind");
  copy = way_records_backup (records, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&records);
  aside = way_records_restore (folder, copy, &error);
  g_assert_no_error (error);
  copies = way_records_list_copies (folder);
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_true (g_ptr_array_find_with_equal_func (copies, copy, g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (copies, aside, g_str_equal, NULL));
  g_ptr_array_unref (copies);
  copies = way_records_list_copies ("/no/such/folder");
  g_assert_cmpuint (copies->len, ==, 0);
  way_test_folder_free (folder);
}

/* What the disk did not confirm is not taken for sure the next time. */
static void
test_daily_is_confirmed (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *deep = g_build_filename (folder, "a", "b", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);

  add (records, "Northwind");
  g_assert_true (way_records_backup_daily (records, &error));
  way_calls_fail (backups, 0, EIO, TRUE);
  g_assert_false (way_records_backup_daily (records, &error));
  way_calls_end (NULL);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (way_records_backup_daily (records, &error));

  g_assert_true (way_folder_make (deep));
  way_calls_fail (folder, 1, EIO, TRUE);
  g_assert_false (way_folder_make (deep));
  way_calls_end (NULL);
  g_assert_true (way_folder_make (deep));

  g_clear_object (&records);
  way_test_folder_free (folder);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/records/backup/one-a-day-and-ten-in-all", test_one_a_day_and_ten_in_all);
  g_test_add_func ("/records/backup/none-when-nothing-is-new", test_nothing_new);
  g_test_add_func ("/records/backup/restore", test_restore);
  g_test_add_func ("/records/backup/restore-over-damaged-and-missing", test_restore_over_damaged_and_missing);
  g_test_add_func ("/records/backup/restore-refused", test_restore_refused);
  g_test_add_func ("/records/backup/open-records-notice-the-restore", test_open_records_notice_the_restore);
  g_test_add_func ("/records/backup/restore-while-failing", test_restore_while_failing);
  g_test_add_func ("/records/backup/remove", test_remove);
  g_test_add_func ("/records/backup/over-a-file", test_over_a_file);
  g_test_add_func ("/records/backup/list-copies", test_list_copies);
  g_test_add_func ("/records/backup/daily-is-confirmed", test_daily_is_confirmed);

  return way_test_run ();
}
