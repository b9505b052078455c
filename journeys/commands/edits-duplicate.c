/* edits-duplicate.c - copies of cards, steps, stages and lanes, with what stands in them */
#include "config.h"

#include "journeys/commands/edits-private.h"
#include "journeys/commands/paste-private.h"

#include <glib/gi18n.h>

#include "journeys/model/journey-order.h"
#include "journeys/model/rules.h"

/* The cards of what is copied, each in the copy of its cell. */
static void
add_cards (WayPaste   *paste,
           GHashTable *copied)
{
  WayMap *map = paste->map;
  int     i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, i);
      WayItem *step = way_map_find (map, way_item_get_at (card, WAY_CARD_STEP));
      WayItem *lane = way_map_find (map, way_item_get_at (card, WAY_CARD_LANE));

      if (g_hash_table_contains (copied, lane))
        way_paste_add (paste, paste->cards, card, way_map_get_root (map), WAY_MAP_CARDS, -1);
      else if (g_hash_table_contains (copied, step) || g_hash_table_contains (copied, way_item_get_parent (step)))
        way_fragment_cut_span (map, card, copied,
                               way_paste_add (paste, paste->cards, card, way_map_get_root (map), WAY_MAP_CARDS, -1));
    }
}

/* What is asked in the cells of a lane. */
static void
add_hints (WayPaste   *paste,
           GHashTable *copied)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (paste->map);
  guint i;
  int   j;

  for (i = 0; i < steps->len; i++)
    {
      WayItem *step = g_ptr_array_index (steps, i);

      for (j = 0; j < way_item_n_children (step, WAY_STEP_HINTS); j++)
        {
          WayItem *hint = way_item_get_child (step, WAY_STEP_HINTS, j);

          if (g_hash_table_contains (copied, way_map_find (paste->map, way_item_get_text (hint, "lane"))))
            way_paste_add (paste, paste->structure, hint, step, WAY_STEP_HINTS, -1);
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
 * Copies stages, steps or lanes with everything in them and with their cards. What is copied
 * together refers to one another; what is not copied is referred to as it was.
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
  g_auto (WayPaste) paste = { NULL };
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (GHashTable) copied = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;
  WayItem *first = items->len > 0 ? g_ptr_array_index (items, 0) : NULL;
  int      index;
  guint    i;

  if (first == NULL || !is_place (first) || !way_edits_check_unlocked (map, error))
    return NULL;

  way_paste_init (&paste, map, map);
  list = list_structure (map, items);
  group = way_edits_new_group (map, list, _ ("Duplicate %s"), g_dngettext (NULL, "Duplicate %d Item", "Duplicate %d Items", list->len));
  index = before != NULL ? way_item_get_index (before) : way_item_n_children (parent, way_edits_get_slot (first));
  for (i = 0; i < list->len; i++)
    {
      WayItem *item = g_ptr_array_index (list, i);

      g_hash_table_add (copied, item);
      way_paste_add (&paste, paste.structure, item, parent, way_edits_get_slot (item), index + i);
    }
  if (way_item_get_kind (first) == WAY_KIND_LANE)
    add_hints (&paste, copied);
  add_cards (&paste, copied);
  way_paste_insert_all (&paste, group, copies);

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

      if (way_rules_is_in_cell (card))
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
