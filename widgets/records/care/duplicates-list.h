/* duplicates-list.h - records that may be one and the same, to be merged group by group */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_DUPLICATES_LIST (way_duplicates_list_get_type ())
G_DECLARE_FINAL_TYPE (WayDuplicatesList, way_duplicates_list, WAY, DUPLICATES_LIST, GtkWidget)

GtkWidget *way_duplicates_list_new (WayDesk   *desk,
                                    WayKind    kind,
                                    GPtrArray *groups);
