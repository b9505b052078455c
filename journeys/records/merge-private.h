/* merge-private.h - what the files about merging share */
#pragma once

#include "journeys/records/merge.h"

WayMergeConflict *way_merge_conflict_new (const WayField *field,
                                          WayItem        *score,
                                          char           *key,
                                          GPtrArray      *values);

void way_merge_add_score_conflicts (GPtrArray *records,
                                    GPtrArray *conflicts);

WayItem *way_merge_find_score (GPtrArray  *records,
                               GHashTable *choices,
                               const char *persona);

GPtrArray *way_merge_list_parts (GPtrArray  *records,
                                 int         slot,
                                 GHashTable *choices);
