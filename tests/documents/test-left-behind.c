/* test-left-behind.c - what is left and is not as it should be: damaged, of others, out of reach, not to be done again */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery-file.h"
#include "journeys/documents/writer.h"
#include "tests/support/folders.h"
#include "tests/support/left-work.h"
#include "tests/support/maps.h"
#include "tests/support/sql.h"
#include "tests/support/test-main.h"

/* A user without rights, where there is one. */
#define NOBODY 65534

static void
leave (WayTestLeft *fixture,
       const char  *command)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) base = way_writer_write (map);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);

  if (command != NULL)
    g_ptr_array_add (steps, way_recovery_step_new (1, WAY_DEED_STEP, g_strdup (command)));
  way_test_left_write (fixture->path, "Left", base, steps);
}

static void
set_up (WayTestLeft  *fixture,
        gconstpointer data)
{
  way_test_left_init (fixture, way_test_folder_new ());
  leave (fixture, NULL);
}

/* The one that is listed; it lives as long as the list. */
static WayRecovered *
find_one (WayTestLeft *fixture,
          GPtrArray  **list)
{
  g_clear_pointer (list, g_ptr_array_unref);
  *list = way_recovered_list (fixture->lock);
  g_assert_cmpuint ((*list)->len, ==, 1);

  return g_ptr_array_index (*list, 0);
}

/* What is not as we make it is told with its name, and stays. */
static void
test_altered (WayTestLeft  *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *words;
  } files[] = {
    { "DROP TABLE about; CREATE TABLE about (key, value); INSERT INTO about VALUES (NULL, NULL)", "damaged" },
    { "DROP TABLE about; CREATE TABLE about (key, value); INSERT INTO about VALUES ('discarded', NULL)", "damaged" },
    { "DROP TABLE about; CREATE TABLE about (key, value); INSERT INTO about VALUES ('title', NULL)", "damaged" },
    { "UPDATE about SET value = replace (hex (zeroblob (8000000)), '0', 'x') WHERE key = 'title'", "damaged" },
    { "UPDATE about SET value = 'x' || replace (hex (zeroblob (15000000)), '0', 'x') WHERE key = 'title'", "damaged" },
    { "DROP TABLE about", "not a recovery file" },
    { "DROP TABLE base; CREATE TABLE base (part, other)", "not a recovery file" },
    { "DROP TABLE step; CREATE TABLE other (number)", "not a recovery file" },
    { "PRAGMA user_version = 2", "newer" },
    { "PRAGMA user_version = 2; DROP TABLE step", "newer" },
    { "DELETE FROM base", "empty" },
  };
  g_autoptr (GPtrArray) list = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      WayRecovered *found;

      g_test_message ("%s", files[i].sql);
      g_unlink (fixture->path);
      leave (fixture, NULL);
      way_test_run_sql (fixture->path, files[i].sql);
      found = find_one (fixture, &list);
      g_assert_nonnull (found->problem);
      g_test_message ("%s", found->problem);
      g_assert_nonnull (strstr (found->problem, files[i].words));
      g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      g_assert_cmpint (found->is_newer, ==, g_str_equal (files[i].words, "newer"));
      if (found->is_newer)
        {
          g_autoptr (GError) error = NULL;

          /* That one can read it, if it is where it was. */
          g_assert_false (way_recovered_discard (found, &error));
          g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_NEWER);
          g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
        }
    }
}

/* Format 3 of the file may be read, and not be written: as on a disk that is read only.
 * Source: https://www.sqlite.org/fileformat2.html#file_format_version_numbers */
static void
make_read_only (WayTestLeft *fixture)
{
  g_autoptr (GBytes) bytes = way_test_read (fixture->path);
  g_autofree char *all = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  all[18] = 3;
  way_test_write (fixture->path, all, g_bytes_get_size (bytes));
}

/* From now on somebody may read the file, and no more. */
static void
be_reader (WayTestLeft *fixture)
{
  g_chmod (fixture->folder, 0755);
  g_chmod (fixture->path, 0444);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
be_reader_no_more (WayTestLeft *fixture)
{
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0700);
}

static GPtrArray *
list_as_reader (WayTestLeft *fixture)
{
  GPtrArray *list;

  be_reader (fixture);
  list = way_recovered_list (fixture->lock);
  be_reader_no_more (fixture);

  return list;
}

