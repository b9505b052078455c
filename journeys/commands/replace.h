/* replace.h - other words in many texts, as one step */
#pragma once

#include "journeys/commands/command.h"

typedef struct
{
  int n_items; /* things in which something is replaced */
  int n_left;  /* texts that have it and stay: other people's comments, words of a choice, what a field refuses */
} WayReplaceResult;

WayCommand *way_replace_new_command (WayMap           *map,
                                     GPtrArray        *subjects,
                                     const char       *what,
                                     const char       *with,
                                     WayReplaceResult *result);
