/* review-words.h - when a map is due, in words */
#pragma once

#include "journeys/model/map.h"

char *way_review_words_dup (WayMap *map);
