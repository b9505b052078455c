/* fault-files.c - what the core asks of the system by itself, made to fail
 *
 * The linker puts these before the functions of the system for the calls of the core (see --wrap in
 * tests/meson.build). With them go the clock and chance: the same operation always writes the same bytes.
 */
#include "config.h"

#include "tests/support/faults.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

int __real_open (const char *path,
                 int         flags,
                 ...);
int __real_open64 (const char *path,
                   int         flags,
                   ...);
int __real_fsync (int fd);
int __real_link (const char *from,
                 const char *to);
int __real_rename (const char *from,
                   const char *to);

static gboolean
refuse (WayFaultCall call)
{
  WayFault fault;

  way_faults_note_written ();
  if (way_faults_pass (call, &fault))
    return FALSE;
  errno = fault == WAY_FAULT_FULL ? ENOSPC : EIO;

  return TRUE;
}

/* What is only read is not ours to judge: a map that cannot be read is told of, and that is no failure. */
static gboolean
refuse_open (int flags)
{
  if (!(flags & (O_CREAT | O_DIRECTORY)))
    return FALSE;
  way_faults_note_written ();
  way_faults_may_die ();

  return refuse (WAY_CALL_OPEN);
}

int        __wrap_open (const char *path,
                        int         flags,
                        ...);
int        __wrap_open64 (const char *path,
                          int         flags,
                          ...);
int        __wrap_fsync (int fd);
int        __wrap_link (const char *from,
                        const char *to);
int        __wrap_rename (const char *from,
                          const char *to);
char      *__wrap_g_uuid_string_random (void);
GDateTime *__wrap_g_date_time_new_now_local (void);
GDateTime *__wrap_g_date_time_new_now_utc (void);
gint64     __wrap_g_get_real_time (void);
guint32    __wrap_g_random_int (void);

int
__wrap_open (const char *path,
             int         flags,
             ...)
{
  va_list arguments;
  mode_t  mode;

  va_start (arguments, flags);
  mode = flags & O_CREAT ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);

  return refuse_open (flags) ? -1 : __real_open (path, flags, mode);
}

int
__wrap_open64 (const char *path,
               int         flags,
               ...)
{
  va_list arguments;
  mode_t  mode;

  va_start (arguments, flags);
  mode = flags & O_CREAT ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);

  return refuse_open (flags) ? -1 : __real_open64 (path, flags, mode);
}

int
__wrap_fsync (int fd)
{
  if (refuse (WAY_CALL_SYNC))
    return -1;
  way_faults_may_die ();

  return __real_fsync (fd);
}

int
__wrap_link (const char *from,
             const char *to)
{
  int result;

  if (refuse (WAY_CALL_RENAME))
    return -1;
  way_faults_may_die ();
  result = __real_link (from, to);
  way_faults_may_die ();

  return result;
}

int
__wrap_rename (const char *from,
               const char *to)
{
  int result;

  if (refuse (WAY_CALL_RENAME))
    return -1;
  way_faults_may_die ();
  result = __real_rename (from, to);
  way_faults_may_die ();

  return result;
}

char *
__wrap_g_uuid_string_random (void)
{
  return g_strdup_printf ("00000000-0000-4000-8000-%012u", way_faults_next ());
}

GDateTime *
__wrap_g_date_time_new_now_local (void)
{
  return g_date_time_new_local (2026, 11, 24, 9, 30, 0);
}

GDateTime *
__wrap_g_date_time_new_now_utc (void)
{
  return g_date_time_new_utc (2026, 11, 24, 9, 30, 0);
}

gint64
__wrap_g_get_real_time (void)
{
  return G_GINT64_CONSTANT (1795512600000000);
}

guint32
__wrap_g_random_int (void)
{
  return way_faults_next ();
}
