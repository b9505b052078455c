/* file-watch.c - who else has the file of an open map, and what they do to it
 *
 * What was written is compared with what the document wrote or read: its own saves and
 * a new date are no change.
 */
#include "config.h"

#include "journeys/documents/file-watch.h"

#include "journeys/documents/file.h"
#include "journeys/documents/versions.h"
#include "journeys/storage/folder.h"

/* Milliseconds: who writes a file does several things to it. */
#define DELAY 100

struct _WayFileWatch
{
  GObject parent_instance;

  /* borrowed */
  WayDocument *document; /* NULL when it is gone */

  /* owned */
  char         *user;
  GFile        *file; /* that is watched, or NULL */
  GFileMonitor *monitor;
  WayLockNote  *note;   /* or NULL: somebody else has the file, or none can be written */
  WayHolder    *holder; /* or NULL: nobody else has it */

  /* state */
  guint    timer;
  gboolean looking;
  gboolean again; /* something happened during the look */
  gboolean is_changed;
};

enum
{
  PROP_0,
  PROP_HELD,
  PROP_CHANGED,
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
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_free (look->path);
  g_free (look->uuid);
  g_bytes_unref (look->content);
  g_free (look);
}

/* What was saved is in the file no more, and the map may be closed now: it is an earlier version. */
static void
keep_saved (Look *look)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GError) error = NULL;

  if (!way_versions_keep (folder, look->uuid, look->content, g_get_real_time (), look->path, NULL, &error))
    g_debug ("%s: What was saved is not kept: %s", look->path, error->message);
}

static void
look_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Look    *look = data;
  gboolean is_other = way_file_is_other (look->path, look->content);

  if (is_other || !g_file_test (look->path, G_FILE_TEST_EXISTS))
    keep_saved (look);
  g_task_return_boolean (task, is_other);
}

static void
set_changed (WayFileWatch *self,
             gboolean      is_changed)
{
  if (self->is_changed == is_changed)
    return;
  self->is_changed = is_changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayFileWatch *self = WAY_FILE_WATCH (source);
  Look         *look = g_task_get_task_data (G_TASK (result));
  gboolean      is_other = g_task_propagate_boolean (G_TASK (result), NULL);
  g_autoptr (GBytes) content = self->document != NULL ? way_document_dup_content (self->document) : NULL;

  self->looking = FALSE;
  /* What is being saved is in the file before the document knows; there is another look when that has ended. */
  if (self->document != NULL && way_document_get_state (self->document) == WAY_DOCUMENT_SAVING)
    return;
  /* It was saved meanwhile, or the file is another one. */
  if (self->again || content != look->content)
    way_file_watch_look (self);
  else
    set_changed (self, is_other);
}

/* Whoever had the file may have closed it, and whoever could not write a note may now. */
static void
take_note (WayFileWatch *self)
{
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;
  WayHolder       *before = self->holder;

  if (self->note != NULL)
    return;
  self->holder = NULL;
  if (path != NULL)
    self->note = way_lock_note_take (path, self->user, &self->holder);
  if (before != NULL || self->holder != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
  g_clear_pointer (&before, way_holder_free);
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
      set_changed (self, FALSE);
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
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task, way_file_watch_look);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_in_thread);
}

static gboolean
timer_cb (gpointer data)
{
  WayFileWatch *self = data;

  self->timer = 0;
  way_file_watch_look (self);

  return G_SOURCE_REMOVE;
}

static void
happened_cb (WayFileWatch     *self,
             GFile            *file,
             GFile            *other,
             GFileMonitorEvent event)
{
  /* What is being written is looked at when it is whole, and an attribute is no content. */
  if (event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED && self->timer == 0)
    self->timer = g_timeout_add (DELAY, timer_cb, self);
}

static void
leave_file (WayFileWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->monitor != NULL)
    {
      g_file_monitor_cancel (self->monitor);
      g_signal_handlers_disconnect_by_data (self->monitor, self);
    }
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
  g_clear_pointer (&self->note, way_lock_note_release);
}

/* Of the file itself, also behind a symbolic link. */
static void
start_monitor (WayFileWatch *self)
{
  g_autofree char *path = self->file != NULL ? g_file_get_path (self->file) : NULL;
  g_autofree char *target = path != NULL ? way_folder_resolve (path) : NULL;
  g_autoptr (GFile) file = target != NULL ? g_file_new_for_path (target) : NULL;

  self->monitor = file != NULL ? g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL) : NULL;
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (happened_cb), self);
}

/* The document is in another file now. */
static void
file_cb (WayFileWatch *self)
{
  GFile *file = way_document_get_file (self->document);

  if (self->file == file || (self->file != NULL && file != NULL && g_file_equal (self->file, file)))
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

  g_clear_pointer (&self->holder, way_holder_free);
  g_free (self->user);

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
      g_value_set_boolean (value, self->holder != NULL);
      break;
    case PROP_CHANGED:
      g_value_set_boolean (value, self->is_changed);
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
   * Whether somebody else has the file open, in another program or on another computer.
   */
  properties[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * WayFileWatch:changed:
   *
   * Whether there is something in the file that the document neither read nor wrote.
   */
  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE,
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
 * what others do to it.
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
 * way_file_watch_get_holder:
 * @self: a watch
 *
 * Returns: (transfer none) (nullable): who else has the file open
 */
const WayHolder *
way_file_watch_get_holder (WayFileWatch *self)
{
  return self->holder;
}

/**
 * way_file_watch_is_changed:
 * @self: a watch
 *
 * Returns: whether there is something in the file that the document neither read nor wrote
 */
gboolean
way_file_watch_is_changed (WayFileWatch *self)
{
  return self->is_changed;
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
