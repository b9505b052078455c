/* map-private.h - changing a map, for commands and the reader of files */
#pragma once

#include "journeys/model/item-private.h"
#include "journeys/model/long-cards.h"
#include "journeys/model/map.h"

WayMap *way_map_new_for_index (WayItem    *root,
                               GHashTable *by_id);

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

WayLongCards *way_map_get_long_cards (WayMap *self);
