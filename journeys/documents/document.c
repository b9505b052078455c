/* document.c - one open map and the file it lives in
 *
 * "Saved" is the number of a state of the history, noted only after the file
 * with that state was safely on the disk.
 */
#include "config.h"

#include "journeys/documents/document.h"

#include <glib/gi18n.h>

#include "journeys/documents/file.h"
#include "journeys/documents/writer.h"
#include "journeys/model/item-private.h"

#define NO_SERIAL G_MAXUINT64

struct _WayDocument
{
  GObject parent_instance;

  /* owned */
  WayMap     *map;
  WayHistory *history;
  GFile      *file;
  GPtrArray  *notices;
  GQueue     *waiting; /* of GTask: saves asked for during a save */

  /* state */
  WayFileIdentity  identity;
  gboolean         has_identity;
  guint64          saved_serial;
  gboolean         saving;
  gboolean         read_only;
  WayDocumentState told_state; /* what was notified last */
  gboolean         told_modified;
  gulong           changed_handler;
  gulong           history_handler;
};

/* One save, complete in itself, so that a worker can do it while the map changes. */
typedef struct
{
  WayItem        *root;
  char           *path;
  GFile          *file;
  gboolean        check;
  WayFileIdentity expected;
  WayFileIdentity written;
  guint64         serial;
} Job;

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FILE,
  PROP_STATE,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (WayDocumentState, way_document_state, G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_NOT_SAVED, "not-saved"), G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_SAVING, "saving"), G_DEFINE_ENUM_VALUE (WAY_DOCUMENT_SAVED, "saved"))

G_DEFINE_FINAL_TYPE (WayDocument, way_document, G_TYPE_OBJECT)

static void
way_document_dispose (GObject *object)
{
  WayDocument *self = WAY_DOCUMENT (object);

  g_clear_signal_handler (&self->changed_handler, self->map);
  g_clear_signal_handler (&self->history_handler, self->history);
  g_clear_object (&self->history);
  g_clear_object (&self->map);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (way_document_parent_class)->dispose (object);
}

static void
way_document_finalize (GObject *object)
{
  WayDocument *self = WAY_DOCUMENT (object);

  way_file_identity_clear (&self->identity);
  g_ptr_array_unref (self->notices);
  g_queue_free_full (self->waiting, g_object_unref);

  G_OBJECT_CLASS (way_document_parent_class)->finalize (object);
}

