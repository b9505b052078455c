/* export-menu.h - the ways to a picture or a table, as a menu */
#pragma once

#include <gtk/gtk.h>

void way_export_menu_append_pictures (GMenu      *menu,
                                      const char *action);

void way_export_menu_append_tables (GMenu      *menu,
                                    const char *action);

void way_export_menu_add_actions (GtkWidget *widget);

GtkWidget *way_export_menu_new_button (const char *label,
                                       GMenu      *menu);
