/* future-cards.c - the list of the cards of a map as it will be after some commands
 *
 * Most cards stay where they are. Known are only the places that cards leave, and the
 * cards that come to a gap: before the card that stands at a place now.
 */
#include "config.h"

#include "journeys/commands/future-cards.h"

struct _WayFutureCards
{
  /* owned */
  GSequence *left;    /* of places that are left, rising */
  GSequence *arrived; /* of the gaps of cards that come, in the order of these: twice the
                       * place that they stand before, so that there is something between */
  GHashTable *iters;  /* card → its GSequenceIter among those that arrived */
  GHashTable *gone;   /* cards that left the place they have now */

  /* borrowed */
  WayMap *map;
};

/**
 * way_future_cards_new:
 * @map: a map, which must not change
 *
 * Returns: (transfer full): its cards as they are
 */
WayFutureCards *
way_future_cards_new (WayMap *map)
{
  WayFutureCards *self = g_new0 (WayFutureCards, 1);

  self->map = map;
  self->left = g_sequence_new (NULL);
  self->arrived = g_sequence_new (NULL);
  self->iters = g_hash_table_new (NULL, NULL);
  self->gone = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * way_future_cards_free:
 * @self: (transfer full): cards as they will be
 */
void
way_future_cards_free (WayFutureCards *self)
{
  g_sequence_free (self->left);
  g_sequence_free (self->arrived);
  g_hash_table_unref (self->iters);
  g_hash_table_unref (self->gone);
  g_free (self);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/* How many of the cards before a place leave it. */
static int
count_left (WayFutureCards *self,
            int             place)
{
  return g_sequence_iter_get_position (g_sequence_search (self->left, GINT_TO_POINTER (place - 1), compare, NULL));
}

/* The first of those that arrived behind a gap. */
static GSequenceIter *
find_behind (WayFutureCards *self,
             int             gap)
{
  return g_sequence_search (self->arrived, GINT_TO_POINTER (gap), compare, NULL);
}

/* Where a card stands that stays; -1: it does not. */
static int
get_place (WayFutureCards *self,
           WayItem        *card)
{
  if (card == NULL ||
      way_item_get_parent (card) != way_map_get_root (self->map) ||
      way_item_get_slot (card) != WAY_MAP_CARDS ||
      g_hash_table_contains (self->gone, card))
    return -1;

  return way_item_get_index (card);
}

/**
 * way_future_cards_find:
 * @self: cards as they will be
 * @card: (nullable): a card
 *
 * Returns: its place among them; -1 when it is none of them
 */
int
way_future_cards_find (WayFutureCards *self,
                       WayItem        *card)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, card);
  int            place = get_place (self, card);

  if (iter != NULL)
    {
      place = GPOINTER_TO_INT (g_sequence_get (iter)) / 2;
      return place - count_left (self, place) + g_sequence_iter_get_position (iter);
    }
  if (place < 0)
    return -1;

  return place - count_left (self, place) + g_sequence_iter_get_position (find_behind (self, 2 * place));
}

/**
 * way_future_cards_remove:
 * @self: cards as they will be
 * @card: one of them
 *
 * Takes a card out.
 */
void
way_future_cards_remove (WayFutureCards *self,
                         WayItem        *card)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, card);
  int            place = get_place (self, card);

  if (iter != NULL)
    {
      g_hash_table_remove (self->iters, card);
      g_sequence_remove (iter);
      return;
    }
  g_return_if_fail (place >= 0);

  g_sequence_insert_sorted (self->left, GINT_TO_POINTER (place), compare, NULL);
  g_hash_table_add (self->gone, card);
}

/* Before which of those that arrived a card goes, and to which gap. */
static GSequenceIter *
find_gap (WayFutureCards *self,
          WayItem        *after,
          WayItem        *before,
          int            *gap)
{
  GSequenceIter *beside = g_hash_table_lookup (self->iters, after);

  if (beside != NULL)
    {
      *gap = GPOINTER_TO_INT (g_sequence_get (beside));
      return g_sequence_iter_next (beside);
    }
  if (get_place (self, after) >= 0)
    {
      *gap = 2 * (get_place (self, after) + 1);
      return find_behind (self, *gap - 1);
    }
  beside = g_hash_table_lookup (self->iters, before);
  if (beside != NULL)
    {
      *gap = GPOINTER_TO_INT (g_sequence_get (beside));
      return beside;
    }
  *gap = 2 * (get_place (self, before) >= 0 ? get_place (self, before) : way_map_n (self->map, WAY_MAP_CARDS));

  return find_behind (self, *gap);
}

/**
 * way_future_cards_insert:
 * @self: cards as they will be
 * @card: none of them
 * @after: (nullable): behind which of them it goes
 * @before: (nullable): if there is no such card, before which of them; else it goes to the end
 *
 * Puts a card in.
 *
 * Returns: its place
 */
int
way_future_cards_insert (WayFutureCards *self,
                         WayItem        *card,
                         WayItem        *after,
                         WayItem        *before)
{
  int            gap;
  GSequenceIter *next = find_gap (self, after, before, &gap);

  g_hash_table_insert (self->iters, card, g_sequence_insert_before (next, GINT_TO_POINTER (gap)));

  return way_future_cards_find (self, card);
}
