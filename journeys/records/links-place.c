/* links-place.c - where on a map a record is spoken of */
#include "config.h"

#include "journeys/records/links.h"

static gboolean
speaks_of (WayItem *item,
           WayItem *link)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if ((info->fields[i].targets & WAY_KIND_MASK (way_item_get_kind (link))) &&
        way_item_refers_to (item, info->fields[i].name, way_item_get_id (link)))
      return TRUE;

  return FALSE;
}

/**
 * way_links_find_place:
 * @map: a map
 * @record_id: the id of a record
 *
 * Returns: (transfer none) (nullable): the first card that speaks of the record; its link when none does; NULL when
 *   the map has no link of it
 */
WayItem *
way_links_find_place (WayMap     *map,
                      const char *record_id)
{
  WayItem *link = NULL;
  int      i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS) && link == NULL; i++)
    if (g_strcmp0 (way_item_get (way_map_get (map, WAY_MAP_RECORDS, i), "record"), record_id) == 0)
      link = way_map_get (map, WAY_MAP_RECORDS, i);
  for (i = 0; link != NULL && i < way_map_n (map, WAY_MAP_CARDS); i++)
    if (speaks_of (way_map_get (map, WAY_MAP_CARDS, i), link))
      return way_map_get (map, WAY_MAP_CARDS, i);

  return link;
}
