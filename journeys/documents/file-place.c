/* file-place.c - a complete file gets a name that nothing has */
#include "config.h"

#include "journeys/documents/file-place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* As the kernel has it; the C library shows it to few. */
#define NO_REPLACE 1

static gboolean
is_unknown_here (int number)
{
  return number == EINVAL || number == ENOSYS || number == EOPNOTSUPP || number == EPERM || number == EMLINK;
}

/**
 * way_file_place:
 * @from: a file
 * @to: the name that it is to have instead, in the same folder
 *
 * Gives a file another name without ever taking the place of what has it, also of what came in this moment. Only where
 * a file system can do that in no way, somebody may come between looking and doing.
 *
 * Returns: whether it has the name; if not, `errno` says why, EEXIST when something has it
 */
gboolean
way_file_place (const char *from,
                const char *to)
{
  struct stat info;

  if (link (from, to) == 0)
    {
      /* What of it stays has another name, and is whole. */
      if (unlink (from) != 0)
        unlink (from);
      return TRUE;
    }
  if (!is_unknown_here (errno))
    return FALSE;
  /* Where a file has one name only. */
  if (syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, NO_REPLACE) == 0)
    return TRUE;
  if (!is_unknown_here (errno))
    return FALSE;
  if (lstat (to, &info) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }

  return errno == ENOENT && rename (from, to) == 0;
}
