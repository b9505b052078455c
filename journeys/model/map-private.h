/* map-private.h - changing a map, for commands and the reader of files */
#pragma once

#include "journeys/model/item-private.h"
#include "journeys/model/map.h"

void way_map_insert (WayMap  *self,
                     WayItem *parent,
                     int      slot,
                     int      index,
                     WayItem *item);

void way_map_remove (WayMap  *self,
                     WayItem *item);

void way_map_move (WayMap  *self,
                   WayItem *item,
                   WayItem *parent,
                   int      slot,
                   int      index);

void way_map_set (WayMap     *self,
                  WayItem    *item,
                  int         field,
                  const char *value);
