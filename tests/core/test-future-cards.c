/* test-future-cards.c - the list of cards as it will be, without having one */
#include "config.h"

#include "journeys/commands/future-cards.h"
#include "tests/support/test-main.h"

#define CARDS 40
#define CHANGES 4000

/* A map with half of the cards on it, and the others still to come. */
static WayMap *
new_map (GPtrArray *cards,
         GPtrArray *list)
{
  g_autoptr (WayItem) root = way_item_new (WAY_KIND_MAP, NULL);
  int i;

  for (i = 0; i < CARDS; i++)
    {
      WayItem *card = way_item_new (WAY_KIND_NOTE, NULL);

      g_ptr_array_add (cards, card);
      if (i % 2 == 0)
        continue;
      way_item_append_child (root, WAY_MAP_CARDS, card);
      g_ptr_array_add (list, card);
    }

  return way_map_new_for_root (root);
}

static int
find (GPtrArray *list,
      WayItem   *card)
{
  guint place;

  return card != NULL && g_ptr_array_find (list, card, &place) ? (int)place : -1;
}

static WayItem *
pick (GRand     *rand,
      GPtrArray *cards)
{
  int i = g_rand_int_range (rand, -4, CARDS);

  return i >= 0 ? g_ptr_array_index (cards, i) : NULL;
}

/* The same is done to a list that is one. */
static void
test_is_as_a_list (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (WayMap) map = new_map (cards, list);
  g_autoptr (WayFutureCards) future = way_future_cards_new (map);
  int i;

  for (i = 0; i < CHANGES; i++)
    {
      WayItem *card = g_ptr_array_index (cards, g_rand_int_range (rand, 0, CARDS));
      WayItem *after = pick (rand, cards);
      WayItem *before = pick (rand, cards);
      int      place = find (list, card);
      guint    j;

      if (place >= 0)
        {
          g_ptr_array_remove_index (list, place);
          way_future_cards_remove (future, card);
        }
      else
        {
          place = find (list, after) >= 0 ? find (list, after) + 1 : find (list, before) >= 0 ? find (list, before)
                                                                                              : (int)list->len;
          g_ptr_array_insert (list, place, card);
          g_assert_cmpint (way_future_cards_insert (future, card, after, before), ==, place);
        }
      for (j = 0; j < cards->len; j++)
        g_assert_cmpint (way_future_cards_find (future, g_ptr_array_index (cards, j)), ==, find (list, g_ptr_array_index (cards, j)));
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/commands/future-cards/is-as-a-list", test_is_as_a_list);

  return way_test_run ();
}
