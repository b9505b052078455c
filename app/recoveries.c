/* recoveries.c - what is not saved of the open maps is kept; what an earlier run left is found */
#include "config.h"

#include "app/recoveries.h"

#include <string.h>

#define KEEPER "way-recovery"
#define STAYS "way-recovery-stays"

struct _WayRecoveries
{
  GObject parent_instance;

  /* owned */
  WayRecoveryFolder *folder;
  GPtrArray         *left; /* of WayRecovered */

  /* state */
  guint    n_looks; /* that were asked for */
  gboolean has_looked;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayRecoveries, way_recoveries, G_TYPE_OBJECT)

static void
way_recoveries_finalize (GObject *object)
{
  WayRecoveries *self = WAY_RECOVERIES (object);

  g_ptr_array_unref (self->left);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (way_recoveries_parent_class)->finalize (object);
}

static void
way_recoveries_class_init (WayRecoveriesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_recoveries_finalize;

  /**
   * WayRecoveries::changed:
   *
   * What was left unsaved is different now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_recoveries_init (WayRecoveries *self)
{
  self->left = g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovered_free);
}

/**
 * way_recoveries_new:
 * @folder: where it is kept
 *
 * Returns: (transfer full): what keeps and finds it
 */
WayRecoveries *
way_recoveries_new (const char *folder)
{
  WayRecoveries *self = g_object_new (WAY_TYPE_RECOVERIES, NULL);

  self->folder = way_recovery_folder_new (folder);

  return self;
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, way_recovered_list (WAY_RECOVERIES (source)->folder), (GDestroyNotify)g_ptr_array_unref);
}

/* What was given to the disk before is there now. The looking itself may take long, and nothing that is to be kept waits
 * for it. */
static void
begin_to_look (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  g_task_run_in_thread (task, list_in_thread);
}

/* What is seen of it. */
static gboolean
is_same (const WayRecovered *a,
         const WayRecovered *b)
{
  return g_str_equal (a->path, b->path) && g_str_equal (a->title, b->title) && g_strcmp0 (a->problem, b->problem) == 0 &&
         g_strcmp0 (a->map_path, b->map_path) == 0 && g_strcmp0 (a->draft, b->draft) == 0 && a->base == b->base &&
         a->n_steps == b->n_steps && a->last == b->last && a->opened == b->opened && a->discarded == b->discarded;
}

static gboolean
are_same (GPtrArray *a,
          GPtrArray *b)
{
  guint i;

  for (i = 0; i < MIN (a->len, b->len); i++)
    if (!is_same (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return a->len == b->len;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayRecoveries *self = WAY_RECOVERIES (source);
  GPtrArray     *list = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean       is_known = self->has_looked && are_same (list, self->left);

  /* Another look that began later knows more. */
  if (GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result))) != self->n_looks)
    {
      g_ptr_array_unref (list);
      return;
    }
  g_ptr_array_unref (self->left);
  self->left = list;
  self->has_looked = TRUE;
  /* Whoever is about to choose from what is shown is not disturbed. */
  if (!is_known)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_recoveries_look:
 * @self: what keeps and finds it
 *
 * Looks in a thread for what programs left that do not run any more, as soon as all is on the disk that was given to
 * it before.
 */
void
way_recoveries_look (WayRecoveries *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, looked_cb, NULL);

  g_task_set_source_tag (task, way_recoveries_look);
  g_task_set_task_data (task, GUINT_TO_POINTER (++self->n_looks), NULL);
  way_recovery_folder_run (self->folder, task, begin_to_look);
}

/**
 * way_recoveries_get_left:
 * @self: what keeps and finds it
 *
 * Returns: (transfer none) (element-type WayRecovered): what was left unsaved, the latest first
 */
GPtrArray *
way_recoveries_get_left (WayRecoveries *self)
{
  return self->left;
}

