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

/* A save takes a part of a second. Who holds a lock for longer is doing something else with the file. */
#define PATIENCE (5 * G_TIME_SPAN_SECOND)
#define PAUSE (10 * G_TIME_SPAN_MILLISECOND)

static gboolean
is_still_there (const char *path,
                int         lock)
{
  struct stat there, held;

  return fstat (lock, &held) == 0 && stat (path, &there) == 0 && there.st_dev == held.st_dev && there.st_ino == held.st_ino;
}

/**
 * way_file_lock:
 * @path: a file
 *
 * Waits until no other program replaces the file. Without a file, and where there are no locks, nothing is waited
 * for; and not for long for one that is never given back. May be called in any thread.
 *
 * Returns: what [func@file_unlock] is to be given
 */
int
way_file_lock (const char *path)
{
  gint64      waited = 0;
  struct stat info;

  while (stat (path, &info) == 0 && S_ISREG (info.st_mode))
    {
      int lock = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

      if (lock < 0)
        return -1;
      while (flock (lock, LOCK_EX | LOCK_NB) != 0)
        {
          if (errno != EWOULDBLOCK || waited >= PATIENCE)
            return lock;
          g_usleep (PAUSE);
          waited += PAUSE;
        }
      /* Whoever had it may have put another file in its place. */
      if (is_still_there (path, lock))
        return lock;
      close (lock);
    }

  return -1;
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
