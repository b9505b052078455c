/* erase-work.c - looking for a person and erasing it, in threads */
#include "config.h"

#include "app/erase-work.h"

/**
 * way_erase_work_free:
 * @data: (transfer full): a #WayEraseWork
 *
 * Frees it with its plan.
 */
void
way_erase_work_free (gpointer data)
{
  WayEraseWork *work = data;

  g_object_unref (work->records);
  g_clear_pointer (&work->plan, way_erasure_free);
  g_free (work->id);
  g_free (work);
}

/**
 * way_erase_work_look:
 * @task: returns the plan; NULL without an error when there is nobody to be erased any more
 * @source: of the task
 * @data: a #WayEraseWork
 * @cancellable: ends it early
 *
 * Makes a plan.
 */
void
way_erase_work_look (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  WayEraseWork *work = data;
  GError       *error = NULL;
  WayErasure   *plan = work->begun ? way_erasure_new_unfinished (work->records, work->id, cancellable, &error)
                                   : way_erasure_new (work->records, work->kind, work->id, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, (GDestroyNotify)way_erasure_free);
}

/**
 * way_erase_work_carry_out:
 * @task: returns whether all went well
 * @source: of the task
 * @data: a #WayEraseWork with a plan
 * @cancellable: not looked at
 *
 * Carries the plan out, which says then what came of it.
 */
void
way_erase_work_carry_out (GTask        *task,
                          gpointer      source,
                          gpointer      data,
                          GCancellable *cancellable)
{
  WayEraseWork *work = data;
  GError       *error = NULL;
  /* The file is made anew in the end: the window does not wait for that. */
  g_autoptr (WayRecords) records = way_records_open_beside (work->records, &error);

  if (records != NULL && way_erasure_perform (work->plan, records, work->with_backups, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
