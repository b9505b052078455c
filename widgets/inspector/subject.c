/* subject.c - the items whose fields are shown: one, or several at once */
#include "config.h"

#include "widgets/inspector/subject.h"

struct _WaySubject
{
  grefcount   ref_count;
  GPtrArray  *ids; /* owned */
  GHashTable *set; /* of the same ids */
};

/**
 * way_subject_new:
 * @items: (element-type WayItem): items of a map
 *
 * Returns: (transfer full): them, as a subject
 */
WaySubject *
way_subject_new (GPtrArray *items)
{
  WaySubject *self = g_new0 (WaySubject, 1);
  guint       i;

  g_ref_count_init (&self->ref_count);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
  for (i = 0; i < items->len; i++)
    {
      char *id = g_strdup (way_item_get_id (g_ptr_array_index (items, i)));

      g_ptr_array_add (self->ids, id);
      g_hash_table_add (self->set, id);
    }

  return self;
}

/**
 * way_subject_ref:
 * @self: a subject
 *
 * Returns: (transfer full): the same
 */
WaySubject *
way_subject_ref (WaySubject *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * way_subject_unref:
 * @self: (transfer full): a subject
 *
 * Gives back a reference.
 */
void
way_subject_unref (WaySubject *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

/**
 * way_subject_get_size:
 * @self: a subject
 *
 * Returns: how many items it was made of
 */
guint
way_subject_get_size (WaySubject *self)
{
  return self->ids->len;
}

/**
 * way_subject_contains:
 * @self: a subject
 * @item: an item
 *
 * Returns: whether it is one of them
 */
gboolean
way_subject_contains (WaySubject *self,
                      WayItem    *item)
{
  return g_hash_table_contains (self->set, way_item_get_id (item));
}

/**
 * way_subject_is_of:
 * @self: a subject
 * @items: (element-type WayItem): items
 *
 * Returns: whether it is made of these, in any order
 */
gboolean
way_subject_is_of (WaySubject *self,
                   GPtrArray  *items)
{
  guint i;

  if (items->len != self->ids->len)
    return FALSE;
  for (i = 0; i < items->len; i++)
    if (!way_subject_contains (self, g_ptr_array_index (items, i)))
      return FALSE;

  return TRUE;
}

/**
 * way_subject_get_first:
 * @self: a subject
 * @map: the map
 *
 * Returns: (transfer none) (nullable): the first item that is still on the map
 */
WayItem *
way_subject_get_first (WaySubject *self,
                       WayMap     *map)
{
  guint i;

  for (i = 0; i < self->ids->len; i++)
    {
      WayItem *item = way_map_find (map, g_ptr_array_index (self->ids, i));

      if (item != NULL)
        return item;
    }

  return NULL;
}

/**
 * way_subject_list:
 * @self: a subject
 * @map: the map
 *
 * Returns: (transfer container) (element-type WayItem): the items that are still on the map
 */
GPtrArray *
way_subject_list (WaySubject *self,
                  WayMap     *map)
{
  GPtrArray *items = g_ptr_array_sized_new (self->ids->len);
  guint      i;

  for (i = 0; i < self->ids->len; i++)
    {
      WayItem *item = way_map_find (map, g_ptr_array_index (self->ids, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }

  return items;
}
