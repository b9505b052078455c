/* test-place.c - a complete file gets its name, wherever links are and are not; and why nothing was saved, in words */
#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "journeys/documents/file-place.h"
#include "journeys/documents/file.h"
#include "tests/support/failing-calls.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

typedef struct
{
  char   *folder;
  char   *from;
  char   *to;
  GBytes *whole;
  GBytes *theirs;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = way_test_folder_new ();
  fixture->from = g_build_filename (fixture->folder, "from", NULL);
  fixture->to = g_build_filename (fixture->folder, "to", NULL);
  fixture->whole = g_bytes_new_static ("Whole", 5);
  fixture->theirs = g_bytes_new_static ("Theirs", 6);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_bytes_unref (fixture->whole);
  g_bytes_unref (fixture->theirs);
  g_free (fixture->from);
  g_free (fixture->to);
  way_test_folder_free (fixture->folder);
}

typedef struct
{
  const char *last; /* the first call that the system knows again, or NULL */
  GString    *calls;
} Plan;

/* Before a call is made. */
static void
note_call (const char *call,
           const char *synced,
           gpointer    data)
{
  Plan *plan = data;

  g_string_append_printf (plan->calls, "%s ", call);
  if (g_strcmp0 (call, plan->last) == 0)
    way_calls_fail ("/", -1, 0, FALSE);
}

/* Places it while a file system does not know all ways. */
static gboolean
place (Fixture    *fixture,
       int         number,
       const char *last,
       const char *calls)
{
  Plan     plan = { last, g_string_new (NULL) };
  gboolean done;
  int      why;

  way_test_write (fixture->from, "Whole", -1);
  errno = 0;
  way_calls_fail ("/", last == NULL || strcmp (last, "link") != 0 ? 0 : -1, number, last != NULL);
  way_calls_watch (note_call, &plan);
  done = way_file_place (fixture->from, fixture->to);
  why = errno;
  way_calls_end (NULL);
  g_assert_cmpstr (plan.calls->str, ==, calls);
  g_string_free (plan.calls, TRUE);
  g_assert_true (g_file_test (fixture->from, G_FILE_TEST_EXISTS) != done);
  if (done)
    way_test_assert_same (fixture->to, fixture->whole);
  errno = why;

  return done;
}

/* Each of the three ways gives the name to what has none, and takes it from nobody. */
static void
test_ways (Fixture      *fixture,
           gconstpointer data)
{
  static const int numbers[] = { EINVAL, ENOSYS, EOPNOTSUPP, EPERM, EMLINK };
  static const struct
  {
    const char *last;
    const char *calls;        /* where nothing has the name */
    const char *calls_theirs; /* where something has */
  } ways[] = {
    { "link", "link ", "link " },
    { "renameat2", "link renameat2 ", "link renameat2 " },
    { "rename", "link renameat2 rename ", "link renameat2 " },
  };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (ways); i++)
    for (j = 0; j < G_N_ELEMENTS (numbers); j++)
      {
        g_assert_true (place (fixture, numbers[j], ways[i].last, ways[i].calls));
        way_test_write (fixture->to, "Theirs", -1);
        g_assert_false (place (fixture, numbers[j], ways[i].last, ways[i].calls_theirs));
        g_assert_cmpint (errno, ==, EEXIST);
        way_test_assert_same (fixture->to, fixture->theirs);
        g_unlink (fixture->to);
      }
}

