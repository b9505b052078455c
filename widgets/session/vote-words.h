/* vote-words.h - how cards and dots are written where people vote */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/map.h"

char *way_vote_dup_dots (int count);

GHashTable *way_vote_count_names (WayMap    *map,
                                  GPtrArray *ids);

char *way_vote_dup_name (WayMap     *map,
                         const char *id,
                         GHashTable *names);

GtkWidget *way_vote_words_new (const char *name,
                               GtkWidget **dots);
