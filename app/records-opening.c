/* records-opening.c - the records, opened while the window is there already */
#include "config.h"

#include "app/records-opening.h"
#include "journeys/records/backup.h"
#include "journeys/storage/folder.h"

/* In microseconds: nobody notices it, and nearly all records are there by then. */
#define PATIENCE (200 * G_TIME_SPAN_MILLISECOND)

/* What the thread and whoever waits for it share. */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex          mutex;
  GCond           cond;
  WayRecords     *records; /* or NULL */
  GError         *error;
  gboolean        done;
} Result;

struct _WayRecordsOpening
{
  Result              *result;
  WayRecordsOpenedFunc opened;
  gpointer             data;
  guint                look_id;
};

static void
result_unref (gpointer data)
{
  Result *result = data;

  if (!g_atomic_ref_count_dec (&result->ref_count))
    return;
  g_clear_object (&result->records);
  g_clear_error (&result->error);
  g_mutex_clear (&result->mutex);
  g_cond_clear (&result->cond);
  g_free (result);
}

static Result *
result_ref (Result *result)
{
  g_atomic_ref_count_inc (&result->ref_count);

  return result;
}

/* Before anything is changed on a day. What a new file has is in no danger. */
static void
copy_daily (WayRecords *records)
{
  g_autoptr (GError) error = NULL;

  if (!way_records_is_read_only (records) && !way_records_backup_daily (records, &error))
    g_info ("%s", error->message);
}

static gpointer
open_in_thread (gpointer data)
{
  Result          *result = data;
  g_autofree char *folder = way_folder_dup_data (NULL);
  g_autofree char *path = way_records_dup_path (folder);
  gboolean         is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;
  WayRecords *records = way_records_open (folder, &error);

  if (records != NULL && !is_new)
    copy_daily (records);
  g_mutex_lock (&result->mutex);
  result->records = records;
  result->error = g_steal_pointer (&error);
  result->done = TRUE;
  g_cond_signal (&result->cond);
  g_mutex_unlock (&result->mutex);
  result_unref (result);

  return NULL;
}

static void
tell (WayRecordsOpening *self)
{
  self->opened (g_steal_pointer (&self->result->records), self->result->error, self->data);
}

/* Looks now and then: it is rare, and soon over. */
static gboolean
look_cb (gpointer data)
{
  WayRecordsOpening *self = data;
  gboolean           done;

  g_mutex_lock (&self->result->mutex);
  done = self->result->done;
  g_mutex_unlock (&self->result->mutex);
  if (!done)
    return G_SOURCE_CONTINUE;
  self->look_id = 0;
  tell (self);

  return G_SOURCE_REMOVE;
}

/**
 * way_records_opening_new:
 * @opened: told once what came of it; before this returns when that is soon
 * @data: for @opened
 *
 * Opens the records of the user in a thread.
 *
 * Returns: (transfer full): the opening; freed, it tells nothing any more
 */
WayRecordsOpening *
way_records_opening_new (WayRecordsOpenedFunc opened,
                         gpointer             data)
{
  WayRecordsOpening *self = g_new0 (WayRecordsOpening, 1);
  gint64             end = g_get_monotonic_time () + PATIENCE;
  gboolean           done;

  self->opened = opened;
  self->data = data;
  self->result = g_new0 (Result, 1);
  g_atomic_ref_count_init (&self->result->ref_count);
  g_mutex_init (&self->result->mutex);
  g_cond_init (&self->result->cond);
  g_thread_unref (g_thread_new ("records", open_in_thread, result_ref (self->result)));

  g_mutex_lock (&self->result->mutex);
  while (!self->result->done && g_cond_wait_until (&self->result->cond, &self->result->mutex, end))
    ;
  done = self->result->done;
  g_mutex_unlock (&self->result->mutex);
  if (done)
    tell (self);
  else
    self->look_id = g_timeout_add (50, look_cb, self);

  return self;
}

/**
 * way_records_opening_free:
 * @self: (transfer full): an opening
 *
 * Frees it; records that come later are closed.
 */
void
way_records_opening_free (WayRecordsOpening *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  result_unref (self->result);
  g_free (self);
}