static void
way_document_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *spec)
{
  WayDocument *self = WAY_DOCUMENT (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, way_document_get_title (self));
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_STATE:
      g_value_set_enum (value, way_document_get_state (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, way_document_is_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
way_document_class_init (WayDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_document_dispose;
  object_class->finalize = way_document_finalize;
  object_class->get_property = way_document_get_property;

  /**
   * WayDocument:title:
   *
   * What the map is called, or the file when the map has no title.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayDocument:file:
   *
   * Where the map is kept; NULL before it was saved for the first time.
   */
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayDocument:state:
   *
   * Whether the file on the disk is the map.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, WAY_TYPE_DOCUMENT_STATE, WAY_DOCUMENT_NOT_SAVED,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayDocument:modified:
   *
   * Whether something would be lost if the map were closed now.
   */
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
notice_free (gpointer data)
{
  WayNotice *notice = data;

  g_free (notice->message);
  g_free (notice);
}

static void
way_document_init (WayDocument *self)
{
  self->notices = g_ptr_array_new_with_free_func (notice_free);
  self->waiting = g_queue_new ();
}

/* Called when the state may have changed, also with every key that is typed. */
static void
notify_state (WayDocument *self)
{
  WayDocumentState state = way_document_get_state (self);
  gboolean         modified = way_document_is_modified (self);

  if (state != self->told_state)
    {
      self->told_state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (modified != self->told_modified)
    {
      self->told_modified = modified;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
    }
}

static void
on_map_changed (WayMap      *map,
                WayChange   *change,
                WayDocument *self)
{
  if (change->type == WAY_CHANGE_SET && change->item == way_map_get_root (map) && (way_item_get_info (change->item)->fields[change->field].flags & WAY_FIELD_NAME) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static WayDocument *
document_new (WayMap *map)
{
  WayDocument *self = g_object_new (WAY_TYPE_DOCUMENT, NULL);

  self->map = g_object_ref (map);
  self->history = way_history_new (map);
  self->saved_serial = way_history_get_serial (self->history);
  self->changed_handler = g_signal_connect (map, "changed", G_CALLBACK (on_map_changed), self);
  self->history_handler = g_signal_connect_swapped (self->history, "changed", G_CALLBACK (notify_state), self);

  return self;
}

/**
 * way_document_new:
 * @map: (transfer none): a map that no file has yet
 *
 * Returns: (transfer full): a document without a file
 */
WayDocument *
way_document_new (WayMap *map)
{
  g_return_val_if_fail (WAY_IS_MAP (map), NULL);

  return document_new (map);
}

static gboolean
was_repaired (GPtrArray *notices)
{
  guint i;

  for (i = 0; i < notices->len; i++)
    if (((WayNotice *)g_ptr_array_index (notices, i))->repaired)
      return TRUE;

  return FALSE;
}

static char *
get_path (GFile   *file,
          GError **error)
{
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autofree char *address = g_file_get_uri (file);

      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ,
                   _ ("%s: Maps can only be kept in folders of this computer. Copy the file there."), address);
    }

  return path;
}

/**
 * way_document_open:
 * @file: a file
 * @error: where to put why it cannot be opened
 *
 * Opens a map. What was repaired in it counts as a change that is not saved.
 *
 * Returns: (transfer full) (nullable): the document
 */
WayDocument *
way_document_open (GFile   *file,
                   GError **error)
{
  g_autofree char *path = get_path (file, error);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GPtrArray) notices = NULL;
  WayFileIdentity identity = { 0 };
  WayDocument    *self;
  gboolean        read_only;

  if (path == NULL)
    return NULL;
  bytes = way_file_read (path, &identity, error);
  if (bytes == NULL)
    return NULL;
  name = g_filename_display_name (path);
  map = way_reader_read (bytes, name, &notices, &read_only, error);
  if (map == NULL)
    {
      way_file_identity_clear (&identity);
      return NULL;
    }

  self = document_new (map);
  self->file = g_object_ref (file);
  self->identity = identity;
  self->has_identity = TRUE;
  self->read_only = read_only;
  g_ptr_array_unref (self->notices);
  self->notices = g_steal_pointer (&notices);
  if (was_repaired (self->notices) && !read_only)
    self->saved_serial = NO_SERIAL;
  notify_state (self);

  return self;
}

/**
 * way_document_get_map:
 * @self: a document
 *
 * Returns: (transfer none): its map
 */
WayMap *
way_document_get_map (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->map;
}

/**
 * way_document_get_history:
 * @self: a document
 *
 * Returns: (transfer none): what changes the map
 */
WayHistory *
way_document_get_history (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->history;
}

/**
 * way_document_get_file:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): its file; NULL before it was saved for the first time
 */
GFile *
way_document_get_file (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * way_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): the title of the map; "" when it has none
 */
const char *
way_document_get_title (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return way_item_get_name (way_map_get_root (self->map));
}

/**
 * way_document_get_state:
 * @self: a document
 *
 * Returns: whether the file on the disk is the map
 */
WayDocumentState
way_document_get_state (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), WAY_DOCUMENT_NOT_SAVED);

  if (self->saving)
    return WAY_DOCUMENT_SAVING;

  return self->file != NULL && !way_document_is_modified (self) ? WAY_DOCUMENT_SAVED : WAY_DOCUMENT_NOT_SAVED;
}

/**
 * way_document_is_modified:
 * @self: a document
 *
 * Returns: whether something would be lost if the map were closed now
 */
gboolean
way_document_is_modified (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  return self->saved_serial != way_history_get_serial (self->history);
}

/**
 * way_document_is_read_only:
 * @self: a document
 *
 * Returns: whether the map must not be changed, because a newer program made it
 */
gboolean
way_document_is_read_only (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), FALSE);

  return self->read_only;
}

/**
 * way_document_get_notices:
 * @self: a document
 *
 * Returns: (transfer none) (element-type WayNotice): what was odd about the file when it was opened
 */
GPtrArray *
way_document_get_notices (WayDocument *self)
{
  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  return self->notices;
}

