/* record-filter.h - what can be asked for in a list of records besides words */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"
#include "journeys/records/record-query.h"

#define WAY_TYPE_RECORD_FILTER (way_record_filter_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordFilter, way_record_filter, WAY, RECORD_FILTER, GtkWidget)

GtkWidget *way_record_filter_new (WayDesk *desk,
                                  WayKind  kind);

void way_record_filter_open (WayRecordFilter *self);

void way_record_filter_set_query (WayRecordFilter *self,
                                  WayRecordQuery  *query);
