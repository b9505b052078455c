/* database-trouble.c - what a result of SQLite means for the user */
#include "config.h"

#include "journeys/storage/database-private.h"

#include <errno.h>

#include <glib/gi18n.h>

#include "journeys/storage/advice.h"

/* Of these it is said what can be done by the number that the system gave. */
static gboolean
is_advised (WayDatabaseTrouble trouble)
{
  return trouble == WAY_DATABASE_READ_ONLY || trouble == WAY_DATABASE_DISK || trouble == WAY_DATABASE_CLOSED;
}

/* What the system said of a file. Of some calls SQLite does not remember it: then it is looked, and nothing is said that may be wrong. */
int
way_database_find_number (WayDatabase *self,
                          int          code,
                          const char  *path)
{
  int      number = self->handle != NULL ? sqlite3_system_errno (self->handle) : 0;
  gboolean is_known = number == ENOSPC || number == EDQUOT || number == EFBIG || number == EROFS ||
                      number == EACCES || number == EPERM || number == EIO;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return ENOSPC;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return is_known ? number : way_advice_find_reason (path);
    case SQLITE_READONLY:
      return code == SQLITE_READONLY_DIRECTORY ? EACCES : way_advice_find_reason (path);
    default:
      return 0;
    }
}

/* Says what is wrong with the file, and why if that is known. */
gboolean
way_database_fail_as (WayDatabase       *self,
                      WayDatabaseTrouble trouble,
                      const char        *reason,
                      GError           **error)
{
  static const WayStorageError codes[] = {
    [WAY_DATABASE_LOCKED] = WAY_STORAGE_ERROR_LOCKED,
    [WAY_DATABASE_CORRUPT] = WAY_STORAGE_ERROR_CORRUPT,
    [WAY_DATABASE_FOREIGN] = WAY_STORAGE_ERROR_FOREIGN,
    [WAY_DATABASE_ALTERED] = WAY_STORAGE_ERROR_FOREIGN,
    [WAY_DATABASE_NEWER] = WAY_STORAGE_ERROR_NEWER,
    [WAY_DATABASE_READ_ONLY] = WAY_STORAGE_ERROR_READ_ONLY,
    [WAY_DATABASE_DISK] = WAY_STORAGE_ERROR_FAILED,
    [WAY_DATABASE_CLOSED] = WAY_STORAGE_ERROR_FAILED,
    [WAY_DATABASE_DANGLING] = WAY_STORAGE_ERROR_INVALID,
    [WAY_DATABASE_INVALID] = WAY_STORAGE_ERROR_INVALID,
    [WAY_DATABASE_MEMORY] = WAY_STORAGE_ERROR_FAILED,
    [WAY_DATABASE_MOVED] = WAY_STORAGE_ERROR_FAILED,
    [WAY_DATABASE_FAILED] = WAY_STORAGE_ERROR_FAILED,
  };
  const char *words = _ (self->sort->words[trouble]);

  if (is_advised (trouble) && self->number != 0)
    g_set_error (error, WAY_STORAGE_ERROR, codes[trouble], "%s: %s %s (%s)", self->path, words, way_advice_get (self->number), g_strerror (self->number));
  else if (is_advised (trouble))
    g_set_error (error, WAY_STORAGE_ERROR, codes[trouble], "%s: %s %s", self->path, words, way_advice_get (0));
  else if (reason != NULL)
    g_set_error (error, WAY_STORAGE_ERROR, codes[trouble], "%s: %s (%s)", self->path, words, reason);
  else
    g_set_error (error, WAY_STORAGE_ERROR, codes[trouble], "%s: %s", self->path, words);

  return FALSE;
}

/**
 * way_database_fail:
 * @self: a database
 * @code: the result that SQLite gave
 * @error: where to put what it means
 *
 * Says in words what a result of SQLite means for the user.
 *
 * Returns: false
 */
gboolean
way_database_fail (WayDatabase *self,
                   int          code,
                   GError     **error)
{
  self->told = code;
  self->number = way_database_find_number (self, code, self->path);
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return way_database_fail_as (self, WAY_DATABASE_LOCKED, NULL, error);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return way_database_fail_as (self, WAY_DATABASE_CORRUPT, NULL, error);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return way_database_fail_as (self, WAY_DATABASE_READ_ONLY, NULL, error);
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return way_database_fail_as (self, WAY_DATABASE_DISK, NULL, error);
    case SQLITE_CANTOPEN:
      return way_database_fail_as (self, WAY_DATABASE_CLOSED, NULL, error);
    case SQLITE_CONSTRAINT:
      return way_database_fail_as (self,
                                   code == SQLITE_CONSTRAINT_FOREIGNKEY ? WAY_DATABASE_DANGLING : WAY_DATABASE_INVALID,
                                   NULL, error);
    case SQLITE_NOMEM:
      return way_database_fail_as (self, WAY_DATABASE_MEMORY, NULL, error);
    default:
      return way_database_fail_as (self, WAY_DATABASE_FAILED,
                                   self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code), error);
    }
}
