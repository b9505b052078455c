/* filter-bar.h - the filter in use: what it asks for, how much it lets through */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/model/filter.h"

#define WAY_TYPE_FILTER_BAR (way_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayFilterBar, way_filter_bar, WAY, FILTER_BAR, GtkWidget)

/* A new history ends the filter and closes the bar. */
void way_filter_bar_set_history (WayFilterBar *self,
                                 WayHistory   *history,
                                 gboolean      editable);

void way_filter_bar_open (WayFilterBar *self);

void way_filter_bar_open_views (WayFilterBar *self);

void way_filter_bar_clear (WayFilterBar *self);

void way_filter_bar_close (WayFilterBar *self);

gboolean way_filter_bar_is_open (WayFilterBar *self);

const WayFilter *way_filter_bar_get_filter (WayFilterBar *self);

void way_filter_bar_set_filter (WayFilterBar    *self,
                                const WayFilter *filter);
