/* edits-duplicate.c - copies of cards, steps, stages and lanes, with what stands in them */
#include "config.h"

#include "journeys/commands/edits-private.h"

#include <glib/gi18n.h>

#include "journeys/model/item-private.h"
#include "journeys/model/journey-order.h"

static void
give_new_id (WayItem *item,
             gpointer data)
{
  WayMap *map = data;

  if (way_map_find (map, way_item_get_id (item)) != NULL)
    {
      g_autofree char *id = way_map_new_id (map);

      way_item_set_id (item, id);
    }
}

/* A copy with ids that the map has not. */
WayItem *
way_edits_duplicate_item (WayMap  *map,
                          WayItem *item)
{
  WayItem *copy = way_item_duplicate (item);

  way_item_foreach (copy, give_new_id, map);

  return copy;
}

static void
note_copies (WayItem    *item,
             WayItem    *copy,
             GHashTable *ids)
{
  int i;

  g_hash_table_insert (ids, (gpointer)way_item_get_id (item), (gpointer)way_item_get_id (copy));
  if (way_item_get_kind (item) == WAY_KIND_STAGE)
    for (i = 0; i < way_item_n_children (item, WAY_STAGE_STEPS); i++)
      note_copies (way_item_get_child (item, WAY_STAGE_STEPS, i), way_item_get_child (copy, WAY_STAGE_STEPS, i), ids);
}

/* The cards of what is copied, each in the copy of its cell. */
static void
add_cards (WayCommand *group,
           WayMap     *map,
           GHashTable *ids,
           int         field,
           const char *name)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem    *card = way_map_get (map, WAY_MAP_CARDS, i);
      const char *id = g_hash_table_lookup (ids, way_item_get_at (card, field));
      g_autoptr (WayItem) copy = NULL;

      if (id == NULL)
        continue;
      copy = way_edits_duplicate_item (map, card);
      way_item_set (copy, name, id, NULL);
      way_command_group_add (group, way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, -1, copy));
    }
}

/* What is asked in the cells of a lane. */
static void
add_hints (WayCommand *group,
           WayMap     *map,
           GHashTable *ids)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  guint i;

  for (i = 0; i < steps->len; i++)
    {
      WayItem *step = g_ptr_array_index (steps, i);
      int      n = way_item_n_children (step, WAY_STEP_HINTS);
      int      j;

      for (j = 0; j < n; j++)
        {
          WayItem    *hint = way_item_get_child (step, WAY_STEP_HINTS, j);
          const char *lane = g_hash_table_lookup (ids, way_item_get_text (hint, "lane"));
          g_autoptr (WayItem) copy = NULL;

          if (lane == NULL)
            continue;
          copy = way_edits_duplicate_item (map, hint);
          way_item_set (copy, "lane", lane, NULL);
          way_command_group_add (group, way_command_new_insert (step, WAY_STEP_HINTS, -1, copy));
        }
    }
}

static gboolean
is_place (WayItem *item)
{
  return way_edits_get_slot (item) >= 0;
}

/* Stages, steps or lanes in the order of the map; all of the kind of the first. */
static GPtrArray *
list_structure (WayMap    *map,
                GPtrArray *items)
{
  GPtrArray *list = g_ptr_array_new ();
  WayKind    kind = way_item_get_kind (g_ptr_array_index (items, 0));
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  guint i;

  for (i = 0; i < items->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (items, i));
  if (kind == WAY_KIND_STEP)
    all = way_map_list_steps (map);
  else
    {
      int slot = kind == WAY_KIND_STAGE ? WAY_MAP_STAGES : WAY_MAP_LANES;
      int n;

      all = g_ptr_array_new ();
      for (n = 0; n < way_map_n (map, slot); n++)
        g_ptr_array_add (all, way_map_get (map, slot, n));
    }
  for (i = 0; i < all->len; i++)
    if (g_hash_table_contains (wanted, g_ptr_array_index (all, i)))
      g_ptr_array_add (list, g_ptr_array_index (all, i));

  return list;
}

/**
 * way_edits_new_copy_structure:
 * @map: a map
 * @items: (element-type WayItem): stages, steps or lanes of it; what is not of the kind of
 *   the first is left out
 * @parent: for steps, the stage the copies go to; else the map itself
 * @before: (nullable): before which of its children; NULL for the end
 * @copies: (element-type utf8): takes the ids of the copies, which it must free
 * @error: where to put why not
 *
 * Copies stages, steps or lanes with everything in them and with their cards. What refers
 * to persons, accounts and jobs goes on to do so.
 *
 * Returns: (transfer full) (nullable): a command that puts the copies there
 */
