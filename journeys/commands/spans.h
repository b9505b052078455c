/* spans.h - cards over several steps, when columns come, go or move */
#pragma once

#include "journeys/commands/command.h"

GPtrArray *way_spans_list (WayMap     *map,
                           WayCommand *command);

WayCommand *way_spans_complete (WayMap     *map,
                                WayCommand *command);
