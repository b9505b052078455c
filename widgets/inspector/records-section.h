/* records-section.h - the personas, accounts and jobs that a map is linked with */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"

#define WAY_TYPE_RECORDS_SECTION (way_records_section_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordsSection, way_records_section, WAY, RECORDS_SECTION, GtkWidget)

GtkWidget *way_records_section_new (WayHistory *history,
                                    WayRecords *records);
