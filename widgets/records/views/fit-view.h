/* fit-view.h - is account-based marketing right here: value × likeness of needs */
#pragma once

#include "journeys/records/desk.h"
#include <gtk/gtk.h>

GtkWidget *way_fit_view_new (WayDesk *desk);
