/* failing-calls.c - calls to the system that fail, those of libraries as well */
#define _GNU_SOURCE
/* Functions with and without 64 are told apart here. */
#undef _FILE_OFFSET_BITS
#include "config.h"

#include "tests/support/failing-calls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/support/real-call.h"

static struct
{
  gboolean    armed;
  const char *folder; /* with what it is about; NULL: everything */
  int         left;   /* calls that still succeed */
  int         error;
  gboolean    for_good;
  gboolean    reads; /* what reads and locks as well */
  const char *failed;
  guint       n_calls;

  WayCallsFunc func;
  gpointer     data;
} plan;

static char *
dup_path (int descriptor)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  char             path[4096];
  ssize_t          length = readlink (link, path, sizeof path - 1);

  return length > 0 ? g_strndup (path, length) : NULL;
}

static gboolean
is_inside (const char *path)
{
  return plan.folder == NULL || (path != NULL && g_str_has_prefix (path, plan.folder));
}

/* Whether this call fails. */
static gboolean
fails (const char *call,
       const char *path)
{
  if (!plan.armed || !is_inside (path))
    return FALSE;
  if (plan.func != NULL)
    plan.func (call, NULL, plan.data);
  if (plan.error == WAY_SHORT_WRITE && strcmp (call, "write") != 0)
    return FALSE;
  plan.n_calls++;
  if ((plan.failed != NULL && !plan.for_good) || plan.left-- > 0)
    return FALSE;
  if (plan.failed == NULL)
    plan.failed = call;
  errno = plan.error;

  return TRUE;
}

/* Of a folder it is asked what becomes of what is in it; what only looks is a point where everything is one. */
static gboolean
fails_to_look (const char *call)
{
  return plan.folder == NULL && fails (call, NULL);
}

static gboolean
fails_to_read (const char *call)
{
  return plan.reads && fails_to_look (call);
}

static gboolean
fails_at (const char *call,
          int         descriptor)
{
  g_autofree char *path = plan.armed && plan.folder != NULL ? dup_path (descriptor) : NULL;

  return fails (call, path);
}

#define WRITING (O_CREAT | O_WRONLY | O_RDWR | O_TRUNC | O_DIRECTORY)

static gboolean
fails_to_open (const char *path,
               int         flags)
{
  return flags & WRITING ? fails ("open", path) : fails_to_look ("open");
}

#define DEFINE_OPEN(name)                                                      \
  int name (const char *path, int flags, ...)                                  \
  {                                                                            \
    va_list arguments;                                                         \
    mode_t  mode;                                                              \
                                                                               \
    va_start (arguments, flags);                                               \
    mode = va_arg (arguments, mode_t);                                         \
    va_end (arguments);                                                        \
                                                                               \
    return fails_to_open (path, flags) ? -1 : REAL (name) (path, flags, mode); \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)

ssize_t
write (int         descriptor,
       const void *data,
       size_t      length)
{
  if (length > 1 && fails_at ("write", descriptor))
    {
      if (plan.error != WAY_SHORT_WRITE)
        return -1;
      length = 1;
    }

  return REAL (write) (descriptor, data, length);
}

#define DEFINE_PWRITE(name, offset_t)                                                            \
  ssize_t name (int descriptor, const void *data, size_t length, offset_t offset)                \
  {                                                                                              \
    return fails_at ("write", descriptor) ? -1 : REAL (name) (descriptor, data, length, offset); \
  }

DEFINE_PWRITE (pwrite, off_t)
DEFINE_PWRITE (pwrite64, off64_t)

#define DEFINE_TRUNCATE(name, offset_t)                                               \
  int name (int descriptor, offset_t length)                                          \
  {                                                                                   \
    return fails_at ("truncate", descriptor) ? -1 : REAL (name) (descriptor, length); \
  }

DEFINE_TRUNCATE (ftruncate, off_t)
DEFINE_TRUNCATE (ftruncate64, off64_t)

#define DEFINE_SYNC(name)                                                        \
  int name (int descriptor)                                                      \
  {                                                                              \
    int result = fails_at ("fsync", descriptor) ? -1 : REAL (name) (descriptor); \
                                                                                 \
    if (plan.armed && plan.func != NULL && result == 0)                          \
      {                                                                          \
        g_autofree char *path = dup_path (descriptor);                           \
                                                                                 \
        plan.func ("fsync", path, plan.data);                                    \
      }                                                                          \
                                                                                 \
    return result;                                                               \
  }

