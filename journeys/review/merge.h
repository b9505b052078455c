/* merge.h - two people changed one map: what the other did, and where that meets what I did */
#pragma once

#include "journeys/review/compare.h"

typedef struct
{
  WayDifference *theirs; /* what they did */
  WayDifference *mine;   /* what I did to the same thing, so that both cannot be; NULL when nothing */
} WayMergeEntry;

typedef struct
{
  GPtrArray *entries; /* of WayMergeEntry, in the order of their map */

  /* owned, for the entries */
  GPtrArray *theirs;
  GPtrArray *mine;
} WayMerge;

WayMerge *way_merge_new (WayMap *base,
                         WayMap *mine,
                         WayMap *theirs);

void way_merge_free (WayMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayMerge, way_merge_free)