/* What is no question of the file system is not tried in another way. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const int numbers[] = { EIO, ENOSPC, EACCES, EROFS };
  guint            i;

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_false (place (fixture, numbers[i], NULL, "link "));
      g_assert_cmpint (errno, ==, numbers[i]);
      g_assert_false (g_file_test (fixture->to, G_FILE_TEST_EXISTS));
    }
}

/* Nothing is placed under a name that cannot be, or that goes away, in no way of doing so. */
static void
test_no_name (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *too_long = g_build_filename (fixture->folder, long_name, NULL);

  way_test_write (fixture->from, "Whole", -1);
  way_calls_fail ("/", 0, ENOSYS, TRUE);
  g_assert_false (way_file_place (fixture->from, too_long));
  g_assert_cmpint (errno, ==, ENAMETOOLONG);
  g_assert_true (g_file_test (fixture->from, G_FILE_TEST_EXISTS));
  g_assert_false (way_file_place (fixture->from, fixture->to));
  g_assert_cmpint (errno, ==, ENOSYS);
  way_calls_end (NULL);
  g_assert_true (g_file_test (fixture->from, G_FILE_TEST_EXISTS));
}

/* The name of the file, what has happened and what can be done; the file is as it was. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    int         number;
    const char *words;
  } cases[] = {
    { ENOSPC, "to: Nothing was saved, because the disk is full." },
    { EDQUOT, "to: Nothing was saved, because the disk is full." },
    { EFBIG, "to: Nothing was saved, because files may not be that large here." },
    { EACCES, "to: Nothing was saved, because you may not write there." },
    { EPERM, "to: Nothing was saved, because you may not write there." },
    { EROFS, "to: Nothing was saved, because the disk is read-only." },
    { ENOENT, "to: Nothing was saved, because the folder is not there." },
    { ENOTDIR, "to: Nothing was saved, because the folder is not there." },
    { EISDIR, "to: Nothing was saved, because this is a folder." },
    { EIO, "to: Nothing was saved (Input/output error)." },
    { ENAMETOOLONG, "to: Nothing was saved (File name too long)." },
    { ENXIO, "No such device or address" },
    { ELOOP, "Too many levels of symbolic links" },
  };
  WayFileIdentity none = { 0 };
  guint           i;

  for (i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      gboolean done = TRUE;
      int      call;

      /* That it cannot be locked is no reason. */
      for (call = 0; done; call++)
        {
          way_test_write (fixture->to, "Theirs", -1);
          if (i % 2 != 0)
            g_unlink (fixture->to);
          way_calls_fail (fixture->folder, call, cases[i / 2].number, FALSE);
          done = way_file_write (fixture->to, fixture->whole, i % 2 != 0 ? &none : NULL, NULL, &error);
          g_assert_nonnull (way_calls_end (NULL));
        }
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE);
      g_assert_true (g_str_has_prefix (error->message, fixture->to));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "Nothing was saved"));
      g_assert_nonnull (strstr (error->message, cases[i / 2].words));
      g_assert_cmpint (way_test_count_files (fixture->folder, ""), ==, i % 2 != 0 ? 0 : 1);
      if (i % 2 == 0)
        way_test_assert_same (fixture->to, fixture->theirs);
    }
}

/* Where nothing may be replaced, something is in the way, whatever it is. */
static void
test_only_new (Fixture      *fixture,
               gconstpointer data)
{
  WayFileIdentity none = { 0 };
  guint           i;

  for (i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == 0)
        way_test_write (fixture->to, "Theirs", -1);
      else
        g_assert_cmpint (g_mkdir (fixture->to, 0700), ==, 0);
      g_assert_false (way_file_write (fixture->to, fixture->whole, &none, NULL, &error));
      g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_EXISTS);
      if (i == 0)
        way_test_assert_same (fixture->to, fixture->theirs);
      g_assert_cmpint (g_remove (fixture->to), ==, 0);
    }
  g_assert_true (way_file_write (fixture->to, fixture->whole, &none, NULL, NULL));
  way_test_assert_same (fixture->to, fixture->whole);
  g_assert_cmpint (way_test_count_files (fixture->folder, ""), ==, 1);
}

#define ADD(path, func) g_test_add ("/documents/place/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  way_test_init (&argc, &argv);

  ADD ("ways", test_ways);
  ADD ("refused", test_refused);
  ADD ("no-name", test_no_name);
  ADD ("words", test_words);
  ADD ("only-new", test_only_new);

  return way_test_run ();
}
