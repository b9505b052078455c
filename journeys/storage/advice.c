/* advice.c - what can be done when the system refuses a file */
#include "config.h"

#include "journeys/storage/advice.h"

#include <errno.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <glib/gi18n.h>

/**
 * way_advice_find_reason:
 * @path: a file that could not be opened, or not for writing
 *
 * Looks why, when who tried does not say.
 *
 * Returns: an errno; 0 when nothing is to be seen
 */
int
way_advice_find_reason (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs   info;

  if (access (folder, F_OK) == 0 &&
      (access (folder, W_OK) != 0 || (access (path, F_OK) == 0 && access (path, W_OK) != 0)))
    return errno;
  if (statvfs (folder, &info) == 0 && (info.f_bavail == 0 || (info.f_files > 0 && info.f_favail == 0)))
    return ENOSPC;

  return 0;
}

/**
 * way_advice_skip_path:
 * @message: what went wrong
 * @path: the file that is told beside it
 *
 * Returns: (transfer none): a part of @message, without the path that many begin with
 */
const char *
way_advice_skip_path (const char *message,
                      const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  gsize            length = strlen (name);

  return g_str_has_prefix (message, name) && g_str_has_prefix (message + length, ": ") ? message + length + strlen (": ") : message;
}

/**
 * way_advice_get:
 * @number: an errno; 0 when it is not known
 *
 * Returns: (transfer none): what can be done about it, a sentence for the user
 */
const char *
way_advice_get (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      return _ ("Free some space on the disk and try again.");
    case EFBIG:
      return _ ("Files may not be that large here. Choose another place.");
    case EROFS:
      return _ ("The disk can only be read. Choose another place, or make it one that can be written.");
    case EACCES:
    case EPERM:
      return _ ("Check the permissions of the file and of its folder.");
    case EIO:
      return _ ("The disk does not answer as it should. Look at it, or choose another place.");
    default:
      return _ ("Look whether the disk is there, has room and may be written.");
    }
}
