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
  GArray    *levels; /* of double, sorted: all there are; empty: whatever the decimals allow */
};

int way_scoring_compare (gconstpointer a,
                         gconstpointer b);

double way_scoring_find_level (WayScoring *self,
                               double      value);

gboolean way_scoring_parse_answers (WayScoring *self,
                                    const char *text,
                                    GArray     *answers,
                                    GError    **error);
