/* ballot.h - a vote with dots, one voter after the other at one keyboard
 *
 * While it goes on the map has it as an open vote, which nothing shows; the result takes
 * its place when the last one has voted. Of a secret ballot not even this knows who gave
 * what, once that voter is done.
 */
#pragma once

#include "journeys/commands/command.h"

typedef struct _WayBallot WayBallot;

WayBallot *way_ballot_new (const char        *name,
                           int                dots,
                           gboolean           secret,
                           const char *const *voters);

void way_ballot_free (WayBallot *self);

const char *way_ballot_get_name (WayBallot *self);

/* Whose turn it is; NULL when all have voted. */
const char *way_ballot_get_voter (WayBallot *self);

int way_ballot_get_turn (WayBallot *self);

int way_ballot_n_voters (WayBallot *self);

int way_ballot_get_left (WayBallot *self);

void way_ballot_forget_gone (WayBallot *self,
                             WayMap    *map);

int way_ballot_get_given (WayBallot  *self,
                          const char *card_id);

gboolean way_ballot_give (WayBallot  *self,
                          const char *card_id);

gboolean way_ballot_take (WayBallot  *self,
                          const char *card_id);

void way_ballot_end_turn (WayBallot *self);

gboolean way_ballot_is_complete (WayBallot *self);

int way_ballot_get_total (WayBallot  *self,
                          const char *card_id);

GPtrArray *way_ballot_list_ranking (WayBallot *self,
                                    WayMap    *map);

WayCommand *way_ballot_new_command (WayBallot  *self,
                                    WayMap     *map,
                                    const char *workshop_id);

WayItem *way_ballot_find_open (WayMap *map);

WayBallot *way_ballot_new_from_open (WayItem *open);

WayCommand *way_ballot_new_start_command (WayBallot *self,
                                          WayMap    *map,
                                          GPtrArray *cards);

WayCommand *way_ballot_new_cast_command (WayBallot *self,
                                         WayItem   *open);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayBallot, way_ballot_free)
