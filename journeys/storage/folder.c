/* folder.c - where files are, and whether their names are on the disk */
#include "config.h"

#include "journeys/storage/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define MOST_LINKS 40

/**
 * way_folder_resolve:
 * @path: a file that need not exist
 *
 * Follows symbolic links, also those that lead to a file that does not exist yet.
 *
 * Returns: (transfer full) (nullable): the path of the file itself; NULL with
 *   `errno` when a folder on the way is not there
 */
char *
way_folder_resolve (const char *path)
{
  g_autofree char *current = g_strdup (path);
  int              i;

  for (i = 0; i < MOST_LINKS; i++)
    {
      char            *resolved = realpath (current, NULL);
      g_autofree char *target = NULL;
      g_autofree char *folder = NULL;

      if (resolved != NULL)
        {
          char *copy = g_strdup (resolved);

          free (resolved);
          return copy;
        }
      if (errno != ENOENT)
        return NULL;

      folder = g_path_get_dirname (current);
      target = g_file_read_link (current, NULL);
      if (target != NULL)
        {
          char *next = g_path_is_absolute (target)
                         ? g_strdup (target)
                         : g_build_filename (folder, target, NULL);

          g_free (current);
          current = next;
        }
      else
        {
          char            *real_folder = realpath (folder, NULL);
          g_autofree char *base = g_path_get_basename (current);
          char            *whole;

          if (real_folder == NULL)
            return NULL;
          whole = g_build_filename (real_folder, base, NULL);
          free (real_folder);
          return whole;
        }
    }
  errno = ELOOP;

  return NULL;
}

/**
 * way_folder_sync:
 * @path: a file that was just given its name
 *
 * Waits until the name is safely on the disk. Folders that may not be read, and
 * file systems that cannot do it, are taken at their word.
 *
 * Returns: whether it is; if not, `errno` says why
 */
gboolean
way_folder_sync (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int              number = descriptor < 0 || fsync (descriptor) != 0 ? errno : 0;

  if (descriptor >= 0)
    close (descriptor);
  errno = number;

  return number == 0 || number == EACCES || number == EINVAL || number == ENOTSUP;
}

/**
 * way_folder_make:
 * @path: a folder
 *
 * Makes a folder for this user alone, and those that it is in, where they are not there. Their names are on the disk then:
 * a folder whose name was lost takes with it what was safe inside.
 *
 * Returns: whether it is there; if not, `errno` says why
 */
gboolean
way_folder_make (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir (path, 0700) == 0)
    return way_folder_sync (path);
  if (errno == ENOENT && strcmp (parent, path) != 0)
    return way_folder_make (parent) && (g_mkdir (path, 0700) == 0 || errno == EEXIST) && way_folder_sync (path);
  if (errno != EEXIST)
    return FALSE;
  /* Whoever made it may not have waited until its name was on the disk. */
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return way_folder_sync (path);
  errno = ENOTDIR;

  return FALSE;
}

/**
 * way_folder_dup_data:
 * @given: (nullable): a folder that was asked for
 *
 * Returns: (transfer full): the folder for records and for what is kept of maps: @given, or
 *   WAYMARK_DATA_DIR of the environment, or waymark below the user's data
 */
char *
way_folder_dup_data (const char *given)
{
  if (given == NULL || *given == '\0')
    given = g_getenv ("WAYMARK_DATA_DIR");
  if (given == NULL || *given == '\0')
    return g_build_filename (g_get_user_data_dir (), "waymark", NULL);

  return g_canonicalize_filename (given, NULL);
}
