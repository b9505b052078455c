/* import-async.c - looking at tables, importing them and taking that back, beside all else
 *
 * What a thread works with is its own: a copy of the import, so that it can be changed
 * meanwhile, and a connection to the records, so that they can be read meanwhile. Nothing here refers
 * to who asked, which may be gone before it is done.
 */
#include "config.h"

#include "journeys/exchange/import-async.h"

#include "journeys/records/backup.h"

/* What a thread is given. */
typedef struct
{
  /* owned */
  GFile       *file;
  WayRecords  *records;
  WayImport   *import;
  WayMeter    *meter;
  WayBulkUndo *undo;
  char        *encoding;

  WayKind      kind;
  WayCsvWishes wishes;
  gboolean     has_wishes;
  gboolean     try_only;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->file);
  g_clear_object (&work->records);
  g_clear_pointer (&work->import, way_import_free);
  g_clear_pointer (&work->meter, way_meter_unref);
  g_clear_pointer (&work->undo, way_bulk_undo_free);
  g_free (work->encoding);
  g_free (work);
}

static GTask *
new_task (Work               *work,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            data,
          gpointer            tag)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, work_free);
  /* What was written is told, even if somebody wanted to stop it a moment before. */
  g_task_set_check_cancellable (task, FALSE);

  return task;
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work      *work = data;
  GError    *error = NULL;
  WayImport *import = way_import_open (work->file, work->kind, work->has_wishes ? &work->wishes : NULL, work->records, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify)way_import_free);
  else
    g_task_return_error (task, error);
}

/**
 * way_import_open_async:
 * @file: a table of text
 * @kind: the kind of record its rows are
 * @wishes: (nullable): what is known about how it is written
 * @records: where it is remembered what the columns mean
 * @cancellable: (nullable): to stop it
 * @callback: is called when it is done
 * @data: what it gets
 *
 * [func@import_open] in a thread.
 */
void
way_import_open_async (GFile              *file,
                       WayKind             kind,
                       const WayCsvWishes *wishes,
                       WayRecords         *records,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr (GTask) task = new_task (work, cancellable, callback, data, way_import_open_async);

  work->file = g_object_ref (file);
  work->records = g_object_ref (records);
  work->kind = kind;
  work->has_wishes = wishes != NULL;
  if (wishes != NULL)
    {
      work->wishes = *wishes;
      work->encoding = g_strdup (wishes->encoding);
      work->wishes.encoding = work->encoding;
    }
  g_task_run_in_thread (task, open_thread);
}

/**
 * way_import_open_finish:
 * @result: what the callback got
 * @error: where to put why the table cannot be read
 *
 * Returns: (transfer full) (nullable): the import
 */
WayImport *
way_import_open_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Work            *work = data;
  WayImportResult *result = g_new0 (WayImportResult, 1);
  g_autofree char *copy = NULL;
  GError          *error = NULL;
  g_autoptr (WayRecords) records = way_records_open_beside (work->records, &error);

  if (records == NULL)
    {
      way_import_result_free (result);
      g_task_return_error (task, error);
      return;
    }
  /* There is a way back even when much more is changed than can be undone. */
  if (!work->try_only)
    {
      copy = way_records_backup (records, NULL, &error);
      if (copy == NULL)
        {
          way_import_result_free (result);
          g_task_return_error (task, error);
          return;
        }
    }
  if (way_import_run (work->import, records, work->try_only, way_meter_set, work->meter, cancellable, result, &error))
    {
      result->backup = g_steal_pointer (&copy);
      if (!work->try_only)
        way_records_refresh_soon (work->records);
      g_task_return_pointer (task, result, (GDestroyNotify)way_import_result_free);
    }
  else
    {
      way_import_result_free (result);
      g_task_return_error (task, error);
    }
}

/**
 * way_import_run_async:
 * @self: an import, which may be changed and freed meanwhile
 * @records: where the records go
 * @try_only: count what would happen, and change nothing
 * @meter: shows how far it is
 * @cancellable: (nullable): to stop it
 * @callback: is called when it is done
 * @data: what it gets
 *
 * [func@import_run] in a thread, after a copy of the records was written.
 */
void
way_import_run_async (WayImport          *self,
                      WayRecords         *records,
                      gboolean            try_only,
                      WayMeter           *meter,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            data)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr (GTask) task = new_task (work, cancellable, callback, data, way_import_run_async);

  work->import = way_import_copy (self);
  work->records = g_object_ref (records);
  work->try_only = try_only;
  work->meter = way_meter_ref (meter);
  g_task_run_in_thread (task, run_thread);
}

/**
 * way_import_run_finish:
 * @result: what the callback got
 * @error: where to put why nothing was done
 *
 * Returns: (transfer full) (nullable): what was done
 */
WayImportResult *
way_import_run_finish (GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * way_import_result_free:
 * @result: (transfer full): a result
 *
 * Frees it.
 */
void
way_import_result_free (WayImportResult *result)
{
  way_import_result_clear (result);
  g_free (result);
}

static void
undo_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work              *work = data;
  WayBulkUndoCounts *counts = g_new0 (WayBulkUndoCounts, 1);
  GError            *error = NULL;
  g_autoptr (WayRecords) records = way_records_open_beside (work->records, &error);

  if (records != NULL && way_bulk_undo_perform (work->undo, records, counts, &error))
    {
      way_records_refresh_soon (work->records);
      g_task_return_pointer (task, counts, g_free);
    }
  else
    {
      g_free (counts);
      g_task_return_error (task, error);
    }
}

/**
 * way_import_undo_async:
 * @undo: (transfer full): how to take an import back
 * @records: the records
 * @callback: is called when it is done
 * @data: what it gets
 *
 * [method@BulkUndo.perform] in a thread.
 */
void
way_import_undo_async (WayBulkUndo        *undo,
                       WayRecords         *records,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  Work *work = g_new0 (Work, 1);
  g_autoptr (GTask) task = new_task (work, NULL, callback, data, way_import_undo_async);

  work->undo = undo;
  work->records = g_object_ref (records);
  g_task_run_in_thread (task, undo_thread);
}

/**
 * way_import_undo_finish:
 * @result: what the callback got
 * @undo: (out) (transfer full) (nullable): how to take it back, when that failed
 * @error: where to put why it failed
 *
 * Returns: (transfer full) (nullable): what was taken back
 */
WayBulkUndoCounts *
way_import_undo_finish (GAsyncResult *result,
                        WayBulkUndo **undo,
                        GError      **error)
{
  Work              *work = g_task_get_task_data (G_TASK (result));
  WayBulkUndoCounts *counts = g_task_propagate_pointer (G_TASK (result), error);

  *undo = counts == NULL ? g_steal_pointer (&work->undo) : NULL;

  return counts;
}
