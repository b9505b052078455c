/* document-save.c - saving an open map, at once or while it changes
 *
 * "Saved" is the number of a state of the history, noted only after the file
 * with that state was safely on the disk.
 */
#include "config.h"

#include "journeys/documents/document-private.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "journeys/documents/checked-writer.h"
#include "journeys/documents/versions.h"

/* One save, complete in itself, so that a worker can do it while the map changes. */
typedef struct
{
  WayItem        *root;
  char           *path;
  GFile          *file;
  gboolean        is_other; /* not the file that the document read or wrote */
  gboolean        check;    /* whether it is known what may be replaced */
  gboolean        forgets;  /* what was in the file before */
  gboolean        must_keep;
  WayFileIdentity expected;
  WayFileIdentity written;
  guint64         serial;
  char           *unkept; /* why what was in the file before is not kept; NULL */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  way_item_unref (job->root);
  way_file_identity_clear (&job->expected);
  way_file_identity_clear (&job->written);
  g_free (job->path);
  g_free (job->unkept);
  g_object_unref (job->file);
  g_free (job);
}

/**
 * way_document_get_saved_serial:
 * @self: a document
 *
 * Returns: the number of the state of its history that is in the file; G_MAXUINT64 when none is
 */
guint64
way_document_get_saved_serial (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), WAY_NO_SERIAL);

  return self->saved_serial;
}

/* What is in a file that the document neither read nor wrote. Just that is replaced then: nothing that comes after it. */
static gboolean
look_at_other (Job     *job,
               char   **uuid,
               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (WayMap) map = NULL;
  gboolean read_only;
  GStatBuf info;

  if (g_stat (job->path, &info) != 0 && errno == ENOENT)
    {
      job->check = TRUE;
      return TRUE;
    }
  bytes = way_file_read (job->path, &job->expected, error);
  if (bytes == NULL)
    return FALSE;
  job->check = TRUE;
  map = way_reader_read (bytes, "", &notices, &read_only, NULL);
  if (map != NULL)
    {
      g_free (*uuid);
      *uuid = g_strdup (way_map_get_uuid (map));
    }

  return TRUE;
}

/* What is replaced is kept as a version first: of the map that it is. What is none, such as one that another program left
 * half merged, is looked for where the map is that takes its place. */
static void
keep_before (Job *job)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autofree char *uuid = g_strdup (way_item_get_id (job->root));
  g_autoptr (GError) error = NULL;
  gint64 saved;

  if (job->check || look_at_other (job, &uuid, &error))
    {
      if (job->expected.content == NULL)
        return;
      saved = job->expected.modified != 0 ? job->expected.modified / 1000 : g_get_real_time ();
      if (way_versions_keep (folder, uuid, job->expected.content, saved, job->path, NULL, &error))
        return;
    }
  job->unkept = g_strdup (error->message);
}

/* Where a map is saved under another name, nobody has anything open that could be merged. */
static gboolean
write_job (Job        *job,
           const char *name,
           GBytes     *bytes,
           GError    **error)
{
  g_autoptr (GError) reason = NULL;

  if (way_file_write (job->path, bytes, job->check ? &job->expected : NULL, &job->written, &reason))
    return TRUE;
  if (job->is_other && g_error_matches (reason, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_CHANGED_ON_DISK))
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                 _ ("%s: Nothing was saved, because another program changed the file in the same moment. Try again."), name);
  else
    g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/* The whole of a save; runs in any thread. */
static gboolean
job_run (Job     *job,
         GError **error)
{
  g_autofree char *name = g_filename_display_name (job->path);
  g_autoptr (GBytes) bytes = way_checked_writer_write (job->root, name, error);

  if (bytes == NULL)
    return FALSE;
  if (!job->forgets)
    keep_before (job);
  if (job->must_keep && job->unkept != NULL)
    {
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved, because what is in the file now could not be kept as a version before: %s"),
                   name, job->unkept);
      return FALSE;
    }

  return write_job (job, name, bytes, error);
}

/* Makes a job; NULL without an error when there is nothing to do. */
static Job *
prepare (WayDocument *self,
         GFile       *file,
         GError     **error)
{
  gboolean         same_file = self->file != NULL && g_file_equal (self->file, file);
  g_autofree char *path = way_document_dup_path (file, error);
  Job             *job;

  if (path == NULL)
    return NULL;
  if (self->read_only && same_file)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ_ONLY,
                   _ ("%s: The map was made by a much newer Waymark and cannot be saved by this one. "
                      "Install the newest version."),
                   name);
      return NULL;
    }
  if (same_file && self->must_keep && self->keeps_none)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                   _ ("%s: Nothing was saved yet, because what somebody else put into the file has to become a version before, "
                      "and versions are being changed for the erasing of a person. Try again in a moment."),
                   name);
      return NULL;
    }
  if (same_file &&
      !way_document_is_modified (self) &&
      self->disk == WAY_DISK_KNOWN &&
      g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  way_history_seal (self->history);
  job = g_new0 (Job, 1);
  job->root = way_item_copy (way_map_get_root (self->map));
  job->path = g_steal_pointer (&path);
  job->file = g_object_ref (file);
  job->check = same_file;
  job->is_other = !job->check;
  job->must_keep = self->must_keep;
  job->forgets = same_file && (self->forgets || self->keeps_none);
  if (job->check)
    way_file_identity_copy (&job->expected, &self->identity);
  job->serial = way_history_get_serial (self->history);

  return job;
}

