/* job-section.h - the job that a card on the map places */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"

#define WAY_TYPE_JOB_SECTION (way_job_section_get_type ())
G_DECLARE_FINAL_TYPE (WayJobSection, way_job_section, WAY, JOB_SECTION, GtkWidget)

GtkWidget *way_job_section_new (WayHistory *history,
                                WayItem    *card,
                                WayRecords *records);
