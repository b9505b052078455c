/* erase-work.c - looking for a person and erasing it, in threads
 *
 * Looking through the known maps and writing the records anew take their time. Maps that are open are changed in
 * their windows.
 */
#include "config.h"

#include "app/erase-work.h"

#include "app/erase-open-maps.h"

/**
 * way_erase_work_new:
 * @application: the application
 * @kind: contact or persona; of no meaning when it has begun
 * @id: (nullable): who; NULL for whoever was not erased to the end
 * @begun: whether the record is gone already
 *
 * Returns: (transfer full) (nullable): the work; NULL while there are no records
 */
WayEraseWork *
way_erase_work_new (WayApplication *application,
                    WayKind         kind,
                    const char     *id,
                    gboolean        begun)
{
  WayRecords   *records = way_application_get_records (application);
  WayEraseWork *self;

  if (records == NULL)
    return NULL;
  self = g_new0 (WayEraseWork, 1);
  self->application = g_object_ref (application);
  self->records = g_object_ref (records);
  self->kind = kind;
  self->id = g_strdup (id);
  self->begun = begun;

  return self;
}

/**
 * way_erase_work_free:
 * @data: (transfer full): a #WayEraseWork
 *
 * Frees it with its plan.
 */
void
way_erase_work_free (gpointer data)
{
  WayEraseWork *self = data;

  g_object_unref (self->application);
  g_object_unref (self->records);
  g_clear_pointer (&self->plan, way_erasure_free);
  g_free (self->id);
  g_free (self);
}

static GTask *
task_new (WayEraseWork       *self,
          GObject            *source,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback)
{
  GTask *task = g_task_new (source, cancellable, callback, NULL);

  g_task_set_source_tag (task, way_erase_work_new);
  /* What was done is told, even if nobody waits for it any more. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, way_erase_work_free);

  return task;
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  WayEraseWork *self = data;
  GError       *error = NULL;
  WayErasure   *plan = self->begun ? way_erasure_new_unfinished (self->records, self->id, cancellable, &error)
                                   : way_erasure_new (self->records, self->kind, self->id, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, (GDestroyNotify)way_erasure_free);
}

/**
 * way_erase_work_look:
 * @self: (transfer full): the work
 * @source: whose work it is
 * @cancellable: ends it early
 * @callback: gets a #GTask that returns the plan; NULL without an error when there is nobody to be erased any more
 *
 * Makes a plan.
 */
void
way_erase_work_look (WayEraseWork       *self,
                     GObject            *source,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = task_new (self, source, cancellable, callback);

  g_task_run_in_thread (task, look);
}

static void
carry_out (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  WayEraseWork *self = data;
  GError       *error = NULL;
  /* The file is made anew in the end: the window does not wait for that. */
  g_autoptr (WayRecords) records = way_records_open_beside (self->records, &error);

  if (records != NULL && way_erasure_perform (self->plan, records, self->with_backups, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes the task. */
static void
held_cb (gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_run_in_thread (task, carry_out);
}

/**
 * way_erase_work_carry_out:
 * @self: (transfer full): the work, with a plan
 * @source: whose work it is
 * @callback: calls way_erase_work_end()
 *
 * Carries the plan out, once no map that has the person is being saved. The program does not end meanwhile.
 */
void
way_erase_work_carry_out (WayEraseWork       *self,
                          GObject            *source,
                          GAsyncReadyCallback callback)
{
  g_application_hold (G_APPLICATION (self->application));
  way_erase_open_maps_hold (GTK_APPLICATION (self->application), self->plan, held_cb, task_new (self, source, NULL, callback));
}

/**
 * way_erase_work_end:
 * @result: what the callback was given
 * @error: where to put what failed
 *
 * Takes the person off the maps that are open.
 *
 * Returns: (transfer full): the plan, which says what came of it
 */
WayErasure *
way_erase_work_end (GAsyncResult *result,
                    GError      **error)
{
  WayEraseWork *self = g_task_get_task_data (G_TASK (result));

  g_task_propagate_boolean (G_TASK (result), error);
  if (self->plan->done)
    way_erase_open_maps_change (GTK_APPLICATION (self->application), self->plan);
  way_erase_open_maps_release (GTK_APPLICATION (self->application));
  g_application_release (G_APPLICATION (self->application));

  return g_steal_pointer (&self->plan);
}
