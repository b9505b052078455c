/* start-page.h - where maps are begun and opened */
#pragma once

#include <adwaita.h>

#include "app/recoveries.h"
#include "journeys/layout/theme.h"

#define WAY_TYPE_START_PAGE (way_start_page_get_type ())
G_DECLARE_FINAL_TYPE (WayStartPage, way_start_page, WAY, START_PAGE, GtkWidget)

void way_start_page_set_recoveries (WayStartPage  *self,
                                    WayRecoveries *recoveries);

void way_start_page_fill (WayStartPage *self);

void way_start_page_leave (WayStartPage *self);

void way_start_page_set_theme (WayStartPage *self,
                               WayThemeName  theme);
