/* import-missing.h - whether what the rows of a table name, and is not there, is added */
#pragma once

#include <gtk/gtk.h>

#include "journeys/exchange/import.h"

#define WAY_TYPE_IMPORT_MISSING (way_import_missing_get_type ())
G_DECLARE_FINAL_TYPE (WayImportMissing, way_import_missing, WAY, IMPORT_MISSING, GtkWidget)

GtkWidget *way_import_missing_new (void);

void way_import_missing_set_import (WayImportMissing *self,
                                    WayImport        *import);

void way_import_missing_update (WayImportMissing *self);

void way_import_missing_set_result (WayImportMissing      *self,
                                    const WayImportResult *result);
