/* test-trouble.c - files that are damaged, foreign, newer, locked or full
 *
 * Whatever happens, what was in the file stays: bytes are compared.
 */
#include "config.h"

#include "journeys/records/backup.h"
#include "journeys/storage/database.h"
#include "journeys/records/records.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static gboolean
try_add (WayRecords *records,
         const char *name,
         GError    **error)
{
  g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);

  way_item_set (account, "name", name, NULL);

  return way_records_add (records, account, error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  int i;

  way_database_set_patience (50);
  fixture->folder = way_test_folder_new ();
  fixture->path = way_records_dup_path (fixture->folder);
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  way_records_begin (records, &error);
  for (i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account number %d", i);
      g_assert_true (try_add (records, name, &error));
    }
  g_assert_true (way_records_end (records, TRUE, &error));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_free (fixture->path);
  way_test_folder_free (fixture->folder);
}

/* Opening fails so, says which file, and changes nothing. */
static void
assert_refused (Fixture        *fixture,
                WayStorageError code)
{
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (fixture->folder, &error);

  g_assert_null (records);
  g_assert_error (error, WAY_STORAGE_ERROR, (int)code);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  way_test_assert_same (fixture->path, before);
}

static void
overwrite (Fixture *fixture,
           gsize    from,
           gsize    to,
           int      value)
{
  char *bytes;
  gsize size;

  g_file_get_contents (fixture->path, &bytes, &size, NULL);
  memset (bytes + from, value, MIN (to, size) - from);
  way_test_write (fixture->path, bytes, size);
  g_free (bytes);
}

static void
test_not_a_database (Fixture      *fixture,
                     gconstpointer data)
{
  way_test_write (fixture->path, "Dear diary, this is a text that is longer than the head of a database file is. It goes on and on, and ends here.", -1);
  assert_refused (fixture, WAY_STORAGE_ERROR_FOREIGN);
  way_test_write (fixture->path, "x", 1);
  assert_refused (fixture, WAY_STORAGE_ERROR_FOREIGN);
}

static void
test_other_database (Fixture      *fixture,
                     gconstpointer data)
{
  g_unlink (fixture->path);
  way_test_run_sql (fixture->path, "CREATE TABLE account (name TEXT); INSERT INTO account VALUES ('theirs')");
  assert_refused (fixture, WAY_STORAGE_ERROR_FOREIGN);
  way_test_run_sql (fixture->path, "PRAGMA application_id = 42; PRAGMA user_version = 1");
  assert_refused (fixture, WAY_STORAGE_ERROR_FOREIGN);
}

static void
test_folder_in_its_place (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_unlink (fixture->path);
  g_mkdir (fixture->path, 0700);
  g_assert_null (way_records_open (fixture->folder, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN);
}

static void
test_damaged_pages (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GBytes) good = way_test_read (fixture->path);
  gsize size = g_bytes_get_size (good);
  gsize page;
  int   refused = 0;

  /* One page after the other is overwritten. What is still sound (an unused
   * page, the inside of a text) opens; what is not is refused. */
  for (page = 0; page * 4096 < size; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayRecords) records = NULL;
      g_autoptr (GBytes) before = NULL;

      way_test_write (fixture->path, g_bytes_get_data (good, NULL), size);
      overwrite (fixture, page * 4096 + (page == 0 ? 100 : 0), (page + 1) * 4096, 0xa5);
      before = way_test_read (fixture->path);
      records = way_records_open (fixture->folder, &error);
      if (records == NULL)
        {
          g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT);
          way_test_assert_same (fixture->path, before);
          refused++;
        }
    }
  g_assert_cmpint (refused, >, 10);
}

static void
test_cut_short (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GBytes) good = way_test_read (fixture->path);
  gsize lengths[] = { 50, 99, 100, 512, 4096, 8192, 10000, g_bytes_get_size (good) / 2, g_bytes_get_size (good) - 1 };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      way_test_write (fixture->path, g_bytes_get_data (good, NULL), lengths[i]);
      assert_refused (fixture, lengths[i] < 100 ? WAY_STORAGE_ERROR_FOREIGN : WAY_STORAGE_ERROR_CORRUPT);
    }
}

