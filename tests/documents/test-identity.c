/* test-identity.c - a file that was read long ago is replaced only while it is the same one */
#include "config.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/document-error.h"
#include "journeys/documents/file-private.h"
#include "journeys/documents/text-guard.h"
#include "tests/support/folders.h"
#include "tests/support/test-main.h"

#define LONG_AGO (10 * G_GINT64_CONSTANT (1000000000))

typedef struct
{
  char           *folder;
  char           *path;
  WayFileIdentity read;
  struct stat     info;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = way_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  way_test_write (fixture->path, "theirs", -1);
  bytes = way_file_read (fixture->path, &fixture->read, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stat (fixture->path, &fixture->info), ==, 0);
  /* Its times tell of every later change. */
  fixture->read.looked += LONG_AGO;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  way_file_identity_clear (&fixture->read);
  g_free (fixture->path);
  way_test_folder_free (fixture->folder);
}

/* The time of its content, as somebody sets it who hides a change, or copies it. */
static void
put_time_back (Fixture *fixture)
{
  const struct timespec times[] = { fixture->info.st_atim, fixture->info.st_mtim };

  g_assert_cmpint (utimensat (AT_FDCWD, fixture->path, times, 0), ==, 0);
}

static void
replace (Fixture    *fixture,
         const char *text)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  way_test_write (other, text, -1);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
}

static void
expect_written (Fixture *fixture,
                gboolean expected)
{
  g_autoptr (GBytes) mine = g_bytes_new_static ("mine", 4);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean         written;

  g_assert_true (g_file_get_contents (fixture->path, &before, NULL, NULL));
  written = way_file_write (fixture->path, mine, &fixture->read, NULL, &error);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpint (written, ==, expected);
  g_assert_cmpstr (after, ==, expected ? "mine" : before);
  if (!expected)
    g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK);
}

static void
test_same (Fixture      *fixture,
           gconstpointer data)
{
  expect_written (fixture, TRUE);
}

/* Another file with the same text is as good. */
static void
test_copied (Fixture      *fixture,
             gconstpointer data)
{
  replace (fixture, "theirs");
  expect_written (fixture, TRUE);
}

static void
test_written_over (Fixture      *fixture,
                   gconstpointer data)
{
  way_test_write (fixture->path, "THEIRS", -1);
  expect_written (fixture, FALSE);
  put_time_back (fixture);
  expect_written (fixture, FALSE);
  way_test_write (fixture->path, "longer than that", -1);
  put_time_back (fixture);
  expect_written (fixture, FALSE);
}

static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  replace (fixture, "THEIRS");
  expect_written (fixture, FALSE);
  put_time_back (fixture);
  expect_written (fixture, FALSE);
  replace (fixture, "less");
  put_time_back (fixture);
  expect_written (fixture, FALSE);
}

/* Each of what is known of it is enough to look into it. */
static void
test_each_alone (Fixture      *fixture,
                 gconstpointer data)
{
  struct stat info;
  int         i;

  way_test_write (fixture->path, "THEIRS", -1);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  for (i = 0; i < 5; i++)
    {
      fixture->read.device = info.st_dev + (i == 4);
      fixture->read.inode = info.st_ino + (i == 0);
      fixture->read.modified = way_file_to_nanoseconds (&info.st_mtim) + (i == 1);
      fixture->read.changed = way_file_to_nanoseconds (&info.st_ctim) + (i == 2);
      fixture->read.looked = fixture->read.changed + (i == 3 ? 0 : LONG_AGO);
      expect_written (fixture, FALSE);
    }
}

/* A copy of what is known of no file is none either. */
static void
test_of_none (Fixture      *fixture,
              gconstpointer data)
{
  const WayFileIdentity none = { 0 };

  way_file_identity_copy (&fixture->read, &none);
  g_assert_null (fixture->read.content);
  g_assert_cmpint (fixture->read.size, ==, 0);
}

/* What is just not too large is read to its last byte. */
static void
test_too_large (Fixture      *fixture,
                gconstpointer data)
{
  const gint64 sizes[] = { WAY_TEXT_GUARD_LARGEST - 1, WAY_TEXT_GUARD_LARGEST, WAY_TEXT_GUARD_LARGEST + 1 };
  guint        i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (truncate (fixture->path, sizes[i]), ==, 0);
      bytes = way_file_read (fixture->path, NULL, &error);
      if (sizes[i] <= WAY_TEXT_GUARD_LARGEST)
        g_assert_cmpint (g_bytes_get_size (bytes), ==, sizes[i]);
      else
        g_assert_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE);
    }
}

#define ADD(path, func) g_test_add ("/documents/identity/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  ADD ("too-large", test_too_large);
  ADD ("same", test_same);
  ADD ("copied", test_copied);
  ADD ("written-over", test_written_over);
  ADD ("replaced", test_replaced);
  ADD ("each-alone", test_each_alone);
  ADD ("of-none", test_of_none);

  return way_test_run ();
}
