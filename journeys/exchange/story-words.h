/* story-words.h - how values are told in a sentence */
#pragma once

#include "journeys/model/map.h"

gboolean way_story_words_tells (const WayField *field);

char *way_story_words_format (WayMap         *map,
                              const WayField *field,
                              const char     *value);

char *way_story_words_count_comments (WayItem *item);

void way_story_words_add_comments (GPtrArray *lines,
                                   WayItem   *item);

char *way_story_words_emotion (WayMap  *map,
                               WayItem *emotion);

char *way_story_words_measure (WayItem    *measure,
                               const char *unit);

char *way_story_words_card_facts (WayMap  *map,
                                  WayItem *card,
                                  int      votes);

GPtrArray *way_story_words_card_details (WayMap  *map,
                                         WayItem *card);
