/* deeds.h - what a step did, as minutes tell it */
#pragma once

#include "journeys/commands/command.h"

typedef struct
{
  GPtrArray *added;   /* of ids: cards, stages, steps, lanes */
  GPtrArray *changed; /* of ids of those that were there before */
  GPtrArray *removed; /* of names */
  gboolean   renamed; /* a title is among what changed */
  gboolean   map;     /* something of the map as a whole changed */
  gboolean   own;     /* it is the session's doing, and told already */
} WayDeeds;

void way_deeds_init (WayDeeds   *self,
                     WayCommand *command,
                     WayMap     *map);

void way_deeds_clear (WayDeeds *self);

char *way_deeds_dup_name (WayMap  *map,
                          WayItem *item);

char *way_deeds_dup_place (WayMap  *map,
                           WayItem *item);
