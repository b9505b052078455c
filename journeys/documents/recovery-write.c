/* recovery-write.c - what is not saved on its way to the disk, as long as that takes */
#include "config.h"

#include "journeys/documents/document-private.h"
#include "journeys/documents/recovery-private.h"
#include "journeys/storage/advice.h"

/* Milliseconds. */
#define RETRY 1000

/* With more than that to do again, it is quicker to keep the map as it is. Bytes of commands. */
#define MOST_LOGGED (8 * 1024 * 1024)

gboolean
way_recovery_has_work (WayRecovery *self)
{
  return self->pending->len > 0 || self->anew || self->rebase || self->redraft;
}

/* What was not written comes before what was done meanwhile. */
static void
take_back_steps (WayRecovery    *self,
                 WayRecoveryJob *job)
{
  g_autoptr (GPtrArray) later = self->pending;
  guint i;

  self->pending = g_steal_pointer (&job->steps);
  job->steps = g_ptr_array_new ();
  for (i = 0; i < later->len; i++)
    g_ptr_array_add (self->pending, way_recovery_step_ref (g_ptr_array_index (later, i)));
}

/* The files that were to go have what is typed as long as there is no other that has it. */
static void
take_back_behind (WayRecovery    *self,
                  WayRecoveryJob *job)
{
  g_ptr_array_extend_and_steal (self->behind, g_steal_pointer (&job->behind));
  job->behind = g_ptr_array_new ();
  if (self->draft == NULL && job->slot != self->slot)
    way_recovery_clear_behind (self);
}

static gboolean
is_lost (const GError *error)
{
  return g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT) ||
         g_error_matches (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FOREIGN);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  WayRecovery    *self = WAY_RECOVERY (source);
  WayRecoveryJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (self->document == NULL)
    {
      g_task_propagate_boolean (G_TASK (result), NULL);
      return;
    }
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    take_back_behind (self, job);
  if (error == NULL || job->slot != self->slot)
    {
      if (error == NULL)
        way_recovery_set_trouble (self, NULL);
      if (error == NULL && job->slot == self->slot)
        way_recovery_set_written (self, TRUE);
      if (way_recovery_has_work (self))
        way_recovery_schedule (self, 0);
      return;
    }
  take_back_steps (self, job);
  if (job->begins)
    {
      self->has_file = FALSE;
      /* What was saved meanwhile is the later one. */
      if (!self->rebase)
        self->base = job->base != NULL && job->root == NULL ? g_bytes_ref (job->base) : NULL;
    }
  self->anew = self->anew || job->root != NULL || (job->base != NULL && !job->begins);
  self->redraft = TRUE;
  if (is_lost (error))
    {
      /* It is left for whoever can read it. */
      way_recovery_slot_unref (self->slot);
      self->slot = way_recovery_slot_new (way_recovery_folder_dup_new_file (self->folder));
      self->has_file = FALSE;
      self->anew = TRUE;
      way_recovery_set_written (self, FALSE);
      way_recovery_schedule (self, 0);
      return;
    }
  /* A person knows the map, and nothing of the file behind it. */
  way_recovery_set_trouble (self, way_advice_skip_path (error->message, job->slot->path));
  way_recovery_schedule (self, RETRY);
}

static void
note_about (WayRecovery    *self,
            WayRecoveryJob *job)
{
  GFile *file = way_document_get_file (self->document);

  job->about.path = file != NULL ? g_file_get_path (file) : NULL;
  job->about.title = g_strdup (way_document_get_title (self->document));
  job->about.owner = g_strdup (way_recovery_folder_get_owner (self->folder));
  job->about.draft = g_strdup (self->draft);
  job->about.place = g_strdup (self->place);
  self->redraft = FALSE;
  if (file != NULL)
    job->saved = g_bytes_ref (self->document->identity.content);
}

static void
forget_pending (WayRecovery *self,
                gint64       until)
{
  guint n = 0;

  while (n < self->pending->len && ((WayRecoveryStep *)g_ptr_array_index (self->pending, n))->number <= until)
    n++;
  g_ptr_array_remove_range (self->pending, 0, n);
}

/* What the file is to begin with, when it begins or begins anew. */
static void
choose_base (WayRecovery    *self,
             WayRecoveryJob *job)
{
  job->begins = !self->has_file;
  if (self->anew || self->logged > MOST_LOGGED)
    {
      job->root = way_item_copy (way_map_get_root (way_document_get_map (self->document)));
      job->base_number = self->last_number;
      self->logged = 0;
    }
  else if (self->rebase || job->begins)
    {
      job->base = g_bytes_ref (self->base);
      job->base_number = self->rebase ? self->base_number : 0;
    }
  if (job->base != NULL || job->root != NULL)
    forget_pending (self, job->base_number);
  self->anew = FALSE;
  self->rebase = FALSE;
  self->has_file = TRUE;
  g_clear_pointer (&self->base, g_bytes_unref);
}

void
way_recovery_write_pending (WayRecovery *self)
{
  g_autoptr (GTask) task = NULL;
  WayRecoveryJob *job = g_new0 (WayRecoveryJob, 1);

  job->slot = g_atomic_rc_box_acquire (self->slot);
  job->behind = g_steal_pointer (&self->behind);
  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_slot_unref);
  note_about (self, job);
  choose_base (self, job);
  job->steps = g_steal_pointer (&self->pending);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_source_tag (task, way_recovery_write_pending);
  g_task_set_task_data (task, job, way_recovery_job_free);
  self->writing = TRUE;
  way_recovery_folder_run (self->folder, task, way_recovery_job_write);
}

void
way_recovery_schedule (WayRecovery *self,
                       guint        delay)
{
  if (self->timer == 0 && !self->writing)
    self->timer = g_timeout_add_once (delay, (GSourceOnceFunc)way_recovery_write_now, self);
}

void
way_recovery_run_on_slot (WayRecovery     *self,
                          WayRecoverySlot *slot,
                          GTaskThreadFunc  func)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, way_recovery_run_on_slot);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (slot), (GDestroyNotify)way_recovery_slot_unref);
  way_recovery_folder_run (self->folder, task, func);
}

/* Nothing in these files is needed any more. */
void
way_recovery_clear_behind (WayRecovery *self)
{
  guint i;

  for (i = 0; i < self->behind->len; i++)
    way_recovery_run_on_slot (self, g_ptr_array_index (self->behind, i), way_recovery_slot_clear);
  g_ptr_array_set_size (self->behind, 0);
}

/**
 * way_recovery_write_now:
 * @self: what keeps a map
 *
 * Does not wait for the moment at which it would be written; see [method@RecoveryFolder.flush].
 */
void
way_recovery_write_now (WayRecovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->writing && self->document != NULL && way_recovery_has_work (self))
    way_recovery_write_pending (self);
}
