/* differences-list.h - what records say now, beside what a map shows of them */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_DIFFERENCES_LIST (way_differences_list_get_type ())
G_DECLARE_FINAL_TYPE (WayDifferencesList, way_differences_list, WAY, DIFFERENCES_LIST, GtkWidget)

GtkWidget *way_differences_list_new (void);

void way_differences_list_fill (WayDifferencesList *self,
                                GPtrArray          *stale);

GPtrArray *way_differences_list_get_answers (WayDifferencesList *self);
