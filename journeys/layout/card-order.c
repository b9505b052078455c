/* card-order.c - numbers that rise with the place of cards on the map
 *
 * A card that comes between two others has a number between theirs, so that none of the
 * others needs another one.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

static WayCardBox *
find_nth_box (WayLayout *self,
              int        index)
{
  WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, index);

  return card != NULL ? g_hash_table_lookup (self->boxes, card) : NULL;
}

/* Between the orders of two neighbours, one or both of which may be missing. */
static gboolean
find_order (const WayCardBox *low,
            const WayCardBox *high,
            double           *order)
{
  if (low != NULL && high != NULL)
    *order = low->order + (high->order - low->order) / 2;
  else
    *order = low != NULL ? low->order + 1 : high != NULL ? high->order - 1
                                                         : 0;

  return (low == NULL || *order > low->order) && (high == NULL || *order < high->order);
}

#define FEWEST_SPREAD 32
#define LEAST_GAP 0.01

/* Makes room before and after a card on the map that has no order yet: its neighbours are
 * spread anew, more of them the more crowded it is there. Nothing changes places. */
static void
make_room (WayLayout *self,
           int        index)
{
  int n = way_map_n (self->map, WAY_MAP_CARDS);
  int reach = FEWEST_SPREAD;

  while (TRUE)
    {
      int         first = MAX (0, index - reach);
      int         last = MIN (n - 1, index + reach);
      WayCardBox *low = first > 0 ? find_nth_box (self, first - 1) : NULL;
      WayCardBox *high = last < n - 1 ? find_nth_box (self, last + 1) : NULL;
      double      from = low != NULL ? low->order : high != NULL ? high->order - (last - first + 2)
                                                                 : -1;
      double      to = high != NULL ? high->order : from + (last - first + 2);
      double      gap = (to - from) / (last - first + 2);
      int         i;

      reach *= 2;
      if (gap < LEAST_GAP && (low != NULL || high != NULL))
        continue;
      for (i = first; i <= last; i++)
        {
          WayCardBox *box = find_nth_box (self, i);

          if (box != NULL)
            box->order = from + (i - first + 1) * gap;
        }
      return;
    }
}

/* Gives a card an order between those of its neighbours on the map. Returns whether these
 * have one. */
gboolean
way_layout_order_card (WayLayout *self,
                       WayItem   *card,
                       int        index)
{
  WayCardBox *low = find_nth_box (self, index - 1);
  WayCardBox *high = find_nth_box (self, index + 1);
  double      order;

  if (way_map_get (self->map, WAY_MAP_CARDS, index) != card ||
      (low == NULL && index > 0) ||
      (high == NULL && index + 1 < way_map_n (self->map, WAY_MAP_CARDS)))
    return FALSE;

  if (!find_order (low, high, &order))
    {
      make_room (self, index);
      find_order (low, high, &order);
    }
  way_layout_ensure_box (self, card)->order = order;

  return TRUE;
}
