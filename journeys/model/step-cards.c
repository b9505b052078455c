/* step-cards.c - the cards of each step, kept up to date */
#include "config.h"

#include "journeys/model/step-cards.h"

#include <string.h>

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

/* The order among the cards of a step is that of the map. The next card of the same
 * step is near, or there is none because the card was added at the end. */
static void
enter (WayStepCards *self,
       WayItem      *card,
       const char   *step_id)
{
  GPtrArray *cards = ensure (self, step_id);
  int        n = way_map_n (self->map, WAY_MAP_CARDS);
  int        i = cards->len > 0 ? way_item_get_index (card) + 1 : n;
  guint      place;

  for (; i < n; i++)
    {
      WayItem *next = way_map_get (self->map, WAY_MAP_CARDS, i);

      if (strcmp (get_step (next), step_id) == 0 && g_ptr_array_find (cards, next, &place))
        {
          g_ptr_array_insert (cards, place, card);
          return;
        }
    }
  g_ptr_array_add (cards, card);
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
      is_here = change->slot == WAY_MAP_CARDS && way_item_get_kind (change->parent) == WAY_KIND_MAP;
      break;
    case WAY_CHANGE_REMOVED:
      was_here = change->slot == WAY_MAP_CARDS && way_item_get_kind (change->parent) == WAY_KIND_MAP;
      break;
    case WAY_CHANGE_MOVED:
      is_here = change->slot == WAY_MAP_CARDS && way_item_get_kind (change->parent) == WAY_KIND_MAP;
      was_here = change->old_slot == WAY_MAP_CARDS && way_item_get_kind (change->old_parent) == WAY_KIND_MAP;
      break;
    case WAY_CHANGE_SET:
    default:
      is_here = was_here = change->field == WAY_CARD_STEP && way_item_get_slot (change->item) == WAY_MAP_CARDS;
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
