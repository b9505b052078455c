/* export-menu.h - the ways to a picture or a table, as a menu, and how pictures are made
 *
 * Paper and colours are chosen once for all plots and posters. The application keeps them.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/exchange/export.h"

#define WAY_TYPE_EXPORT_CHOICE (way_export_choice_get_type ())
G_DECLARE_FINAL_TYPE (WayExportChoice, way_export_choice, WAY, EXPORT_CHOICE, GObject)

WayExportChoice *way_export_choice_get (void);

void way_export_choice_fill (WayExportChoice  *self,
                             const char       *format,
                             WayExportOptions *options);

void way_export_menu_append_pictures (GMenu      *menu,
                                      const char *action);

void way_export_menu_append_tables (GMenu      *menu,
                                    const char *action);

void way_export_menu_add_actions (GtkWidget *widget);

GtkWidget *way_export_menu_new_button (const char *label,
                                       GMenu      *menu);
