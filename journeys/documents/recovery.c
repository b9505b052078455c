/* recovery.c - keeps what was done to an open map since it was saved */
#include "config.h"

#include "journeys/documents/recovery.h"

#include <string.h>

#include <glib/gstdio.h>

#include "journeys/documents/command-xml.h"
#include "journeys/documents/document-private.h"
#include "journeys/documents/recovery-file.h"
#include "journeys/documents/writer.h"
#include "journeys/storage/folder.h"

/* Milliseconds. Together with the writing itself much less than the second that may be lost. */
#define DELAY 200
#define RETRY 1000

/* With more than that to do again, it is quicker to keep the map as it is. Bytes of commands. */
#define MOST_LOGGED (8 * 1024 * 1024)

/* The file, used by the thread of the folder only. */
typedef struct
{
  char            *path;
  WayRecoveryFile *file; /* NULL when it is not open */
} Slot;

/* A state that the map had, and after which step. */
typedef struct
{
  guint64 serial;
  gint64  number;
} Mark;

struct _WayRecovery
{
  GObject parent_instance;

  /* borrowed */
  WayDocument *document; /* NULL when it is gone */

  /* owned */
  WayRecoveryFolder *folder;
  Slot              *slot;
  GBytes            *base;     /* of what no file has yet; NULL when it is that of the saved file or in the recovery file */
  GPtrArray         *pending;  /* of WayRecoveryStep, which are not on the disk yet */
  GArray            *marks;    /* of Mark, since the map was saved */
  char              *applying; /* what is being done, as XML; NULL */
  char              *trouble;

  /* state */
  gint64   last_number;
  gsize    logged; /* bytes of commands since the base */
  guint64  saved_serial;
  gboolean has_file; /* there is a recovery file, or it is being written */
  gboolean anew;     /* the next file begins with the map as it is then */
  gboolean rebase;   /* the next base is what was saved; the steps up to base_number are in it */
  gint64   base_number;
  gboolean writing;
  guint    timer;
};

enum
{
  PROP_0,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WayRecovery, way_recovery, G_TYPE_OBJECT)

/* One writing, complete in itself. */
typedef struct
{
  Slot            *slot; /* owned */
  WayRecoveryAbout about;
  GBytes          *saved; /* what is in the file of the map; NULL */
  GBytes          *base;  /* NULL for the one that is there */
  WayItem         *root;  /* instead of it; NULL */
  gint64           base_number;
  GPtrArray       *steps;
  gboolean         begins; /* there is no file yet */
} Job;

static void
slot_clear (gpointer data)
{
  Slot *slot = data;

  g_clear_pointer (&slot->file, way_recovery_file_close);
  g_free (slot->path);
}

static void
slot_unref (Slot *slot)
{
  g_atomic_rc_box_release_full (slot, slot_clear);
}

static Slot *
slot_new (char *path)
{
  Slot *slot = g_atomic_rc_box_new0 (Slot);

  slot->path = path;

  return slot;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  slot_unref (job->slot);
  way_recovery_about_clear (&job->about);
  g_clear_pointer (&job->saved, g_bytes_unref);
  g_clear_pointer (&job->base, g_bytes_unref);
  g_clear_pointer (&job->root, way_item_unref);
  g_ptr_array_unref (job->steps);
  g_free (job);
}

/* In the thread of the folder. */

static void
slot_close (Slot *slot)
{
  g_clear_pointer (&slot->file, way_recovery_file_close);
}

