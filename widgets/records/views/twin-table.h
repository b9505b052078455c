/* twin-table.h - what a plot shows, as a table
 *
 * The same rows, sorted by any column, copied with Ctrl+C, opened with Enter.
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/records/views/twin-row.h"

typedef enum
{
  WAY_TWIN_TEXT,
  WAY_TWIN_NUMBER,
  WAY_TWIN_DATE /* 2026-11-24 */
} WayTwinType;

/* One column. */
typedef struct
{
  const char *title; /* translatable */
  WayTwinType type;
  int         decimals;
} WayTwinColumn;

#define WAY_TYPE_TWIN_TABLE (way_twin_table_get_type ())
G_DECLARE_FINAL_TYPE (WayTwinTable, way_twin_table, WAY, TWIN_TABLE, GtkWidget)

GtkWidget *way_twin_table_new (const char *label);

void way_twin_table_set_rows (WayTwinTable        *self,
                              const WayTwinColumn *columns,
                              guint                n_columns,
                              GListModel          *rows);

GListModel *way_twin_table_get_rows (WayTwinTable *self);

const WayTwinColumn *way_twin_table_get_columns (WayTwinTable *self,
                                                 guint        *n);
