/* twin-list.h - rows of a table that are made when they are looked at */
#pragma once

#include "widgets/records/views/twin-row.h"

#define WAY_TYPE_TWIN_LIST (way_twin_list_get_type ())
G_DECLARE_FINAL_TYPE (WayTwinList, way_twin_list, WAY, TWIN_LIST, GObject)

typedef WayTwinRow *(*WayTwinRowFunc) (guint    position,
                                       gpointer data);

WayTwinList *way_twin_list_new (guint          n,
                                WayTwinRowFunc func,
                                gpointer       data,
                                GDestroyNotify destroy);
