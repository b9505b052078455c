/* style-color.h - the colour of text in a widget */
#pragma once

#include <gtk/gtk.h>

void way_style_color_get (GtkWidget *widget,
                          GdkRGBA   *color);
