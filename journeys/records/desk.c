/* desk.c - where records are edited */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/records/desk-private.h"

#define OF_MAP "way-desk" /* the desk, as data of its map */
#define TYPING 400        /* milliseconds after which typing is written */

enum
{
  SIGNAL_PROBLEM,
  SIGNAL_CHANGED_ELSEWHERE,
  SIGNAL_WRITTEN,
  SIGNAL_REPLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayDesk, way_desk, G_TYPE_OBJECT)

static void
way_desk_dispose (GObject *object)
{
  WayDesk *self = WAY_DESK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->records, self);
  g_signal_handlers_disconnect_by_data (self->map, self);
  g_object_set_data (G_OBJECT (self->map), OF_MAP, NULL);
  g_signal_handlers_disconnect_by_data (self->history, self);

  G_OBJECT_CLASS (way_desk_parent_class)->dispose (object);
}

static void
way_desk_finalize (GObject *object)
{
  WayDesk *self = WAY_DESK (object);

  g_clear_object (&self->history);
  g_clear_object (&self->map);
  g_clear_object (&self->records);
  g_hash_table_unref (self->written);
  g_hash_table_unref (self->dirty);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->merged);
  g_hash_table_unref (self->nameless);
  g_hash_table_unref (self->last_names);
  g_hash_table_unref (self->desk_ids);
  g_hash_table_unref (self->file_ids);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->brought_back);
  g_ptr_array_unref (self->passed);
  g_free (self->spared);
  g_clear_error (&self->refused);
  g_free (self->problem);

  G_OBJECT_CLASS (way_desk_parent_class)->finalize (object);
}

static void
way_desk_class_init (WayDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_desk_dispose;
  object_class->finalize = way_desk_finalize;

  /**
   * WayDesk::problem:
   * @message: what happened and what can be done, for the user
   *
   * A change could not be written. A step was taken back; what was typed stays on the desk
   * and is tried again, see [method@Desk.has_unwritten]. In a thread that is in a hurry, so does
   * everything while another program writes: it is told of when that takes long. What the disk did not
   * confirm is in the file and stays on the desk, see [method@Desk.is_unconfirmed].
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayDesk::changed-elsewhere:
   * @kind: the kind of a record on the desk, a #WayKind
   * @id: its id
   *
   * What somebody else wrote of the record is on the desk now; or the record was deleted,
   * and is not on the desk any more.
   */
  signals[SIGNAL_CHANGED_ELSEWHERE] = g_signal_new ("changed-elsewhere", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                    0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);

  /**
   * WayDesk::written:
   *
   * All that could be written is: a problem that was told of is gone.
   */
  signals[SIGNAL_WRITTEN] = g_signal_new ("written", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayDesk::replaced:
   * @desk: the one that there is now
   *
   * The records were opened anew, with another desk. This one is good for nothing any more.
   */
  signals[SIGNAL_REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, WAY_TYPE_DESK);
}

static void
way_desk_init (WayDesk *self)
{
  self->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)way_item_unref);
  self->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->merged = way_desk_new_merged ();
  self->nameless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->last_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->desk_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->file_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->brought_back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->passed = g_ptr_array_new_with_free_func (g_free);
  self->thread = g_thread_self ();
}

/* The record that an item of the desk is, or is a part of. */
WayItem *
way_desk_find_record (WayDesk *self,
                      WayItem *item)
{
  WayItem *root = way_map_get_root (self->map);
  WayItem *parent;

  while (item != root && (parent = way_item_get_parent (item)) != root && parent != NULL)
    item = parent;

  return item != root ? item : NULL;
}

static void
note_dirty (WayDesk *self,
            WayItem *item)
{
  WayItem *record = way_desk_find_record (self, item);

  if (record != NULL)
    g_hash_table_insert (self->dirty, g_strdup (way_item_get_id (record)), GINT_TO_POINTER (way_item_get_kind (record)));
}

static void
map_changed_cb (WayDesk         *self,
                const WayChange *change)
{
  WayItem *root = way_map_get_root (self->map);

  if (self->taking > 0)
    return;
  if (!self->withdrawing)
    way_desk_note_change (self, change);
  switch (change->type)
    {
    case WAY_CHANGE_INSERTED:
    case WAY_CHANGE_REMOVED:
      note_dirty (self, change->parent != root ? change->parent : change->item);
      break;
    case WAY_CHANGE_MOVED:
      note_dirty (self, change->parent);
      note_dirty (self, change->old_parent);
      break;
    case WAY_CHANGE_SET:
    default:
      note_dirty (self, change->item);
    }
}

static void
steps_changed_cb (WayDesk *self,
                  guint    place,
                  guint    removed,
                  guint    added)
{
  if (added == 0)
    return;
  self->is_new = TRUE;
  way_desk_note_merged (self);
}

static void
history_changed_cb (WayDesk *self)
{
  if (self->withdrawing || self->taking > 0)
    return;
  if (way_history_is_open (self->history))
    {
      self->typed = TRUE;
      way_desk_write_soon (self, TYPING);
      return;
    }
  self->typed = FALSE;
  way_desk_write_step (self);
}

