/* page-row.h - a row of a card that leads somewhere */
#pragma once

#include <gtk/gtk.h>

GtkWidget *way_page_row_new (const char *icon,
                             const char *icon_class,
                             const char *title,
                             const char *line,
                             GtkWidget  *tail);
