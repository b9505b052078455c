/* file-watch.c - who else has the file of an open map, and what they do to it
 *
 * What was written is compared with what the document wrote or read: its own saves and
 * a new date are no change.
 */
#include "config.h"

#include "journeys/documents/file-watch.h"

#include "journeys/documents/document-private.h"
#include "journeys/documents/file.h"
#include "journeys/documents/versions.h"
#include "journeys/storage/folder.h"

/* Milliseconds: who writes a file does several things to it. */
#define DELAY 100

/* And who replaces one may take it away first. */
#define DOUBT 400

struct _WayFileWatch
{
  GObject parent_instance;

  /* borrowed */
  WayDocument *document; /* NULL when it is gone */

  /* owned */
  char         *user;
  GFile        *file;   /* that is watched, or NULL */
  char         *target; /* where that really is, or NULL */
  GFileMonitor *monitor;
  GFileMonitor *notes;  /* the folder, for what others note in it */
  WayLockNote  *note;   /* or NULL: none can be written */
  GPtrArray    *others; /* of WayHolder: who else has it; or NULL */
  char         *unkept; /* or NULL: what was saved is in the file, or a version */

  /* state */
  guint    timer;
  gboolean looking;
  gboolean again;  /* something happened during the look */
  gboolean doubts; /* it was not there a moment ago */
};

enum
{
  PROP_0,
  PROP_HELD,
  PROP_UNKEPT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (WayFileWatch, way_file_watch, G_TYPE_OBJECT)

/* What is to be compared with the file. */
typedef struct
{
  char   *path;
  char   *uuid; /* of the map */
  GBytes *content;

  /* of what was saved, when it is in the file no more */
  gboolean may_keep;
  gboolean is_lost;
  char    *unkept; /* why; NULL */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_free (look->uuid);
  g_bytes_unref (look->content);
  g_free (look->unkept);
  g_free (look);
}

/* What was saved is in the file no more, and the map may be closed now: it is an earlier version. Unless it is to be found
 * nowhere any more. */
static void
keep_saved (Look *look)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GError) error = NULL;

  look->is_lost = !look->may_keep ||
                  !way_versions_keep (folder, look->uuid, look->content, g_get_real_time (), look->path, NULL, &error);
  if (error != NULL)
    look->unkept = g_strdup (error->message);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Look   *look = data;
  WayDisk disk = way_file_is_gone (look->path)                   ? WAY_DISK_GONE
                 : way_file_is_other (look->path, look->content) ? WAY_DISK_OTHER
                                                                 : WAY_DISK_KNOWN;

  if (disk != WAY_DISK_KNOWN)
    keep_saved (look);
  g_task_return_int (task, disk);
}

static void
set_unkept (WayFileWatch *self,
            const char   *unkept)
{
  if (g_strcmp0 (self->unkept, unkept) == 0)
    return;
  g_free (self->unkept);
  self->unkept = g_strdup (unkept);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNKEPT]);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (WayFileWatch) self = data;
  Look   *look = g_task_get_task_data (G_TASK (result));
  WayDisk disk = g_task_propagate_int (G_TASK (result), NULL);
  g_autoptr (GBytes) content = self->document != NULL ? way_document_dup_content (self->document) : NULL;

  self->looking = FALSE;
  /* What is being saved is in the file before the document knows; there is another look when that has ended. */
  if (self->document != NULL && way_document_get_state (self->document) == WAY_DOCUMENT_SAVING)
    return;
  /* It was saved meanwhile, or the file is another one, or there is no document any more. */
  if (self->again || content != look->content)
    way_file_watch_look (self);
  else if (disk == WAY_DISK_GONE && !self->doubts)
    {
      self->doubts = TRUE;
      if (self->timer == 0)
        self->timer = g_timeout_add_once (DOUBT, (GSourceOnceFunc)way_file_watch_look, self);
    }
  else
    {
      self->doubts = FALSE;
      if (look->is_lost)
        way_document_lose_saved (self->document);
      way_document_set_disk (self->document, disk);
      set_unkept (self, look->unkept);
    }
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  guint i;

  if ((a != NULL ? a->len : 0) != (b != NULL ? b->len : 0))
    return FALSE;
  for (i = 0; a != NULL && i < a->len; i++)
    {
      const WayHolder *first = g_ptr_array_index (a, i);
      const WayHolder *second = g_ptr_array_index (b, i);

      if (!g_str_equal (first->user, second->user) || !g_str_equal (first->host, second->host) || first->since != second->since)
        return FALSE;
    }

  return TRUE;
}

/* Others may have opened the file or closed it, and whoever could not write a note may now. */
static void
take_note (WayFileWatch *self)
{
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->others);

  if (path != NULL && self->note == NULL)
    self->note = way_lock_note_take (path, self->user);
  self->others = path != NULL ? way_lock_note_list_others (path) : NULL;
  if (!is_same (before, self->others))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
}

/**
 * way_file_watch_look:
 * @self: a watch
 *
 * Looks at the file and at who has it, without waiting. Where others' work is not told, as in
 * folders of another computer, that is how it is noticed.
 */
