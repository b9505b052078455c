/* matrix-view.h - which personas have which jobs */
#pragma once

#include "journeys/records/desk.h"
#include <gtk/gtk.h>

GtkWidget *way_matrix_view_new (WayDesk *desk);
