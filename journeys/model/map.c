/* map.c - one journey map */
#include "config.h"

#include "journeys/model/map-private.h"

struct _WayMap
{
  GObject parent_instance;

  /* owned */
  WayItem      *root;
  GHashTable   *by_id;      /* id borrowed from the item → item borrowed from the tree */
  WayLongCards *long_cards; /* NULL until somebody asks */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayMap, way_map, G_TYPE_OBJECT)

static void
add_to_index (WayItem *item,
              gpointer data)
{
  WayMap *self = data;

  g_hash_table_insert (self->by_id, item->id, item);
}

static void
remove_from_index (WayItem *item,
                   gpointer data)
{
  WayMap *self = data;

  g_hash_table_remove (self->by_id, item->id);
}

static void
way_map_finalize (GObject *object)
{
  WayMap *self = WAY_MAP (object);

  g_clear_pointer (&self->long_cards, way_long_cards_free);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->root, way_item_unref);

  G_OBJECT_CLASS (way_map_parent_class)->finalize (object);
}

static void
way_map_class_init (WayMapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_map_finalize;

  /**
   * WayMap::changed:
   * @change: a #WayChange, valid during the emission
   *
   * Something on the map is different now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
way_map_init (WayMap *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * way_map_new:
 *
 * Returns: (transfer full): a map with a new UUID and nothing on it
 */
WayMap *
way_map_new (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, uuid);

  return way_map_new_for_root (root);
}

/**
 * way_map_new_for_root:
 * @root: (transfer none): an item of the kind map, or of records that are worked on; no other map may hold it
 *
 * Returns: (transfer full): the map of that tree
 */
WayMap *
way_map_new_for_root (WayItem *root)
{
  WayMap *self = g_object_new (WAY_TYPE_MAP, NULL);

  g_assert (way_item_get_kind (root) == WAY_KIND_MAP || way_item_get_kind (root) == WAY_KIND_RECORDS);

  self->root = way_item_ref (root);
  way_item_foreach (root, add_to_index, self);

  return self;
}

/**
 * way_map_copy:
 * @self: a map
 *
 * Returns: (transfer full): an equal map with the same ids, for another thread
 */
WayMap *
way_map_copy (WayMap *self)
{
  g_autoptr (WayItem) root = way_item_copy (self->root);

  return way_map_new_for_root (root);
}

/* The same for one who has the index of the tree already: id → item, both
 * borrowed from the items. Takes the index. */
WayMap *
way_map_new_for_index (WayItem    *root,
                       GHashTable *by_id)
{
  WayMap *self = g_object_new (WAY_TYPE_MAP, NULL);

  self->root = way_item_ref (root);
  g_hash_table_unref (self->by_id);
  self->by_id = by_id;

  return self;
}

/**
 * way_map_get_root:
 * @self: a map
 *
 * Returns: (transfer none): the item that is the map itself
 */
WayItem *
way_map_get_root (WayMap *self)
{
  g_return_val_if_fail (WAY_IS_MAP (self), NULL);

  return self->root;
}

/**
 * way_map_find:
 * @self: a map
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the item with that id
 */
