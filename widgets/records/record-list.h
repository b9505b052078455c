/* record-list.h - all records of one kind, to be searched and chosen from */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_RECORD_LIST (way_record_list_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordList, way_record_list, WAY, RECORD_LIST, GtkWidget)

GtkWidget *way_record_list_new (WayDesk *desk,
                                WayKind  kind);

void way_record_list_set_shown (WayRecordList *self,
                                const char    *id);

void way_record_list_search (WayRecordList *self);