static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GPtrArray) found = NULL;

  way_test_run_sql (fixture->path, "PRAGMA user_version = 99; ALTER TABLE account DROP COLUMN trends; CREATE TABLE shiny (x)");
  before = way_test_read (fixture->path);
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_is_read_only (records));
  g_assert_true (g_str_has_prefix (way_records_get_notice (records), fixture->path));

  found = way_records_list (records, WAY_KIND_ACCOUNT, "number 17", 0, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 12);
  g_assert_false (try_add (records, "Refused", &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (way_records_delete (records, WAY_KIND_ACCOUNT, way_item_get_id (g_ptr_array_index (found, 0)), &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
  g_clear_object (&records);
  way_test_assert_same (fixture->path, before);
}

/* What was begun beside the records and given up. */
static void
assert_no_parts (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (strstr (name, "restoring") != NULL || strstr (name, ".part") != NULL);
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (fixture->folder, &error);
  sqlite3 *other;

  g_assert_no_error (error);
  other = way_test_open_sql (fixture->path, NULL);

  /* While another writes, everything can be read and nothing written. */
  way_test_run_sql_in (other, "BEGIN IMMEDIATE");
  g_assert_false (try_add (records, "Waiting", &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_clear_error (&error);
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), ==, 200);
  way_test_run_sql_in (other, "ROLLBACK");
  g_assert_true (try_add (records, "Waiting", &error));

  way_test_run_sql_in (other, "BEGIN EXCLUSIVE");
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), ==, -1);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);
  g_clear_object (&records);
  assert_refused (fixture, WAY_STORAGE_ERROR_LOCKED);
  {
    g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
    g_autoptr (GBytes) bytes = way_test_read (fixture->path);

    way_test_write (copy, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    g_assert_null (way_records_restore (fixture->folder, copy, &error));
    g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
    way_test_assert_same (fixture->path, bytes);
    g_clear_error (&error);
    assert_no_parts (fixture);
  }
  sqlite3_close (other);

  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), ==, 201);
}

static void
test_may_not_be_written (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;

  gboolean is_root = geteuid () == 0;

  g_chmod (fixture->folder, 0555);
  g_chmod (fixture->path, 0444);
  /* Root may write everything, so become somebody else for a while. */
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_is_read_only (records));
  g_assert_cmpint (way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error), ==, 200);
  g_assert_false (try_add (records, "Refused", &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_READ_ONLY);
  g_clear_object (&records);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
}

/* What an older file lacks of fields, of what makes it fast, and of who is being erased, keeps nobody from reading it. */
static void
test_older_may_be_read (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gboolean is_root = geteuid () == 0;

  way_test_run_sql (fixture->path, "DROP TABLE erasure; DROP INDEX \"contact-account-index\"; ALTER TABLE account DROP COLUMN trends");
  g_chmod (fixture->folder, 0555);
  g_chmod (fixture->path, 0444);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (way_records_is_read_only (records));
  found = way_records_list (records, WAY_KIND_ACCOUNT, "number 17", 0, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 12);
  g_assert_null (way_item_get (g_ptr_array_index (found, 0), "trends"));
  g_clear_object (&records);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
}

/* An older file lacks what can only be added where it may be written: that is said, with the way out. */
static void
test_older_may_not_be_written (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  gboolean is_root = geteuid () == 0;

  way_test_run_sql (fixture->path, "DROP TABLE \"contact-lead-score\"");
  g_chmod (fixture->folder, 0555);
  g_chmod (fixture->path, 0444);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  records = way_records_open (fixture->folder, &error);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
  g_assert_null (records);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_READ_ONLY);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, "Copy the file"));
}

/* The disk is full at every length of the file, from none to enough. */
static void
test_disk_full (Fixture      *fixture,
                gconstpointer data)
{
  struct rlimit old, limit;
  GStatBuf      info;
  gsize         size;
  int           refused = 0;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  g_stat (fixture->path, &info);

  for (size = 0; size < (gsize)info.st_size + 200000; size += 4096)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayRecords) records = way_records_open (fixture->folder, &error);
      g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
      g_autofree char *written = NULL;
      g_autofree char *name = g_strnfill (30000, 'a');
      g_autoptr (WayItem) account = way_records_new_record (WAY_KIND_ACCOUNT);
      g_autoptr (GBytes) before = way_test_read (fixture->path);
      gboolean added;

      g_assert_no_error (error);
      limit = old;
      limit.rlim_cur = size;
      setrlimit (RLIMIT_FSIZE, &limit);
      way_item_set (account, "name", "Big", NULL);
      name[19999] = '\0';
      way_item_set (account, "note", name, NULL);
      added = way_records_add (records, account, &error);
      if (!added)
        {
          g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
          g_clear_error (&error);
          refused++;
        }
      written = way_records_backup (records, copy, NULL);
      setrlimit (RLIMIT_FSIZE, &old);

      g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, written != NULL);
      g_unlink (copy);
      g_clear_object (&records);
      if (!added)
        {
          /* Not one byte is different, once an interrupted change was taken back. */
          records = way_records_open (fixture->folder, &error);
          g_assert_no_error (error);
          g_clear_object (&records);
          way_test_assert_same (fixture->path, before);
          continue;
        }
      way_test_write (fixture->path, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
    }
  g_assert_cmpint (refused, >, 5);
}

