/* import-columns.h - the first rows of a table, and what each of its columns means */
#pragma once

#include <gtk/gtk.h>

#include "journeys/exchange/import.h"

#define WAY_TYPE_IMPORT_COLUMNS (way_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (WayImportColumns, way_import_columns, WAY, IMPORT_COLUMNS, GtkWidget)

GtkWidget *way_import_columns_new (void);

void way_import_columns_set_import (WayImportColumns *self,
                                    WayImport        *import);

const char *way_import_columns_get_target_label (WayKind kind,
                                                 int     target);
