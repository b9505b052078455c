/* statement.c - preparing, binding and stepping statements */
#include "config.h"

#include "journeys/storage/database-private.h"

#include <stdarg.h>
#include <string.h>

/* Statements kept for reuse; more are prepared and thrown away. */
#define MAX_IDLE_STATEMENTS 64

struct _WayStatement
{
  WayDatabase  *database; /* borrowed */
  sqlite3_stmt *handle;   /* owned */
  int           code;     /* what binding a value came to */
};

/* When memory or the disk fails within FTS5, SQLite takes the transaction back in the middle of it, and
 * FTS5 goes on to count from nothing: the next change would write wrong totals, and those after it be
 * refused as if the file were damaged. So let it begin anew.
 * Source: fts5StorageLoadTotals() of SQLite 3.40; tests/records/test-faults.c finds it. */
static gboolean
refresh_indexes (WayDatabase *self,
                 GError     **error)
{
  int code = sqlite3_exec (self->handle, "PRAGMA writable_schema = RESET", NULL, NULL, NULL);

  if (code != SQLITE_OK)
    return way_database_fail (self, code, error);
  self->is_stale = FALSE;

  return TRUE;
}

/* Whether there is a transaction when one was begun, and none when none was. After some failures SQLite
 * takes all of it back by itself, and what came then would be written alone. One that could
 * not be taken back would be seen by whoever reads, and is taken back first. */
gboolean
way_database_may_go_on (WayDatabase *self,
                        GError     **error)
{
  gboolean is_open = !sqlite3_get_autocommit (self->handle);

  if (self->changing)
    return is_open || way_database_fail (self, self->lost != SQLITE_OK ? self->lost : SQLITE_ABORT, error);
  if (is_open)
    way_database_rollback (self);
  if (!sqlite3_get_autocommit (self->handle))
    return way_database_fail (self, SQLITE_NOMEM, error);

  return !self->is_stale || refresh_indexes (self, error);
}

/* Says why something failed, and remembers it when the whole transaction went with it. */
gboolean
way_database_note_failure (WayDatabase *self,
                           int          code,
                           GError     **error)
{
  if (self->changing && self->lost == SQLITE_OK && sqlite3_get_autocommit (self->handle))
    self->lost = code;
  if (self->changing)
    self->is_stale = TRUE;

  return way_database_fail (self, code, error);
}

/**
 * way_database_prepare:
 * @self: a database
 * @sql: one statement; values are bound, never part of it
 * @error: where to put why it is refused
 *
 * Gets a statement ready; one that was used before is taken from a store.
 *
 * Returns: (transfer full) (nullable): the statement; it must be released
 *   before the database is closed
 */
WayStatement *
way_database_prepare (WayDatabase *self,
                      const char  *sql,
                      GError     **error)
{
  WayStatement *statement;
  sqlite3_stmt *handle;
  int           code;

  if (!way_database_may_go_on (self, error))
    return NULL;
  handle = g_hash_table_lookup (self->idle, sql);
  if (handle != NULL)
    g_hash_table_steal (self->idle, sql);
  else
    {
      code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
      if (code != SQLITE_OK)
        {
          way_database_note_failure (self, code, error);
          return NULL;
        }
    }

  statement = g_new0 (WayStatement, 1);
  statement->database = self;
  statement->handle = handle;

  return statement;
}

/**
 * way_statement_release:
 * @self: (transfer full): a statement
 *
 * Gives a statement back.
 */
void
way_statement_release (WayStatement *self)
{
  GHashTable *idle = self->database->idle;
  const char *sql = sqlite3_sql (self->handle);

  way_statement_reset (self);
  if (sql != NULL && g_hash_table_size (idle) < MAX_IDLE_STATEMENTS && !g_hash_table_contains (idle, sql))
    g_hash_table_insert (idle, (gpointer)sql, self->handle);
  else
    sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * way_database_run:
 * @self: a database
 * @sql: statements without values
 * @error: where to put why one failed
 *
 * Runs statements that return nothing of interest.
 *
 * Returns: whether all were run
 */
gboolean
way_database_run (WayDatabase *self,
                  const char  *sql,
                  GError     **error)
{
  int code;

  if (!way_database_may_go_on (self, error))
    return FALSE;
  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || way_database_note_failure (self, code, error);
}

/**
 * way_database_run_with:
 * @self: a database
 * @error: where to put why it failed
 * @sql: one statement
 * @n_values: how many values follow, one for each parameter
 * @...: texts; NULL is stored as NULL
 *
 * Runs a statement whose values are texts.
 *
 * Returns: whether it was run
 */
gboolean
way_database_run_with (WayDatabase *self,
                       GError     **error,
                       const char  *sql,
                       int          n_values,
                       ...)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self, sql, error);
  va_list values;
  int     i;

  if (statement == NULL)
    return FALSE;
  g_return_val_if_fail (sqlite3_bind_parameter_count (statement->handle) == n_values, FALSE);
  va_start (values, n_values);
  for (i = 0; i < n_values; i++)
    way_statement_bind_text (statement, i + 1, va_arg (values, const char *));
  va_end (values);

  return way_statement_run (statement, error);
}

/**
 * way_database_get_int:
 * @self: a database
 * @sql: a statement that returns one number
 * @number: (out): the number; 0 when nothing was returned
 * @error: where to put why it failed
 *
 * Asks for one number.
 *
 * Returns: whether it could be asked
 */
gboolean
way_database_get_int (WayDatabase *self,
                      const char  *sql,
                      gint64      *number,
                      GError     **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self, sql, error);
  gboolean row;

  *number = 0;
  if (statement == NULL || !way_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *number = way_statement_get_int (statement, 0);

  return TRUE;
}

