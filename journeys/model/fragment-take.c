/* fragment-take.c - what goes along with the chosen part of a map */
#include "config.h"

#include <string.h>

#include "journeys/model/fragment.h"
#include "journeys/model/item-private.h"
#include "journeys/model/rules.h"

/* What is being taken along. */
typedef struct
{
  WayMap            *map; /* where it stands */
  WayFragmentContent content;
  GHashTable        *chosen; /* items */
  GHashTable        *taken;  /* ids of records */
  GHashTable        *channels;
  WayItem           *root; /* of the part */
} Taking;

static gboolean
is_chosen (Taking  *taking,
           WayItem *item)
{
  return item != NULL && g_hash_table_contains (taking->chosen, item);
}

/* The item with its own values, without what stands in it. */
static WayItem *
copy_shell (WayItem *item)
{
  WayItem *copy = way_item_new (item->kind, item->id);
  int      i;

  for (i = 0; i < way_item_get_info (item)->n_fields; i++)
    if (item->values[i] != NULL)
      way_item_put (copy, i, item->values[i]);

  return copy;
}

static void
add_taken (WayItem *parent,
           int      slot,
           WayItem *item)
{
  way_item_append_child (parent, slot, item);
  way_item_unref (item);
}

static void
note_needs (WayItem *item,
            gpointer data)
{
  Taking            *taking = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    {
      g_auto (GStrv) ids = NULL;

      if (info->fields[i].targets == 0 || item->values[i] == NULL)
        continue;
      ids = g_strsplit (item->values[i], " ", -1);
      for (j = 0; ids[j] != NULL; j++)
        {
          WayItem *target = way_map_find (taking->map, ids[j]);

          if (target == NULL || target->slot != WAY_MAP_RECORDS || target->parent != way_map_get_root (taking->map) || !g_hash_table_add (taking->taken, g_strdup (ids[j])))
            continue;
          way_item_foreach (target, note_needs, taking);
        }
    }
  if (item->kind == WAY_KIND_TOUCHPOINT && way_item_get (item, "channel") != NULL)
    g_hash_table_add (taking->channels, g_strdup (way_item_get (item, "channel")));
}

/* Hints belong to a step and a lane; they go with a lane too. */
static WayItem *
copy_step (Taking  *taking,
           WayItem *step)
{
  WayItem *copy;
  int      i;

  if (taking->content == WAY_FRAGMENT_STEPS || taking->content == WAY_FRAGMENT_STAGES)
    return way_item_copy (step);

  copy = copy_shell (step);
  for (i = 0; taking->content == WAY_FRAGMENT_LANES && i < way_item_n_children (step, WAY_STEP_HINTS); i++)
    {
      WayItem *hint = way_item_get_child (step, WAY_STEP_HINTS, i);

      if (is_chosen (taking, way_map_find (taking->map, way_item_get (hint, "lane"))))
        add_taken (copy, WAY_STEP_HINTS, way_item_copy (hint));
    }

  return copy;
}

/* The columns from the first to the last that a chosen card stands in. */
static void
find_columns (Taking    *taking,
              GPtrArray *steps,
              guint     *first,
              guint     *last)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_direct_hash, g_direct_equal);
  GHashTableIter iter;
  gpointer       card;
  guint          i;

  g_hash_table_iter_init (&iter, taking->chosen);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    g_hash_table_add (used, way_map_find (taking->map, way_item_get_at (card, WAY_CARD_STEP)));
  *first = G_MAXUINT;
  *last = 0;
  for (i = 0; i < steps->len; i++)
    if (g_hash_table_contains (used, g_ptr_array_index (steps, i)))
      {
        *first = MIN (*first, i);
        *last = i;
      }
}

static void
take_steps (Taking *taking)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (taking->map);
  WayItem *around = NULL;
  WayItem *of = NULL;
  guint    first = 0;
  guint    last = G_MAXUINT;
  guint    i;

  if (taking->content == WAY_FRAGMENT_CARDS)
    find_columns (taking, steps, &first, &last);
  for (i = 0; i < steps->len; i++)
    {
      WayItem *step = g_ptr_array_index (steps, i);

      if (i < first || i > last)
        continue;
      if ((taking->content == WAY_FRAGMENT_STEPS && !is_chosen (taking, step)) || (taking->content == WAY_FRAGMENT_STAGES && !is_chosen (taking, step->parent)))
        continue;
      if (step->parent != of)
        {
          of = step->parent;
          around = copy_shell (of);
          add_taken (taking->root, WAY_MAP_STAGES, around);
          if (taking->content == WAY_FRAGMENT_STAGES)
            {
              int slot, j;

              for (slot = WAY_STAGE_MEASURES; slot <= WAY_STAGE_COMMENTS; slot++)
                for (j = 0; j < way_item_n_children (of, slot); j++)
                  add_taken (around, slot, way_item_copy (way_item_get_child (of, slot, j)));
            }
        }
      add_taken (around, WAY_STAGE_STEPS, copy_step (taking, step));
    }
}

