/* transfer.h - differences between two states of a map, made to another state of it */
#pragma once

#include "journeys/commands/command.h"
#include "journeys/review/compare.h"

WayCommand *way_transfer_new (WayMap     *onto,
                              GPtrArray  *differences,
                              const char *label,
                              guint      *n_skipped);
