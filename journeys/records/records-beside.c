/* records-beside.c - the same records through another connection, for work that takes its time
 *
 * What a thread reads or writes through the connection of the window would hold up the window for as
 * long. Through one of its own it does not: while one writes, the others read what was there before.
 */
#include "config.h"

#include "journeys/storage/database-private.h"
#include "journeys/records/records-private.h"

#define MOST_IDLE 2

static WayRecords *
open_beside (WayRecords *self,
             gboolean    writes,
             GError    **error)
{
  g_autoptr (WayRecords) beside = g_object_new (WAY_TYPE_RECORDS, NULL);
  g_autofree char *backup_dir = g_build_filename (self->data_dir, "backups", NULL);
  gboolean         newer;

  beside->data_dir = g_strdup (self->data_dir);
  beside->path = g_strdup (self->path);
  beside->notice = g_strdup (self->notice);
  beside->newer = self->newer;
  beside->database = way_database_open_beside (self->database, writes, error);
  if (beside->database == NULL)
    return NULL;
  beside->schema = way_schema_open (beside->database, backup_dir, &newer, error);

  return beside->schema != NULL ? g_steal_pointer (&beside) : NULL;
}

/**
 * way_records_open_beside:
 * @self: the records
 * @error: where to put why they cannot be opened
 *
 * Opens the records once more, for a thread that changes much. @self can be read and, between changes,
 * written meanwhile; see [method@Records.refresh_soon] for what is to be done at the end.
 *
 * Returns: (transfer full) (nullable): the records
 */
WayRecords *
way_records_open_beside (WayRecords *self,
                         GError    **error)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  return open_beside (self, self->notice == NULL, error);
}

static gboolean
refresh_cb (gpointer data)
{
  way_records_refresh (data);

  return G_SOURCE_REMOVE;
}

/**
 * way_records_refresh_soon:
 * @self: the records
 *
 * [method@Records.refresh] in the main loop: for a thread that has written beside them.
 */
void
way_records_refresh_soon (WayRecords *self)
{
  g_return_if_fail (WAY_IS_RECORDS (self));

  g_idle_add_full (G_PRIORITY_DEFAULT, refresh_cb, g_object_ref (self), g_object_unref);
}

/**
 * way_records_hurry:
 * @self: the records
 * @milliseconds: how long the thread that calls this waits for others at most
 *
 * To be called by the thread that shows windows, which must not stand still. When somebody else
 * writes for longer, what it wants fails with %WAY_STORAGE_ERROR_LOCKED. Other threads go on to wait,
 * and read lists and figures through connections of their own.
 */
void
way_records_hurry (WayRecords *self,
                   int         milliseconds)
{
  g_return_if_fail (WAY_IS_RECORDS (self));

  self->hurried = g_thread_self ();
  self->patience = milliseconds;
  way_database_hurry (self->database, milliseconds);
}

/* Locks the records for a change; fails when that takes longer than a thread has time. */
gboolean
way_records_lock (WayRecords *self,
                  GError    **error)
{
  gint64 end = g_get_monotonic_time () + self->patience * G_TIME_SPAN_MILLISECOND;

  if (self->hurried != g_thread_self ())
    {
      g_rec_mutex_lock (&self->mutex);
      return TRUE;
    }
  while (!g_rec_mutex_trylock (&self->mutex))
    {
      if (g_get_monotonic_time () >= end)
        return way_database_fail (self->database, SQLITE_BUSY, error);
      g_usleep (2000);
    }

  return TRUE;
}

/* What a long list is to be read through: the records themselves, locked; or where that would hold up the
 * window, others of the same file. NULL on failure; else to be given back. */
WayRecords *
way_records_start_reading (WayRecords *self,
                           GError    **error)
{
  WayRecords *beside = NULL;
  GThread    *thread = g_thread_self ();

  if (self->hurried == NULL || self->hurried == thread || g_atomic_pointer_get (&self->changing) == thread)
    {
      g_rec_mutex_lock (&self->mutex);
      return self;
    }
  g_mutex_lock (&self->turn_mutex);
  if (self->idle->len > 0)
    beside = g_ptr_array_steal_index (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->turn_mutex);

  return beside != NULL ? beside : open_beside (self, FALSE, error);
}

void
way_records_stop_reading (WayRecords *self,
                          WayRecords *reading)
{
  if (reading == self)
    {
      g_rec_mutex_unlock (&self->mutex);
      return;
    }
  g_mutex_lock (&self->turn_mutex);
  if (self->idle->len < MOST_IDLE)
    g_ptr_array_add (self->idle, g_steal_pointer (&reading));
  g_mutex_unlock (&self->turn_mutex);
  g_clear_object (&reading);
}
