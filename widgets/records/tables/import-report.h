/* import-report.h - what an import does or did, in numbers, and what is wrong with which line */
#pragma once

#include <gtk/gtk.h>

#include "journeys/exchange/import.h"

#define WAY_TYPE_IMPORT_REPORT (way_import_report_get_type ())
G_DECLARE_FINAL_TYPE (WayImportReport, way_import_report, WAY, IMPORT_REPORT, GtkWidget)

GtkWidget *way_import_report_new (gboolean is_trial);

void way_import_report_set_result (WayImportReport       *self,
                                   const WayImportResult *result);

void way_import_report_set_message (WayImportReport *self,
                                    const char      *message);

void way_import_report_set_busy (WayImportReport *self,
                                 gboolean         busy);
