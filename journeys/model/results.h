/* results.h - what was voted and scored about something, found without looking for it
 *
 * One for each map, which it follows; a change costs what changed, not the whole map.
 */
#pragma once

#include "journeys/model/map.h"

#define WAY_TYPE_RESULTS (way_results_get_type ())
G_DECLARE_FINAL_TYPE (WayResults, way_results, WAY, RESULTS, GObject)

WayResults *way_results_of (WayMap *map);

gboolean way_results_is_kind (WayKind kind);

const char *way_results_get_about (WayItem *result);

GPtrArray *way_results_list (WayResults *self,
                             const char *about_id);
