/* table-writer.h - tables for spreadsheets and other programs
 *
 * Rows of typed cells, written as they come: a table of any length takes little
 * memory. The file is there when all of it is, or not at all.
 */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_TABLE_CSV,      /* RFC 4180, UTF-8 */
  WAY_TABLE_CSV_MARK, /* the same with a byte order mark, which Excel wants */
  WAY_TABLE_XLSX,
} WayTableFormat;

typedef enum
{
  WAY_CELL_TEXT,
  WAY_CELL_NUMBER, /* "9.5" */
  WAY_CELL_MONEY,  /* "1200000 EUR" */
  WAY_CELL_DATE,   /* "2026-11-24" */
} WayCellType;

typedef struct
{
  WayCellType type;
  const char *value; /* in its canonical form; NULL: empty */
} WayCell;

typedef struct _WayTableWriter WayTableWriter;

gboolean way_table_find_format (const char     *name,
                                WayTableFormat *format);

WayTableWriter *way_table_writer_open (const char        *path,
                                       WayTableFormat     format,
                                       const char        *title,
                                       const char *const *columns,
                                       int                n_columns,
                                       GError           **error);

gboolean way_table_writer_add (WayTableWriter *self,
                               const WayCell  *cells,
                               GError        **error);

gboolean way_table_writer_finish (WayTableWriter *self,
                                  GError        **error);

void way_table_writer_cancel (WayTableWriter *self);
