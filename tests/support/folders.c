/* folders.c - files and folders that tests make and throw away */
#include "config.h"

#include "tests/support/folders.h"

#include <string.h>

#include <glib/gstdio.h>

/* A folder of its own for one test. */
char *
way_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("waymark-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* The same in memory, where the system has such a place: for tests that write thousands of
 * times, and would only measure the disk. */
char *
way_test_folder_new_in_memory (void)
{
  char *folder = g_strdup ("/dev/shm/waymark-test-XXXXXX");

  if (g_mkdtemp_full (folder, 0700) != NULL)
    return folder;
  g_free (folder);

  return way_test_folder_new ();
}

/* Deletes a folder and all in it. */
void
way_test_folder_free (char *folder)
{
  GDir       *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        way_test_folder_free (path);
      else
        {
          g_unlink (path);
          g_free (path);
        }
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
  g_free (folder);
}

/* How many in a folder have this in their names. */
int
way_test_count_files (const char *folder,
                      const char *part)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int         n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;

  return n;
}

/* The whole content of a file. */
GBytes *
way_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, size);
}

void
way_test_write (const char *path,
                const char *bytes,
                gssize      length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

void
way_test_assert_same (const char *path,
                      GBytes     *before)
{
  g_autoptr (GBytes) after = way_test_read (path);

  g_assert_true (g_bytes_equal (before, after));
}

/* Whether a text is anywhere in a file, in whatever case. */
gboolean
way_test_has_bytes (const char *path,
                    const char *text)
{
  g_autoptr (GBytes) bytes = way_test_read (path);
  gsize       size, length = strlen (text);
  const char *p = g_bytes_get_data (bytes, &size);
  gsize       i;

  for (i = 0; i + length <= size; i++)
    if (g_ascii_strncasecmp (p + i, text, length) == 0)
      return TRUE;

  return FALSE;
}