void
way_file_watch_look (WayFileWatch *self)
{
  g_autoptr (GBytes) content = self->document != NULL ? way_document_dup_content (self->document) : NULL;
  g_autoptr (GTask) task = NULL;
  Look *look;

  g_clear_handle_id (&self->timer, g_source_remove);
  take_note (self);
  self->again = self->looking;
  if (self->looking)
    return;
  if (self->file == NULL || content == NULL)
    {
      set_unkept (self, NULL);
      if (self->document != NULL)
        way_document_set_disk (self->document, WAY_DISK_KNOWN);
      return;
    }
  /* When it has ended there is another look. */
  if (way_document_get_state (self->document) == WAY_DOCUMENT_SAVING)
    return;
  self->looking = TRUE;
  look = g_new0 (Look, 1);
  look->path = g_file_get_path (self->file);
  look->uuid = g_strdup (way_map_get_uuid (way_document_get_map (self->document)));
  look->content = g_steal_pointer (&content);
  look->may_keep = way_document_may_keep_content (self->document);
  /* Without the watch: the worker must not be the last to hold it. */
  task = g_task_new (NULL, NULL, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, way_file_watch_look);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static void
happened_cb (WayFileWatch     *self,
             GFile            *file,
             GFile            *other,
             GFileMonitorEvent event)
{
  /* What is being written is looked at when it is whole, and an attribute is no content. */
  if (event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED && self->timer == 0)
    self->timer = g_timeout_add_once (DELAY, (GSourceOnceFunc)way_file_watch_look, self);
}

/* What is noted there by others, and taken away. */
static void
noted_cb (WayFileWatch     *self,
          GFile            *file,
          GFile            *other,
          GFileMonitorEvent event)
{
  g_autofree char *name = g_file_get_basename (file);

  if (event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED && self->timer == 0 && way_lock_note_is_about (name, self->target))
    self->timer = g_timeout_add_once (DELAY, (GSourceOnceFunc)way_file_watch_look, self);
}

static void
end_monitor (WayFileWatch  *self,
             GFileMonitor **monitor)
{
  if (*monitor == NULL)
    return;
  g_file_monitor_cancel (*monitor);
  g_signal_handlers_disconnect_by_data (*monitor, self);
  g_clear_object (monitor);
}

static void
leave_file (WayFileWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->doubts = FALSE;
  end_monitor (self, &self->monitor);
  end_monitor (self, &self->notes);
  g_clear_pointer (&self->target, g_free);
  g_clear_object (&self->file);
  g_clear_pointer (&self->note, way_lock_note_release);
}

/* Of the file itself, also behind a symbolic link. */
static void
start_monitor (WayFileWatch *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;

  self->target = way_folder_resolve (path);
  if (self->target == NULL)
    return;
  file = g_file_new_for_path (self->target);
  folder = g_file_get_parent (file);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (happened_cb), self);
  self->notes = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->notes != NULL)
    g_signal_connect_swapped (self->notes, "changed", G_CALLBACK (noted_cb), self);
}

/* The document is in another file now. */
static void
file_cb (WayFileWatch *self)
{
  GFile *file = way_document_get_file (self->document);

  /* Once it has one, it never is without. */
  if (file == NULL || (self->file != NULL && g_file_equal (self->file, file)))
    return;
  leave_file (self);
  g_set_object (&self->file, file);
  start_monitor (self);
  take_note (self);
}

static void
state_cb (WayFileWatch *self)
{
  if (way_document_get_state (self->document) != WAY_DOCUMENT_SAVING)
    way_file_watch_look (self);
}

static void
way_file_watch_dispose (GObject *object)
{
  WayFileWatch *self = WAY_FILE_WATCH (object);

  leave_file (self);
  g_clear_weak_pointer (&self->document);

  G_OBJECT_CLASS (way_file_watch_parent_class)->dispose (object);
}

static void
way_file_watch_finalize (GObject *object)
{
  WayFileWatch *self = WAY_FILE_WATCH (object);

  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self->user);
  g_free (self->unkept);

  G_OBJECT_CLASS (way_file_watch_parent_class)->finalize (object);
}

static void
way_file_watch_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *spec)
{
  WayFileWatch *self = WAY_FILE_WATCH (object);

  switch (id)
    {
    case PROP_HELD:
      g_value_set_boolean (value, self->others != NULL && self->others->len > 0);
      break;
    case PROP_UNKEPT:
      g_value_set_string (value, self->unkept);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
way_file_watch_class_init (WayFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_file_watch_dispose;
  object_class->finalize = way_file_watch_finalize;
  object_class->get_property = way_file_watch_get_property;

  /**
   * WayFileWatch:held:
   *
   * Whether somebody else has the file open, in another program or on another computer; also told when that is
   * somebody else now.
   */
  properties[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayFileWatch:unkept:
   *
   * Why what the document saved, and is in the file no more, could not become a version; NULL when it is safe.
   */
  properties[PROP_UNKEPT] = g_param_spec_string ("unkept", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
way_file_watch_init (WayFileWatch *self)
{
}

/**
 * way_file_watch_new:
 * @document: an open map that can be changed
 * @user: what its user is called
 *
 * Notes beside the file of the document, if it has one, that it is open here, and takes notice of
 * what others do to it, which the document then knows.
 *
 * Returns: (transfer full): the watch, which does not hold the document
 */
WayFileWatch *
way_file_watch_new (WayDocument *document,
                    const char  *user)
{
  WayFileWatch *self;

  g_return_val_if_fail (WAY_IS_DOCUMENT (document), NULL);

  self = g_object_new (WAY_TYPE_FILE_WATCH, NULL);
  self->user = g_strdup (user);
  g_set_weak_pointer (&self->document, document);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  file_cb (self);

  return self;
}

/**
 * way_file_watch_get_others:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable) (element-type WayHolder): who else has the file open
 */
GPtrArray *
way_file_watch_get_others (WayFileWatch *self)
{
  return self->others;
}

/**
 * way_file_watch_get_unkept:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): why what the document saved, and is in the file no more, could not become a
 *   version, translated; NULL when it is safe
 */
const char *
way_file_watch_get_unkept (WayFileWatch *self)
{
  return self->unkept;
}

/**
 * way_file_watch_is_looking:
 * @self: a watch
 *
 * Returns: whether it is not known yet
 */
gboolean
way_file_watch_is_looking (WayFileWatch *self)
{
  return self->looking || self->timer != 0;
}
