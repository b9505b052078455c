/* job-page.h - a job: its five questions, how much it matters to whom, and who and what it is about */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_JOB_PAGE (way_job_page_get_type ())
G_DECLARE_FINAL_TYPE (WayJobPage, way_job_page, WAY, JOB_PAGE, GtkWidget)

GtkWidget *way_job_page_new (WayDesk *desk,
                             WayItem *job);
