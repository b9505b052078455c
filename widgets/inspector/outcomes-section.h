/* outcomes-section.h - what was voted and scored about a card or a step */
#pragma once

#include <gtk/gtk.h>

#include "journeys/model/map.h"

#define WAY_TYPE_OUTCOMES_SECTION (way_outcomes_section_get_type ())
G_DECLARE_FINAL_TYPE (WayOutcomesSection, way_outcomes_section, WAY, OUTCOMES_SECTION, GtkWidget)

GtkWidget *way_outcomes_section_new (WayMap  *map,
                                     WayItem *about);
