/* database-check.c - looking through the whole of a database, and copying the whole */
#include "config.h"

#include "journeys/storage/database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/storage/advice.h"
#include "journeys/storage/folder.h"

/* A page that cannot be read now is not damaged: who restored a backup for that would lose what is
 * there. SQLite lists it among the problems, and tells the reason in words only.
 * Source: checkTreePage() and checkList() of SQLite 3.40. */
static int
find_reason (const char *problem)
{
  static const char mark[] = "error code=";
  const char       *found = problem != NULL ? strstr (problem, mark) : NULL;
  int               code = found != NULL ? atoi (found + strlen (mark)) : SQLITE_OK;

  if (problem != NULL && strstr (problem, "failed to get page") != NULL)
    code = SQLITE_IOERR;

  return (code & 0xff) == SQLITE_CORRUPT ? SQLITE_OK : code;
}

/**
 * way_database_check:
 * @self: a database
 * @pragma: quick_check (1), integrity_check or foreign_key_check
 * @problems: (element-type utf8): where to add what is wrong
 * @error: where to put why it could not be checked
 *
 * Lets SQLite look through the whole file.
 *
 * Returns: whether the file could be looked through
 */
gboolean
way_database_check (WayDatabase *self,
                    const char  *pragma,
                    GPtrArray   *problems,
                    GError     **error)
{
  g_autofree char *sql = g_strconcat ("PRAGMA ", pragma, NULL);
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  /* Somebody else may have changed it since it was opened. */
  if (!way_database_is_plain (self, error))
    return FALSE;
  statement = way_database_prepare (self, sql, error);
  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *text;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      text = way_statement_get_text (statement, 0);
      if (find_reason (text) != SQLITE_OK)
        return way_database_fail (self, find_reason (text), error);
      if (strcmp (pragma, "foreign_key_check") == 0)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("A record of “%s” refers to one of “%s” that is not there."),
                                          text, way_statement_get_text (statement, 2)));
      else if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (problems, g_strdup (text));
    }
}

static gboolean
fail_copy (const char *path,
           int         number,
           GError    **error)
{
  g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, _ ("%s: The copy cannot be written (%s). %s"), path,
               number != 0 ? g_strerror (number) : _ ("the reason is not known"), way_advice_get (number));
  return FALSE;
}

/* What is not of the file that is copied is of the copy. */
static gboolean
copy (WayDatabase *self,
      const char  *part,
      const char  *path,
      GError     **error)
{
  g_autoptr (GError) problem = NULL;
  int primary;

  if (way_database_run_with (self, &problem, "VACUUM INTO ?1", 1, part))
    return TRUE;
  primary = self->told & 0xff;
  if (primary == SQLITE_FULL || primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY ||
      (primary == SQLITE_IOERR && self->told != SQLITE_IOERR_READ && self->told != SQLITE_IOERR_SHORT_READ))
    return fail_copy (path, way_database_find_number (self, self->told, part), error);
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/* The mode and the owner of the file that it takes the place of, as far as we may. */
static void
take_over (int         fd,
           const char *path)
{
  struct stat info;

  if (stat (path, &info) != 0)
    return;
  if (fchown (fd, info.st_uid, info.st_gid) != 0)
    g_debug ("%s: The owner was not kept: %s", path, g_strerror (errno));
  if (fchmod (fd, info.st_mode & 0777) != 0)
    g_debug ("%s: The mode was not kept: %s", path, g_strerror (errno));
}

/**
 * way_database_copy_into:
 * @self: a database
 * @path: a file; symbolic links are followed
 * @error: where to put why it failed
 *
 * Writes a compact, complete copy that is safely on the disk. It is absent or
 * whole; a file of that name is replaced only by a whole one, and keeps its mode and its owner.
 *
 * Returns: whether the copy was written
 */
gboolean
way_database_copy_into (WayDatabase *self,
                        const char  *path,
                        GError     **error)
{
  g_autofree char *target = way_folder_resolve (path);
  g_autofree char *part = g_strdup_printf ("%s.%d.part", target != NULL ? target : path, (int)getpid ());
  gboolean         done;
  int              fd;

  if (target == NULL)
    return fail_copy (path, errno, error);
  g_unlink (part);
  /* SQLite takes an empty file as the target, and so we choose its mode. */
  fd = g_open (part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_copy (path, errno, error);
  done = copy (self, part, path, error);
  if (done)
    take_over (fd, target);
  if (done && (fsync (fd) != 0 || g_rename (part, target) != 0))
    done = fail_copy (path, errno, error);
  close (fd);
  if (!done)
    way_database_remove (part, NULL);
  else if (!way_folder_sync (target))
    {
      done = FALSE;
      g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED,
                   _ ("%s: The copy was written, but the disk did not confirm it (%s). Write it again."), path, g_strerror (errno));
    }

  return done;
}