WayCommand *
way_edits_new_copy_structure (WayMap    *map,
                              GPtrArray *items,
                              WayItem   *parent,
                              WayItem   *before,
                              GPtrArray *copies,
                              GError   **error)
{
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  WayItem *first = items->len > 0 ? g_ptr_array_index (items, 0) : NULL;
  int      index;
  guint    i;

  if (first == NULL || !is_place (first) || !way_edits_check_unlocked (map, error))
    return NULL;

  list = list_structure (map, items);
  group = way_edits_new_group (list, _ ("Duplicate %s"), g_dngettext (NULL, "Duplicate %d Item", "Duplicate %d Items", list->len));
  index = before != NULL ? way_item_get_index (before) : way_item_n_children (parent, way_edits_get_slot (first));
  for (i = 0; i < list->len; i++)
    {
      WayItem *item = g_ptr_array_index (list, i);
      WayItem *copy = way_edits_duplicate_item (map, item);

      g_ptr_array_add (held, copy);
      note_copies (item, copy, ids);
      g_ptr_array_add (copies, g_strdup (way_item_get_id (copy)));
      way_command_group_add (group, way_command_new_insert (parent, way_edits_get_slot (item), index + i, copy));
    }
  if (way_item_get_kind (first) == WAY_KIND_LANE)
    {
      add_hints (group, map, ids);
      add_cards (group, map, ids, WAY_CARD_LANE, "lane");
    }
  else
    add_cards (group, map, ids, WAY_CARD_STEP, "step");

  return g_steal_pointer (&group);
}

static gboolean
are_in_one_cell (WayItem *a,
                 WayItem *b)
{
  return g_strcmp0 (way_item_get_at (a, WAY_CARD_STEP), way_item_get_at (b, WAY_CARD_STEP)) == 0 &&
         g_strcmp0 (way_item_get_at (a, WAY_CARD_LANE), way_item_get_at (b, WAY_CARD_LANE)) == 0;
}

/* Each below the last of those of its cell that are copied. */
static WayCommand *
duplicate_cards (WayMap    *map,
                 GPtrArray *items,
                 GPtrArray *copies)
{
  g_autofree WayCardMove *moves = g_new (WayCardMove, items->len);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  WayItem *last = NULL;
  guint    i;

  for (i = 0; i < items->len; i++)
    {
      WayItem *card = g_ptr_array_index (items, i);

      if (way_kind_is_card (way_item_get_kind (card)) && way_item_get_slot (card) == WAY_MAP_CARDS)
        g_ptr_array_add (cards, card);
    }
  way_journey_order_sort (map, cards);
  for (i = cards->len; i > 0; i--)
    {
      WayItem *card = g_ptr_array_index (cards, i - 1);

      if (last == NULL || !are_in_one_cell (card, last))
        last = card;
      moves[i - 1] = (WayCardMove){ card, way_map_find (map, way_item_get_at (card, WAY_CARD_STEP)),
                                    way_map_find (map, way_item_get_at (card, WAY_CARD_LANE)), last, NULL };
    }

  return way_edits_new_copy_cards (map, moves, cards->len, copies);
}

/**
 * way_edits_new_duplicate:
 * @map: a map
 * @items: (element-type WayItem): cards, or stages, steps or lanes, of it; what is not alike
 *   to the first is left out
 * @copies: (element-type utf8): takes the ids of the copies, which it must free
 * @error: where to put why not
 *
 * Copies cards or structure, and puts the copies after the last of the originals; copies of
 * cards stay in the cells of these.
 *
 * Returns: (transfer full) (nullable): a command that adds the copies
 */
WayCommand *
way_edits_new_duplicate (WayMap    *map,
                         GPtrArray *items,
                         GPtrArray *copies,
                         GError   **error)
{
  g_autoptr (GPtrArray) list = NULL;
  WayItem *last;

  if (items->len == 0)
    return NULL;
  if (way_kind_is_card (way_item_get_kind (g_ptr_array_index (items, 0))))
    return duplicate_cards (map, items, copies);
  if (!is_place (g_ptr_array_index (items, 0)))
    return NULL;

  list = list_structure (map, items);
  last = g_ptr_array_index (list, list->len - 1);

  return way_edits_new_copy_structure (map, items, way_item_get_parent (last),
                                       way_item_get_child (way_item_get_parent (last), way_item_get_slot (last),
                                                           way_item_get_index (last) + 1),
                                       copies, error);
}
