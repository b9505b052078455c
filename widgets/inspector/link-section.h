/* link-section.h - how a persona, an account or a job on a map stands to the records */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"

#define WAY_TYPE_LINK_SECTION (way_link_section_get_type ())
G_DECLARE_FINAL_TYPE (WayLinkSection, way_link_section, WAY, LINK_SECTION, GtkWidget)

GtkWidget *way_link_section_new (WayHistory *history,
                                 WayItem    *link,
                                 WayRecords *records);