/* Whoever goes on with it has all of it, kept anew, and it stays where it is. */
static void
assert_opens_as_copy (WayTestLeft  *fixture,
                      WayRecovered *found)
{
  g_autoptr (GBytes) before = way_test_read (fixture->path);
  g_autoptr (WayRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_whole;
  g_autoptr (WayDocument) document = way_recovered_open (found, fixture->lock, &recovery, &is_whole, &error);

  g_assert_no_error (error);
  g_assert_true (is_whole);
  g_assert_cmpstr (way_document_get_title (document), ==, found->title);
  g_assert_true (way_document_is_modified (document));
  g_assert_cmpstr (way_recovery_get_path (recovery), !=, fixture->path);
  way_test_assert_same (fixture->path, before);
}

/* What may be read and no more, where the folder or the file is like that, can be gone on with. */
static void
test_of_reader (WayTestLeft  *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  WayRecovered *found = find_one (fixture, &list);

  be_reader (fixture);
  assert_opens_as_copy (fixture, found);
  be_reader_no_more (fixture);

  g_chmod (fixture->path, 0666);
  g_chmod (fixture->folder, 0555);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  assert_opens_as_copy (fixture, found);
  be_reader_no_more (fixture);
}

/* Another program that runs has it, though it may not write into it any more. */
static void
test_of_reader_owned (WayTestLeft  *fixture,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  WayRecovered *found = find_one (fixture, &list);
  g_autoptr (WayRecoveryFolder) other = way_recovery_folder_new (fixture->folder);
  g_autofree char *owner = g_build_filename (fixture->folder, way_recovery_folder_get_owner (other), NULL);
  g_autofree char *sql = g_strdup_printf ("UPDATE about SET value = '%s' WHERE key = 'owner'", way_recovery_folder_get_owner (other));
  g_autoptr (WayRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_whole;

  way_test_run_sql (fixture->path, sql);
  g_chmod (owner, 0444);
  be_reader (fixture);
  g_assert_null (way_recovered_open (found, fixture->lock, &recovery, &is_whole, &error));
  be_reader_no_more (fixture);
  g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "Another Waymark has this work"));
}

/* It is listed and looked at. */
static void
test_read_only (WayTestLeft  *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (WayDocument) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) of_reader = list_as_reader (fixture);
  WayRecovered *found;

  g_assert_cmpuint (of_reader->len, ==, 1);
  g_assert_cmpstr (((WayRecovered *)g_ptr_array_index (of_reader, 0))->problem, ==, NULL);
  make_read_only (fixture);
  found = find_one (fixture, &list);
  g_assert_cmpstr (found->problem, ==, NULL);
  read = way_recovered_read (found, &before, &error);
  g_assert_no_error (error);
  assert_opens_as_copy (fixture, found);
  g_assert_false (way_recovered_discard (found, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_READ_ONLY);
}

/* Whoever is about to write is not waited for, and what can be taken in a moment is not opened as a copy. */
static void
test_held (WayTestLeft  *fixture,
           gconstpointer data)
{
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (fixture->path, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WayRecovery) recovery = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *found;
  gboolean      is_whole;

  g_assert_true (way_recovery_file_hold (file, NULL, NULL));
  way_database_set_patience (0);
  found = find_one (fixture, &list);
  g_assert_cmpstr (found->problem, ==, NULL);
  g_assert_null (way_recovered_open (found, fixture->lock, &recovery, &is_whole, &error));
  g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
}

