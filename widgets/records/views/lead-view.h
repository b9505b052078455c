/* lead-view.h - which accounts are ready to buy, in all and by product */
#pragma once

#include "journeys/records/desk.h"
#include <gtk/gtk.h>

GtkWidget *way_lead_view_new (WayDesk *desk);
