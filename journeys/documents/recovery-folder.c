/* recovery-folder.c - where what was not saved of maps is kept, and who keeps it there */
#include "config.h"

#include "journeys/documents/recovery-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/storage/folder.h"

struct _WayRecoveryFolder
{
  GObject parent_instance;

  /* owned */
  char        *path;
  char        *owner; /* a file that is locked as long as this program runs; NULL when none could be made */
  GThreadPool *pool;  /* of one thread */

  int lock; /* of that file; -1 */

  /* of what is in the pool */
  GMutex mutex;
  GCond  idle;
  guint  n_waiting;
};

typedef struct
{
  GTask          *task; /* owned */
  GTaskThreadFunc func;
} Work;

/* The owners that stand for this program, in whatever folder. */
static GMutex      own_mutex;
static GHashTable *own;

G_DEFINE_FINAL_TYPE (WayRecoveryFolder, way_recovery_folder, G_TYPE_OBJECT)

static void
way_recovery_folder_finalize (GObject *object)
{
  WayRecoveryFolder *self = WAY_RECOVERY_FOLDER (object);

  g_thread_pool_free (self->pool, FALSE, TRUE);
  if (self->lock >= 0)
    {
      g_autofree char *file = g_build_filename (self->path, self->owner, NULL);

      g_mutex_lock (&own_mutex);
      g_hash_table_remove (own, self->owner);
      g_mutex_unlock (&own_mutex);
      g_unlink (file);
      close (self->lock);
    }
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->idle);
  g_free (self->owner);
  g_free (self->path);

  G_OBJECT_CLASS (way_recovery_folder_parent_class)->finalize (object);
}

static void
way_recovery_folder_class_init (WayRecoveryFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_recovery_folder_finalize;
}

static gboolean
release_cb (gpointer task)
{
  return G_SOURCE_REMOVE;
}

/* Where it was asked for: what the task holds may end with it, and belongs there. */
static void
release (GTask *task)
{
  GSource *source = g_idle_source_new ();

  g_source_set_callback (source, release_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  g_source_unref (source);
}

static void
run_work (gpointer data,
          gpointer folder)
{
  WayRecoveryFolder *self = folder;
  Work              *work = data;

  work->func (work->task, g_task_get_source_object (work->task), g_task_get_task_data (work->task), NULL);
  release (work->task);
  g_free (work);

  g_mutex_lock (&self->mutex);
  self->n_waiting--;
  if (self->n_waiting == 0)
    g_cond_broadcast (&self->idle);
  g_mutex_unlock (&self->mutex);
}

static void
way_recovery_folder_init (WayRecoveryFolder *self)
{
  self->lock = -1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->idle);
  self->pool = g_thread_pool_new (run_work, self, 1, FALSE, NULL);
}

/* The lock goes with the process, however that ends. */
static void
take_lock (WayRecoveryFolder *self)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;

  if (self->owner != NULL || !way_folder_make (self->path))
    return;
  id = g_uuid_string_random ();
  name = g_strconcat (id, ".running", NULL);
  file = g_build_filename (self->path, name, NULL);
  self->lock = g_open (file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return;
  /* Who looks for files of programs that ended may have come between. */
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0 && g_file_test (file, G_FILE_TEST_EXISTS))
    {
      self->owner = g_steal_pointer (&name);
      g_mutex_lock (&own_mutex);
      if (own == NULL)
        own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_add (own, g_strdup (self->owner));
      g_mutex_unlock (&own_mutex);
      return;
    }
  g_unlink (file);
  close (self->lock);
  self->lock = -1;
}

/**
 * way_recovery_folder_dup_path:
 *
 * Returns: (transfer full): where the folder is for this user, below that for data
 */
char *
way_recovery_folder_dup_path (void)
{
  g_autofree char *data = way_folder_dup_data (NULL);

  return g_build_filename (data, "recovery", NULL);
}

/**
 * way_recovery_folder_new:
 * @path: the folder; it is made when it is not there
 *
 * Returns: (transfer full): the folder, with a sign in it that this program runs
 */
WayRecoveryFolder *
way_recovery_folder_new (const char *path)
{
  WayRecoveryFolder *self = g_object_new (WAY_TYPE_RECOVERY_FOLDER, NULL);

  self->path = g_strdup (path);
  take_lock (self);

  return self;
}

/**
 * way_recovery_folder_get_path:
 * @self: a folder
 *
 * Returns: (transfer none): its path
 */
const char *
way_recovery_folder_get_path (WayRecoveryFolder *self)
{
  return self->path;
}

/**
 * way_recovery_folder_get_owner:
 * @self: a folder
 *
 * Gives the sign that could not be given before. To be called in the main thread.
 *
 * Returns: (transfer none) (nullable): what says that this program runs; NULL when no sign can be given
 */
const char *
way_recovery_folder_get_owner (WayRecoveryFolder *self)
{
  take_lock (self);

  return self->owner;
}

/**
 * way_recovery_folder_is_owned:
 * @folder: the path of the folder
 * @owner: (nullable): what a file in it says of its program
 *
 * Returns: whether that program, this one or another, still runs
 */
gboolean
way_recovery_folder_is_owned (const char *folder,
                              const char *owner)
{
  g_autofree char *file = NULL;
  gboolean         runs;
  int              descriptor;

  if (owner == NULL || strchr (owner, G_DIR_SEPARATOR) != NULL)
    return FALSE;
  file = g_build_filename (folder, owner, NULL);
  descriptor = g_open (file, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  /* Where nothing may be written, it can be seen all the same who runs. */
  if (descriptor < 0 && errno != ENOENT)
    descriptor = g_open (file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  if (descriptor < 0)
    return FALSE;
  runs = flock (descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  if (!runs)
    g_unlink (file);
  close (descriptor);

  return runs;
}

/**
 * way_recovery_folder_is_own:
 * @owner: what a file says of its program
 *
 * Returns: whether that is this program. May be called in any thread.
 */
gboolean
way_recovery_folder_is_own (const char *owner)
{
  gboolean is_own;

  g_mutex_lock (&own_mutex);
  is_own = own != NULL && g_hash_table_contains (own, owner);
  g_mutex_unlock (&own_mutex);

  return is_own;
}

/**
 * way_recovery_folder_dup_new_file:
 * @self: a folder
 *
 * Returns: (transfer full): the path of a file that is not in it yet
 */
char *
way_recovery_folder_dup_new_file (WayRecoveryFolder *self)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (id, ".recovery", NULL);

  return g_build_filename (self->path, name, NULL);
}

/**
 * way_recovery_folder_run:
 * @self: a folder
 * @task: (transfer none): what is to be done
 * @func: what does it, and returns from the task
 *
 * Lets the thread of the folder do something after all that it was asked for before.
 */
void
way_recovery_folder_run (WayRecoveryFolder *self,
                         GTask             *task,
                         GTaskThreadFunc    func)
{
  Work *work = g_new (Work, 1);

  work->task = g_object_ref (task);
  work->func = func;
  g_mutex_lock (&self->mutex);
  self->n_waiting++;
  g_mutex_unlock (&self->mutex);
  g_thread_pool_push (self->pool, work, NULL);
}

/**
 * way_recovery_folder_flush:
 * @self: a folder
 *
 * Waits until the thread has done all that it was asked for.
 */
void
way_recovery_folder_flush (WayRecoveryFolder *self)
{
  g_mutex_lock (&self->mutex);
  while (self->n_waiting > 0)
    g_cond_wait (&self->idle, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
