/* bench-row.h - one card of the bench
 *
 * Asks for what its buttons and keys mean with the signals "place", "remove" and
 * "retitled".
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/map.h"

#define WAY_TYPE_BENCH_ROW (way_bench_row_get_type ())
G_DECLARE_FINAL_TYPE (WayBenchRow, way_bench_row, WAY, BENCH_ROW, GtkWidget)

GtkWidget *way_bench_row_new (void);

void way_bench_row_show (WayBenchRow *self,
                         WayMap      *map,
                         WayItem     *card,
                         gboolean     editable);

const char *way_bench_row_get_id (WayBenchRow *self);

void way_bench_row_edit (WayBenchRow *self);
