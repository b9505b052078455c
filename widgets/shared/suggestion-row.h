/* suggestion-row.h - a row of a list that offers things by name */
#pragma once

#include <gtk/gtk.h>

GtkWidget *way_suggestion_row_new (GtkWidget  *image,
                                   const char *text,
                                   const char *note);
