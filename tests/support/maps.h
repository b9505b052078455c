/* maps.h - maps that tests begin with */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/model/rules.h"

void way_test_set (WayHistory *history,
                   WayItem    *item,
                   const char *field,
                   const char *value);

WayItem *way_test_add (WayHistory *history,
                       WayItem    *parent,
                       int         slot,
                       WayKind     kind,
                       ...) G_GNUC_NULL_TERMINATED;

WayMap *way_test_map_new (void);

GPtrArray *way_test_list_shipped_maps (void);
