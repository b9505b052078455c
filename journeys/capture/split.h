/* split.h - a pasted text, cut into cards
 *
 * Each line is a card, each tab begins the next step. Nothing in it is read for
 * marks.
 */
#pragma once

#include "journeys/capture/landing.h"

#define WAY_SPLIT_MOST_CARDS 1000
#define WAY_SPLIT_MOST_STEPS 100

typedef struct
{
  int   column; /* steps to go on from the first */
  char *text;
} WaySplitCard;

typedef struct
{
  GPtrArray *cards;     /* of WaySplitCard, line by line */
  int        n_columns; /* from the first to the last that has a card */
  int        n_left;    /* cards beyond the limit, which are left out */
} WaySplit;

WaySplit *way_split_new (const char *text);

void way_split_free (WaySplit *self);

int way_split_count_steps (WaySplit *self);

int way_split_count_new_steps (WaySplit *self,
                               WayMap   *map,
                               WayItem  *step);

WayCommand *way_split_new_command (WaySplit         *self,
                                   WayMap           *map,
                                   const WayLanding *landing,
                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaySplit, way_split_free)