static void
take_lanes (Taking *taking)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_direct_hash, g_direct_equal);
  GHashTableIter iter;
  gpointer       card;
  int            n = way_map_n (taking->map, WAY_MAP_LANES);
  int            first = taking->content == WAY_FRAGMENT_CARDS ? n : 0;
  int            last = taking->content == WAY_FRAGMENT_CARDS ? -1 : n - 1;
  int            i;

  if (taking->content == WAY_FRAGMENT_CARDS)
    {
      g_hash_table_iter_init (&iter, taking->chosen);
      while (g_hash_table_iter_next (&iter, &card, NULL))
        g_hash_table_add (used, way_map_find (taking->map, way_item_get_at (card, WAY_CARD_LANE)));
      for (i = 0; i < n; i++)
        if (g_hash_table_contains (used, way_map_get (taking->map, WAY_MAP_LANES, i)))
          {
            first = MIN (first, i);
            last = i;
          }
    }
  for (i = first; i <= last; i++)
    {
      WayItem *lane = way_map_get (taking->map, WAY_MAP_LANES, i);

      if (taking->content != WAY_FRAGMENT_LANES)
        add_taken (taking->root, WAY_MAP_LANES, copy_shell (lane));
      else if (is_chosen (taking, lane))
        add_taken (taking->root, WAY_MAP_LANES, way_item_copy (lane));
    }
}

typedef struct
{
  WayItem *card; /* borrowed */
  int      index;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  return x->card->slot != y->card->slot ? x->card->slot - y->card->slot : x->index - y->index;
}

/**
 * way_fragment_cut_span:
 * @map: a map
 * @card: a card of it
 * @taken: (element-type WayItem): a set of the steps, or the stages, that are copied
 * @copy: a copy of the card that no map holds
 *
 * Lets the copy cover as many steps as of those that the card covers are copied.
 */
void
way_fragment_cut_span (WayMap     *map,
                       WayItem    *card,
                       GHashTable *taken,
                       WayItem    *copy)
{
  g_autoptr (GPtrArray) covered = NULL;
  g_autofree char *text = NULL;
  int              n = 0;
  guint            i;

  if (way_item_get_at (card, WAY_CARD_SPAN) == NULL)
    return;
  covered = way_rules_list_covered (map, card);
  for (i = 0; i < covered->len; i++)
    {
      WayItem *step = g_ptr_array_index (covered, i);

      if (g_hash_table_contains (taken, step) || g_hash_table_contains (taken, step->parent))
        n++;
    }
  text = n > 1 ? g_strdup_printf ("%d", n) : NULL;
  way_item_put (copy, WAY_CARD_SPAN, text);
}

static gboolean
goes_along (Taking  *taking,
            WayItem *card)
{
  WayItem *step = way_map_find (taking->map, way_item_get_at (card, WAY_CARD_STEP));

  switch ((int)taking->content)
    {
    case WAY_FRAGMENT_STEPS:
      return is_chosen (taking, step);
    case WAY_FRAGMENT_STAGES:
      return step != NULL && is_chosen (taking, step->parent);
    default:
      return is_chosen (taking, way_map_find (taking->map, way_item_get_at (card, WAY_CARD_LANE)));
    }
}

/* Chosen cards are found by themselves: a copy of one does not look at all. */
static void
take_chosen_cards (Taking *taking)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer       card;
  guint          i;

  g_hash_table_iter_init (&iter, taking->chosen);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    {
      Place place = { card, way_item_get_index (card) };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (i = 0; i < places->len; i++)
    {
      WayItem *item = g_array_index (places, Place, i).card;

      add_taken (taking->root, item->slot, way_item_copy (item));
    }
}

