/* inventions.h - commands at random, of people and of nobody
 *
 * Each gives a command for the map as it is, or NULL.
 */
#pragma once

#include "journeys/commands/command.h"

WayItem *way_test_pick (GRand  *rand,
                        WayMap *map,
                        int     slot);

char *way_test_invent_text (GRand *rand);

WayCommand *way_test_invent (GRand  *rand,
                             WayMap *map);

WayCommand *way_test_invent_anything (GRand  *rand,
                                      WayMap *map);

WayCommand *way_test_invent_group (GRand  *rand,
                                   WayMap *map);
