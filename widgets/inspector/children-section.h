/* children-section.h - the children of an item in one of its slots */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/records/records.h"

#define WAY_TYPE_CHILDREN_SECTION (way_children_section_get_type ())
G_DECLARE_FINAL_TYPE (WayChildrenSection, way_children_section, WAY, CHILDREN_SECTION, GtkWidget)

GtkWidget *way_children_section_new (WayHistory *history,
                                     WayItem    *parent,
                                     int         slot,
                                     WayRecords *records);
