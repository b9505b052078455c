/* compare.c - what is different between two states of a map */
#include "config.h"

#include "journeys/review/compare.h"

typedef struct
{
  WayMap    *from;
  WayMap    *to;
  GPtrArray *found;
} Comparing;

static void
difference_free (gpointer data)
{
  WayDifference *self = data;

  g_clear_pointer (&self->before, way_item_unref);
  g_clear_pointer (&self->after, way_item_unref);
  g_array_unref (self->fields);
  g_free (self);
}

static WayDifference *
add (Comparing        *comparing,
     WayDifferenceType type,
     WayItem          *before,
     WayItem          *after)
{
  WayDifference *self = g_new0 (WayDifference, 1);

  self->type = type;
  self->before = before != NULL ? way_item_ref (before) : NULL;
  self->after = after != NULL ? way_item_ref (after) : NULL;
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  g_ptr_array_add (comparing->found, self);

  return self;
}

/**
 * way_compare_find_same:
 * @map: a map
 * @item: a thing of another state of it
 *
 * Finds the same thing. A copy of a map has an id of its own, and is the same map here; a thing
 * of another kind is another thing.
 *
 * Returns: (transfer none) (nullable): that thing
 */
WayItem *
way_compare_find_same (WayMap  *map,
                       WayItem *item)
{
  WayItem *same = way_item_get_parent (item) == NULL ? way_map_get_root (map) : way_map_find (map, way_item_get_id (item));

  return same != NULL && way_item_get_kind (same) == way_item_get_kind (item) ? same : NULL;
}

static gboolean
has_same_parent (Comparing *comparing,
                 WayItem   *before,
                 WayItem   *after)
{
  WayItem *parent = way_item_get_parent (after);

  if (parent == NULL || way_item_get_parent (before) == NULL)
    return way_item_get_parent (before) == parent;

  return way_item_get_slot (before) == way_item_get_slot (after) &&
         way_compare_find_same (comparing->from, parent) == way_item_get_parent (before);
}

/* One of those that stand in the same place on both maps. */
typedef struct
{
  WayItem *item;
  int      index;    /* where it stood */
  int      previous; /* the place of the one before it in the longest row, or -1 */
  gboolean stays;
} Place;

/* The fewest that were moved, so that the others stand in the order in which they stood: all but the
 * longest row of rising numbers. Source: patience sorting, as in Fredman, "On computing the length of
 * longest increasing subsequences" (1975). */
static void
mark_staying (GArray *places)
{
  g_autofree int *ends = g_new (int, places->len + 1); /* of the best row of each length */
  int             longest = 0;
  guint           i;
  int             end;

  for (i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      int    low = 0, high = longest;

      while (low < high)
        {
          int middle = (low + high) / 2;

          if (g_array_index (places, Place, ends[middle]).index < place->index)
            low = middle + 1;
          else
            high = middle;
        }
      place->previous = low > 0 ? ends[low - 1] : -1;
      ends[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (end = longest > 0 ? ends[longest - 1] : -1; end >= 0; end = g_array_index (places, Place, end).previous)
    g_array_index (places, Place, end).stays = TRUE;
}

/* Those of one place that stand in another order than before. */
static GHashTable *
find_moved (Comparing *comparing,
            WayItem   *parent,
            int        slot)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  GHashTable *moved = g_hash_table_new (NULL, NULL);
  int         n = way_item_n_children (parent, slot);
  guint       i;

  for (i = 0; (int)i < n; i++)
    {
      WayItem *after = way_item_get_child (parent, slot, i);
      WayItem *before = way_compare_find_same (comparing->from, after);

      if (before != NULL && has_same_parent (comparing, before, after))
        {
          Place place = { after, way_item_get_index (before), -1, FALSE };

          g_array_append_val (places, place);
        }
    }
  mark_staying (places);
  for (i = 0; i < places->len; i++)
    if (!g_array_index (places, Place, i).stays)
      g_hash_table_add (moved, g_array_index (places, Place, i).item);

  return moved;
}

static void
compare_values (Comparing *comparing,
                WayItem   *before,
                WayItem   *after,
                gboolean   moved)
{
  WayDifference *found = NULL;
  int            i;

  for (i = 0; i < way_item_get_info (after)->n_fields; i++)
    if (g_strcmp0 (way_item_get_at (before, i), way_item_get_at (after, i)) != 0)
      {
        if (found == NULL)
          found = add (comparing, WAY_DIFFERENCE_CHANGED, before, after);
        g_array_append_val (found->fields, i);
      }
  if (moved && found == NULL)
    found = add (comparing, WAY_DIFFERENCE_CHANGED, before, after);
  if (found != NULL)
    found->moved = moved;
}

/* Goes through all that is there now. Within what is new only what was elsewhere before is told. */
static void
compare_item (Comparing *comparing,
              WayItem   *after,
              gboolean   moved,
              gboolean   in_new)
{
  WayItem *before = way_compare_find_same (comparing->from, after);
  int      slot, i;

  if (before == NULL && !in_new)
    add (comparing, WAY_DIFFERENCE_ADDED, NULL, after);
  else if (before != NULL)
    compare_values (comparing, before, after, moved || !has_same_parent (comparing, before, after));
  for (slot = 0; slot < way_item_get_info (after)->n_slots; slot++)
    {
      g_autoptr (GHashTable) among = find_moved (comparing, after, slot);

      for (i = 0; i < way_item_n_children (after, slot); i++)
        {
          WayItem *child = way_item_get_child (after, slot, i);

          compare_item (comparing, child, g_hash_table_contains (among, child), before == NULL);
        }
    }
}

/* Goes through all that was there, for what is gone. */
static void
find_gone (Comparing *comparing,
           WayItem   *before,
           gboolean   in_gone)
{
  gboolean is_gone = way_compare_find_same (comparing->to, before) == NULL;
  int      slot, i;

  if (is_gone && !in_gone)
    add (comparing, WAY_DIFFERENCE_REMOVED, before, NULL);
  for (slot = 0; slot < way_item_get_info (before)->n_slots; slot++)
    for (i = 0; i < way_item_n_children (before, slot); i++)
      find_gone (comparing, way_item_get_child (before, slot, i), is_gone);
}

/**
 * way_compare:
 * @from: a map
 * @to: the same map at another time, or one that was derived from it
 *
 * Finds what was added, removed, moved and changed on the way from one to the other.
 *
 * Returns: (transfer full) (element-type WayDifference): first what is there in the order of @to, then what is gone
 */
GPtrArray *
way_compare (WayMap *from,
             WayMap *to)
{
  Comparing comparing = { from, to, g_ptr_array_new_with_free_func (difference_free) };

  compare_item (&comparing, way_map_get_root (to), FALSE, FALSE);
  find_gone (&comparing, way_map_get_root (from), FALSE);

  return comparing.found;
}
