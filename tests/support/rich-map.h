/* rich-map.h - a map with every kind and every field, made from their tables */
#pragma once

#include "journeys/model/map.h"

WayMap *way_test_rich_map_new (gboolean with_values);

char *way_test_make_value (const WayField *field,
                           GHashTable     *ids);

GHashTable *way_test_collect_ids (WayMap *map);
