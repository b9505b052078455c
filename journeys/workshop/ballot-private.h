/* ballot-private.h - what a vote is made of */
#pragma once

#include "journeys/workshop/ballot.h"

struct _WayBallot
{
  char    *name;
  int      dots;
  gboolean secret;
  char   **voters;
  int      n_voters;

  int         turn;
  GHashTable *now;    /* id → count, of whose turn it is */
  GPtrArray  *open;   /* of such tables, by voter; empty in a secret ballot */
  GHashTable *totals; /* id → count, of those who are done */
};

int way_ballot_get_count (GHashTable *counts,
                          const char *id);

void way_ballot_take_in (WayBallot  *self,
                         int         voter,
                         const char *card_id,
                         int         count);
