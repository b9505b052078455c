/* inventions.h - commands at random, of people and of nobody
 *
 * Each that gives a command gives it for the map as it is, or NULL. What a person does is never refused.
 */
#pragma once

#include "journeys/commands/history.h"

/* With how much on the map no more is added, or pasted, and how many things are chosen at once now and then. */
typedef struct
{
  int   cards;
  int   stages;
  int   lanes;
  guint items;
  int   chosen;
} WayTestRoom;

/* inventions.c */
extern WayTestRoom way_test_room;

WayItem *way_test_pick (GRand  *rand,
                        WayMap *map,
                        int     slot);

WayItem *way_test_pick_step (GRand  *rand,
                             WayMap *map);

char *way_test_invent_text (GRand *rand);

WayCommand *way_test_invent (GRand  *rand,
                             WayMap *map);

WayCommand *way_test_invent_anything (GRand  *rand,
                                      WayMap *map);

WayCommand *way_test_invent_group (GRand  *rand,
                                   WayMap *map);

/* invented-edits.c */
int way_test_invent_typing (GRand      *rand,
                            WayHistory *history);

void way_test_step_back_and_forth (GRand      *rand,
                                   WayHistory *history);

WayCommand *way_test_invent_edit (GRand  *rand,
                                  WayMap *map);

WayCommand *way_test_invent_gesture (GRand  *rand,
                                     WayMap *map);
