/* columns-after.c - the columns of a map as they will be after a command
 *
 * Only the lists of siblings that change are copied.
 */
#include "config.h"

#include "journeys/commands/columns-after.h"

#include "journeys/commands/command-private.h"

/* Before it follows a command it has the columns as they are. */
void
way_columns_after_init (WayColumnsAfter *self,
                        WayMap          *map)
{
  self->map = map;
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  self->parents = g_hash_table_new (NULL, NULL);
  self->coming = g_hash_table_new (g_str_hash, g_str_equal);
  self->touched = g_hash_table_new (NULL, NULL);
  self->told = g_hash_table_new (g_str_hash, g_str_equal);
}

void
way_columns_after_clear (WayColumnsAfter *self)
{
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->parents, g_hash_table_unref);
  g_clear_pointer (&self->coming, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
}

static int
get_slot (WayItem *parent)
{
  return way_item_get_kind (parent) == WAY_KIND_MAP ? WAY_MAP_STAGES : WAY_STAGE_STEPS;
}

static WayItem *
find (WayColumnsAfter *self,
      const char      *id)
{
  WayItem *item = g_hash_table_lookup (self->coming, id);

  return item != NULL ? item : way_map_find (self->map, id);
}

static WayItem *
get_parent (WayColumnsAfter *self,
            WayItem         *item)
{
  gpointer parent;

  if (g_hash_table_lookup_extended (self->parents, item, NULL, &parent))
    return parent;

  return way_item_get_parent (item);
}

static int
n_children (WayColumnsAfter *self,
            WayItem         *parent)
{
  const GPtrArray *list = g_hash_table_lookup (self->lists, parent);

  return list != NULL ? (int)list->len : way_item_n_children (parent, get_slot (parent));
}

static WayItem *
get_child (WayColumnsAfter *self,
           WayItem         *parent,
           int              index)
{
  const GPtrArray *list = g_hash_table_lookup (self->lists, parent);

  return list != NULL ? g_ptr_array_index (list, index) : way_item_get_child (parent, get_slot (parent), index);
}

static int
get_index (WayColumnsAfter *self,
           WayItem         *item)
{
  GPtrArray *list = g_hash_table_lookup (self->lists, get_parent (self, item));
  guint      index = 0;

  if (list == NULL)
    return way_item_get_index (item);
  g_ptr_array_find (list, item, &index);

  return index;
}

/* The list to be changed. */
static GPtrArray *
copy_list (WayColumnsAfter *self,
           WayItem         *parent)
{
  GPtrArray *list = g_hash_table_lookup (self->lists, parent);
  int        i;

  if (list != NULL)
    return list;
  list = g_ptr_array_new ();
  for (i = 0; i < way_item_n_children (parent, get_slot (parent)); i++)
    g_ptr_array_add (list, way_item_get_child (parent, get_slot (parent), i));
  g_hash_table_insert (self->lists, parent, list);

  return list;
}

static gboolean
is_column (WayItem *item)
{
  return item != NULL && (way_item_get_kind (item) == WAY_KIND_STAGE || way_item_get_kind (item) == WAY_KIND_STEP);
}

static void
touch (WayColumnsAfter *self,
       WayItem         *item)
{
  int i;

  if (way_item_get_kind (item) == WAY_KIND_STEP)
    g_hash_table_add (self->touched, item);
  else
    for (i = 0; i < n_children (self, item); i++)
      g_hash_table_add (self->touched, get_child (self, item, i));
}

static void
take_out (WayColumnsAfter *self,
          WayItem         *item)
{
  WayItem *parent = get_parent (self, item);

  touch (self, item);
  if (parent != NULL)
    g_ptr_array_remove (copy_list (self, parent), item);
  g_hash_table_insert (self->parents, item, NULL);
}

static void
put_in (WayColumnsAfter *self,
        WayItem         *item,
        const char      *parent_id,
        int              index)
{
  WayItem   *parent = find (self, parent_id);
  GPtrArray *list;

  touch (self, item);
  if (parent == NULL || way_item_get_kind (parent) != (way_item_get_kind (item) == WAY_KIND_STAGE ? WAY_KIND_MAP : WAY_KIND_STAGE))
    return;
  list = copy_list (self, parent);
  g_ptr_array_insert (list, index < 0 || index > (int)list->len ? (int)list->len : index, item);
  g_hash_table_insert (self->parents, item, parent);
}

static void
note_coming (WayItem *item,
             gpointer data)
{
  WayColumnsAfter *self = data;

  if (is_column (item))
    g_hash_table_insert (self->coming, (gpointer)way_item_get_id (item), item);
}

/**
 * way_columns_after_follow:
 * @self: columns
 * @command: what is to be done next
 *
 * Takes in what a command will do. One that will be refused may be taken in too.
 */
void
way_columns_after_follow (WayColumnsAfter *self,
                          WayCommand      *command)
{
  WayItem *item;
  guint    i;

  switch (command->type)
    {
    case WAY_COMMAND_INSERT:
      if (!is_column (command->item))
        return;
      way_item_foreach (command->item, note_coming, self);
      put_in (self, command->item, command->parent_id, command->index);
      break;
    case WAY_COMMAND_REMOVE:
    case WAY_COMMAND_MOVE:
      item = find (self, command->item_id);
      if (is_column (item))
        {
          take_out (self, item);
          if (command->type == WAY_COMMAND_MOVE)
            put_in (self, item, command->parent_id, command->index);
        }
      else if (command->type == WAY_COMMAND_REMOVE || command->slot != WAY_MAP_CARDS)
        g_hash_table_add (self->told, command->item_id);
      break;
    case WAY_COMMAND_SET:
      if (way_kind_is_card (command->kind) && (command->field == WAY_CARD_STEP || command->field == WAY_CARD_SPAN))
        g_hash_table_add (self->told, command->item_id);
      break;
    case WAY_COMMAND_GROUP:
    default:
      for (i = 0; i < command->children->len; i++)
        way_columns_after_follow (self, g_ptr_array_index (command->children, i));
    }
}

/**
 * way_columns_after_has:
 * @self: columns
 * @step: a step of the map, or one that comes
 *
 * Returns: whether it will be there
 */
gboolean
way_columns_after_has (WayColumnsAfter *self,
                       WayItem         *step)
{
  WayItem *stage = get_parent (self, step);

  return stage != NULL && get_parent (self, stage) != NULL;
}

/**
 * way_columns_after_get_next:
 * @self: columns
 * @step: a step that will be there
 * @by: 1 for the step after it, -1 for that before it
 *
 * Returns: (transfer none) (nullable): that step
 */
WayItem *
way_columns_after_get_next (WayColumnsAfter *self,
                            WayItem         *step,
                            int              by)
{
  WayItem *stage = get_parent (self, step);
  WayItem *root = get_parent (self, stage);
  int      index = get_index (self, step) + by;
  int      n = n_children (self, stage);
  int      place = -1;

  while (index < 0 || index >= n)
    {
      if (place < 0)
        place = get_index (self, stage);
      place += by;
      if (place < 0 || place >= n_children (self, root))
        return NULL;
      stage = get_child (self, root, place);
      n = n_children (self, stage);
      index = by < 0 ? n - 1 : 0;
    }

  return get_child (self, stage, index);
}