/* Without the file there is nothing that could be added to. */
static gboolean
check_is_there (Job     *job,
                GError **error)
{
  if (job->begins || g_file_test (job->slot->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_clear_error (error);
  g_set_error_literal (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT, job->slot->path);

  return FALSE;
}

static gboolean
open_slot (Job     *job,
           GError **error)
{
  Slot            *slot = job->slot;
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
job_run (Job     *job,
         GError **error)
{
  if (!open_slot (job, error))
    return FALSE;
  if (job->root != NULL)
    job->base = way_writer_write_root (job->root);
  if (job->saved != NULL)
    job->about.saved = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->saved);
  if (way_recovery_file_write (job->slot->file, &job->about, job->base, job->base_number, job->steps, error))
    return TRUE;
  /* What is wrong with it is seen when it is opened again. */
  slot_close (job->slot);
  check_is_there (job, error);

  return FALSE;
}

static void
write_in_thread (GTask        *task,
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
clear_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Slot *slot = data;

  slot_close (slot);
  way_database_remove (slot->path, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
discard_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  Slot   *slot = data;
  GError *error = NULL;

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

/* In the main thread. */

static void
set_trouble (WayRecovery *self,
             const char  *trouble)
{
  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static gboolean
has_work (WayRecovery *self)
{
  return self->pending->len > 0 || self->anew || self->rebase;
}

static void schedule (WayRecovery *self,
                      guint        delay);

/* What was not written comes before what was done meanwhile. */
static void
take_back_steps (WayRecovery *self,
                 Job         *job)
{
  g_autoptr (GPtrArray) later = self->pending;
  guint i;

  self->pending = g_steal_pointer (&job->steps);
  job->steps = g_ptr_array_new ();
  for (i = 0; i < later->len; i++)
    g_ptr_array_add (self->pending, way_recovery_step_ref (g_ptr_array_index (later, i)));
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
  WayRecovery *self = WAY_RECOVERY (source);
  Job         *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (self->document == NULL)
    {
      g_task_propagate_boolean (G_TASK (result), NULL);
      return;
    }
  if (g_task_propagate_boolean (G_TASK (result), &error) || job->slot != self->slot)
    {
      if (error == NULL)
        set_trouble (self, NULL);
      if (has_work (self))
        schedule (self, 0);
      return;
    }
  take_back_steps (self, job);
  if (job->begins)
    {
      self->has_file = FALSE;
      self->base = job->base != NULL && job->root == NULL ? g_bytes_ref (job->base) : NULL;
    }
  self->anew = self->anew || job->root != NULL || (job->base != NULL && !job->begins);
  if (is_lost (error))
    {
      /* It is left for whoever can read it. */
      slot_unref (self->slot);
      self->slot = slot_new (way_recovery_folder_dup_new_file (self->folder));
      self->has_file = FALSE;
      self->anew = TRUE;
      schedule (self, 0);
      return;
    }
  set_trouble (self, error->message);
  schedule (self, RETRY);
}

static void
note_about (WayRecovery *self,
            Job         *job)
{
  GFile *file = way_document_get_file (self->document);

  job->about.path = file != NULL ? g_file_get_path (file) : NULL;
  job->about.title = g_strdup (way_document_get_title (self->document));
  job->about.owner = g_strdup (way_recovery_folder_get_owner (self->folder));
  if (file != NULL && self->document->identity.content != NULL)
    job->saved = g_bytes_ref (self->document->identity.content);
}

static void
forget_pending (WayRecovery *self,
                gint64       until)
{
  guint n = 0;

  while (n < self->pending->len && ((WayRecoveryStep *)g_ptr_array_index (self->pending, n))->number <= until)
    n++;
  if (n > 0)
    g_ptr_array_remove_range (self->pending, 0, n);
}

/* What the file is to begin with, when it begins or begins anew. */
static void
choose_base (WayRecovery *self,
             Job         *job)
{
  job->begins = !self->has_file;
  if (self->anew || self->logged > MOST_LOGGED)
    {
      job->root = way_item_copy (way_map_get_root (way_document_get_map (self->document)));
      job->base_number = self->last_number;
      self->logged = 0;
    }
  else if (self->rebase)
    {
      job->base = g_bytes_ref (self->document->identity.content);
      job->base_number = self->base_number;
    }
  else if (job->begins)
    {
      job->base = g_bytes_ref (self->base);
      job->base_number = 0;
    }
  if (job->base != NULL || job->root != NULL)
    forget_pending (self, job->base_number);
  self->anew = FALSE;
  self->rebase = FALSE;
  self->has_file = TRUE;
  g_clear_pointer (&self->base, g_bytes_unref);
}

static void
write_pending (WayRecovery *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  job->slot = g_atomic_rc_box_acquire (self->slot);
  note_about (self, job);
  choose_base (self, job);
  job->steps = g_steal_pointer (&self->pending);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_source_tag (task, write_pending);
  g_task_set_task_data (task, job, job_free);
  self->writing = TRUE;
  way_recovery_folder_run (self->folder, task, write_in_thread);
}

static gboolean
timer_cb (gpointer data)
{
  WayRecovery *self = data;

  self->timer = 0;
  way_recovery_write_now (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (WayRecovery *self,
          guint        delay)
{
  if (self->timer == 0 && !self->writing)
    self->timer = g_timeout_add (delay, timer_cb, self);
}

static void
run_on_slot (WayRecovery    *self,
             GTaskThreadFunc func)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, run_on_slot);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self->slot), (GDestroyNotify)slot_unref);
  way_recovery_folder_run (self->folder, task, func);
}

static void
mark_state (WayRecovery *self)
{
  Mark mark = { way_history_get_serial (way_document_get_history (self->document)), self->last_number };

  g_array_append_val (self->marks, mark);
}

/* What is begun with as long as no file of recovery is there. */
static void
find_base (WayRecovery *self)
{
  g_clear_pointer (&self->base, g_bytes_unref);
  if (way_document_get_file (self->document) != NULL && !way_document_is_modified (self->document))
    self->base = g_bytes_ref (self->document->identity.content);
  else
    self->base = way_writer_write (way_document_get_map (self->document));
}

/* Nothing would be lost now: the file goes, and the next one begins with what was saved. */
static void
clear (WayRecovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_array_set_size (self->marks, 0);
  g_ptr_array_set_size (self->pending, 0);
  self->logged = 0;
  self->last_number = 0;
  self->anew = FALSE;
  self->rebase = FALSE;
  if (self->has_file || self->writing)
    {
      run_on_slot (self, clear_in_thread);
      /* A writing that is under way goes to the file that goes. */
      slot_unref (self->slot);
      self->slot = slot_new (way_recovery_folder_dup_new_file (self->folder));
      self->has_file = FALSE;
    }
  mark_state (self);
  find_base (self);
  set_trouble (self, NULL);
}

/* The map was saved while it was changed: what was done since the saved state remains. */
static void
find_saved (WayRecovery *self)
{
  guint i;

  self->saved_serial = way_document_get_saved_serial (self->document);
  for (i = self->marks->len; i > 0; i--)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i - 1);

      if (mark->serial != self->saved_serial)
        continue;
      self->rebase = self->document->identity.content != NULL;
      self->base_number = mark->number;
      g_array_remove_range (self->marks, 0, i);
      schedule (self, 0);
      return;
    }
}

static void
state_cb (WayRecovery *self)
{
  if (!way_document_is_modified (self->document))
    {
      self->saved_serial = way_document_get_saved_serial (self->document);
      if (self->last_number > 0 || self->has_file || has_work (self))
        clear (self);
    }
  else if (way_document_get_saved_serial (self->document) != self->saved_serial)
    find_saved (self);
}

static void
applying_cb (WayRecovery *self,
             WayCommand  *command)
{
  g_free (self->applying);
  self->applying = way_command_to_xml (command);
}

/* What is inserted must be as it was when it was put on the map, before the rest of its command: of what is done, that
 * is so before, and of what is taken back afterwards. */
static void
applied_cb (WayRecovery *self,
            WayCommand  *command,
            WayDeed      deed)
{
  gboolean is_back = deed == WAY_DEED_BACK || deed == WAY_DEED_WITHDRAWN;
  char    *text = is_back ? way_command_to_xml (command) : g_steal_pointer (&self->applying);

  self->logged += strlen (text);
  g_ptr_array_add (self->pending, way_recovery_step_new (++self->last_number, deed, text));
  mark_state (self);
  schedule (self, DELAY);
  state_cb (self);
}

static void
way_recovery_dispose (GObject *object)
{
  WayRecovery *self = WAY_RECOVERY (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->document);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (way_recovery_parent_class)->dispose (object);
}

static void
way_recovery_finalize (GObject *object)
{
  WayRecovery *self = WAY_RECOVERY (object);

  g_clear_pointer (&self->slot, slot_unref);
  g_clear_pointer (&self->base, g_bytes_unref);
  g_ptr_array_unref (self->pending);
  g_array_unref (self->marks);
  g_free (self->applying);
  g_free (self->trouble);

  G_OBJECT_CLASS (way_recovery_parent_class)->finalize (object);
}

static void
way_recovery_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *spec)
{
  if (id == PROP_TROUBLE)
    g_value_set_string (value, WAY_RECOVERY (object)->trouble);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
way_recovery_class_init (WayRecoveryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_recovery_dispose;
  object_class->finalize = way_recovery_finalize;
  object_class->get_property = way_recovery_get_property;

  /**
   * WayRecovery:trouble:
   *
   * Why what is not saved cannot be kept just now; NULL when it can. It is tried again each second.
   */
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
way_recovery_init (WayRecovery *self)
{
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovery_step_unref);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
}

static WayRecovery *
recovery_new (WayRecoveryFolder *folder,
              WayDocument       *document,
              char              *path,
              gint64             last_number)
{
  WayRecovery *self = g_object_new (WAY_TYPE_RECOVERY, NULL);

  self->folder = g_object_ref (folder);
  g_set_weak_pointer (&self->document, document);
  self->slot = slot_new (path);
  self->last_number = last_number;
  mark_state (self);
  self->saved_serial = way_document_get_saved_serial (document);
  g_signal_connect_object (way_document_get_history (document), "applying", G_CALLBACK (applying_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_document_get_history (document), "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * way_recovery_new:
 * @folder: where it is kept
 * @document: an open map to which nothing was done yet
 *
 * From now on what is done to the map is kept, until it is saved. A map that was never saved, or was repaired when it
 * was opened, is kept as it is now; the file of another one is not needed later.
 *
 * Returns: (transfer full): what keeps it, which does not hold the map
 */
WayRecovery *
way_recovery_new (WayRecoveryFolder *folder,
                  WayDocument       *document)
{
  WayRecovery *self;

  g_return_val_if_fail (WAY_IS_RECOVERY_FOLDER (folder), NULL);
  g_return_val_if_fail (WAY_IS_DOCUMENT (document), NULL);

  self = recovery_new (folder, document, way_recovery_folder_dup_new_file (folder), 0);
  find_base (self);
  if (way_document_get_file (document) == NULL && way_document_is_modified (document))
    {
      self->anew = TRUE;
      schedule (self, 0);
    }

  return self;
}

/**
 * way_recovery_go_on:
 * @folder: where it is kept
 * @document: a map that was recovered, to which nothing was done since
 * @path: the file from which it was
 * @last_number: of the steps in there
 *
 * Keeps what is done to the map in the file where the rest of it is already, and has nothing to lose in between.
 *
 * Returns: (transfer full): what keeps it
 */
WayRecovery *
way_recovery_go_on (WayRecoveryFolder *folder,
                    WayDocument       *document,
                    const char        *path,
                    gint64             last_number)
{
  WayRecovery *self = recovery_new (folder, document, g_strdup (path), last_number);

  self->has_file = TRUE;

  return self;
}

/**
 * way_recovery_get_path:
 * @self: what keeps a map
 *
 * Returns: (transfer none): the file in which it is kept, if there is something to lose
 */
const char *
way_recovery_get_path (WayRecovery *self)
{
  return self->slot->path;
}

/**
 * way_recovery_get_trouble:
 * @self: what keeps a map
 *
 * Returns: (transfer none) (nullable): why what is not saved cannot be kept just now, translated
 */
const char *
way_recovery_get_trouble (WayRecovery *self)
{
  return self->trouble;
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
  if (!self->writing && self->document != NULL && has_work (self))
    write_pending (self);
}

/**
 * way_recovery_begin_anew:
 * @self: what keeps a map
 *
 * Keeps the map as it is now, and forgets what led there: for what is to be found nowhere any more.
 */
void
way_recovery_begin_anew (WayRecovery *self)
{
  if (self->has_file || has_work (self) || way_document_is_modified (self->document))
    {
      self->anew = TRUE;
      schedule (self, 0);
    }
  else
    find_base (self);
}

/**
 * way_recovery_discard:
 * @self: what keeps a map
 *
 * Notes that the user does not want what is not saved. It remains until that is said once more.
 */
void
way_recovery_discard (WayRecovery *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  /* Also behind one that is being written: nobody will be there to do it later. */
  if (self->document != NULL && has_work (self))
    write_pending (self);
  if (self->has_file)
    run_on_slot (self, discard_in_thread);
}
