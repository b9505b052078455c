/* twin-place.h - whoever reads a table stays at their row when records change */
#pragma once

#include <gtk/gtk.h>

/* What a label in a cell knows its GtkListItem as. */
#define WAY_TWIN_PLACE_ITEM "way-list-item"

void way_twin_place_set_rows (GtkColumnView    *view,
                              GtkSortListModel *sorted,
                              GListModel       *rows,
                              guint             n_columns);
