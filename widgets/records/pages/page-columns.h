/* page-columns.h - cards in two columns, or one where there is no room for two */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_PAGE_COLUMNS (way_page_columns_get_type ())
G_DECLARE_FINAL_TYPE (WayPageColumns, way_page_columns, WAY, PAGE_COLUMNS, GtkLayoutManager)

GtkLayoutManager *way_page_columns_new (int spacing,
                                        int narrowest);

void way_page_columns_set_wide (GtkWidget *child,
                                gboolean   wide);
