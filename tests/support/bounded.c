/* bounded.c - what reads a file of others, in a process of its own and within bounds
 *
 * Its functions stand before those of the C library by which files, connections and programs are
 * reached, so this file is only in the programs that need it.
 */
#define _GNU_SOURCE
/* Both names of a function are wanted, not one for the other. */
#undef _FILE_OFFSET_BITS
#include "config.h"

#include "tests/support/bounded.h"

#include <dirent.h>
#include <fcntl.h>
#include <netdb.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/real-call.h"
#include "tests/support/test-main.h"

/* What may be reached: files, and folders with all that is in them. NULL: everything. */
static const char *const *doors;

static void
look_at (const char *path)
{
  const char *const *door;

  if (doors == NULL)
    return;
  for (door = doors; *door != NULL; door++)
    if (strstr (path, "/../") == NULL && g_str_has_prefix (path, *door) && (path[strlen (*door)] == '\0' || path[strlen (*door)] == '/'))
      return;
  fprintf (stderr, "%s was opened\n", path);
  _exit (99);
}

/**
 * way_test_close_doors:
 * @allowed: (array zero-terminated=1): what may be opened from now on, until way_test_open_doors() is
 *   called: files, and folders with all in them
 *
 * Ends the process when anything else is opened, or a connection or a program is asked for.
 */
void
way_test_close_doors (const char *const *allowed)
{
  doors = allowed;
}

void
way_test_open_doors (void)
{
  doors = NULL;
}

#define OPENS(name)                         \
  int                                       \
  name (const char *path, int flags, ...)   \
  {                                         \
    va_list arguments;                      \
    mode_t  mode;                           \
                                            \
    va_start (arguments, flags);            \
    mode = va_arg (arguments, mode_t);      \
    va_end (arguments);                     \
    look_at (path);                         \
                                            \
    return REAL (name) (path, flags, mode); \
  }

OPENS (open)
OPENS (open64)

/* A function whose first argument is @path. */
#define GUARDS(type, name, parameters, arguments) \
  type                                            \
    name parameters                               \
  {                                               \
    look_at (path);                               \
                                                  \
    return REAL (name) arguments;                 \
  }

GUARDS (FILE *, fopen, (const char *path, const char *mode), (path, mode))
GUARDS (FILE *, fopen64, (const char *path, const char *mode), (path, mode))
GUARDS (FILE *, freopen, (const char *path, const char *mode, FILE *file), (path, mode, file))
GUARDS (FILE *, freopen64, (const char *path, const char *mode, FILE *file), (path, mode, file))
GUARDS (int, creat, (const char *path, mode_t mode), (path, mode))
GUARDS (int, creat64, (const char *path, mode_t mode), (path, mode))
GUARDS (DIR *, opendir, (const char *path), (path))
GUARDS (int, unlink, (const char *path), (path))
GUARDS (int, rmdir, (const char *path), (path))
GUARDS (int, remove, (const char *path), (path))
GUARDS (int, mkdir, (const char *path, mode_t mode), (path, mode))
GUARDS (int, chmod, (const char *path, mode_t mode), (path, mode))
GUARDS (int, truncate, (const char *path, off_t length), (path, length))
GUARDS (int, truncate64, (const char *path, off64_t length), (path, length))

/* What may change another file, from the name that is made. */
#define GUARDS_BOTH(name)            \
  int                                \
  name (const char *from,            \
        const char *path)            \
  {                                  \
    look_at (from);                  \
    look_at (path);                  \
                                     \
    return REAL (name) (from, path); \
  }

GUARDS_BOTH (rename)
GUARDS_BOTH (link)
GUARDS_BOTH (symlink)

#define OPENS_AT(name)                                \
  int                                                 \
  name (int folder, const char *path, int flags, ...) \
  {                                                   \
    va_list arguments;                                \
    mode_t  mode;                                     \
                                                      \
    va_start (arguments, flags);                      \
    mode = va_arg (arguments, mode_t);                \
    va_end (arguments);                               \
    look_at (path);                                   \
                                                      \
    return REAL (name) (folder, path, flags, mode);   \
  }

