/* filter-count.h - says how many cards a filter lets through */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/filter.h"

#define WAY_TYPE_FILTER_COUNT (way_filter_count_get_type ())
G_DECLARE_FINAL_TYPE (WayFilterCount, way_filter_count, WAY, FILTER_COUNT, GtkWidget)

GtkWidget *way_filter_count_new (void);

/* The filter is copied: what is asked for later is set anew. */
void way_filter_count_set_source (WayFilterCount  *self,
                                  WayMap          *map,
                                  const WayFilter *filter);
