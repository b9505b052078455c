/* inventions.h - commands at random, of people and of nobody
 *
 * Each gives a command for the map as it is, or NULL. What a person does is never refused.
 */
#pragma once

#include "journeys/commands/command.h"

#define WAY_TEST_MOST_CARDS 400

/* inventions.c */
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
WayCommand *way_test_invent_edit (GRand  *rand,
                                  WayMap *map);

WayCommand *way_test_invent_gesture (GRand  *rand,
                                     WayMap *map);
