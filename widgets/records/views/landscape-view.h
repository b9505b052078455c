/* landscape-view.h - where customers are under-served: importance × satisfaction of jobs */
#pragma once

#include "journeys/records/desk.h"
#include <gtk/gtk.h>

GtkWidget *way_landscape_view_new (WayDesk *desk);
