/* link-states.c - how the personas, accounts and jobs on a map stand to the records */
#include "config.h"

#include "widgets/shared/link-states.h"

#include <string.h>

#include "journeys/records/links.h"
#include "widgets/shared/records-watch.h"

struct _WayLinkStates
{
  GObject parent_instance;

  /* owned */
  WayHistory      *history;
  WayRecords      *records;
  WayRecordsWatch *watch;
  GPtrArray       *stale;   /* of WayStaleLink, or NULL: not looked at yet */
  GPtrArray       *unknown; /* of WayUnknownLink, likewise */
  char            *problem; /* why the records cannot tell, or NULL */
  GPtrArray       *made;    /* of WayItem; the records that were made when something was taken over last */
  WayCommand      *taken;   /* what that did to the map, or NULL */

  /* state */
  guint64  serial; /* of the history after that */
  guint    idle;
  gboolean looking;
  gboolean again; /* something changed meanwhile */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STAYS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayLinkStates, way_link_states, G_TYPE_OBJECT)

/* What is looked at, and what comes of it. */
typedef struct
{
  WayMap     *map; /* a copy, with nothing but links */
  WayRecords *records;
  GPtrArray  *stale;
  GPtrArray  *unknown;
  GError     *problem;
} Look;

static void queue_look (WayLinkStates *self);

