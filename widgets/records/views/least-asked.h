/* least-asked.h - how many people have to be asked before a score is believed */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/records.h"

GtkWidget *way_least_asked_new (WayRecords *records);

GtkWidget *way_least_asked_new_button (WayRecords *records);
