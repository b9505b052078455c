/* recovered-shelf.h - what was not saved when the program ended, to be kept or discarded */
#pragma once

#include <adwaita.h>

#include "app/recoveries.h"

#define WAY_TYPE_RECOVERED_SHELF (way_recovered_shelf_get_type ())
G_DECLARE_FINAL_TYPE (WayRecoveredShelf, way_recovered_shelf, WAY, RECOVERED_SHELF, GtkWidget)

GtkWidget *way_recovered_shelf_new (WayRecoveries *recoveries,
                                    gboolean       discarded);