OPENS_AT (openat)
OPENS_AT (openat64)

/* A function that leads out of the process, whatever it is given. */
#define SHUTS(what, type, name, parameters, arguments) \
  type                                                 \
    name parameters                                    \
  {                                                    \
    look_at (what);                                    \
                                                       \
    return REAL (name) arguments;                      \
  }

#define CONNECTION "a connection"
#define PROGRAM "a program"

SHUTS (CONNECTION, int, socket, (int domain, int type, int protocol), (domain, type, protocol))
SHUTS (CONNECTION, int, socketpair, (int domain, int type, int protocol, int pair[2]), (domain, type, protocol, pair))
SHUTS (CONNECTION, int, getaddrinfo, (const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **found), (node, service, hints, found))
SHUTS (CONNECTION, struct hostent *, gethostbyname, (const char *name), (name))
/* Programs are begun in a process that says nothing, so that the process is what is looked for. */
SHUTS (PROGRAM, pid_t, fork, (void), ())
SHUTS (PROGRAM, int, system, (const char *command), (command))
SHUTS (PROGRAM, FILE *, popen, (const char *command, const char *mode), (command, mode))
SHUTS (PROGRAM, int, execve, (const char *path, char *const *arguments, char *const *environment), (path, arguments, environment))

int
posix_spawn (pid_t                            *pid,
             const char                       *path,
             const posix_spawn_file_actions_t *actions,
             const posix_spawnattr_t          *attributes,
             char *const                      *arguments,
             char *const                      *environment)
{
  look_at (PROGRAM);

  return REAL (posix_spawn) (pid, path, actions, attributes, arguments, environment);
}

int
posix_spawnp (pid_t                            *pid,
              const char                       *path,
              const posix_spawn_file_actions_t *actions,
              const posix_spawnattr_t          *attributes,
              char *const                      *arguments,
              char *const                      *environment)
{
  look_at (PROGRAM);

  return REAL (posix_spawnp) (pid, path, actions, attributes, arguments, environment);
}

static void
note_most (WayTestBounded      *most,
           const char          *name,
           double               seconds,
           const struct rusage *used)
{
  if (seconds > most->seconds)
    {
      most->seconds = seconds;
      g_strlcpy (most->slowest, name, sizeof most->slowest);
    }
  if (used->ru_maxrss > most->kib)
    {
      most->kib = used->ru_maxrss;
      g_strlcpy (most->largest, name, sizeof most->largest);
    }
}

/**
 * way_test_bounded:
 * @name: of the file, for messages
 * @func: reads it
 * @data: passed to @func
 * @most: (inout): the most that was used until now
 *
 * Reads a file in a process of its own, and ends the test when that takes more time of the processor or
 * more memory than it may, or ends in another way than by returning.
 */
void
way_test_bounded (const char        *name,
                  WayTestBoundedFunc func,
                  gpointer           data,
                  WayTestBounded    *most)
{
  struct rusage used;
  double        seconds;
  int           status;
  pid_t         child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      const struct rlimit limit = { 2 * WAY_TEST_MOST_SECONDS, 2 * WAY_TEST_MOST_SECONDS };

      setrlimit (RLIMIT_CPU, &limit);
      func (data);
      way_test_leave ();
    }
  g_assert_cmpint (wait4 (child, &status, 0, &used), ==, child);
  seconds = used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  if (status != 0)
    g_error ("%s: ended with status %d after %.2f s and %ld KiB", name, status, seconds, used.ru_maxrss);
  if (seconds > WAY_TEST_MOST_SECONDS || used.ru_maxrss > WAY_TEST_MOST_KIB)
    g_error ("%s: took %.2f s and %ld KiB", name, seconds, used.ru_maxrss);
  note_most (most, name, seconds, &used);
}
