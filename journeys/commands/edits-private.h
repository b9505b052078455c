/* edits-private.h - what the files of the edits share */
#pragma once

#include "journeys/commands/command-private.h"
#include "journeys/commands/edits.h"

/* The list in which a kind of structure stands: of steps, that of a stage. */
int way_edits_get_slot (WayItem *item);

WayCommand *way_edits_finish (WayCommand *group);

WayCommand *way_edits_new_group (WayMap     *map,
                                 GPtrArray  *items,
                                 const char *one,
                                 const char *many);

WayItem *way_edits_skip_moving (GPtrArray *moving,
                                WayItem   *before);
