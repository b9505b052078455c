/* import-options.h - how a table is written, and how its rows are matched with records */
#pragma once

#include <gtk/gtk.h>

#include "journeys/exchange/import.h"

#define WAY_TYPE_IMPORT_OPTIONS (way_import_options_get_type ())
G_DECLARE_FINAL_TYPE (WayImportOptions, way_import_options, WAY, IMPORT_OPTIONS, GtkWidget)

GtkWidget *way_import_options_new (void);

void way_import_options_set_import (WayImportOptions *self,
                                    WayImport        *import);

void way_import_options_update (WayImportOptions *self);

void way_import_options_get_wishes (WayImportOptions *self,
                                    WayCsvWishes     *wishes);