/**
 * way_recoveries_find:
 * @self: what keeps and finds it
 * @path: of a recovery file
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
WayRecovered *
way_recoveries_find (WayRecoveries *self,
                     const char    *path)
{
  guint i;

  for (i = 0; i < self->left->len; i++)
    if (strcmp (((WayRecovered *)g_ptr_array_index (self->left, i))->path, path) == 0)
      return g_ptr_array_index (self->left, i);

  return NULL;
}

/**
 * way_recoveries_keep:
 * @self: what keeps and finds it
 * @document: an open map that can be changed
 *
 * From now on what is done to the map is on the disk within a second.
 */
void
way_recoveries_keep (WayRecoveries *self,
                     WayDocument   *document)
{
  if (way_recoveries_get_keeper (document) == NULL)
    g_object_set_data_full (G_OBJECT (document), KEEPER, way_recovery_new (self->folder, document), g_object_unref);
}

/**
 * way_recoveries_get_keeper:
 * @document: an open map
 *
 * Returns: (transfer none) (nullable): what keeps it
 */
WayRecovery *
way_recoveries_get_keeper (WayDocument *document)
{
  return g_object_get_data (G_OBJECT (document), KEEPER);
}

/**
 * way_recoveries_get_staying:
 * @document: an open map
 *
 * Returns: (transfer none) (nullable): the recovery file that the map was opened from, when that stays where it is
 */
const char *
way_recoveries_get_staying (WayDocument *document)
{
  return g_object_get_data (G_OBJECT (document), STAYS);
}

static void
remove_left (WayRecoveries *self,
             WayRecovered  *recovered)
{
  g_ptr_array_remove (self->left, recovered);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_recoveries_open:
 * @self: what keeps and finds it
 * @path: of a recovery file
 * @is_whole: (out): whether all that was done could be done again
 * @error: where to put why it cannot be opened
 *
 * Opens what was left unsaved; it is kept on.
 *
 * Returns: (transfer full) (nullable): the map, which is not saved
 */
WayDocument *
way_recoveries_open (WayRecoveries *self,
                     const char    *path,
                     gboolean      *is_whole,
                     GError       **error)
{
  WayRecovered *recovered = way_recoveries_find (self, path);
  WayRecovery  *keeper;
  WayDocument  *document;

  g_return_val_if_fail (recovered != NULL, NULL);

  document = way_recovered_open (recovered, self->folder, &keeper, is_whole, error);
  if (document == NULL)
    {
      /* Another program may have it, or have been done with it. */
      way_recoveries_look (self);
      return NULL;
    }
  g_object_set_data_full (G_OBJECT (document), KEEPER, keeper, g_object_unref);
  remove_left (self, recovered);
  /* All of it, or what could not be read, is where it was. */
  if (!g_str_equal (way_recovery_get_path (keeper), path))
    {
      g_object_set_data_full (G_OBJECT (document), STAYS, g_strdup (path), g_free);
      way_recoveries_look (self);
    }

  return document;
}

/**
 * way_recoveries_discard:
 * @self: what keeps and finds it
 * @path: of a recovery file
 * @error: where to put why it could not be
 *
 * Notes that it is not wanted; if that was said before, it goes for ever.
 *
 * Returns: whether it was done
 */
gboolean
way_recoveries_discard (WayRecoveries *self,
                        const char    *path,
                        GError       **error)
{
  WayRecovered *recovered = way_recoveries_find (self, path);
  gboolean      is_last;

  g_return_val_if_fail (recovered != NULL, FALSE);

  is_last = recovered->discarded != 0 || recovered->problem != NULL;
  if (!way_recovered_discard (recovered, error))
    {
      way_recoveries_look (self);
      return FALSE;
    }
  if (is_last)
    remove_left (self, recovered);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

/**
 * way_recoveries_flush:
 * @self: what keeps and finds it
 *
 * Waits until all is on the disk that was given to it.
 */
void
way_recoveries_flush (WayRecoveries *self)
{
  way_recovery_folder_flush (self->folder);
}
