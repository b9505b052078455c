/* figure-export.h - the table of a figure, for spreadsheets and other programs */
#pragma once

#include "widgets/records/views/twin-table.h"

void way_figure_export_table (WayTwinTable *table,
                              const char   *title,
                              const char   *format);

void way_figure_export_write (GtkWidget  *table,
                              const char *path,
                              gpointer    title);
