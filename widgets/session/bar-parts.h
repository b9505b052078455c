/* bar-parts.h - what the bar of a session is made of */
#pragma once

#include <gtk/gtk.h>

GtkWidget *way_bar_button_new (const char *icon,
                               const char *text,
                               const char *tooltip,
                               const char *key,
                               const char *action);

GtkWidget *way_bar_button_get_label (GtkWidget *button);

GtkWidget *way_bar_key_new (const char *key);

GtkWidget *way_bar_portions_new (void);

GtkWidget *way_bar_where_new (GtkWidget *bar,
                              GtkWidget *asking);