static void
settled_cb (WayDesk *self)
{
  way_desk_write_step (self);
}

typedef struct
{
  WayDesk *desk;
  WayKind  kind;
  char    *id;
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_object_unref (told->desk);
  g_free (told->id);
  g_free (told);
}

static gboolean
told_cb (gpointer data)
{
  Told *told = data;

  way_desk_take (told->desk, told->kind, told->id);

  return G_SOURCE_REMOVE;
}

static void
records_changed_cb (WayDesk    *self,
                    int         kind,
                    const char *id)
{
  Told *told;

  if (g_thread_self () == self->thread)
    {
      if (!self->writing)
        way_desk_take (self, kind, id);
      return;
    }
  told = g_new0 (Told, 1);
  told->desk = g_object_ref (self);
  told->kind = kind;
  told->id = g_strdup (id);
  g_idle_add_full (G_PRIORITY_DEFAULT, told_cb, told, told_free);
}

/**
 * way_desk_new:
 * @records: the records
 *
 * Returns: (transfer full): an empty desk
 */
WayDesk *
way_desk_new (WayRecords *records)
{
  WayDesk *self = g_object_new (WAY_TYPE_DESK, NULL);
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_RECORDS, "records");

  self->records = g_object_ref (records);
  self->map = way_map_new_for_root (root);
  self->history = way_history_new (self->map);
  g_object_set_data (G_OBJECT (self->map), OF_MAP, self);
  g_signal_connect_swapped (self->map, "changed", G_CALLBACK (map_changed_cb), self);
  g_signal_connect_swapped (self->history, "steps-changed", G_CALLBACK (steps_changed_cb), self);
  g_signal_connect_swapped (self->history, "changed", G_CALLBACK (history_changed_cb), self);
  g_signal_connect_swapped (self->history, "settled", G_CALLBACK (settled_cb), self);
  g_signal_connect_swapped (self->history, "passed-over", G_CALLBACK (way_desk_passed_cb), self);
  g_signal_connect_swapped (records, "changed", G_CALLBACK (records_changed_cb), self);

  return self;
}

/**
 * way_desk_find:
 * @map: a map
 *
 * Returns: (transfer none) (nullable): the desk whose map that is; NULL for a journey map
 */
WayDesk *
way_desk_find (WayMap *map)
{
  return g_object_get_data (G_OBJECT (map), OF_MAP);
}

/**
 * way_desk_get_records:
 * @self: a desk
 *
 * Returns: (transfer none): the records that it edits
 */
WayRecords *
way_desk_get_records (WayDesk *self)
{
  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  return self->records;
}

/**
 * way_desk_get_history:
 * @self: a desk
 *
 * Returns: (transfer none): through which records are changed, and changed back
 */
WayHistory *
way_desk_get_history (WayDesk *self)
{
  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  return self->history;
}

/**
 * way_desk_get_map:
 * @self: a desk
 *
 * Returns: (transfer none): the tree with the records in the slots of the kind records
 */
WayMap *
way_desk_get_map (WayDesk *self)
{
  g_return_val_if_fail (WAY_IS_DESK (self), NULL);

  return self->map;
}

/* Changes the desk to what the file has: no step, and nothing to write. */
gboolean
way_desk_apply (WayDesk    *self,
                WayCommand *command,
                GError    **error)
{
  g_autoptr (GError) refused = NULL;
  gboolean done;

  self->taking++;
  done = way_command_apply (command, self->map, &refused);
  self->taking--;
  if (!done)
    g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                 /* TRANSLATORS: %s is why, as a sentence */
                 _ ("What another program has written cannot be shown here. %s"), refused->message);

  return done;
}

/* The same reason is told @again when it hinders another step, not with every letter. */
void
way_desk_tell_problem (WayDesk    *self,
                       const char *message,
                       gboolean    again)
{
  if (!again && g_strcmp0 (self->problem, message) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (message);
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, message);
}

/* What was told is over. */
void
way_desk_tell_no_problem (WayDesk *self)
{
  if (self->problem == NULL)
    return;
  g_clear_pointer (&self->problem, g_free);
  g_signal_emit (self, signals[SIGNAL_WRITTEN], 0);
}

void
way_desk_tell_elsewhere (WayDesk    *self,
                         WayKind     kind,
                         const char *id)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED_ELSEWHERE], 0, (int)kind, id);
}

/**
 * way_desk_replace:
 * @self: a desk
 * @desk: the one that is used from now on
 *
 * Tells all that use a desk of the one that took its place.
 */
void
way_desk_replace (WayDesk *self,
                  WayDesk *desk)
{
  g_return_if_fail (WAY_IS_DESK (self));
  g_return_if_fail (WAY_IS_DESK (desk) && desk != self);

  g_signal_emit (self, signals[SIGNAL_REPLACED], 0, desk);
}
