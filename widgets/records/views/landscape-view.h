/* landscape-view.h - where customers are under-served: importance × satisfaction of jobs */
#pragma once

#include "journeys/drawing/plot-landscape.h"
#include "journeys/insight/opportunity.h"
#include "journeys/records/desk.h"
#include <gtk/gtk.h>

GtkWidget *way_landscape_view_new (WayDesk *desk);

void way_landscape_mark_init (WayLandscapeMark     *mark,
                              const WayOpportunity *opportunity);
