/* session-panel.h - the side page of a session: minutes, and above them what goes on */
#pragma once

#include "widgets/session/minutes-panel.h"
#include "widgets/session/score-panel.h"
#include "widgets/session/vote-panel.h"

#define WAY_TYPE_SESSION_PANEL (way_session_panel_get_type ())
G_DECLARE_FINAL_TYPE (WaySessionPanel, way_session_panel, WAY, SESSION_PANEL, GtkWidget)

GtkWidget *way_session_panel_new (void);

WayMinutesPanel *way_session_panel_get_minutes (WaySessionPanel *self);

WayVotePanel *way_session_panel_get_vote (WaySessionPanel *self);

WayScorePanel *way_session_panel_get_score (WaySessionPanel *self);

void way_session_panel_show (WaySessionPanel *self,
                             GtkWidget       *panel);
