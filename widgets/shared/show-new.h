/* show-new.h - what was just added comes into view, with the keyboard in it */
#pragma once

#include <gtk/gtk.h>

void way_show_new (GtkWidget *row,
                   GtkWidget *editor);
