/* import-row.h - the cells of a row as values of a record, and what the row refers to */
#pragma once

#include "journeys/exchange/import.h"
#include "journeys/records/bulk.h"

typedef struct
{
  /* borrowed */
  WayImport  *import;
  WayRecords *records;

  /* owned */
  int        *fields;  /* what the columns give, as places in the kind */
  char      **values;  /* one for each of them */
  GHashTable *known;   /* kind and folded name → id of a record that is referred to */
  GPtrArray  *missing; /* of WayItem: what the row refers to and has to be added first */
  GString    *full_name;

  int n_fields;
  int name; /* its place in the values, or -1 */
} WayImportRow;

void way_import_row_init (WayImportRow *row,
                          WayImport    *import,
                          WayRecords   *records);

void way_import_row_clear (WayImportRow *row);

gboolean way_import_row_convert (WayImportRow      *row,
                                 const char *const *cells,
                                 int                n_cells,
                                 const char       **id,
                                 GError           **error);

gboolean way_import_row_add_missing (WayImportRow *row,
                                     WayBulk      *bulk,
                                     guint64      *created,
                                     GError      **error);