/* Notes what the job did. A file that was replaced is ours, even when the disk
 * did not confirm it, and may be replaced again. */
static void
record (WayDocument *self,
        Job         *job,
        gboolean     done)
{
  gboolean moved = self->file == NULL || !g_file_equal (self->file, job->file);

  if (job->written.content != NULL && (done || !moved))
    {
      way_file_identity_copy (&self->identity, &job->written);
      /* The map that was saved before is in no file any more. */
      self->saved_serial = WAY_NO_SERIAL;
    }
  if (done)
    {
      g_free (self->unkept);
      self->unkept = g_steal_pointer (&job->unkept);
      self->saved_serial = job->serial;
      self->must_keep = self->must_keep && !job->must_keep;
      self->forgets = self->forgets && !job->forgets;
      way_document_set_disk (self, WAY_DISK_KNOWN);
      if (moved)
        way_document_take_file (self, job->file);
    }
}

/**
 * way_document_save_as:
 * @self: a document
 * @file: where to save
 * @error: where to put why it was not saved
 *
 * Saves the map to a file, which becomes the file of the document. A file that
 * is there already is replaced, unless it is the one that was opened and
 * somebody else changed it since.
 *
 * Returns: whether the map is safely on the disk; if not, the map counts as not saved, and the file is as it was, or,
 *   when the disk did not confirm it, has the map without being sure to keep it
 */
gboolean
way_document_save_as (WayDocument *self,
                      GFile       *file,
                      GError     **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean done;
  Job     *job;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (self->saving)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           _ ("The map is being saved already. Try again in a moment."));
      return FALSE;
    }
  job = prepare (self, file, &reason);
  if (job == NULL)
    {
      if (reason == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  done = job_run (job, error);
  record (self, job, done);
  job_free (job);
  way_document_notify_state (self);

  return done;
}

static gboolean
check_has_file (WayDocument *self,
                GError     **error)
{
  if (self->file != NULL)
    return TRUE;
  g_set_error_literal (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                       _ ("The map has no file yet. Choose where to save it."));

  return FALSE;
}

/**
 * way_document_save:
 * @self: a document with a file
 * @error: where to put why it was not saved
 *
 * The same as [method@Document.save_as] for the file the document has. When
 * nothing was changed, nothing is written.
 *
 * Returns: whether the map is safely on the disk
 */
gboolean
way_document_save (WayDocument *self,
                   GError     **error)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  return check_has_file (self, error) && way_document_save_as (self, self->file, error);
}

static void start_save (WayDocument *self,
                        GTask       *task);

static void
run_in_thread (GTask        *task,
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

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) outer = data;
  WayDocument *self = g_task_get_source_object (outer);
  GError      *error = NULL;
  GTask       *next;

  self->saving = FALSE;
  record (self, g_task_get_task_data (G_TASK (result)), g_task_propagate_boolean (G_TASK (result), &error));
  next = g_queue_pop_head (self->waiting);
  if (next != NULL)
    start_save (self, next);
  way_document_notify_state (self);
  if (error == NULL)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/* Takes the task, whose data is the file. */
static void
start_save (WayDocument *self,
            GTask       *task)
{
  GError *error = NULL;
  Job    *job = prepare (self, g_task_get_task_data (task), &error);
  g_autoptr (GTask) inner = NULL;

  if (job == NULL)
    {
      GTask *next;

      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      next = g_queue_pop_head (self->waiting);
      if (next != NULL)
        start_save (self, next);
      return;
    }
  self->saving = TRUE;
  /* Without the document: the worker must not be the last to hold it. */
  inner = g_task_new (NULL, NULL, on_written, task);
  g_task_set_source_tag (inner, start_save);
  g_task_set_task_data (inner, job, job_free);
  g_task_run_in_thread (inner, run_in_thread);
  way_document_notify_state (self);
}

/**
 * way_document_save_as_async:
 * @self: a document
 * @file: where to save
 * @cancellable: (nullable): looked at before writing begins; a begun save ends
 * @callback: called when the map is on the disk, or is not
 * @data: passed to @callback
 *
 * The same as [method@Document.save_as] without waiting. The map may be
 * changed meanwhile: what it is now is saved. A save that is asked for during
 * another one follows it.
 */
void
way_document_save_as_async (WayDocument        *self,
                            GFile              *file,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  GTask *task;

  g_return_if_fail (WAY_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, way_document_save_as_async);
  /* What was written is told, even if nobody waits for it any more. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (g_task_return_error_if_cancelled (task))
    g_object_unref (task);
  else if (self->saving)
    g_queue_push_tail (self->waiting, task);
  else
    start_save (self, task);
}

/**
 * way_document_save_async:
 * @self: a document with a file
 * @cancellable: (nullable): looked at before writing begins
 * @callback: called when the map is on the disk, or is not
 * @data: passed to @callback
 *
 * The same as [method@Document.save] without waiting.
 */
void
way_document_save_async (WayDocument        *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  GError *error = NULL;

  g_return_if_fail (WAY_IS_DOCUMENT (self));

  if (check_has_file (self, &error))
    way_document_save_as_async (self, self->file, cancellable, callback, data);
  else
    g_task_report_error (self, callback, data, way_document_save_as_async, error);
}

/**
 * way_document_save_finish:
 * @self: a document
 * @result: what the callback was given
 * @error: where to put why it was not saved
 *
 * Returns: whether the map is safely on the disk
 */
gboolean
way_document_save_finish (WayDocument  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
