/* picture-room.c - how many pictures a map can take */
#include "config.h"

#include "journeys/model/picture-room.h"

#include <string.h>

static void
add_pictures (WayItem *item,
              gpointer data)
{
  const WayKindInfo *info = way_item_get_info (item);
  gsize             *bytes = data;
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == WAY_FIELD_PICTURE && way_item_get_at (item, i) != NULL)
      *bytes += strlen (way_item_get_at (item, i));
}

/**
 * way_pictures_measure:
 * @item: an item
 *
 * Returns: how many bytes the pictures of it and of all in it have in a file
 */
gsize
way_pictures_measure (WayItem *item)
{
  gsize bytes = 0;

  way_item_foreach (item, add_pictures, &bytes);

  return bytes;
}

/**
 * way_pictures_have_room:
 * @map: a map
 * @coming: bytes of pictures that are to come onto it
 *
 * Returns: whether the map can still be saved with them
 */
gboolean
way_pictures_have_room (WayMap *map,
                        gsize   coming)
{
  return coming == 0 || way_pictures_measure (way_map_get_root (map)) + coming <= WAY_MAP_MOST_PICTURES;
}