/**
 * way_database_get_last_row:
 * @self: a database
 *
 * Returns: where the record lies that was added last
 */
gint64
way_database_get_last_row (WayDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/* A value that is too large for the memory there is would be NULL: the next step fails instead. */
static void
note_bound (WayStatement *self,
            int           code)
{
  if (code == SQLITE_NOMEM || code == SQLITE_TOOBIG)
    self->code = code;
}

/**
 * way_statement_bind_text:
 * @self: a statement
 * @place: which parameter, counted from 1
 * @text: (nullable): its value, copied
 *
 * Gives a parameter a value.
 */
void
way_statement_bind_text (WayStatement *self,
                         int           place,
                         const char   *text)
{
  note_bound (self, text != NULL ? sqlite3_bind_text (self->handle, place, text, -1, SQLITE_TRANSIENT)
                                 : sqlite3_bind_null (self->handle, place));
}

/**
 * way_statement_bind_int:
 * @self: a statement
 * @place: which parameter, counted from 1
 * @number: its value
 *
 * Gives a parameter a value.
 */
void
way_statement_bind_int (WayStatement *self,
                        int           place,
                        gint64        number)
{
  note_bound (self, sqlite3_bind_int64 (self->handle, place, number));
}

/**
 * way_statement_bind_double:
 * @self: a statement
 * @place: which parameter, counted from 1
 * @number: its value
 *
 * Gives a parameter a value.
 */
void
way_statement_bind_double (WayStatement *self,
                           int           place,
                           double        number)
{
  note_bound (self, sqlite3_bind_double (self->handle, place, number));
}

/**
 * way_statement_bind_bytes:
 * @self: a statement
 * @place: which parameter, counted from 1
 * @bytes: (transfer none): its value; it must live until the statement was run
 * @offset: where in them the value begins
 * @size: how many there are of it
 *
 * Gives a parameter a value.
 */
void
way_statement_bind_bytes (WayStatement *self,
                          int           place,
                          GBytes       *bytes,
                          gsize         offset,
                          gsize         size)
{
  const char *data = g_bytes_get_data (bytes, NULL);

  note_bound (self, sqlite3_bind_blob (self->handle, place, size > 0 ? data + offset : "", size, SQLITE_STATIC));
}

/* Gets every text of the row ready: one for which there is no memory must not be taken for one
 * that is not set. */
static gboolean
has_texts (sqlite3_stmt *handle)
{
  int n = sqlite3_data_count (handle);
  int i;

  for (i = 0; i < n; i++)
    if (sqlite3_column_type (handle, i) == SQLITE_TEXT && sqlite3_column_text (handle, i) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * way_statement_step:
 * @self: a statement
 * @row: (out): whether there is a row now
 * @error: where to put why it failed
 *
 * Goes to the first or next row of the result.
 *
 * Returns: whether it worked
 */
gboolean
way_statement_step (WayStatement *self,
                    gboolean     *row,
                    GError      **error)
{
  int code = self->code;

  *row = FALSE;
  if (!way_database_may_go_on (self->database, error))
    return FALSE;
  if (code == SQLITE_OK)
    code = sqlite3_step (self->handle);
  if (code == SQLITE_ROW && !has_texts (self->handle))
    code = SQLITE_NOMEM;
  *row = code == SQLITE_ROW;

  return code == SQLITE_ROW || code == SQLITE_DONE || way_database_note_failure (self->database, code, error);
}

/**
 * way_statement_run:
 * @self: a statement that returns nothing of interest
 * @error: where to put why it failed
 *
 * Runs the statement and makes it ready for the next values.
 *
 * Returns: whether it was run
 */
gboolean
way_statement_run (WayStatement *self,
                   GError      **error)
{
  gboolean row;
  gboolean done = way_statement_step (self, &row, error);

  way_statement_reset (self);

  return done;
}

/**
 * way_statement_reset:
 * @self: a statement
 *
 * Makes the statement ready to be run with other values.
 */
void
way_statement_reset (WayStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->code = SQLITE_OK;
}

/**
 * way_statement_get_handle:
 * @self: a statement
 *
 * Returns: (transfer none): what SQLite knows it as
 */
sqlite3_stmt *
way_statement_get_handle (WayStatement *self)
{
  return self->handle;
}

/**
 * way_statement_get_text:
 * @self: a statement on a row
 * @column: which column, counted from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step
 */
const char *
way_statement_get_text (WayStatement *self,
                        int           column)
{
  g_return_val_if_fail (column < sqlite3_column_count (self->handle), NULL);

  return (const char *)sqlite3_column_text (self->handle, column);
}

/**
 * way_statement_get_int:
 * @self: a statement on a row
 * @column: which column, counted from 0
 *
 * Returns: the number
 */
gint64
way_statement_get_int (WayStatement *self,
                       int           column)
{
  g_return_val_if_fail (column < sqlite3_column_count (self->handle), 0);

  return sqlite3_column_int64 (self->handle, column);
}

/**
 * way_statement_append_bytes:
 * @self: a statement on a row
 * @column: which column, counted from 0
 * @to: what to add the bytes to
 *
 * Reads bytes.
 */
void
way_statement_append_bytes (WayStatement *self,
                            int           column,
                            GByteArray   *to)
{
  const guint8 *data = sqlite3_column_blob (self->handle, column);

  if (data != NULL)
    g_byte_array_append (to, data, sqlite3_column_bytes (self->handle, column));
}
