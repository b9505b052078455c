/* file-lock.c - one program at a time replaces a file
 *
 * Between the look whether a file is still the one that was opened and the moment at
 * which another takes its place, the disk writes for a while. Two programs that save
 * at once would both find the old file, and the later one would overwrite the other
 * unasked. The lock is that of flock(2) on the file itself, which leaves nothing
 * behind, and which works between computers where the file system knows it.
 */
#include "config.h"

#include "journeys/documents/file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAUSE (10 * G_TIME_SPAN_MILLISECOND)

/* A save takes a part of a second, and on a slow disk several. */
static gint64 patience = 30 * G_TIME_SPAN_SECOND;

static gboolean
is_still_there (const char *path,
                int         lock)
{
  struct stat there, held;

  return fstat (lock, &held) == 0 && stat (path, &there) == 0 && there.st_dev == held.st_dev && there.st_ino == held.st_ino;
}

/* Where files are locked by the network, only what can be written can be locked. */
static int
open_to_lock (const char *path)
{
  const int flags = O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  int       lock = open (path, O_RDWR | flags);

  return lock >= 0 ? lock : open (path, O_RDONLY | flags);
}

/**
 * way_file_lock_set_patience:
 * @microseconds: how long to wait for others
 *
 * For tests, which do not wait.
 */
void
way_file_lock_set_patience (gint64 microseconds)
{
  patience = microseconds;
}

/**
 * way_file_lock:
 * @path: a file
 * @lock: (out): what [func@file_unlock] is to be given
 *
 * Waits until no other program replaces the file. Without a file, and where there are no locks, nothing is waited
 * for. May be called in any thread.
 *
 * Returns: whether the file may be replaced; false when another program does not come to an end
 */
gboolean
way_file_lock (const char *path,
               int        *lock)
{
  gint64      waited = 0;
  struct stat info;

  *lock = -1;
  while (stat (path, &info) == 0 && S_ISREG (info.st_mode))
    {
      *lock = open_to_lock (path);
      if (*lock < 0)
        return TRUE;
      while (flock (*lock, LOCK_EX | LOCK_NB) != 0)
        {
          if (errno != EWOULDBLOCK)
            return TRUE;
          if (waited >= patience)
            {
              way_file_unlock (*lock);
              return FALSE;
            }
          g_usleep (PAUSE);
          waited += PAUSE;
        }
      /* Whoever had it may have put another file in its place. */
      if (is_still_there (path, *lock))
        return TRUE;
      close (*lock);
      *lock = -1;
    }

  return TRUE;
}

/**
 * way_file_unlock:
 * @lock: what [func@file_lock] gave
 *
 * Lets others replace the file.
 */
void
way_file_unlock (int lock)
{
  if (lock >= 0)
    close (lock);
}
