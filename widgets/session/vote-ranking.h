/* vote-ranking.h - what a vote came to */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/ballot.h"

#define WAY_TYPE_VOTE_RANKING (way_vote_ranking_get_type ())
G_DECLARE_FINAL_TYPE (WayVoteRanking, way_vote_ranking, WAY, VOTE_RANKING, GtkWidget)

GtkWidget *way_vote_ranking_new (void);

void way_vote_ranking_show (WayVoteRanking *self,
                            WayBallot      *ballot,
                            WayMap         *map);

char *way_vote_ranking_dup_asked (WayBallot *ballot,
                                  WayMap    *map);
