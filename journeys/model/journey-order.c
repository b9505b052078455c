/* journey-order.c - things of a map in the order in which the journey is read */
#include "config.h"

#include "journeys/model/journey-order.h"

/* Columns: 0 the map, its personas and lanes, then two for each step, of which the first
 * is for its stage. */
typedef struct
{
  WayItem *item;
  guint64  place;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint64 x = ((const Place *)a)->place, y = ((const Place *)b)->place;

  return (x > y) - (x < y);
}

static void
add_place (GArray  *places,
           WayItem *item,
           guint    column,
           guint    row,
           guint    index)
{
  Place place = { item, (guint64)column << 44 | (guint64)row << 28 | index };

  g_array_append_val (places, place);
}

static guint
get_number (GHashTable *numbers,
            const char *id)
{
  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id)) : 0;
}

/**
 * way_journey_order_list:
 * @map: a map
 * @wanted: (scope call): asked for each thing on it, the map itself too
 * @data: passed to @wanted
 *
 * Lists what is wanted of a map: the map, who it is about, its lanes, then stage by
 * stage, step by step what stands in them, from the top down; the bench last. Every
 * place of the map is given a number, and what is wanted is put there.
 *
 * Returns: (transfer full) (element-type WayItem): what is wanted; the items are borrowed
 */
GPtrArray *
way_journey_order_list (WayMap             *map,
                        WayJourneyOrderFunc wanted,
                        gpointer            data)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GPtrArray *sorted = g_ptr_array_new ();
  guint      bench = 2 * steps->len + 2;
  guint      i;
  int        j;

  if (wanted (data, way_map_get_root (map)))
    add_place (places, way_map_get_root (map), 0, 0, 0);
  for (j = 0; j < way_map_n (map, WAY_MAP_RECORDS); j++)
    if (wanted (data, way_map_get (map, WAY_MAP_RECORDS, j)))
      add_place (places, way_map_get (map, WAY_MAP_RECORDS, j), 0, 0, j + 1);
  for (j = 0; j < way_map_n (map, WAY_MAP_LANES); j++)
    {
      WayItem *lane = way_map_get (map, WAY_MAP_LANES, j);

      g_hash_table_insert (numbers, (gpointer)way_item_get_id (lane), GUINT_TO_POINTER (j + 1));
      if (wanted (data, lane))
        add_place (places, lane, 0, j + 1, 0);
    }
  for (i = 0; i < steps->len; i++)
    {
      WayItem *step = g_ptr_array_index (steps, i);

      g_hash_table_insert (numbers, (gpointer)way_item_get_id (step), GUINT_TO_POINTER (2 * i + 2));
      if (way_item_get_index (step) == 0 && wanted (data, way_item_get_parent (step)))
        add_place (places, way_item_get_parent (step), 2 * i + 1, 0, 0);
      if (wanted (data, step))
        add_place (places, step, 2 * i + 2, 0, 0);
    }
  for (j = 0; j < way_map_n (map, WAY_MAP_CARDS); j++)
    {
      WayItem *card = way_map_get (map, WAY_MAP_CARDS, j);

      if (wanted (data, card))
        add_place (places, card, get_number (numbers, way_item_get_at (card, WAY_CARD_STEP)),
                   get_number (numbers, way_item_get_at (card, WAY_CARD_LANE)), j);
    }
  for (j = 0; j < way_map_n (map, WAY_MAP_BENCH); j++)
    if (wanted (data, way_map_get (map, WAY_MAP_BENCH, j)))
      add_place (places, way_map_get (map, WAY_MAP_BENCH, j), bench, 0, j);

  g_array_sort (places, compare_places);
  for (i = 0; i < places->len; i++)
    g_ptr_array_add (sorted, g_array_index (places, Place, i).item);

  return sorted;
}
