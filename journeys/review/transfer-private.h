/* transfer-private.h - what the files of a transfer share */
#pragma once

#include "journeys/review/transfer.h"

typedef struct
{
  /* owned */
  WayMap     *map;         /* a copy of the one that is to be changed */
  GPtrArray  *differences; /* borrowed ones */
  GPtrArray  *restored;    /* those of them that are ours, or NULL */
  GHashTable *replaced;    /* ids, borrowed */
  WayCommand *group;
  GPtrArray  *fillers; /* ids of steps that keep a stage from being empty meanwhile */

  guint n_skipped;
} WayTransfer;

/* transfer.c */
gboolean way_transfer_do (WayTransfer *self,
                          WayCommand  *command);

WayItem *way_transfer_find (WayTransfer *self,
                            WayItem     *item);

char *way_transfer_dup_sound (WayTransfer    *self,
                              const WayField *field,
                              GHashTable     *coming,
                              const char     *value);

int way_transfer_find_index (WayTransfer *self,
                             WayItem     *after,
                             WayItem     *parent);

WayDifference *way_transfer_get (WayTransfer *self,
                                 guint        i);

WayItem *way_transfer_new_filler (WayTransfer *self);

/* transfer-insert.c */
void way_transfer_insert_added (WayTransfer *self);
