/* rules.h - figures that follow from what a map says */
#pragma once

#include "journeys/model/map.h"

gboolean way_rules_job_score (WayItem  *job,
                              double   *score,
                              WayItem **best);

void way_rules_get_scale (WayMap *map,
                          int    *lowest,
                          int    *highest);

int way_rules_nearest_level (WayMap *map,
                             double  level);

int way_rules_translate_level (WayMap *from,
                               WayMap *to,
                               int     level);

const char *way_rules_get_level_label (WayMap *map,
                                       int     level);

WayItem *way_rules_find_emotion (WayItem    *step,
                                 const char *persona_id);

WayItem *way_rules_find_measure (WayItem    *place,
                                 const char *metric);

WayItem *way_rules_find_vote (WayMap *map);

void way_rules_add_dots (GHashTable *votes,
                         WayItem    *dots,
                         int         sign);

GHashTable *way_rules_count_votes (WayMap *map);

WayKind way_rules_get_lane_card_kind (WayItem *lane);

gboolean way_rules_lane_takes_cards (WayItem *lane);

gboolean way_rules_lane_is_of_cards (WayItem *lane);

gboolean way_rules_is_in_cell (WayItem *item);

gboolean way_rules_is_stray (WayMap  *map,
                             WayItem *card);

GPtrArray *way_rules_list_covered (WayMap  *map,
                                   WayItem *card);