/* A new file that could not be made is no obstacle later. */
static void
test_disk_full_at_first (Fixture      *fixture,
                         gconstpointer data)
{
  struct rlimit old, limit;
  gsize         size;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old);
  for (size = 0; size < 300000; size += 8192)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayRecords) records = NULL;

      g_unlink (fixture->path);
      limit = old;
      limit.rlim_cur = size;
      setrlimit (RLIMIT_FSIZE, &limit);
      records = way_records_open (fixture->folder, &error);
      setrlimit (RLIMIT_FSIZE, &old);
      if (records == NULL)
        {
          g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED);
          g_clear_error (&error);
          records = way_records_open (fixture->folder, &error);
        }
      g_assert_no_error (error);
      g_assert_true (try_add (records, "First", &error));
    }
}

static int
count_accounts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (fixture->folder, &error);

  g_assert_no_error (error);

  return way_records_count (records, WAY_KIND_ACCOUNT, NULL, &error);
}

/* Whoever is told that nothing was changed does it again: so it must be true. */
static void
test_unconfirmed (Fixture      *fixture,
                  gconstpointer data)
{
  const char *failed = "";
  int         point, before = count_accounts (fixture), n_unconfirmed = 0;

  for (point = 0; failed != NULL; point++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WayRecords) records = way_records_open (fixture->folder, &error);
      gboolean added, is_there;

      way_calls_fail (fixture->folder, point, EIO, FALSE);
      added = try_add (records, "New", &error);
      failed = way_calls_end (NULL);
      g_clear_object (&records);
      is_there = count_accounts (fixture) > before;
      before += is_there;
      if (added)
        g_assert_true (is_there);
      else
        g_assert_cmpint (is_there, ==, g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED));
      n_unconfirmed += !added && is_there;
    }
  g_assert_cmpint (n_unconfirmed, >, 0);
}

/* Whoever is sent to the wrong place does not find it. */
static void
test_advice (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    int         number;
    const char *advice;
  } all[] = {
    { ENOSPC, "Free some space" },
    { EDQUOT, "Free some space" },
    { EFBIG, "may not be that large" },
    { EROFS, "can only be read" },
    { EACCES, "Check the permissions" },
    { EIO, "does not answer" },
  };
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.db", NULL);
  guint            i, j;
  int              point;

  for (i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const char *failed = "";
      int         n_right = 0;

      for (point = 0; failed != NULL; point += 3)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (WayRecords) records = way_records_open (fixture->folder, NULL);
          g_autofree char *copied = NULL;
          gboolean         is_copy = point % 2 != 0, done;

          way_calls_fail (fixture->folder, point, all[i].number, TRUE);
          if (is_copy)
            copied = way_records_backup (records, backup, &error);
          done = is_copy ? copied != NULL : try_add (records, "New", &error);
          failed = way_calls_end (NULL);
          if (done || g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED))
            continue;
          if (!g_str_has_prefix (error->message, is_copy ? backup : fixture->path))
            g_error ("%s (%s): %s", g_strerror (all[i].number), failed, error->message);
          for (j = 0; j < G_N_ELEMENTS (all); j++)
            if (strcmp (all[j].advice, all[i].advice) != 0 && strstr (error->message, all[j].advice) != NULL)
              g_error ("%s (%s): %s", g_strerror (all[i].number), failed, error->message);
          n_right += strstr (error->message, all[i].advice) != NULL;
        }
      g_assert_cmpint (n_right, >, 0);
    }
}

/* Opening fails, names what is in the way, and runs nothing of it; the file stays as it is. */
static void
assert_altered (Fixture    *fixture,
                const char *name)
{
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = way_records_open (fixture->folder, &error);

  if (records != NULL)
    g_error ("%s: It was not refused", name);
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, "restore a backup"));
  way_test_assert_same (fixture->path, before);
}

