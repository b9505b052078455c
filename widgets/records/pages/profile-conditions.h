/* profile-conditions.h - what a profile asks for that no row of its page can say */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_PROFILE_CONDITIONS (way_profile_conditions_get_type ())
G_DECLARE_FINAL_TYPE (WayProfileConditions, way_profile_conditions, WAY, PROFILE_CONDITIONS, GtkWidget)

GtkWidget *way_profile_conditions_new (WayDesk *desk,
                                       WayItem *profile);
