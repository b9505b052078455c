/* import-meter.h - how far an import is, for another thread to see */
#pragma once

#include <glib.h>

typedef struct _WayImportMeter WayImportMeter;

WayImportMeter *way_import_meter_new (void);

WayImportMeter *way_import_meter_ref (WayImportMeter *self);

void way_import_meter_unref (WayImportMeter *self);

double way_import_meter_get (WayImportMeter *self);

void way_import_meter_set (double   share,
                           gpointer meter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayImportMeter, way_import_meter_unref)
