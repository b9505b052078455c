/* test-backup.c - copies of the records, and the way back */
#include "config.h"

#include "journeys/records/backup.h"
#include "journeys/storage/database.h"
#include "journeys/storage/folder.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/records.h"
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
  g_free (way_test_keep (records, way_test_record_new (WAY_KIND_ACCOUNT, "name", name, NULL)));
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
  char    *parts[3];
  GStatBuf info;
  int      i;

  g_mkdir (backups, 0700);
  way_test_write (own, "mine", -1);
  /* What a program that was killed has left of a copy, and what one is making. */
  for (i = 0; i < 3; i++)
    {
      const struct utimbuf long_ago = { 1000000000, 1000000000 };

      parts[i] = g_strdup_printf ("%s.%d.part%s", own, 77 + i % 2, i == 2 ? "-journal" : "");
      way_test_write (parts[i], "half", -1);
      if (i != 1)
        g_assert_cmpint (g_utime (parts[i], (struct utimbuf *)&long_ago), ==, 0);
    }
  all = way_records_list_copies (folder);
  g_assert_cmpuint (all->len, ==, 4);
  g_clear_pointer (&all, g_ptr_array_unref);
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
  for (i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_unlink (parts[i]) == 0, ==, i == 1);
      g_free (parts[i]);
    }
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
  g_assert_cmpint (way_test_count_files (backups, ".part"), ==, 0);

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

/* Another connection, for work that takes its time, keeps its copies in the same place. */
static void
test_beside (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *today = g_build_filename (folder, "backups", "records-2026-11-24.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (folder, &error);
  g_autoptr (WayRecords) beside = way_records_open_beside (records, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (way_records_get_path (beside), ==, way_records_get_path (records));
  g_assert_true (way_records_backup_daily (beside, &error));
  g_assert_true (g_file_test (today, G_FILE_TEST_EXISTS));

  g_clear_object (&beside);
  g_clear_object (&records);
  way_test_folder_free (folder);
}

/* A file of that path comes first, then a backup of that name. */
static void
test_find (void)
{
  char            *folder = way_test_folder_new ();
  g_autofree char *here = g_get_current_dir ();
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *backup = g_build_filename (backups, "records-2026-11-24.db", NULL);
  g_autofree char *file = g_build_filename (folder, "records-2026-11-24.db", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "backups", "..", "nowhere.db", NULL);
  struct
  {
    const char *name;
    const char *found;
    const char *beside;
  } const cases[] = {
    { "records-2026-11-24.db", backup, "records-2026-11-24.db" },
    { "records-2026-11-25.db", "records-2026-11-25.db", "records-2026-11-25.db" },
    { "../backups/records-2026-11-24.db", "../backups/records-2026-11-24.db", "../backups/records-2026-11-24.db" },
    { "", "", "" },
    { nowhere, nowhere, nowhere },
    { file, file, file },
  };
  guint i;

  g_assert_cmpint (g_mkdir (backups, 0700), ==, 0);
  way_test_write (backup, "x", -1);
  g_assert_cmpint (g_chdir (folder), ==, 0);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = way_records_find_backup (folder, cases[i].name);
      g_autofree char *beside = NULL;

      g_assert_cmpstr (found, ==, cases[i].found);
      way_test_write (file, "x", -1);
      beside = way_records_find_backup (folder, cases[i].name);
      g_assert_cmpstr (beside, ==, cases[i].beside);
      g_unlink (file);
    }
  g_assert_cmpint (g_chdir (here), ==, 0);

  way_test_folder_free (folder);
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
  g_assert_cmpint (way_test_count_files (folder, ".part"), ==, 0);

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
  g_test_add_func ("/records/backup/beside", test_beside);
  g_test_add_func ("/records/backup/find", test_find);
  g_test_add_func ("/records/backup/remove", test_remove);
  g_test_add_func ("/records/backup/over-a-file", test_over_a_file);
  g_test_add_func ("/records/backup/list-copies", test_list_copies);
  g_test_add_func ("/records/backup/daily-is-confirmed", test_daily_is_confirmed);

  return way_test_run ();
}
