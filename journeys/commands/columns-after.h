/* columns-after.h - the columns of a map as they will be after a command */
#pragma once

#include "journeys/commands/command.h"

typedef struct
{
  WayMap *map;

  /* owned */
  GHashTable *lists;   /* stage, or the root → GPtrArray of what will stand there, when that changes */
  GHashTable *parents; /* stage or step → where it will stand; NULL when it goes */
  GHashTable *coming;  /* id → stage or step that the map has not yet */
  GHashTable *touched; /* steps that come, go or move, in a set */
  GHashTable *told;    /* ids of cards for which the command itself says what they cover */
} WayColumnsAfter;

void way_columns_after_init (WayColumnsAfter *self,
                             WayMap          *map);

void way_columns_after_clear (WayColumnsAfter *self);

void way_columns_after_follow (WayColumnsAfter *self,
                               WayCommand      *command);

gboolean way_columns_after_has (WayColumnsAfter *self,
                                WayItem         *step);

WayItem *way_columns_after_get_next (WayColumnsAfter *self,
                                     WayItem         *step,
                                     int              by);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayColumnsAfter, way_columns_after_clear)
