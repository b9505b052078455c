/* journey-order.c - things of a map in the order in which the journey is read */
#include "config.h"

#include "journeys/model/journey-order.h"

/* What the first part of a place says. */
enum
{
  ON_THE_MAP, /* the map itself */
  AMONG_RECORDS,
  AMONG_LANES,
  IN_THE_JOURNEY, /* by stage, step, lane, and from above */
  ON_THE_BENCH,
  ELSEWHERE
};

static int
find_index (WayMap     *map,
            const char *id)
{
  WayItem *item = way_map_find (map, id);

  return item != NULL ? way_item_get_index (item) : -1;
}

/* A stage comes before its steps, a step before its cards. */
static WayJourneyPlace
find_in_journey (WayMap  *map,
                 WayItem *item)
{
  WayKind kind = way_item_get_kind (item);

  if (kind == WAY_KIND_STAGE)
    return (WayJourneyPlace){ { IN_THE_JOURNEY, way_item_get_index (item), -1, -1, -1 } };
  if (kind == WAY_KIND_STEP)
    return (WayJourneyPlace){ { IN_THE_JOURNEY, way_item_get_index (way_item_get_parent (item)), way_item_get_index (item), -1, -1 } };
  {
    WayItem *step = way_map_find (map, way_item_get_at (item, WAY_CARD_STEP));

    return (WayJourneyPlace){ { IN_THE_JOURNEY, step != NULL ? way_item_get_index (way_item_get_parent (step)) : -1,
                                step != NULL ? way_item_get_index (step) : -1,
                                find_index (map, way_item_get_at (item, WAY_CARD_LANE)), way_item_get_index (item) } };
  }
}

static int
find_list (WayItem *item)
{
  WayItem *parent = way_item_get_parent (item);

  if (way_item_get_kind (item) == WAY_KIND_STEP && parent != NULL)
    return IN_THE_JOURNEY;
  if (parent == NULL || way_item_get_kind (parent) != WAY_KIND_MAP)
    return way_item_get_kind (item) == WAY_KIND_MAP ? ON_THE_MAP : ELSEWHERE;
  switch (way_item_get_slot (item))
    {
    case WAY_MAP_RECORDS:
      return AMONG_RECORDS;
    case WAY_MAP_LANES:
      return AMONG_LANES;
    case WAY_MAP_STAGES:
    case WAY_MAP_CARDS:
      return IN_THE_JOURNEY;
    case WAY_MAP_BENCH:
      return ON_THE_BENCH;
    default:
      return ELSEWHERE;
    }
}

/**
 * way_journey_order_get_place:
 * @map: a map
 * @item: something on it
 * @place: (out): where it comes
 *
 * Returns: whether it is part of the order; what is not comes after all that is
 */
gboolean
way_journey_order_get_place (WayMap          *map,
                             WayItem         *item,
                             WayJourneyPlace *place)
{
  int list = find_list (item);

  if (list == IN_THE_JOURNEY)
    *place = find_in_journey (map, item);
  else
    *place = (WayJourneyPlace){ { list, list == ON_THE_MAP || list == ELSEWHERE ? 0 : way_item_get_index (item), -1, -1, -1 } };

  return list != ELSEWHERE;
}

/**
 * way_journey_place_compare:
 * @a: a place
 * @b: another one of the same map
 *
 * Returns: below 0 when @a comes first, above 0 when @b does
 */
int
way_journey_place_compare (const WayJourneyPlace *a,
                           const WayJourneyPlace *b)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (a->parts); i++)
    if (a->parts[i] != b->parts[i])
      return a->parts[i] < b->parts[i] ? -1 : 1;

  return 0;
}

typedef struct
{
  WayJourneyPlace place;
  WayItem        *item;
} Sorted;

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return way_journey_place_compare (&((const Sorted *)a)->place, &((const Sorted *)b)->place);
}

/**
 * way_journey_order_sort:
 * @map: a map
 * @items: (element-type WayItem): things on it
 *
 * Sorts things as the journey is read.
 */
void
way_journey_order_sort (WayMap    *map,
                        GPtrArray *items)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (Sorted), items->len);
  guint i;

  for (i = 0; i < items->len; i++)
    {
      Sorted one = { .item = g_ptr_array_index (items, i) };

      way_journey_order_get_place (map, one.item, &one.place);
      g_array_append_val (sorted, one);
    }
  g_array_sort (sorted, compare);
  for (i = 0; i < items->len; i++)
    items->pdata[i] = g_array_index (sorted, Sorted, i).item;
}
