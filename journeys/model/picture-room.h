/* picture-room.h - how many pictures a map can take
 *
 * A file has at most 32 MiB, of which words and structure need little: pictures are what fills it.
 */
#pragma once

#include "journeys/model/map.h"

/* Bytes as they stand in the file. */
#define WAY_MAP_MOST_PICTURES (24 * 1024 * 1024)

gsize way_pictures_measure (WayItem *item);

gboolean way_pictures_have_room (WayMap *map,
                                 gsize   coming);
