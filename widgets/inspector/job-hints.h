/* job-hints.h - what could make the statement of a job more useful */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"

#define WAY_TYPE_JOB_HINTS (way_job_hints_get_type ())
G_DECLARE_FINAL_TYPE (WayJobHints, way_job_hints, WAY, JOB_HINTS, GtkWidget)

GtkWidget *way_job_hints_new (WayHistory *history,
                              WayItem    *job);
