/* vote-words.h - how cards and dots are written where people vote */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/map.h"

char *way_vote_dup_dots (int count);

GtkWidget *way_vote_words_new (WayMap     *map,
                               WayItem    *card,
                               GtkWidget **dots);
