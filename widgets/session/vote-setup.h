/* vote-setup.h - what a vote is about, before it begins */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/ballot.h"

#define WAY_TYPE_VOTE_SETUP (way_vote_setup_get_type ())
G_DECLARE_FINAL_TYPE (WayVoteSetup, way_vote_setup, WAY, VOTE_SETUP, GtkWidget)

GtkWidget *way_vote_setup_new (void);

void way_vote_setup_begin (WayVoteSetup      *self,
                           const char *const *people,
                           const char        *which);

WayBallot *way_vote_setup_new_ballot (WayVoteSetup *self);
