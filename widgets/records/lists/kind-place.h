/* kind-place.h - all records of one kind, and the page of one of them beside the list */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"
#include "widgets/records/lists/record-list.h"

#define WAY_TYPE_KIND_PLACE (way_kind_place_get_type ())
G_DECLARE_FINAL_TYPE (WayKindPlace, way_kind_place, WAY, KIND_PLACE, GtkWidget)

GtkWidget *way_kind_place_new (WayDesk *desk,
                               WayKind  kind);

WayRecordList *way_kind_place_get_list (WayKindPlace *self);

void way_kind_place_show (WayKindPlace *self,
                          const char   *id);

const char *way_kind_place_get_shown (WayKindPlace *self);

gboolean way_kind_place_is_narrow (WayKindPlace *self);

void way_kind_place_enter (WayKindPlace *self);

GPtrArray *way_kind_place_list_panes (WayKindPlace *self);

void way_kind_place_search (WayKindPlace *self);
