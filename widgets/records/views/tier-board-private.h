/* tier-board-private.h - what the parts of the board of tiers share */
#pragma once

#include "journeys/insight/tiers.h"
#include "widgets/records/views/figure-view.h"
#include "widgets/records/views/tier-column.h"

typedef enum
{
  WAY_TIER_STRATEGIC,
  WAY_TIER_LITE,
  WAY_TIER_PROGRAMMATIC,
  WAY_TIER_NO_TIER,
  WAY_N_TIERS
} WayTierPlace;

typedef struct
{
  const char *tier; /* "": accounts that are in none */
  const char *title;
  const char *note;
} WayTierInfo;

extern const WayTierInfo way_tier_infos[WAY_N_TIERS];

typedef struct
{
  WayFigureView *view;
  WayTierColumn *columns[WAY_N_TIERS];
  int            limits[WAY_N_TIERS]; /* how many accounts of each tier are read */
  char          *text;                /* words that are sought; owned */
  gboolean       moving;              /* accounts are on their way */
  GPtrArray     *moved;               /* those that were moved last, or NULL; owned */
  WayTierPlace   moved_to;            /* where they were when they were last looked for */
} WayTierBoard;

/* What was read. */
typedef struct
{
  WayTierDebts *debts[WAY_N_TIERS];
  GPtrArray    *cards[WAY_N_TIERS];
} WayTierFigures;

/* tier-board-paper.c */

void way_tier_board_draw (WayFigureView  *view,
                          WayTierFigures *figures);

/* tier-board-moves.c */

void way_tier_board_move (WayTierBoard *state,
                          GPtrArray    *items,
                          WayTierPlace  from,
                          WayTierPlace  to);
