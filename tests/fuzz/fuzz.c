/* fuzz.c - what the targets share */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/documents/reader.h"
#include "tests/support/folders.h"

static char *outer; /* belongs to this process as well, for what looks at the folder from above */
static char *folder;

static void
remove_folder (void)
{
  way_test_folder_free (g_steal_pointer (&outer));
  g_clear_pointer (&folder, g_free);
}

/* By a signal that libFuzzer keeps the input of. What GdkPixbuf's loaders say in this way of a damaged picture is how
 * they refuse it. */
static void
stop_at_warning (const char    *domain,
                 GLogLevelFlags level,
                 const char    *message,
                 gpointer       data)
{
  g_log_default_handler (domain, level & ~G_LOG_FLAG_FATAL, message, NULL);
  if (g_strcmp0 (domain, "GdkPixbuf") != 0 && (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    abort ();
}

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  /* Nothing of the person who runs it is read or written. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("WAYMARK_DATA_DIR", way_fuzz_get_folder (), TRUE);
  g_log_set_default_handler (stop_at_warning, NULL);

  return 0;
}

/**
 * way_fuzz_get_folder:
 *
 * Returns: (transfer none): a folder for the files of this process, in memory where the system has that. It
 *   goes when the process ends.
 */
const char *
way_fuzz_get_folder (void)
{
  if (folder == NULL)
    {
      outer = way_test_folder_new_in_memory ();
      folder = g_build_filename (outer, "files", NULL);
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      atexit (remove_folder);
    }

  return folder;
}

/**
 * way_fuzz_write:
 * @name: of the file
 * @data: (array length=size): what is to be in it
 * @size: its length
 *
 * Makes a file in the folder.
 *
 * Returns: (transfer full): its path
 */
char *
way_fuzz_write (const char    *name,
                const uint8_t *data,
                size_t         size)
{
  g_autofree char *path = g_build_filename (way_fuzz_get_folder (), name, NULL);

  /* Not the usual function: it would wait for the disk. */
  way_test_write (path, (const char *)data, size);

  return g_steal_pointer (&path);
}

/**
 * way_fuzz_empty:
 *
 * Removes what is in the folder, so that no input sees what is left of another.
 */
void
way_fuzz_empty (void)
{
  g_autoptr (GDir) dir = g_dir_open (way_fuzz_get_folder (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        way_test_folder_free (g_steal_pointer (&path));
      else
        g_unlink (path);
    }
}

/**
 * way_fuzz_bytes:
 * @data: (array length=size): bytes
 * @size: their number
 *
 * Returns: (transfer full): a copy of exactly that size, beyond which reading is noticed
 */
GBytes *
way_fuzz_bytes (const uint8_t *data,
                size_t         size)
{
  return g_bytes_new (data, size);
}

/**
 * way_fuzz_read_sample:
 *
 * Returns: (transfer full): a map that comes with the program
 */
WayMap *
way_fuzz_read_sample (void)
{
  static GBytes *sample;
  g_autoptr (GPtrArray) notices = NULL;
  gboolean read_only;

  if (sample == NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", "samples", "snack-lycee.journey", NULL);

      sample = way_test_read (path);
    }

  return way_reader_read (sample, "the sample", &notices, &read_only, NULL);
}
