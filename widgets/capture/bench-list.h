/* bench-list.h - thoughts without a place yet, beside the map
 *
 * A card goes into the cell in use by Enter or a button, and into any cell when
 * it is dragged to the map. The list follows the map card by card.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/edits.h"
#include "journeys/commands/history.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_BENCH_LIST (way_bench_list_get_type ())
G_DECLARE_FINAL_TYPE (WayBenchList, way_bench_list, WAY, BENCH_LIST, GtkWidget)

/* What is dragged: the id of a card, so that no other text is taken for one. */
#define WAY_TYPE_BENCH_DRAG (way_bench_drag_get_type ())
GType way_bench_drag_get_type (void);

void way_bench_list_set_history (WayBenchList *self,
                                 WayHistory   *history);

void way_bench_list_set_selection (WayBenchList *self,
                                   WaySelection *selection);

void way_bench_list_set_editable (WayBenchList *self,
                                  gboolean      editable);

gboolean way_bench_list_place (WayBenchList *self,
                               const char   *id,
                               const char   *step_id,
                               const char   *lane_id);

gboolean way_bench_list_place_at (WayBenchList      *self,
                                  const char        *id,
                                  const WayCardMove *to);

void way_bench_list_show (WayBenchList *self,
                          const char   *id);

guint way_bench_list_get_count (WayBenchList *self);
