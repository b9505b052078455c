/* person-words.h - who somebody in a buying group is, in a few words */
#pragma once

#include <gtk/gtk.h>

#include "journeys/insight/buying-group.h"

char *way_person_words_dup_title (const WayMember *member);

char *way_person_words_dup_line (const WayMember *member);

GtkWidget *way_person_words_new_mood (gboolean felt,
                                      double   mood);
