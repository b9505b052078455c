/* record-list.h - all records of one kind, to be searched and chosen from
 *
 * With room it is a table with columns of one's choice; without, each record has two
 * lines. It opens records by the action records.open, makes new ones by records.new,
 * and tells by records.told and records.report what was done and what failed.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"
#include "journeys/records/record-query.h"

#define WAY_TYPE_RECORD_LIST (way_record_list_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordList, way_record_list, WAY, RECORD_LIST, GtkWidget)

GtkWidget *way_record_list_new (WayDesk *desk,
                                WayKind  kind);

void way_record_list_set_shown (WayRecordList *self,
                                const char    *id);

void way_record_list_search (WayRecordList *self);

void way_record_list_filter (WayRecordList *self);

void way_record_list_set_query (WayRecordList  *self,
                                WayRecordQuery *query);

WayRecordQuery *way_record_list_get_query (WayRecordList *self);

void way_record_list_set_arrangement (WayRecordList     *self,
                                      const char *const *arrangement);

char **way_record_list_dup_arrangement (WayRecordList *self);
