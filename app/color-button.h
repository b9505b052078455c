/* color-button.h - a setting that is a colour, or empty */
#pragma once

#include <gtk/gtk.h>

GtkWidget *way_color_button_new (GSettings  *settings,
                                 const char *key);
