/* vote-cards.h - the cards that are voted on, with the dots of whose turn it is */
#pragma once

#include <gtk/gtk.h>

#include "journeys/workshop/ballot.h"

#define WAY_TYPE_VOTE_CARDS (way_vote_cards_get_type ())
G_DECLARE_FINAL_TYPE (WayVoteCards, way_vote_cards, WAY, VOTE_CARDS, GtkWidget)

GtkWidget *way_vote_cards_new (void);

void way_vote_cards_set_ballot (WayVoteCards *self,
                                WayBallot    *ballot,
                                WayMap       *map,
                                GPtrArray    *cards);

void way_vote_cards_update (WayVoteCards *self);

gboolean way_vote_cards_give (WayVoteCards *self,
                              const char   *card_id);