DEFINE_SYNC (fsync)
DEFINE_SYNC (fdatasync)

int
close (int descriptor)
{
  gboolean fail = fails_at ("close", descriptor);
  int      number = errno;
  int      result = REAL (close) (descriptor);

  /* Closed it is in any case. */
  if (fail)
    errno = number;

  return fail ? -1 : result;
}

int
rename (const char *from,
        const char *to)
{
  return fails ("rename", to) ? -1 : REAL (rename) (from, to);
}

int
link (const char *from,
      const char *to)
{
  return fails ("link", to) ? -1 : REAL (link) (from, to);
}

/* What the C library has no function for that everybody has. */
long
syscall (long number,
         ...)
{
  va_list arguments;
  long    about[6];
  guint   i;

  va_start (arguments, number);
  for (i = 0; i < G_N_ELEMENTS (about); i++)
    about[i] = va_arg (arguments, long);
  va_end (arguments);

  if (number == SYS_renameat2 && fails ("renameat2", (const char *)about[3]))
    return -1;

  return REAL (syscall) (number, about[0], about[1], about[2], about[3], about[4], about[5]);
}

/* Where there is no room, there is none to be made by keeping files: for good this does not fail. */
int
unlink (const char *path)
{
  if (plan.failed == NULL && fails ("unlink", path))
    return -1;

  return REAL (unlink) (path);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  return fails ("mkdir", path) ? -1 : REAL (mkdir) (path, mode);
}

int
chmod (const char *path,
       mode_t      mode)
{
  return fails ("chmod", path) ? -1 : REAL (chmod) (path, mode);
}

int
fchmod (int    descriptor,
        mode_t mode)
{
  return fails_at ("chmod", descriptor) ? -1 : REAL (fchmod) (descriptor, mode);
}

int
stat64 (const char    *path,
        struct stat64 *info)
{
  return fails_to_look ("stat") ? -1 : REAL (stat64) (path, info);
}

int
lstat64 (const char    *path,
         struct stat64 *info)
{
  return fails_to_look ("lstat") ? -1 : REAL (lstat64) (path, info);
}

int
fstat64 (int            descriptor,
         struct stat64 *info)
{
  return fails_to_read ("fstat") ? -1 : REAL (fstat64) (descriptor, info);
}

ssize_t
read (int    descriptor,
      void  *data,
      size_t length)
{
  return fails_to_read ("read") ? -1 : REAL (read) (descriptor, data, length);
}

int
flock (int descriptor,
       int operation)
{
  return fails_to_read ("flock") ? -1 : REAL (flock) (descriptor, operation);
}

/**
 * way_calls_fail:
 * @folder: (nullable): in which files calls fail, and are counted; NULL: in all
 * @left: how many still succeed; -1: all
 * @error: the errno of the one that fails, or %WAY_SHORT_WRITE
 * @for_good: whether those after it fail as well
 *
 * Begins. @folder must stay as it is until way_calls_end().
 */
void
way_calls_fail (const char *folder,
                int         left,
                int         error,
                gboolean    for_good)
{
  memset (&plan, 0, sizeof plan);
  plan.folder = folder;
  plan.left = left >= 0 ? left : G_MAXINT;
  plan.error = error;
  plan.for_good = for_good;
  plan.armed = TRUE;
}

/**
 * way_calls_fail_reads:
 * @left: how many still succeed; -1: all
 * @error: the errno of the one that fails
 * @for_good: whether those after it fail as well
 *
 * Like way_calls_fail() for everything, and what reads and locks files is a point too.
 */
void
way_calls_fail_reads (int      left,
                      int      error,
                      gboolean for_good)
{
  way_calls_fail (NULL, left, error, for_good);
  plan.reads = TRUE;
}

/**
 * way_calls_watch:
 * @func: called before each call, and after each sync
 * @data: passed to @func
 *
 * To be called after way_calls_fail().
 */
void
way_calls_watch (WayCallsFunc func,
                 gpointer     data)
{
  plan.data = data;
  plan.func = func;
}

/**
 * way_calls_end:
 * @n_calls: (out) (optional): how many calls there were
 *
 * Returns: (nullable): which call failed, the first if more did
 */
const char *
way_calls_end (guint *n_calls)
{
  plan.armed = FALSE;
  if (n_calls != NULL)
    *n_calls = plan.n_calls;

  return plan.failed;
}
