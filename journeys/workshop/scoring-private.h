/* scoring-private.h - what a round of scores is made of */
#pragma once

#include "journeys/workshop/scoring.h"

struct _WayScoring
{
  WayScored  what;
  char      *about;
  char      *persona; /* or NULL: for all */
  GPtrArray *groups;  /* of those who answered */
  double     lowest, highest;
  int        decimals;
};
