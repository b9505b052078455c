/* score-panel.h - a round of scores: each group says its figures */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/session.h"

#define WAY_TYPE_SCORE_PANEL (way_score_panel_get_type ())
G_DECLARE_FINAL_TYPE (WayScorePanel, way_score_panel, WAY, SCORE_PANEL, GtkWidget)

GtkWidget *way_score_panel_new (void);

gboolean way_score_panel_begin (WayScorePanel *self,
                                WaySession    *session,
                                WayItem       *step,
                                WayItem       *card,
                                const char    *persona_id,
                                GError       **error);

gboolean way_score_panel_resume (WayScorePanel *self,
                                 WaySession    *session,
                                 WayItem       *open,
                                 GError       **error);

void way_score_panel_end (WayScorePanel *self);
