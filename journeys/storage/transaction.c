/* transaction.c - changes that are written whole or not at all
 *
 * What takes a change back is ready before it is needed, so that it works also when there is no memory and no
 * disk. What SQLite takes back by itself is noticed: nothing more is written as if the rest were there.
 */
#include "config.h"

#include "journeys/storage/database-private.h"

#include <glib/gi18n.h>

/* Another program may have put another file in the place of this one. What we
 * would write then would be lost with the old file. */
static gboolean
is_still_there (WayDatabase *self,
                GError     **error)
{
  int moved = 0;

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return TRUE;

  return way_database_fail_as (self, WAY_DATABASE_MOVED, NULL, error);
}

/**
 * way_database_begin:
 * @self: a database
 * @error: where to put why it cannot be written
 *
 * Begins a transaction that writes, waiting for other programs first.
 *
 * Returns: whether it has begun
 */
gboolean
way_database_begin (WayDatabase *self,
                    GError     **error)
{
  if (self->read_only)
    return way_database_fail (self, SQLITE_READONLY, error);
  if (!is_still_there (self, error) || !way_database_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->changing = TRUE;

  return TRUE;
}

/**
 * way_database_commit:
 * @self: a database in a transaction
 * @error: where to put why it failed
 *
 * Writes what was done since the beginning of the transaction.
 *
 * Returns: whether it is safely written; if not, it was taken back, unless it is %WAY_STORAGE_ERROR_UNCONFIRMED
 */
gboolean
way_database_commit (WayDatabase *self,
                     GError     **error)
{
  g_autoptr (GError) problem = NULL;

  /* What was told before is not about this. */
  self->told = SQLITE_OK;
  if (!way_database_run (self, "COMMIT", &problem))
    {
      gboolean is_there = self->told == SQLITE_IOERR_DIR_FSYNC;

      way_database_rollback (self);
      /* The journal is gone, and with it the way back; its folder only could not be synced.
       * Source: unixDelete() of SQLite 3.40. */
      if (is_there)
        g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_UNCONFIRMED,
                     _ ("%s: It was written, but the disk did not confirm it. Look whether it is there before you try again, and look at the disk."),
                     self->path);
      else
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  self->changing = FALSE;

  return TRUE;
}

static int
step_back (sqlite3_stmt *statement)
{
  int code = sqlite3_step (statement);

  sqlite3_reset (statement);

  return code == SQLITE_DONE ? SQLITE_OK : code;
}

/**
 * way_database_rollback:
 * @self: a database
 *
 * Takes back what was done since the beginning of the transaction.
 */
void
way_database_rollback (WayDatabase *self)
{
  /* SQLite has done it by itself after some failures. */
  if (!sqlite3_get_autocommit (self->handle))
    step_back (self->roll_back);
  /* After a failure of the disk, SQLite says once more that it failed before it looks whether it still does. */
  if (self->look != NULL)
    step_back (self->look);
  self->changing = FALSE;
  self->lost = SQLITE_OK;
}

/**
 * way_database_begin_inner:
 * @self: a database in a transaction
 * @error: where to put why it cannot be written
 *
 * Begins a part of the transaction that can be taken back alone.
 *
 * Returns: whether it has begun
 */
gboolean
way_database_begin_inner (WayDatabase *self,
                          GError     **error)
{
  return way_database_run (self, "SAVEPOINT inner", error);
}

/**
 * way_database_end_inner:
 * @self: a database in a part of a transaction
 * @keep: whether to keep it; if not, it is taken back
 * @error: where to put why it could not be kept
 *
 * Ends the part that began last. When it cannot be taken back, the whole transaction is:
 * whatever is done in it from then on fails, and so does to commit it.
 *
 * Returns: whether it was kept
 */
gboolean
way_database_end_inner (WayDatabase *self,
                        gboolean     keep,
                        GError     **error)
{
  int code;

  if (!way_database_may_go_on (self, keep ? error : NULL))
    return FALSE;
  code = keep ? SQLITE_OK : step_back (self->roll_back_inner);
  if (code == SQLITE_OK)
    code = step_back (self->release_inner);
  if (code == SQLITE_OK)
    return keep;

  if (!sqlite3_get_autocommit (self->handle))
    step_back (self->roll_back);
  way_database_note_failure (self, code, keep ? error : NULL);

  return FALSE;
}