/* Saving. */

static void
job_free (gpointer data)
{
  Job *job = data;

  way_item_unref (job->root);
  way_file_identity_clear (&job->expected);
  way_file_identity_clear (&job->written);
  g_free (job->path);
  g_object_unref (job->file);
  g_free (job);
}

static gboolean
has_foreign (WayItem *root)
{
  return root->foreign != NULL;
}

static void
look_for_foreign (WayItem *item,
                  gpointer data)
{
  gboolean *found = data;

  *found |= has_foreign (item);
}

/* Whether the bytes say what the map says. */
static gboolean
verify (GBytes     *bytes,
        WayItem    *root,
        const char *name,
        GError    **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (WayMap) copy = way_reader_read (bytes, name, NULL, NULL, &reason);
  gboolean foreign = FALSE;
  gboolean same = copy != NULL && way_item_has_same_content (way_map_get_root (copy), root);

  if (same)
    way_item_foreach (root, look_for_foreign, &foreign);
  if (foreign)
    {
      g_autoptr (GBytes) again = way_writer_write (copy);

      same = g_bytes_equal (bytes, again);
    }
  if (!same)
    g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_WRITE,
                 _ ("%s: The map was not saved, because reading it back gave something else (%s). "
                    "The file is as it was before. Please report this."),
                 name, reason != NULL ? reason->message : _ ("a difference"));

  return same;
}

/* The whole of a save; runs in any thread. */
static gboolean
job_run (Job     *job,
         GError **error)
{
  g_autoptr (GBytes) bytes = way_writer_write_root (job->root);
  g_autofree char *name = g_filename_display_name (job->path);

  return verify (bytes, job->root, name, error) && way_file_write (job->path, bytes, job->check ? &job->expected : NULL, &job->written, error);
}

/* Makes a job; NULL without an error when there is nothing to do. */
static Job *
prepare (WayDocument *self,
         GFile       *file,
         GError     **error)
{
  gboolean         same_file = self->file != NULL && g_file_equal (self->file, file);
  g_autofree char *path = get_path (file, error);
  Job             *job;

  if (path == NULL)
    return NULL;
  if (self->read_only && same_file)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ_ONLY,
                   _ ("%s: The map was made by a much newer Waymark and cannot be saved by this one. Install the newest version."), name);
      return NULL;
    }
  if (same_file && self->has_identity && !way_document_is_modified (self) && g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  way_history_seal (self->history);
  job = g_new0 (Job, 1);
  job->root = way_item_copy (way_map_get_root (self->map));
  job->path = g_steal_pointer (&path);
  job->file = g_object_ref (file);
  job->check = same_file && self->has_identity;
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
      self->has_identity = TRUE;
    }
  if (done)
    {
      self->saved_serial = job->serial;
      if (moved)
        {
          g_set_object (&self->file, job->file);
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
        }
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
 * Returns: whether the map is safely on the disk; if not, the file is as it
 *   was and the map counts as not saved
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
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING, _ ("The map is being saved already. Try again in a moment."));
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
  notify_state (self);

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
  notify_state (self);
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
  notify_state (self);
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

/**
 * way_document_accept_disk:
 * @self: a document
 *
 * Lets the next save replace what somebody else has written to the file. Call
 * it only after the user said so.
 */
void
way_document_accept_disk (WayDocument *self)
{
  g_return_if_fail (WAY_IS_DOCUMENT (self));

  self->has_identity = FALSE;
}

/**
 * way_document_duplicate:
 * @self: a document
 *
 * Returns: (transfer full): a document without a file, whose map is a copy
 *   with an identity of its own that knows what it was derived from
 */
WayDocument *
way_document_duplicate (WayDocument *self)
{
  g_autoptr (WayItem) root = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  WayDocument     *copy;

  g_return_val_if_fail (WAY_IS_DOCUMENT (self), NULL);

  root = way_item_copy (way_map_get_root (self->map));
  way_item_set_id (root, uuid);
  way_item_put (root, way_kind_find_field (WAY_KIND_MAP, "derived-from"), way_map_get_uuid (self->map));
  map = way_map_new_for_root (root);
  copy = document_new (map);
  copy->saved_serial = NO_SERIAL;
  notify_state (copy);

  return copy;
}
