/* table-cell.h - one cell of the table: text to read, or an editor in its place */
#pragma once

#include "widgets/table/columns.h"

#define WAY_TYPE_TABLE_CELL (way_table_cell_get_type ())
G_DECLARE_FINAL_TYPE (WayTableCell, way_table_cell, WAY, TABLE_CELL, GtkWidget)

GtkWidget *way_table_cell_new (WayTableColumn *column);

WayTableColumn *way_table_cell_get_column (WayTableCell *self);

WayCardRow *way_table_cell_get_row (WayTableCell *self);

void way_table_cell_set_row (WayTableCell *self,
                             WayCardRow   *row);

void way_table_cell_show (WayTableCell *self,
                          WayMap       *map);

void way_table_cell_set_editor (WayTableCell *self,
                                GtkWidget    *editor);
