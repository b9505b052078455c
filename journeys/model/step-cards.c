/* step-cards.c - the cards of each step, kept up to date */
#include "config.h"

#include "journeys/model/step-cards.h"

#include "journeys/model/rules.h"

struct _WayStepCards
{
  /* owned */
  WayMap     *map;
  GHashTable *by_step; /* id of a step → GPtrArray of cards in the order of the map */
};

static const char *
get_step (WayItem *card)
{
  const char *step = way_item_get_at (card, WAY_CARD_STEP);

  return step != NULL ? step : "";
}

static GPtrArray *
ensure (WayStepCards *self,
        const char   *step_id)
{
  GPtrArray *cards = g_hash_table_lookup (self->by_step, step_id);

  if (cards == NULL)
    {
      cards = g_ptr_array_new ();
      g_hash_table_insert (self->by_step, g_strdup (step_id), cards);
    }

  return cards;
}

/**
 * way_step_cards_new:
 * @map: a map
 *
 * Returns: (transfer full): the cards of each step of the map as it is now
 */
WayStepCards *
way_step_cards_new (WayMap *map)
{
  WayStepCards *self = g_new0 (WayStepCards, 1);
  int           n = way_map_n (map, WAY_MAP_CARDS);
  int           i;

  self->map = g_object_ref (map);
  self->by_step = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (i = 0; i < n; i++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, i);

      g_ptr_array_add (ensure (self, get_step (card)), card);
    }

  return self;
}

/**
 * way_step_cards_free:
 * @self: (transfer full): cards of steps
 */
void
way_step_cards_free (WayStepCards *self)
{
  g_hash_table_unref (self->by_step);
  g_object_unref (self->map);
  g_free (self);
}

/**
 * way_step_cards_n:
 * @self: cards of steps
 * @step_id: a step
 *
 * Returns: how many cards begin there
 */
guint
way_step_cards_n (WayStepCards *self,
                  const char   *step_id)
{
  const GPtrArray *cards = g_hash_table_lookup (self->by_step, step_id);

  return cards != NULL ? cards->len : 0;
}

/**
 * way_step_cards_get:
 * @self: cards of steps
 * @step_id: a step
 * @place: counted from 0, in the order of the map
 *
 * Returns: (transfer none): the card there
 */
WayItem *
way_step_cards_get (WayStepCards *self,
                    const char   *step_id,
                    guint         place)
{
  const GPtrArray *cards = g_hash_table_lookup (self->by_step, step_id);

  g_return_val_if_fail (cards != NULL && place < cards->len, NULL);

  return g_ptr_array_index (cards, place);
}

/* The order among the cards of a step is that of the map. */
static void
enter (WayStepCards *self,
       WayItem      *card,
       const char   *step_id)
{
  GPtrArray *cards = ensure (self, step_id);
  int        index = way_item_get_index (card);
  guint      from = 0;
  guint      to = cards->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (way_item_get_index (g_ptr_array_index (cards, middle)) < index)
        from = middle + 1;
      else
        to = middle;
    }
  g_ptr_array_insert (cards, from, card);
}

static void
leave (WayStepCards *self,
       WayItem      *card,
       const char   *step_id)
{
  GPtrArray *cards = g_hash_table_lookup (self->by_step, step_id);

  if (cards != NULL)
    g_ptr_array_remove (cards, card);
}

/* The cards that stand in cells; the others have none. */
static gboolean
is_of_cells (WayItem *parent,
             int      slot)
{
  return slot == WAY_MAP_CARDS && way_item_get_kind (parent) == WAY_KIND_MAP;
}

/**
 * way_step_cards_follow:
 * @self: cards of steps
 * @change: what the map tells
 * @left: (out) (nullable): the step that has a card less
 * @entered: (out) (nullable): the step that has a card more
 *
 * Takes in a change. The ids are valid while the change is.
 *
 * Returns: whether cards came, went or changed their place
 */
gboolean
way_step_cards_follow (WayStepCards    *self,
                       const WayChange *change,
                       const char     **left,
                       const char     **entered)
{
  gboolean was_here = FALSE, is_here = FALSE;

  *left = *entered = NULL;
  if (!way_kind_is_card (way_item_get_kind (change->item)))
    return FALSE;

  switch (change->type)
    {
    case WAY_CHANGE_INSERTED:
      is_here = is_of_cells (change->parent, change->slot);
      break;
    case WAY_CHANGE_REMOVED:
      was_here = is_of_cells (change->parent, change->slot);
      break;
    case WAY_CHANGE_MOVED:
      is_here = is_of_cells (change->parent, change->slot);
      was_here = is_of_cells (change->old_parent, change->old_slot);
      break;
    case WAY_CHANGE_SET:
    default:
      is_here = was_here = change->field == WAY_CARD_STEP && way_rules_is_in_cell (change->item);
      break;
    }
  if (was_here)
    {
      *left = get_step (change->item);
      if (change->type == WAY_CHANGE_SET)
        *left = change->old_value != NULL ? change->old_value : "";
      leave (self, change->item, *left);
    }
  if (is_here)
    {
      *entered = get_step (change->item);
      enter (self, change->item, *entered);
    }

  return was_here || is_here;
}
