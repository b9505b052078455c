/* export-choice.h - how plots and posters are made: paper, colours, logo
 *
 * Chosen once for all of them. The application keeps it.
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

GActionGroup *way_export_choice_get_actions (WayExportChoice *self);
