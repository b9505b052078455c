/* record-model-locate.c - where a record is in the list */
#include "config.h"

#include "journeys/records/record-model-private.h"

typedef struct
{
  WayRecordReader *reader;
  WayKind          kind;
  char            *id;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  way_record_reader_unref (place->reader);
  g_free (place->id);
  g_free (place);
}

static void
locate_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Place  *place = data;
  GError *error = NULL;
  gint64  key = way_record_reader_find_key (place->reader, place->kind, place->id, cancellable, &error);

  if (error == NULL)
    g_task_return_pointer (task, g_memdup2 (&key, sizeof key), g_free);
  else
    g_task_return_error (task, error);
}

/* The search that they waited for is done. */
void
way_record_model_locate_waiting (WayRecordModel *self)
{
  guint i;

  for (i = 0; i < self->waiting->len; i++)
    g_task_run_in_thread (g_ptr_array_index (self->waiting, i), locate_in_thread);
  g_ptr_array_set_size (self->waiting, 0);
}

/**
 * way_record_model_locate_async:
 * @self: a list
 * @id: the id of a record
 * @cancellable: (nullable): to give up early
 * @callback: called when it is known
 * @data: for @callback
 *
 * Finds out where a record is in the list. A search that runs is waited for.
 */
void
way_record_model_locate_async (WayRecordModel     *self,
                               const char         *id,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            data)
{
  g_autoptr (GTask) task = NULL;
  Place *place;

  g_return_if_fail (WAY_IS_RECORD_MODEL (self));
  g_return_if_fail (id != NULL);

  place = g_new0 (Place, 1);
  place->reader = way_record_reader_ref (self->searcher);
  place->kind = self->kind;
  place->id = g_strdup (id);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, way_record_model_locate_async);
  g_task_set_task_data (task, place, place_free);
  /* Where it is in a list that is about to be another one helps nobody. */
  if (self->search != NULL)
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  else
    g_task_run_in_thread (task, locate_in_thread);
}

/**
 * way_record_model_locate_finish:
 * @self: a list
 * @result: what the callback got
 * @position: (out): where the record is
 * @error: where to put why it failed
 *
 * Returns: whether the record is in the list; if not without an error, the query leaves it out
 */
gboolean
way_record_model_locate_finish (WayRecordModel *self,
                                GAsyncResult   *result,
                                guint          *position,
                                GError        **error)
{
  g_autofree gint64 *key = NULL;

  g_return_val_if_fail (WAY_IS_RECORD_MODEL (self), FALSE);

  key = g_task_propagate_pointer (G_TASK (result), error);

  return key != NULL && way_record_model_find_key (self, *key, position);
}
