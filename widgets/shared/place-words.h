/* place-words.h - where something stands, in a line: Stage ▸ Step ▸ Lane */
#pragma once

#include <gtk/gtk.h>

gboolean way_place_words_go_left (GtkWidget  *widget,
                                  const char *line);

char *way_place_words_join (GtkWidget  *widget,
                            const char *first,
                            ...) G_GNUC_NULL_TERMINATED;
