/* record-export.h - a list of records as a file for spreadsheets and other programs */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"
#include "journeys/records/record-query.h"

void way_record_export_present (GtkWidget         *above,
                                WayDesk           *desk,
                                WayRecordQuery    *query,
                                const char *const *columns);
