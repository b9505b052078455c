/* compare-words.h - differences between two states of a map, told in words */
#pragma once

#include "journeys/review/compare.h"

char *way_compare_words_name (WayMap  *map,
                              WayItem *item);

char *way_compare_words_details (WayMap              *from,
                                 WayMap              *to,
                                 const WayDifference *difference);

char *way_compare_words_count (GPtrArray *differences);
