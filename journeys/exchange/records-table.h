/* records-table.h - records as a table of text or a workbook */
#pragma once

#include "journeys/exchange/import-names.h"
#include "journeys/exchange/meter.h"
#include "journeys/exchange/table-writer.h"
#include "journeys/records/each.h"

/* Which records, and what of them. */
typedef struct
{
  const int  *columns;   /* places in the kind, or WAY_IMPORT_ID; NULL: all */
  int         n_columns; /* of those */
  GPtrArray  *ids;       /* of char*: these, in this order; NULL: all by name */
  const char *query;     /* words that must be found in them; NULL: any */
  WayMeter   *meter;     /* shows how far it is, with ids; or NULL */
} WayRecordsTable;

gboolean way_records_table_write (WayRecords            *records,
                                  WayKind                kind,
                                  const WayRecordsTable *what,
                                  const char            *path,
                                  WayTableFormat         format,
                                  guint64               *n_rows,
                                  GCancellable          *cancellable,
                                  GError               **error);
