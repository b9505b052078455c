/* long-cards.c - the cards of a map that cover more than one step, by the step where they begin */
#include "config.h"

#include "journeys/model/long-cards.h"

#include "journeys/model/rules.h"

struct _WayLongCards
{
  /* owned */
  GHashTable *by_step; /* id of a step → GPtrArray of cards */
  GHashTable *steps;   /* card → id of the step under which it is kept */

  /* state */
  int longest; /* no card covers more steps */
};

static int
get_span (WayItem *card)
{
  return way_item_get_int (card, "span", 1);
}

static gboolean
is_long (WayItem *item)
{
  return way_rules_is_in_cell (item) && way_item_get_at (item, WAY_CARD_STEP) != NULL && get_span (item) > 1;
}

static void
enter (WayLongCards *self,
       WayItem      *card)
{
  const char *step = way_item_get_at (card, WAY_CARD_STEP);
  GPtrArray  *cards = g_hash_table_lookup (self->by_step, step);

  if (cards == NULL)
    {
      cards = g_ptr_array_new ();
      g_hash_table_insert (self->by_step, g_strdup (step), cards);
    }
  g_ptr_array_add (cards, card);
  g_hash_table_insert (self->steps, card, g_strdup (step));
  self->longest = MAX (self->longest, get_span (card));
}

static void
leave (WayLongCards *self,
       WayItem      *card,
       const char   *step)
{
  GPtrArray *cards = g_hash_table_lookup (self->by_step, step);

  g_ptr_array_remove_fast (cards, card);
  if (cards->len == 0)
    g_hash_table_remove (self->by_step, step);
  g_hash_table_remove (self->steps, card);
  if (g_hash_table_size (self->steps) == 0)
    self->longest = 1;
}

/**
 * way_long_cards_new:
 * @root: the root of a map
 *
 * Looks at every card, once.
 *
 * Returns: (transfer full): the long cards of the map as it is now
 */
WayLongCards *
way_long_cards_new (WayItem *root)
{
  WayLongCards *self = g_new0 (WayLongCards, 1);
  int           i;

  self->by_step = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->steps = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->longest = 1;
  for (i = 0; i < way_item_n_children (root, WAY_MAP_CARDS); i++)
    way_long_cards_follow (self, way_item_get_child (root, WAY_MAP_CARDS, i));

  return self;
}

/**
 * way_long_cards_free:
 * @self: (transfer full): long cards
 */
void
way_long_cards_free (WayLongCards *self)
{
  g_hash_table_unref (self->by_step);
  g_hash_table_unref (self->steps);
  g_free (self);
}

/**
 * way_long_cards_follow:
 * @self: long cards
 * @item: what came to the map, left it, was moved or has another value now
 *
 * Takes in a change.
 */
void
way_long_cards_follow (WayLongCards *self,
                       WayItem      *item)
{
  const char *known;

  if (!way_kind_is_card (way_item_get_kind (item)))
    return;
  known = g_hash_table_lookup (self->steps, item);
  if (known != NULL)
    leave (self, item, known);
  if (is_long (item))
    enter (self, item);
}

/**
 * way_long_cards_get:
 * @self: long cards
 * @step: a step
 *
 * Returns: (transfer none) (nullable) (element-type WayItem): the long cards that begin there,
 *   in no order; NULL for none
 */
const GPtrArray *
way_long_cards_get (WayLongCards *self,
                    WayItem      *step)
{
  return g_hash_table_lookup (self->by_step, way_item_get_id (step));
}

/**
 * way_long_cards_get_longest:
 * @self: long cards
 *
 * Returns: a number of steps that no card covers more of; 1 when none is long
 */
int
way_long_cards_get_longest (WayLongCards *self)
{
  return self->longest;
}
