/* recovery-job.c - one writing of what is not saved, complete in itself */
#include "config.h"

#include "journeys/documents/recovery-job.h"

#include <gio/gio.h>

#include "journeys/documents/writer.h"
#include "journeys/storage/folder.h"

static void
free_slot (gpointer data)
{
  WayRecoverySlot *slot = data;

  g_clear_pointer (&slot->file, way_recovery_file_close);
  g_free (slot->path);
}

void
way_recovery_slot_unref (WayRecoverySlot *slot)
{
  g_atomic_rc_box_release_full (slot, free_slot);
}

WayRecoverySlot *
way_recovery_slot_new (char *path)
{
  WayRecoverySlot *slot = g_atomic_rc_box_new0 (WayRecoverySlot);

  slot->path = path;

  return slot;
}

void
way_recovery_job_free (gpointer data)
{
  WayRecoveryJob *job = data;

  way_recovery_slot_unref (job->slot);
  g_ptr_array_unref (job->behind);
  way_recovery_about_clear (&job->about);
  g_clear_pointer (&job->saved, g_bytes_unref);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_clear_pointer (&job->root, way_item_unref);
  g_ptr_array_unref (job->steps);
  g_free (job);
}

/* In the thread of the folder. */

static void
slot_close (WayRecoverySlot *slot)
{
  g_clear_pointer (&slot->file, way_recovery_file_close);
}

static void
remove_slot (gpointer data,
             gpointer user_data)
{
  WayRecoverySlot *slot = data;

  slot_close (slot);
  way_database_remove (slot->path, NULL);
}

/* Without the file there is nothing that could be added to. */
static gboolean
check_is_there (WayRecoveryJob *job,
                GError        **error)
{
  if (job->begins || g_file_test (job->slot->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_clear_error (error);
  g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT, job->slot->path);

  return FALSE;
}

static gboolean
open_slot (WayRecoveryJob *job,
           GError        **error)
{
  WayRecoverySlot *slot = job->slot;
  g_autofree char *folder = g_path_get_dirname (slot->path);

  if (slot->file != NULL)
    return TRUE;
  if (!check_is_there (job, error))
    return FALSE;
  way_folder_make (folder);
  slot->file = way_recovery_file_open (slot->path, error);

  return slot->file != NULL;
}

static gboolean
job_write (WayRecoveryJob *job,
           GError        **error)
{
  g_autoptr (GError) problem = NULL;

  if (way_recovery_file_write (job->slot->file, &job->about, job->base, job->base_number, job->steps, &problem))
    return TRUE;
  /* Whoever looks for what was left may have removed it while it was empty. */
  if (job->begins && !g_file_test (job->slot->path, G_FILE_TEST_EXISTS))
    {
      slot_close (job->slot);
      return open_slot (job, error) &&
             way_recovery_file_write (job->slot->file, &job->about, job->base, job->base_number, job->steps, error);
    }
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static gboolean
job_run (WayRecoveryJob *job,
         GError        **error)
{
  if (!open_slot (job, error))
    return FALSE;
  if (job->root != NULL)
    job->base = way_writer_write_root (job->root);
  if (job->saved != NULL)
    job->about.saved = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->saved);
  if (job_write (job, error))
    {
      g_ptr_array_foreach (job->behind, remove_slot, NULL);
      return TRUE;
    }
  /* What is wrong with it is seen when it is opened again. */
  slot_close (job->slot);
  check_is_there (job, error);

  return FALSE;
}

void
way_recovery_job_write (GTask        *task,
                        gpointer      source,
                        gpointer      data,
                        GCancellable *cancellable)
{
  GError *error = NULL;

  if (job_run (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
way_recovery_slot_clear (GTask        *task,
                         gpointer      source,
                         gpointer      data,
                         GCancellable *cancellable)
{
  remove_slot (data, NULL);
  g_task_return_boolean (task, TRUE);
}

void
way_recovery_slot_discard (GTask        *task,
                           gpointer      source,
                           gpointer      data,
                           GCancellable *cancellable)
{
  WayRecoverySlot *slot = data;
  GError          *error = NULL;

  if (slot->file == NULL && g_file_test (slot->path, G_FILE_TEST_EXISTS))
    slot->file = way_recovery_file_open (slot->path, &error);
  if (slot->file != NULL)
    way_recovery_file_set_discarded (slot->file, g_get_real_time () / G_USEC_PER_SEC, &error);
  slot_close (slot);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}