/* What runs when it is looked at, or later, is refused; what a newer version may have added is not. */
static void
test_hostile_schema (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const refused[][3] = {
    { "“trigger”", "CREATE TRIGGER \"trigger\" AFTER INSERT ON account BEGIN DELETE FROM account; END", "DROP TRIGGER \"trigger\"" },
    { "“view”", "CREATE VIEW \"view\" AS SELECT load_extension ('evil')", "DROP VIEW \"view\"" },
    { "“check”", "CREATE TABLE \"check\" (x CHECK (length (randomblob (x)) > 7))", "DROP TABLE \"check\"" },
    { "“late”", "CREATE TABLE late (x, CONSTRAINT \"a\"\"b\" check/**/(x > 7))", "DROP TABLE late" },
    { "“column”", "CREATE TABLE \"column\" (x, y AS (length (hex (x))))", "DROP TABLE \"column\"" },
    { "“default”", "CREATE TABLE \"default\" (x DEFAULT (random ()))", "DROP TABLE \"default\"" },
    { "“condition”", "CREATE INDEX condition ON account (name) WHERE length (name) > 7", "DROP INDEX condition" },
    { "“function”", "CREATE INDEX function ON account (length (name))", "DROP INDEX function" },
    { "“operator”", "CREATE INDEX operator ON account (name GLOB id)", "DROP INDEX operator" },
    { "“tree”", "CREATE VIRTUAL TABLE tree USING rtree (id, a, b)", "DROP TABLE tree" },
    { "“evil-words”", "CREATE VIRTUAL TABLE \"evil-words\" USING fts5 (search, content='account', tokenize='trigram')", "DROP TABLE \"evil-words\"" },
  };
  static const char harmless[] = "CREATE TABLE \"check\" (row INTEGER PRIMARY KEY, \"as\" TEXT NOT NULL UNIQUE REFERENCES account (id) ON DELETE CASCADE) STRICT;"
                                 "CREATE UNIQUE INDEX \"where\" ON \"check\" (\"as\", row);"
                                 "CREATE VIRTUAL TABLE \"check-words\" USING fts5 (search, content='check', content_rowid='row', "
                                 "tokenize='unicode61 remove_diacritics 2', prefix='2 3');"
                                 "ANALYZE";
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      way_test_run_sql (fixture->path, refused[i][1]);
      assert_altered (fixture, refused[i][0]);
      way_test_run_sql (fixture->path, refused[i][2]);
    }
  /* That of a newer version is no harm to anybody, and older records are no help. */
  way_test_run_sql (fixture->path, "PRAGMA user_version = 99");
  way_test_run_sql (fixture->path, refused[1][1]);
  g_assert_null (way_records_open (fixture->folder, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "newer version"));
  g_assert_nonnull (strstr (error->message, refused[1][0]));
  g_assert_null (strstr (error->message, "backup"));
  g_clear_error (&error);
  way_test_run_sql (fixture->path, refused[1][2]);
  way_test_run_sql (fixture->path, "PRAGMA user_version = 1");
  way_test_run_sql (fixture->path, harmless);
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (try_add (records, "Safe", &error));

  /* What was added while the file is open is not run by looking through it either. */
  way_test_run_sql (fixture->path, refused[3][1]);
  g_assert_false (way_records_check (records, problems, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN);
}

/* Texts that are no texts, numbers out of every range. */
static void
test_hostile_values (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GPtrArray) all = NULL;
  WayItem *account;
  guint    i;
  int      n = 0;

  way_test_run_sql (fixture->path, "UPDATE account SET tier = 'platinum', fit = 100000, revenue = 9e999, renewal = 'soon', "
                                   "note = CAST (x'ff00fe01' AS TEXT), website = CAST (x'6162006364' AS TEXT) WHERE row = 7");
  records = way_records_open (fixture->folder, &error);
  g_assert_no_error (error);
  all = way_records_list (records, WAY_KIND_ACCOUNT, NULL, 0, -1, &error);
  g_assert_cmpuint (all->len, ==, 200);
  for (i = 0; i < all->len; i++)
    {
      account = g_ptr_array_index (all, i);
      if (way_item_get (account, "website") == NULL)
        continue;
      n++;
      g_assert_null (way_item_get (account, "tier"));
      g_assert_null (way_item_get (account, "fit"));
      g_assert_null (way_item_get (account, "revenue"));
      g_assert_null (way_item_get (account, "renewal"));
      g_assert_null (way_item_get (account, "note"));
      g_assert_true (way_records_update (records, account, &error));
    }
  g_assert_cmpint (n, ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("/records/trouble/not-a-database", test_not_a_database);
  ADD ("/records/trouble/other-database", test_other_database);
  ADD ("/records/trouble/folder-in-its-place", test_folder_in_its_place);
  ADD ("/records/trouble/damaged-pages", test_damaged_pages);
  ADD ("/records/trouble/cut-short", test_cut_short);
  ADD ("/records/trouble/newer", test_newer);
  ADD ("/records/trouble/locked", test_locked);
  ADD ("/records/trouble/may-not-be-written", test_may_not_be_written);
  ADD ("/records/trouble/older-may-be-read", test_older_may_be_read);
  ADD ("/records/trouble/older-may-not-be-written", test_older_may_not_be_written);
  ADD ("/records/trouble/disk-full", test_disk_full);
  ADD ("/records/trouble/disk-full-at-first", test_disk_full_at_first);
  ADD ("/records/trouble/unconfirmed", test_unconfirmed);
  ADD ("/records/trouble/advice", test_advice);
  ADD ("/records/trouble/hostile-schema", test_hostile_schema);
  ADD ("/records/trouble/hostile-values", test_hostile_values);

  return way_test_run ();
}
