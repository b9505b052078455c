/* selection.c - what is selected on a map, and the cell in use */
#include "config.h"

#include "widgets/shared/selection.h"

#include <string.h>

struct _WaySelection
{
  GObject parent_instance;

  /* owned */
  GPtrArray  *ids; /* in the order of selecting */
  GHashTable *set; /* the same ids, to find them; borrowed */
  char       *step_id;
  char       *lane_id;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WaySelection, way_selection, G_TYPE_OBJECT)

static void
way_selection_finalize (GObject *object)
{
  WaySelection *self = WAY_SELECTION (object);

  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->ids);
  g_free (self->step_id);
  g_free (self->lane_id);

  G_OBJECT_CLASS (way_selection_parent_class)->finalize (object);
}

static void
way_selection_class_init (WaySelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_selection_finalize;

  /**
   * WaySelection::changed:
   *
   * Other items, or another cell.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_selection_init (WaySelection *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * way_selection_new:
 *
 * Returns: (transfer full): an empty selection
 */
WaySelection *
way_selection_new (void)
{
  return g_object_new (WAY_TYPE_SELECTION, NULL);
}

static void
emit_changed (WaySelection *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
append (WaySelection *self,
        const char   *id)
{
  char *copy = g_strdup (id);

  g_ptr_array_add (self->ids, copy);
  g_hash_table_add (self->set, copy);
}

static void
drop (WaySelection *self,
      guint         place)
{
  g_hash_table_remove (self->set, g_ptr_array_index (self->ids, place));
  g_ptr_array_remove_index (self->ids, place);
}

static gboolean
find (WaySelection *self,
      const char   *id,
      guint        *place)
{
  return g_hash_table_contains (self->set, id) && g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, place);
}

/* Takes the cell; tells whether it is another one. */
static gboolean
take_cell (WaySelection *self,
           const char   *step_id,
           const char   *lane_id)
{
  char *step, *lane;

  if (step_id == NULL || lane_id == NULL)
    step_id = lane_id = NULL;
  if (g_strcmp0 (self->step_id, step_id) == 0 && g_strcmp0 (self->lane_id, lane_id) == 0)
    return FALSE;

  step = g_strdup (step_id);
  lane = g_strdup (lane_id);
  g_free (self->step_id);
  g_free (self->lane_id);
  self->step_id = step;
  self->lane_id = lane;

  return TRUE;
}

static gboolean
take_only (WaySelection *self,
           const char   *id)
{
  g_autofree char *copy = NULL;

  if (id == NULL && self->ids->len == 0)
    return FALSE;
  if (id != NULL && self->ids->len == 1 && strcmp (g_ptr_array_index (self->ids, 0), id) == 0)
    return FALSE;

  copy = g_strdup (id);
  g_hash_table_remove_all (self->set);
  g_ptr_array_set_size (self->ids, 0);
  if (copy != NULL)
    append (self, copy);

  return TRUE;
}

/**
 * way_selection_get_size:
 * @self: a selection
 *
 * Returns: how many items are selected
 */
guint
way_selection_get_size (WaySelection *self)
{
  g_return_val_if_fail (WAY_IS_SELECTION (self), 0);

  return self->ids->len;
}

/**
 * way_selection_get_nth:
 * @self: a selection
 * @place: counted from 0, in the order of selecting
 *
 * Returns: (transfer none) (nullable): the id there
 */
const char *
way_selection_get_nth (WaySelection *self,
                       guint         place)
{
  g_return_val_if_fail (WAY_IS_SELECTION (self), NULL);

  return place < self->ids->len ? g_ptr_array_index (self->ids, place) : NULL;
}

/**
 * way_selection_get_last:
 * @self: a selection
 *
 * Returns: (transfer none) (nullable): the id selected last, which is the one
 *   that keys act on
 */
const char *
way_selection_get_last (WaySelection *self)
{
  g_return_val_if_fail (WAY_IS_SELECTION (self), NULL);

  return way_selection_get_nth (self, self->ids->len - 1);
}

/**
 * way_selection_contains:
 * @self: a selection
 * @id: the id of an item
 *
 * Returns: whether the item is selected
 */
gboolean
way_selection_contains (WaySelection *self,
                        const char   *id)
{
  g_return_val_if_fail (WAY_IS_SELECTION (self), FALSE);

  return id != NULL && g_hash_table_contains (self->set, id);
}

/**
 * way_selection_list_items:
 * @self: a selection
 * @map: the map
 *
 * Returns: (transfer container) (element-type WayItem): the selected items that
 *   are on the map, in the order of selecting
 */
GPtrArray *
way_selection_list_items (WaySelection *self,
                          WayMap       *map)
{
  GPtrArray *items = g_ptr_array_new ();
  guint      i;

  g_return_val_if_fail (WAY_IS_SELECTION (self), items);

  for (i = 0; i < self->ids->len; i++)
    {
      WayItem *item = way_map_find (map, g_ptr_array_index (self->ids, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }

  return items;
}

/**
 * way_selection_get_item:
 * @self: a selection
 * @map: the map
 *
 * Returns: (transfer none) (nullable): the item selected last
 */
WayItem *
way_selection_get_item (WaySelection *self,
                        WayMap       *map)
{
  const char *id = way_selection_get_last (self);

  return id != NULL ? way_map_find (map, id) : NULL;
}

/**
 * way_selection_select:
 * @self: a selection
 * @id: (nullable): the id of an item; NULL for none
 *
 * Selects this item only. No cell is in use afterwards.
 */
void
way_selection_select (WaySelection *self,
                      const char   *id)
{
  way_selection_select_in_cell (self, id, NULL, NULL);
}

/**
 * way_selection_select_in_cell:
 * @self: a selection
 * @id: (nullable): the id of an item; NULL for none
 * @step_id: (nullable): the step of its cell
 * @lane_id: (nullable): the lane of its cell
 *
 * Selects this item only, and the cell in which it stands.
 */
void
way_selection_select_in_cell (WaySelection *self,
                              const char   *id,
                              const char   *step_id,
                              const char   *lane_id)
{
  gboolean changed;

  g_return_if_fail (WAY_IS_SELECTION (self));

  changed = take_only (self, id);
  changed |= take_cell (self, step_id, lane_id);
  if (changed)
    emit_changed (self);
}

/**
 * way_selection_select_many:
 * @self: a selection
 * @ids: (array zero-terminated=1): ids of items
 *
 * Selects these items only. The cell in use stays.
 */
void
way_selection_select_many (WaySelection      *self,
                           const char *const *ids)
{
  g_autoptr (GPtrArray) before = NULL;
  guint i;

  g_return_if_fail (WAY_IS_SELECTION (self));

  before = g_steal_pointer (&self->ids);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_remove_all (self->set);
  for (i = 0; ids[i] != NULL; i++)
    if (!g_hash_table_contains (self->set, ids[i]))
      append (self, ids[i]);

  for (i = 0; i < self->ids->len && i < before->len; i++)
    if (strcmp (g_ptr_array_index (self->ids, i), g_ptr_array_index (before, i)) != 0)
      break;
  if (i < self->ids->len || i < before->len)
    emit_changed (self);
}

/**
 * way_selection_add:
 * @self: a selection
 * @id: the id of an item
 *
 * Selects this item too; it becomes the last.
 */
void
way_selection_add (WaySelection *self,
                   const char   *id)
{
  g_autofree char *copy = g_strdup (id);
  guint            place;

  g_return_if_fail (WAY_IS_SELECTION (self));

  if (g_strcmp0 (way_selection_get_last (self), id) == 0)
    return;
  if (find (self, copy, &place))
    drop (self, place);
  append (self, copy);
  emit_changed (self);
}

/**
 * way_selection_remove:
 * @self: a selection
 * @id: the id of an item
 *
 * Selects this item no longer.
 */
void
way_selection_remove (WaySelection *self,
                      const char   *id)
{
  guint place;

  g_return_if_fail (WAY_IS_SELECTION (self));

  if (!find (self, id, &place))
    return;
  drop (self, place);
  emit_changed (self);
}

/**
 * way_selection_toggle:
 * @self: a selection
 * @id: the id of an item
 *
 * Selects this item too, or no longer.
 */
void
way_selection_toggle (WaySelection *self,
                      const char   *id)
{
  if (way_selection_contains (self, id))
    way_selection_remove (self, id);
  else
    way_selection_add (self, id);
}

/**
 * way_selection_clear:
 * @self: a selection
 *
 * Selects nothing. The cell in use stays.
 */
void
way_selection_clear (WaySelection *self)
{
  g_return_if_fail (WAY_IS_SELECTION (self));

  if (take_only (self, NULL))
    emit_changed (self);
}

/**
 * way_selection_set_cell:
 * @self: a selection
 * @step_id: (nullable): its step
 * @lane_id: (nullable): its lane
 *
 * Uses this cell, and selects no item. NULL for no cell.
 */
void
way_selection_set_cell (WaySelection *self,
                        const char   *step_id,
                        const char   *lane_id)
{
  way_selection_select_in_cell (self, NULL, step_id, lane_id);
}

/**
 * way_selection_get_step:
 * @self: a selection
 *
 * Returns: (transfer none) (nullable): the id of the step of the cell in use
 */
const char *
way_selection_get_step (WaySelection *self)
{
  g_return_val_if_fail (WAY_IS_SELECTION (self), NULL);

  return self->step_id;
}

/**
 * way_selection_get_lane:
 * @self: a selection
 *
 * Returns: (transfer none) (nullable): the id of the lane of the cell in use
 */
const char *
way_selection_get_lane (WaySelection *self)
{
  g_return_val_if_fail (WAY_IS_SELECTION (self), NULL);

  return self->lane_id;
}

/**
 * way_selection_forget_missing:
 * @self: a selection
 * @map: the map
 *
 * Drops what is not on the map any more.
 */
void
way_selection_forget_missing (WaySelection *self,
                              WayMap       *map)
{
  gboolean changed;
  guint    i, n;
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (WAY_IS_SELECTION (self));

  n = 0;
  for (i = 0; i < self->ids->len; i++)
    if (way_map_find (map, g_ptr_array_index (self->ids, i)) != NULL)
      n++;
  changed = n < self->ids->len;
  if (changed)
    {
      before = g_steal_pointer (&self->ids);
      self->ids = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_remove_all (self->set);
      for (i = 0; i < before->len; i++)
        if (way_map_find (map, g_ptr_array_index (before, i)) != NULL)
          append (self, g_ptr_array_index (before, i));
    }
  if (self->step_id != NULL && (way_map_find (map, self->step_id) == NULL || way_map_find (map, self->lane_id) == NULL))
    changed |= take_cell (self, NULL, NULL);
  if (changed)
    emit_changed (self);
}
