/* page-parts.h - what the pages of a session are made of */
#pragma once

#include <gtk/gtk.h>

GtkWidget *way_page_new (void);

GtkWidget *way_page_add_label (GtkWidget  *page,
                               const char *text,
                               const char *css_class);

GtkWidget *way_page_add_button (GtkWidget  *page,
                                const char *label,
                                const char *css_class,
                                GCallback   callback,
                                gpointer    object);
