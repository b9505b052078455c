/* record-cell.h - one cell of a list of records, and a whole record on two lines */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/record-row.h"

#define WAY_TYPE_RECORD_CELL (way_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordCell, way_record_cell, WAY, RECORD_CELL, GtkWidget)

GtkWidget *way_record_cell_new (WayKind kind,
                                int     column);

GtkWidget *way_record_cell_new_card (WayKind kind);

void way_record_cell_set_row (WayRecordCell *self,
                              WayRecordRow  *row);

WayRecordRow *way_record_cell_get_row (WayRecordCell *self);
