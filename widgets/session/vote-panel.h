/* vote-panel.h - a vote with dots, from the question to the ranking */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/session.h"

#define WAY_TYPE_VOTE_PANEL (way_vote_panel_get_type ())
G_DECLARE_FINAL_TYPE (WayVotePanel, way_vote_panel, WAY, VOTE_PANEL, GtkWidget)

GtkWidget *way_vote_panel_new (void);

void way_vote_panel_begin (WayVotePanel *self,
                           WaySession   *session,
                           GPtrArray    *cards,
                           const char   *which);

char *way_vote_panel_dup_asked (WayVotePanel *self);

gboolean way_vote_panel_resume (WayVotePanel *self,
                                WaySession   *session);

void way_vote_panel_end (WayVotePanel *self);

gboolean way_vote_panel_give (WayVotePanel *self,
                              const char   *card_id);