static void
take_cards (Taking *taking)
{
  int i;

  if (taking->content == WAY_FRAGMENT_CARDS)
    {
      take_chosen_cards (taking);
      return;
    }
  for (i = 0; i < way_map_n (taking->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (taking->map, WAY_MAP_CARDS, i);
      WayItem *copy = goes_along (taking, card) ? way_item_copy (card) : NULL;

      if (copy == NULL)
        continue;
      if (taking->content != WAY_FRAGMENT_LANES)
        way_fragment_cut_span (taking->map, card, taking->chosen, copy);
      add_taken (taking->root, WAY_MAP_CARDS, copy);
    }
}

static void
take_needs (Taking *taking)
{
  WayItem *from = way_map_get_root (taking->map);
  int      i;

  way_item_foreach (taking->root, note_needs, taking);
  for (i = 0; i < way_map_n (taking->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *record = way_map_get (taking->map, WAY_MAP_RECORDS, i);

      if (g_hash_table_contains (taking->taken, record->id))
        add_taken (taking->root, WAY_MAP_RECORDS, way_item_copy (record));
    }
  for (i = 0; i < way_map_n (taking->map, WAY_MAP_CHANNELS); i++)
    {
      WayItem *channel = way_map_get (taking->map, WAY_MAP_CHANNELS, i);

      if (g_hash_table_contains (taking->channels, way_item_get_text (channel, "name")))
        add_taken (taking->root, WAY_MAP_CHANNELS, way_item_copy (channel));
    }
  for (i = 0; taking->content != WAY_FRAGMENT_CARDS && i < way_map_n (taking->map, WAY_MAP_SCALE); i++)
    add_taken (taking->root, WAY_MAP_SCALE, way_item_copy (way_map_get (taking->map, WAY_MAP_SCALE, i)));
  way_item_put (taking->root, way_kind_find_field (WAY_KIND_MAP, "title"), way_item_get (from, "title"));
  way_item_put (taking->root, way_kind_find_field (WAY_KIND_MAP, "language"), way_item_get (from, "language"));
}

/* What is referred to and stays behind is forgotten. */
static void
forget_missing (WayItem *item,
                gpointer data)
{
  WayMap            *map = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    {
      g_auto (GStrv) ids = NULL;
      g_autoptr (GPtrArray) kept = NULL;

      if (info->fields[i].targets == 0 || item->values[i] == NULL)
        continue;
      ids = g_strsplit (item->values[i], " ", -1);
      kept = g_ptr_array_new ();
      for (j = 0; ids[j] != NULL; j++)
        if (way_map_find (map, ids[j]) != NULL)
          g_ptr_array_add (kept, ids[j]);
      if (kept->len == g_strv_length (ids))
        continue;
      g_ptr_array_add (kept, NULL);
      way_item_take_value (item, i, kept->len > 1 ? g_strjoinv (" ", (char **)kept->pdata) : NULL);
    }
}

static gboolean
find_content (GPtrArray          *items,
              WayFragmentContent *content)
{
  gboolean found = FALSE;
  guint    i;

  *content = WAY_FRAGMENT_CARDS;
  for (i = 0; i < items->len; i++)
    switch ((int)way_item_get_kind (g_ptr_array_index (items, i)))
      {
      case WAY_KIND_STAGE:
        *content = WAY_FRAGMENT_STAGES;
        return TRUE;
      case WAY_KIND_STEP:
        *content = WAY_FRAGMENT_STEPS;
        found = TRUE;
        break;
      case WAY_KIND_LANE:
        if (*content == WAY_FRAGMENT_CARDS)
          *content = WAY_FRAGMENT_LANES;
        found = TRUE;
        break;
      default:
        found |= way_fragment_can_hold (g_ptr_array_index (items, i));
      }

  return found;
}

static gboolean
is_of_content (WayItem           *item,
               WayFragmentContent content)
{
  switch ((int)content)
    {
    case WAY_FRAGMENT_STAGES:
      return item->kind == WAY_KIND_STAGE;
    case WAY_FRAGMENT_STEPS:
      return item->kind == WAY_KIND_STEP;
    case WAY_FRAGMENT_LANES:
      return item->kind == WAY_KIND_LANE;
    default:
      return way_kind_is_card (item->kind) && way_fragment_can_hold (item);
    }
}

/**
 * way_fragment_new:
 * @map: a map
 * @items: (element-type WayItem): what is chosen on it
 *
 * Takes along the chosen stages with all in them; without any, the steps, then the
 * lanes, then the cards. What they refer to goes with them; the map is not changed.
 *
 * Returns: (transfer full) (nullable): the part; NULL when nothing of @items can be taken along
 */
WayFragment *
way_fragment_new (WayMap    *map,
                  GPtrArray *items)
{
  Taking taking = { .map = map };
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WayItem) root = NULL;
  g_autoptr (WayMap) part = NULL;
  guint i;

  if (!find_content (items, &taking.content))
    return NULL;
  root = way_item_new (WAY_KIND_MAP, way_map_get_uuid (map));
  taking.chosen = chosen;
  taking.taken = taken;
  taking.channels = channels;
  taking.root = root;
  for (i = 0; i < items->len; i++)
    if (is_of_content (g_ptr_array_index (items, i), taking.content))
      g_hash_table_add (chosen, g_ptr_array_index (items, i));
  take_steps (&taking);
  take_lanes (&taking);
  take_cards (&taking);
  take_needs (&taking);
  part = way_map_new_for_root (root);
  way_item_foreach (root, forget_missing, part);

  return way_fragment_new_for_map (part, taking.content);
}
