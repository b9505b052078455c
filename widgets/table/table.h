/* table.h - all cards of a map in rows, sorted, filtered and edited in place
 *
 * One face of a map: it shares history and selection with the others.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/model/filter.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_TABLE (way_table_get_type ())
G_DECLARE_FINAL_TYPE (WayTable, way_table, WAY, TABLE, GtkWidget)

void way_table_set_selection (WayTable     *self,
                              WaySelection *selection);

void way_table_set_history (WayTable   *self,
                            WayHistory *history);

void way_table_set_filter (WayTable        *self,
                           const WayFilter *filter);

void way_table_set_editable (WayTable *self,
                             gboolean  editable);

GListModel *way_table_get_model (WayTable *self);

void way_table_set_shown_columns (WayTable          *self,
                                  const char *const *names);

char **way_table_dup_shown_columns (WayTable *self);

void way_table_sort_by (WayTable   *self,
                        const char *column,
                        gboolean    descending);

void way_table_end_edit (WayTable *self);

gboolean way_table_edit_title (WayTable *self);

gboolean way_table_remove_selected (WayTable *self);

gboolean way_table_duplicate_selected (WayTable *self);
