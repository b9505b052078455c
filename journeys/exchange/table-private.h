/* table-private.h - what table-writer.c and its formats share */
#pragma once

#include <stdio.h>

#include "journeys/exchange/table-writer.h"

struct _WayTableWriter
{
  /* owned */
  char    *path;
  char    *part; /* what is written until it is whole */
  FILE    *file; /* CSV */
  gpointer book; /* XLSX */

  WayTableFormat format;
  int            n_columns;
};

gboolean way_table_csv_add (WayTableWriter *self,
                            const WayCell  *cells,
                            gboolean        is_header,
                            GError        **error);

gboolean way_table_xlsx_open (WayTableWriter    *self,
                              const char        *title,
                              const char *const *columns,
                              GError           **error);

gboolean way_table_xlsx_add (WayTableWriter *self,
                             const WayCell  *cells,
                             GError        **error);

gboolean way_table_xlsx_close (WayTableWriter *self,
                               gboolean        keep,
                               GError        **error);

gboolean way_table_fail (WayTableWriter *self,
                         int             code,
                         GError        **error);