WayItem *
way_map_find (WayMap     *self,
              const char *id)
{
  g_return_val_if_fail (WAY_IS_MAP (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * way_map_get_uuid:
 * @self: a map
 *
 * Returns: (transfer none): the identity of the map, kept when it is saved elsewhere
 */
const char *
way_map_get_uuid (WayMap *self)
{
  g_return_val_if_fail (WAY_IS_MAP (self), NULL);

  return self->root->id;
}

/**
 * way_map_n:
 * @self: a map
 * @slot: a slot of the map, for example %WAY_MAP_LANES
 *
 * Returns: how many items stand there
 */
int
way_map_n (WayMap *self,
           int     slot)
{
  return way_item_n_children (self->root, slot);
}

/**
 * way_map_get:
 * @self: a map
 * @slot: a slot of the map
 * @index: a place in it
 *
 * Returns: (transfer none) (nullable): the item there
 */
WayItem *
way_map_get (WayMap *self,
             int     slot,
             int     index)
{
  return way_item_get_child (self->root, slot, index);
}

/**
 * way_map_list_steps:
 * @self: a map
 *
 * Returns: (transfer container) (element-type WayItem): the steps of all stages, in order
 */
GPtrArray *
way_map_list_steps (WayMap *self)
{
  GPtrArray *steps = g_ptr_array_new ();
  int        i, j;

  for (i = 0; i < way_map_n (self, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (self, WAY_MAP_STAGES, i);

      for (j = 0; j < way_item_n_children (stage, WAY_STAGE_STEPS); j++)
        g_ptr_array_add (steps, way_item_get_child (stage, WAY_STAGE_STEPS, j));
    }

  return steps;
}

/**
 * way_map_count_steps_from:
 * @self: a map
 * @step: a step of it
 *
 * Returns: how many steps there are from this one to the end of the map, itself among them
 */
int
way_map_count_steps_from (WayMap  *self,
                          WayItem *step)
{
  WayItem *stage = way_item_get_parent (step);
  int      n = way_item_n_children (stage, WAY_STAGE_STEPS) - way_item_get_index (step);
  int      i;

  for (i = way_item_get_index (stage) + 1; i < way_map_n (self, WAY_MAP_STAGES); i++)
    n += way_item_n_children (way_map_get (self, WAY_MAP_STAGES, i), WAY_STAGE_STEPS);

  return n;
}

/**
 * way_map_first_of_kind:
 * @self: a map
 * @slot: a slot of the map
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the first item of the kind there
 */
WayItem *
way_map_first_of_kind (WayMap *self,
                       int     slot,
                       WayKind kind)
{
  int i;

  for (i = 0; i < way_map_n (self, slot); i++)
    if (way_item_get_kind (way_map_get (self, slot, i)) == kind)
      return way_map_get (self, slot, i);

  return NULL;
}

/**
 * way_map_new_id:
 * @self: a map
 *
 * Returns: (transfer full): an id that no item of the map has
 */
char *
way_map_new_id (WayMap *self)
{
  while (TRUE)
    {
      g_autoptr (WayItem) item = way_item_new (WAY_KIND_NOTE, NULL);

      if (way_map_find (self, item->id) == NULL)
        return g_strdup (item->id);
    }
}

/* The cards that cover more than one step. */
WayLongCards *
way_map_get_long_cards (WayMap *self)
{
  if (self->long_cards == NULL)
    self->long_cards = way_long_cards_new (self->root);

  return self->long_cards;
}

static void
emit_changed (WayMap    *self,
              WayChange *change)
{
  if (self->long_cards != NULL)
    way_long_cards_follow (self->long_cards, change->item);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
}

/* Inserts an item and all in it; no id of it may be on the map already. */
void
way_map_insert (WayMap  *self,
                WayItem *parent,
                int      slot,
                int      index,
                WayItem *item)
{
  WayChange change = { .type = WAY_CHANGE_INSERTED, .item = item, .parent = parent, .slot = slot, .index = index };

  way_item_insert_child (parent, slot, index, item);
  way_item_foreach (item, add_to_index, self);
  emit_changed (self, &change);
}

void
way_map_remove (WayMap  *self,
                WayItem *item)
{
  g_autoptr (WayItem) held = way_item_ref (item);
  WayItem  *parent = item->parent;
  WayChange change = { .type = WAY_CHANGE_REMOVED,
                       .item = item,
                       .parent = parent,
                       .slot = item->slot,
                       .index = way_item_get_index (item) };

  way_item_foreach (item, remove_from_index, self);
  way_item_remove_child (parent, change.slot, change.index);
  emit_changed (self, &change);
}

/* The index is the place among the siblings without the item itself. */
void
way_map_move (WayMap  *self,
              WayItem *item,
              WayItem *parent,
              int      slot,
              int      index)
{
  g_autoptr (WayItem) held = way_item_ref (item);
  WayChange change = { .type = WAY_CHANGE_MOVED, .item = item, .parent = parent, .slot = slot, .index = index };

  change.old_parent = item->parent;
  change.old_slot = item->slot;
  change.old_index = way_item_get_index (item);
  way_item_remove_child (item->parent, item->slot, change.old_index);
  way_item_insert_child (parent, slot, index, item);
  emit_changed (self, &change);
}

void
way_map_set (WayMap     *self,
             WayItem    *item,
             int         field,
             const char *value)
{
  g_autofree char *old_value = g_steal_pointer (&item->values[field]);
  WayChange        change = { .type = WAY_CHANGE_SET, .item = item, .field = field, .old_value = old_value };

  item->values[field] = g_strdup (value);
  emit_changed (self, &change);
}
