/* database-beside.c - a second connection to a file that is open
 *
 * Without looking through the file again: the first one has.
 */
#include "config.h"

#include "journeys/storage/database-private.h"

#define PAUSE 5 /* milliseconds between two tries */

static void
finalize_idle (gpointer data)
{
  sqlite3_finalize (data);
}

/* Opens the file of another connection, for reading only or also for changes. */
WayDatabase *
way_database_open_beside (WayDatabase *other,
                          gboolean     writes,
                          GError     **error)
{
  static const char settings[] = "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; "
                                 "PRAGMA synchronous = EXTRA"; /* as the first one */
  g_autoptr (WayDatabase) self = g_new0 (WayDatabase, 1);
  int code;

  self->sort = other->sort;
  self->path = g_strdup (other->path);
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_idle);
  self->read_only = !writes;
  code = sqlite3_open_v2 (self->path, &self->handle,
                          (writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      way_database_fail (self, code, error);
      return NULL;
    }
  if (!way_database_harden (self, error) ||
      !way_database_run (self, settings, error) ||
      (writes && !way_database_prepare_way_back (self, error)) ||
      (!writes && !way_database_run (self, "PRAGMA query_only = ON", error)))
    return NULL;

  return g_steal_pointer (&self);
}

/* How long each waits: whoever has little time only so long, others as ever. */
static int
busy_cb (void *data,
         int   n_waited)
{
  WayDatabase *self = data;
  int          limit = g_thread_self () == self->hurried ? self->hurry : way_database_get_patience ();

  if (n_waited * PAUSE >= limit)
    return 0;
  g_usleep (PAUSE * 1000);

  return 1;
}

/* From now on the thread that calls this waits no longer than that for other connections. */
void
way_database_hurry (WayDatabase *self,
                    int          milliseconds)
{
  self->hurried = g_thread_self ();
  self->hurry = milliseconds;
  sqlite3_busy_handler (self->handle, busy_cb, self);
}
