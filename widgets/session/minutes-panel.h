/* minutes-panel.h - who is there, and what happened */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/session.h"

#define WAY_TYPE_MINUTES_PANEL (way_minutes_panel_get_type ())
G_DECLARE_FINAL_TYPE (WayMinutesPanel, way_minutes_panel, WAY, MINUTES_PANEL, GtkWidget)

GtkWidget *way_minutes_panel_new (void);

/* The minutes of the last workshop of the map are shown, also when none goes on. */
void way_minutes_panel_set_map (WayMinutesPanel *self,
                                WayMap          *map);

void way_minutes_panel_set_session (WayMinutesPanel *self,
                                    WaySession      *session);

WayItem *way_minutes_panel_get_workshop (WayMinutesPanel *self);
