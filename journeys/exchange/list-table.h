/* list-table.h - what a list of records shows, as a table */
#pragma once

#include <gio/gio.h>

#include "journeys/exchange/meter.h"
#include "journeys/exchange/table-writer.h"
#include "journeys/records/record-query.h"
#include "journeys/records/records.h"

/* Which records, and what of them. */
typedef struct
{
  WayRecordQuery    *query;
  const char *const *columns; /* names of columns of lists; NULL: all fields, so that it can be imported again */
} WayListTable;

gboolean way_list_table_write (const WayListTable *self,
                               WayRecords         *records,
                               const char         *path,
                               WayTableFormat      format,
                               guint64            *n_rows,
                               WayMeter           *meter,
                               GCancellable       *cancellable,
                               GError            **error);

void way_list_table_write_async (const WayListTable *self,
                                 WayRecords         *records,
                                 const char         *path,
                                 WayTableFormat      format,
                                 WayMeter           *meter,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            data);

gint64 way_list_table_write_finish (GAsyncResult *result,
                                    GError      **error);