/* What could not be done again is not thrown away by the program, nor by one word of the user. */
static void
test_partly (WayTestLeft  *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  int i;

  g_unlink (fixture->path);
  leave (fixture, "<nothing-that-is-known/>");
  for (i = 0; i < 2; i++)
    {
      WayRecovered *found = find_one (fixture, &list);
      g_autoptr (WayDocument) document = NULL;
      g_autoptr (WayRecovery) recovery = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *words = way_recovered_dup_words (found);
      gboolean         is_whole;

      g_assert_cmpint (found->discarded, ==, 0);
      g_assert_cmpint (found->opened != 0, ==, i);
      g_assert_cmpint (strstr (words, "opened before") != NULL, ==, i);
      g_assert_cmpint (strstr (words, "stays here") != NULL, ==, i);
      document = way_recovered_open (found, fixture->lock, &recovery, &is_whole, &error);
      g_assert_no_error (error);
      g_assert_false (is_whole);
    }
  for (i = 0; i < 2; i++)
    {
      WayRecovered *found = find_one (fixture, &list);

      g_assert_cmpint (found->discarded != 0, ==, i);
      g_assert_cmpint (found->opened, !=, 0);
      g_assert_true (way_recovered_discard (found, NULL));
    }
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* What another program is about to write is discarded by nobody, the first time and the second. */
static void
test_discarded_while_held (WayTestLeft  *fixture,
                           gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  WayRecovered *found = find_one (fixture, &list);
  guint         i;

  way_database_set_patience (0);
  for (i = 0; i < 2; i++)
    {
      g_autoptr (WayRecoveryFile) file = way_recovery_file_open (fixture->path, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (way_recovery_file_hold (file, NULL, NULL));
      g_assert_false (way_recovered_discard (found, &error));
      g_assert_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
      g_assert_cmpint (found->discarded != 0, ==, i);
      g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      g_clear_pointer (&file, way_recovery_file_close);
      g_assert_true (way_recovered_discard (found, NULL));
    }
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Whatever was done with it while it was held, it is written like any other then. */
static void
test_written_again (WayTestLeft  *fixture,
                    gconstpointer data)
{
  guint i;

  for (i = 0; i < 3; i++)
    {
      g_autoptr (WayRecoveryFile) file = way_recovery_file_open (fixture->path, NULL);
      g_autoptr (GPtrArray) no_steps = g_ptr_array_new ();
      WayRecoveryAbout about = { .title = (char *)"Again", .owner = (char *)"ended.running" };
      g_auto (WayRecoveryAbout) found = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (way_recovery_file_hold (file, NULL, NULL));
      if (i == 0)
        g_assert_true (way_recovery_file_take (file, "next.running", NULL));
      else if (i == 1)
        g_assert_true (way_recovery_file_note_opened (file, 12, NULL));
      way_recovery_file_write (file, &about, NULL, 0, no_steps, &error);
      g_assert_no_error (error);
      g_assert_true (way_recovery_file_hold (file, NULL, NULL));
      g_assert_true (way_recovery_file_read_about (file, &found, NULL));
      g_assert_cmpstr (found.title, ==, "Again");
      g_assert_cmpstr (found.owner, ==, "ended.running");
      g_assert_cmpint (found.opened, ==, 0);
    }
}

/* When it was begun and when it ended, and how much was done: what was typed goes with what it was typed into. */
static void
test_told (WayTestLeft  *fixture,
           gconstpointer data)
{
  static const WayDeed     deeds[] = { WAY_DEED_STEP, WAY_DEED_TYPED, WAY_DEED_JOINED, WAY_DEED_STEP, WAY_DEED_STEP };
  static const char *const texts[] = { "a", "b", "bc", "bcd", "e" };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (GBytes) base = way_writer_write (map);
  guint n;

  for (n = 0; n <= G_N_ELEMENTS (deeds); n++)
    {
      g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (WayRecoveryFile) file = NULL;
      WayRecoveryAbout about = { .title = (char *)"Left", .owner = (char *)"ended.running" };
      WayRecovered    *found;
      guint            i, n_steps = 0;

      g_unlink (fixture->path);
      file = way_recovery_file_open (fixture->path, NULL);
      for (i = 0; i < n; i++)
        {
          g_autoptr (WayCommand) command = way_command_new_set (way_map_get_root (map), "objective", texts[i], NULL);
          WayRecoveryStep *step = way_recovery_step_new (i + 1, deeds[i], way_command_to_xml (command));

          step->time = 1000 * (i + 1);
          n_steps += deeds[i] != WAY_DEED_TYPED && deeds[i] != WAY_DEED_JOINED;
          g_ptr_array_add (steps, step);
        }
      g_assert_true (way_recovery_file_write (file, &about, base, 0, steps, NULL));
      found = find_one (fixture, &list);
      g_assert_cmpstr (found->problem, ==, NULL);
      g_assert_cmpint (found->first, ==, n > 0 ? 1000 : 0);
      g_assert_cmpint (found->last, ==, 1000 * n);
      g_assert_cmpuint (found->n_steps, ==, n_steps);
    }
}

/* What could be taken and not be read is nobody's again. */
static void
test_given_back (WayTestLeft  *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (WayDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *found = find_one (fixture, &list);
  WayRecovery  *recovery;
  gboolean      is_whole;

  g_assert_true (way_recovered_discard (found, NULL));
  g_assert_cmpint (found->discarded, !=, 0);
  way_test_run_sql (fixture->path, "DELETE FROM base");
  document = way_recovered_open (found, fixture->lock, &recovery, &is_whole, &error);
  g_assert_null (document);
  g_assert_nonnull (error);
  found = find_one (fixture, &list);
  g_assert_nonnull (found->problem);
  g_assert_cmpint (found->discarded, !=, 0);
}

static gboolean
take_meanwhile (WayMap   *map,
                gboolean *changed,
                gpointer  data,
                GError  **error)
{
  WayTestLeft *fixture = data;
  g_autoptr (WayRecoveryFile) file = way_recovery_file_open (fixture->path, NULL);
  g_autoptr (GError) problem = NULL;

  g_assert_false (way_recovery_file_hold (file, NULL, &problem));
  g_assert_error (problem, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_LOCKED);
  *changed = TRUE;

  return TRUE;
}

static gboolean
leave_alone (WayMap   *map,
             gboolean *changed,
             gpointer  data,
             GError  **error)
{
  *changed = FALSE;

  return TRUE;
}

static gboolean
change_all (WayMap   *map,
            gboolean *changed,
            gpointer  data,
            GError  **error)
{
  *changed = TRUE;

  return TRUE;
}

/* Nobody takes what is read to be written anew. */
static void
test_rewritten_alone (WayTestLeft  *fixture,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { take_meanwhile, NULL, fixture, NULL, unread };

  way_database_set_patience (0);
  way_recovered_rewrite_all (fixture->folder, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
}

/* What a newer version left can be read by that one: it is not offered to be deleted. */
static void
test_newer_not_rewritten (WayTestLeft  *fixture,
                          gconstpointer data)
{
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { take_meanwhile, NULL, fixture, NULL, unread };

  way_test_run_sql (fixture->path, "PRAGMA user_version = 2");
  way_recovered_rewrite_all (fixture->folder, &rewrite);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_false (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
}

/* A file into which nothing was written yet has nothing to change, and one that may only be read says so only when it has. */
static void
test_rewritten_in_vain (WayTestLeft  *fixture,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) unread = way_rewrite_new_unread ();
  WayRewrite rewrite = { leave_alone, NULL, NULL, NULL, unread };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (WayRecoveryFile) empty = NULL;

  make_read_only (fixture);
  before = way_test_read (fixture->path);
  way_recovered_rewrite_all (fixture->folder, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
  rewrite.change_map = change_all;
  way_recovered_rewrite_all (fixture->folder, &rewrite);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((WayUnread *)g_ptr_array_index (unread, 0))->path, ==, fixture->path);
  g_assert_false (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  g_ptr_array_set_size (unread, 0);
  be_reader (fixture);
  way_recovered_rewrite_all (fixture->folder, &rewrite);
  be_reader_no_more (fixture);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpstr (((WayUnread *)g_ptr_array_index (unread, 0))->path, ==, fixture->path);
  g_assert_false (((WayUnread *)g_ptr_array_index (unread, 0))->damaged);
  way_test_assert_same (fixture->path, before);
  g_ptr_array_set_size (unread, 0);
  /* Also while another program is about to write into it. */
  way_test_write (fixture->path, "", 0);
  way_recovered_rewrite_all (fixture->folder, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
  empty = way_recovery_file_open (fixture->path, NULL);
  g_assert_true (way_recovery_file_hold (empty, NULL, NULL));
  way_database_set_patience (0);
  way_recovered_rewrite_all (fixture->folder, &rewrite);
  g_assert_cmpuint (unread->len, ==, 0);
  way_test_assert_same (fixture->path, nothing);
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *path;
    void (*func) (WayTestLeft  *fixture,
                  gconstpointer data);
  } tests[] = {
    { "/left-behind/altered", test_altered },
    { "/left-behind/read-only", test_read_only },
    { "/left-behind/of-reader", test_of_reader },
    { "/left-behind/of-reader-owned", test_of_reader_owned },
    { "/left-behind/held", test_held },
    { "/left-behind/partly", test_partly },
    { "/left-behind/discarded-while-held", test_discarded_while_held },
    { "/left-behind/written-again", test_written_again },
    { "/left-behind/told", test_told },
    { "/left-behind/given-back", test_given_back },
    { "/left-behind/rewritten-alone", test_rewritten_alone },
    { "/left-behind/newer-not-rewritten", test_newer_not_rewritten },
    { "/left-behind/rewritten-in-vain", test_rewritten_in_vain },
  };
  guint i;

  way_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WayTestLeft, NULL, set_up, tests[i].func, way_test_left_tear_down);

  return way_test_run ();
}
