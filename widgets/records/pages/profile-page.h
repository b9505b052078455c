/* profile-page.h - an ideal customer profile: what it asks for, and which accounts it keeps */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_PROFILE_PAGE (way_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (WayProfilePage, way_profile_page, WAY, PROFILE_PAGE, GtkWidget)

GtkWidget *way_profile_page_new (WayDesk *desk,
                                 WayItem *profile);
