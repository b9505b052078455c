/* item-tree.c - items within items: children, copies, comparing */
#include "config.h"

#include "journeys/model/item-private.h"

#include <string.h>

/**
 * way_item_get_parent:
 * @item: an item
 *
 * Returns: (transfer none) (nullable): the item it stands in
 */
WayItem *
way_item_get_parent (WayItem *item)
{
  return item->parent;
}

/**
 * way_item_get_slot:
 * @item: an item with a parent
 *
 * Returns: in which slot of its parent it stands
 */
int
way_item_get_slot (WayItem *item)
{
  return item->slot;
}

static gboolean
stands_at (const GPtrArray *siblings,
           const WayItem   *item,
           int              place)
{
  return place >= 0 && place < (int)siblings->len && siblings->pdata[place] == item;
}

/**
 * way_item_get_index:
 * @item: an item
 *
 * Returns: its place among its siblings, counted from 0; -1 without a parent
 */
int
way_item_get_index (WayItem *item)
{
  const GPtrArray *siblings = item->parent != NULL ? item->parent->slots[item->slot] : NULL;
  int              by;

  if (siblings == NULL)
    return -1;

  /* Siblings that came or went since then moved it a little. */
  item->place = MIN (item->place, (int)siblings->len - 1);
  for (by = 0; by <= (int)siblings->len; by++)
    {
      if (stands_at (siblings, item, item->place - by))
        item->place -= by;
      else if (stands_at (siblings, item, item->place + by))
        item->place += by;
      else
        continue;
      return item->place;
    }

  g_return_val_if_reached (-1);
}

/**
 * way_item_n_children:
 * @item: an item
 * @slot: one of its slots
 *
 * Returns: how many children stand there
 */
int
way_item_n_children (WayItem *item,
                     int      slot)
{
  return item->slots[slot] != NULL ? (int)item->slots[slot]->len : 0;
}

/**
 * way_item_get_child:
 * @item: an item
 * @slot: one of its slots
 * @index: a place in it
 *
 * Returns: (transfer none) (nullable): the child; NULL beyond the ends
 */
WayItem *
way_item_get_child (WayItem *item,
                    int      slot,
                    int      index)
{
  if (index < 0 || index >= way_item_n_children (item, slot))
    return NULL;

  return g_ptr_array_index (item->slots[slot], index);
}

static gboolean
items_equal (WayItem *a,
             WayItem *b,
             gboolean with_foreign)
{
  const WayKindInfo *info = way_item_get_info (a);
  int                i;

  if (a->kind != b->kind ||
      strcmp (a->id, b->id) != 0 ||
      (with_foreign && !way_foreign_list_equal (a->foreign, b->foreign)))
    return FALSE;
  for (i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;
  for (i = 0; i < info->n_slots; i++)
    {
      int n = way_item_n_children (a, i);
      int j;

      if (n != way_item_n_children (b, i))
        return FALSE;
      for (j = 0; j < n; j++)
        if (!items_equal (way_item_get_child (a, i, j), way_item_get_child (b, i, j), with_foreign))
          return FALSE;
    }

  return TRUE;
}

/**
 * way_item_equal:
 * @a: an item
 * @b: an item
 *
 * Returns: whether both have the same kind, id, values, children and unknown content
 */
gboolean
way_item_equal (WayItem *a,
                WayItem *b)
{
  return items_equal (a, b, TRUE);
}

/* The same, without a look at unknown content. */
gboolean
way_item_has_same_content (WayItem *a,
                           WayItem *b)
{
  return items_equal (a, b, FALSE);
}

/**
 * way_item_foreach:
 * @item: an item
 * @func: (scope call): what to do; must not change the items
 * @data: passed to @func
 *
 * Calls a function for the item and everything in it, in the order of the file.
 */
void
way_item_foreach (WayItem    *item,
                  WayItemFunc func,
                  gpointer    data)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  func (item, data);
  for (i = 0; i < info->n_slots; i++)
    {
      int n = way_item_n_children (item, i);
      int j;

      for (j = 0; j < n; j++)
        way_item_foreach (way_item_get_child (item, i, j), func, data);
    }
}

/**
 * way_item_append_child:
 * @item: an item that no map holds
 * @slot: one of its slots
 * @child: (transfer none): an item without a parent
 *
 * Adds a child at the end of a slot before the item becomes part of a map.
 */
void
way_item_append_child (WayItem *item,
                       int      slot,
                       WayItem *child)
{
  way_item_insert_child (item, slot, -1, child);
}

/* Takes a reference; an index of -1 is the end. */
void
way_item_insert_child (WayItem *item,
                       int      slot,
                       int      index,
                       WayItem *child)
{
  g_return_if_fail (child->parent == NULL);
  g_return_if_fail (slot >= 0 && slot < way_item_get_info (item)->n_slots);

  if (item->slots[slot] == NULL)
    item->slots[slot] = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_ptr_array_insert (item->slots[slot], index, way_item_ref (child));
  child->parent = item;
  child->slot = slot;
  child->place = index >= 0 ? index : (int)item->slots[slot]->len - 1;
}

void
way_item_remove_child (WayItem *item,
                       int      slot,
                       int      index)
{
  WayItem *child = way_item_get_child (item, slot, index);

  g_return_if_fail (child != NULL);

  child->parent = NULL;
  g_ptr_array_remove_index (item->slots[slot], index);
}

static WayItem *
copy_item (WayItem *item,
           gboolean new_ids)
{
  const WayKindInfo *info = way_item_get_info (item);
  WayItem           *copy = way_item_new (item->kind, new_ids ? NULL : item->id);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    copy->values[i] = g_strdup (item->values[i]);
  for (i = 0; i < info->n_slots; i++)
    {
      int n = way_item_n_children (item, i);
      int j;

      for (j = 0; j < n; j++)
        {
          WayItem *child = copy_item (way_item_get_child (item, i, j), new_ids);

          way_item_insert_child (copy, i, j, child);
          way_item_unref (child);
        }
    }
  if (item->foreign != NULL)
    for (i = 0; i < (int)item->foreign->len; i++)
      way_item_take_foreign (copy, way_foreign_copy (g_ptr_array_index (item->foreign, i)));

  return copy;
}

/**
 * way_item_copy:
 * @item: an item
 *
 * Returns: (transfer full): an equal item with the same ids and no parent
 */
WayItem *
way_item_copy (WayItem *item)
{
  return copy_item (item, FALSE);
}

/**
 * way_item_duplicate:
 * @item: an item
 *
 * Returns: (transfer full): the same content with new ids and no parent
 */
WayItem *
way_item_duplicate (WayItem *item)
{
  return copy_item (item, TRUE);
}
