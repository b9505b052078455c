/* database-beside.c - a second connection to a file that is open
 *
 * For reading only, and without looking through the file again: the first one
 * has.
 */
#include "config.h"

#include "journeys/records/database-private.h"

#include "journeys/records/record-query-private.h"

static void
finalize_idle (gpointer data)
{
  sqlite3_finalize (data);
}

/* Opens the file of another connection for reading. */
WayDatabase *
way_database_open_beside (WayDatabase *other,
                          GError     **error)
{
  static const char settings[] = "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; "
                                 "PRAGMA query_only = ON";
  g_autoptr (WayDatabase) self = g_new0 (WayDatabase, 1);
  int code;

  self->path = g_strdup (other->path);
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_idle);
  self->read_only = TRUE;
  code = sqlite3_open_v2 (self->path, &self->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      way_database_fail (self, code, error);
      return NULL;
    }
  way_database_harden (self->handle);
  if (!way_query_add_functions (self->handle))
    {
      way_database_fail (self, SQLITE_NOMEM, error);
      return NULL;
    }

  return way_database_run (self, settings, error) ? g_steal_pointer (&self) : NULL;
}
