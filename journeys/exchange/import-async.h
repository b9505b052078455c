/* import-async.h - looking at tables, importing them and taking that back, beside all else */
#pragma once

#include "journeys/exchange/meter.h"
#include "journeys/exchange/import.h"

void way_import_open_async (GFile              *file,
                            WayKind             kind,
                            const WayCsvWishes *wishes,
                            WayRecords         *records,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data);

WayImport *way_import_open_finish (GAsyncResult *result,
                                   GError      **error);

void way_import_run_async (WayImport          *self,
                           WayRecords         *records,
                           gboolean            try_only,
                           WayMeter           *meter,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data);

WayImportResult *way_import_run_finish (GAsyncResult *result,
                                        GError      **error);

void way_import_result_free (WayImportResult *result);

void way_import_undo_async (WayBulkUndo        *undo,
                            WayRecords         *records,
                            GAsyncReadyCallback callback,
                            gpointer            data);

WayBulkUndoCounts *way_import_undo_finish (GAsyncResult *result,
                                           WayBulkUndo **undo,
                                           GError      **error);