static void
look_free (gpointer data)
{
  Look *self = data;

  g_object_unref (self->map);
  g_object_unref (self->records);
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_error (&self->problem);
  g_free (self);
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Look *self = data;

  self->stale = way_links_list_stale (self->map, self->records, &self->problem);
  if (self->stale != NULL)
    self->unknown = way_links_list_unknown (self->map, self->records, &self->problem);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayLinkStates *self = WAY_LINK_STATES (source);
  Look          *found = g_task_get_task_data (G_TASK (result));
  gboolean       again = self->again;

  self->looking = self->again = FALSE;
  if (again)
    {
      queue_look (self);
      return;
    }
  g_free (self->problem);
  self->problem = found->problem != NULL ? g_strdup (found->problem->message) : NULL;
  /* What was known before is still the best that can be said. */
  if (found->problem == NULL)
    {
      g_clear_pointer (&self->stale, g_ptr_array_unref);
      g_clear_pointer (&self->unknown, g_ptr_array_unref);
      self->stale = g_steal_pointer (&found->stale);
      self->unknown = g_steal_pointer (&found->unknown);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
look_cb (gpointer data)
{
  WayLinkStates *self = data;
  g_autoptr (GTask) task = NULL;
  Look *one;

  self->idle = 0;
  if (self->looking)
    {
      self->again = TRUE;
      return G_SOURCE_REMOVE;
    }
  self->looking = TRUE;
  one = g_new0 (Look, 1);
  one->map = way_links_copy (way_history_get_map (self->history));
  one->records = g_object_ref (self->records);
  task = g_task_new (self, NULL, looked_cb, NULL);
  g_task_set_source_tag (task, look_cb);
  g_task_set_task_data (task, one, look_free);
  g_task_run_in_thread (task, look);

  return G_SOURCE_REMOVE;
}

static void
queue_look (WayLinkStates *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

static gboolean
is_of_links (WayItem *item)
{
  WayKind kind;

  return item != NULL && (way_item_get_kind (item) == WAY_KIND_JOB_SCORE ||
                          way_links_get_record_kind (way_item_get_kind (item), &kind));
}

static void
map_changed_cb (WayLinkStates   *self,
                const WayChange *change)
{
  if (is_of_links (change->item))
    queue_look (self);
}

static void
applied_cb (WayLinkStates *self,
            WayCommand    *command,
            WayDeed        deed)
{
  if (command == self->taken && deed == WAY_DEED_BACK && self->made->len > 0)
    g_signal_emit (self, signals[SIGNAL_STAYS], 0);
}

static void
way_link_states_dispose (GObject *object)
{
  WayLinkStates *self = WAY_LINK_STATES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_clear_object (&self->records);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_link_states_parent_class)->dispose (object);
}

static void
way_link_states_finalize (GObject *object)
{
  WayLinkStates *self = WAY_LINK_STATES (object);

  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, g_ptr_array_unref);
  g_clear_pointer (&self->taken, way_command_unref);
  g_ptr_array_unref (self->made);
  g_free (self->problem);

  G_OBJECT_CLASS (way_link_states_parent_class)->finalize (object);
}

static void
way_link_states_class_init (WayLinkStatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_link_states_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_link_states_finalize;

  /**
   * WayLinkStates::changed:
   *
   * It was looked at anew.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayLinkStates::stays:
   *
   * Taking over was undone on the map, or refused by it; the records that were made of it are still there.
   */
  signals[SIGNAL_STAYS] = g_signal_new ("stays", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_link_states_init (WayLinkStates *self)
{
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
}

static void
gone_cb (gpointer data,
         GObject *states)
{
  WayMap *map = data;

  if (g_object_get_data (G_OBJECT (map), "way-link-states") == (gpointer)states)
    g_object_set_data (G_OBJECT (map), "way-link-states", NULL);
  g_object_unref (map);
}

/**
 * way_link_states_share:
 * @history: the history of a map
 * @records: the records
 *
 * Returns: (transfer full): what others look at already, or a new one that is still looking
 */
WayLinkStates *
way_link_states_share (WayHistory *history,
                       WayRecords *records)
{
  WayMap        *map = way_history_get_map (history);
  WayLinkStates *self = g_object_get_data (G_OBJECT (map), "way-link-states");

  if (self != NULL && self->records == records && self->history == history)
    return g_object_ref (self);
  self = g_object_new (WAY_TYPE_LINK_STATES, NULL);
  self->history = g_object_ref (history);
  self->records = g_object_ref (records);
  self->watch = way_records_watch_new (records, WAY_KIND_MASK (WAY_KIND_PERSONA) | WAY_KIND_MASK (WAY_KIND_ACCOUNT) | WAY_KIND_MASK (WAY_KIND_JOB));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (queue_look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (map), "way-link-states", self);
  g_object_weak_ref (G_OBJECT (self), gone_cb, g_object_ref (map));
  queue_look (self);

  return self;
}

/**
 * way_link_states_get_records:
 * @self: the states
 *
 * Returns: (transfer none): the records
 */
WayRecords *
way_link_states_get_records (WayLinkStates *self)
{
  return self->records;
}

/**
 * way_link_states_get_stale:
 * @self: the states
 *
 * Returns: (transfer none) (nullable) (element-type WayStaleLink): links whose records say something else; NULL
 *   while nobody knows
 */
GPtrArray *
way_link_states_get_stale (WayLinkStates *self)
{
  return self->stale;
}

/**
 * way_link_states_get_unknown:
 * @self: the states
 *
 * Returns: (transfer none) (nullable) (element-type WayUnknownLink): what the records do not have; NULL while
 *   nobody knows
 */
GPtrArray *
way_link_states_get_unknown (WayLinkStates *self)
{
  return self->unknown;
}

/**
 * way_link_states_get_problem:
 * @self: the states
 *
 * Returns: (transfer none) (nullable): why the records could not tell
 */
const char *
way_link_states_get_problem (WayLinkStates *self)
{
  return self->problem;
}

/**
 * way_link_states_find_stale:
 * @self: the states
 * @link_id: the id of a link
 *
 * Returns: (transfer none) (nullable): what its record says otherwise
 */
WayStaleLink *
way_link_states_find_stale (WayLinkStates *self,
                            const char    *link_id)
{
  guint i;

  for (i = 0; self->stale != NULL && i < self->stale->len; i++)
    if (strcmp (((WayStaleLink *)g_ptr_array_index (self->stale, i))->link_id, link_id) == 0)
      return g_ptr_array_index (self->stale, i);

  return NULL;
}

/**
 * way_link_states_get_record:
 * @self: the states
 * @link: a link on the map
 *
 * Returns: (transfer none) (nullable): the id of the record that it stands for now; NULL when the records do not
 *   have it, or nobody knows yet
 */
const char *
way_link_states_get_record (WayLinkStates *self,
                            WayItem       *link)
{
  WayStaleLink *stale = way_link_states_find_stale (self, way_item_get_id (link));
  guint         i;

  if (self->unknown == NULL || way_item_get (link, "record") == NULL)
    return NULL;
  for (i = 0; i < self->unknown->len; i++)
    {
      WayUnknownLink *unknown = g_ptr_array_index (self->unknown, i);

      if (!unknown->local && strcmp (unknown->link_id, way_item_get_id (link)) == 0)
        return NULL;
    }

  return stale != NULL && stale->moved ? stale->record_id : way_item_get (link, "record");
}

/**
 * way_link_states_settle:
 * @self: the states
 * @choices: id of a link on the map → id of the record that it is, or "" to take it over
 * @error: where to put why it failed; nothing was made then, or [signal@LinkStates::stays] tells
 *
 * Takes over and matches what the records do not have, as one step of the map.
 *
 * Returns: whether it is done
 */
gboolean
way_link_states_settle (WayLinkStates *self,
                        GHashTable    *choices,
                        GError       **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (WayCommand) command = way_links_settle (way_history_get_map (self->history), self->records, choices, made, error);

  if (command == NULL)
    return FALSE;
  g_ptr_array_unref (self->made);
  self->made = g_steal_pointer (&made);
  g_clear_pointer (&self->taken, way_command_unref);
  if (way_command_group_get_size (command) > 0 && !way_history_perform (self->history, command, error))
    {
      if (self->made->len > 0)
        g_signal_emit (self, signals[SIGNAL_STAYS], 0);
      return FALSE;
    }
  if (way_command_group_get_size (command) > 0)
    self->taken = g_steal_pointer (&command);
  self->serial = way_history_get_serial (self->history);
  queue_look (self);

  return TRUE;
}

/**
 * way_link_states_undo_settling:
 * @self: the states
 *
 * Takes back what settling did to the map, when nothing came after it; the records that it made stay.
 *
 * Returns: whether the map is as it was before
 */
gboolean
way_link_states_undo_settling (WayLinkStates *self)
{
  if (self->taken == NULL)
    return TRUE;
  if (!way_history_undo_step (self->history, self->serial))
    return FALSE;
  g_clear_pointer (&self->taken, way_command_unref);

  return TRUE;
}

/**
 * way_link_states_get_made:
 * @self: the states
 *
 * Returns: (transfer none) (element-type WayItem): the records that were made when something was taken over last
 */
GPtrArray *
way_link_states_get_made (WayLinkStates *self)
{
  return self->made;
}

/**
 * way_link_states_forget_made:
 * @self: the states
 *
 * They are deleted, or to stay for good.
 */
void
way_link_states_forget_made (WayLinkStates *self)
{
  g_ptr_array_set_size (self->made, 0);
  g_clear_pointer (&self->taken, way_command_unref);
}
