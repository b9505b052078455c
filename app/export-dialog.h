/* export-dialog.h - what an export should be like */
#pragma once

#include <adwaita.h>

#include "journeys/exchange/export.h"

#define WAY_TYPE_EXPORT_DIALOG (way_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayExportDialog, way_export_dialog, WAY, EXPORT_DIALOG, AdwWindow)

WayExportDialog *way_export_dialog_new (GtkWindow *parent,
                                        GSettings *settings);

const char *way_export_dialog_get_format (WayExportDialog *self);

void way_export_dialog_get_options (WayExportDialog  *self,
                                    WayExportOptions *options);
