/* merge.h - several records made into one
 *
 * Done on a desk, so that it can be undone. Maps keep what they show of the others, and find the
 * one that was kept by the old ids; see aliases.h.
 */
#pragma once

#include "journeys/records/desk.h"

typedef struct
{
  const WayField *field;  /* NULL: it is about a score */
  WayItem        *score;  /* borrowed: of a job, for the persona that it is about; NULL: it is about a field */
  char           *key;    /* of the choice: the name of the field, or what stands for the persona */
  GPtrArray      *values; /* of WayItem, borrowed: the records that differ, each with another value */
} WayMergeConflict;

GPtrArray *way_merge_list_conflicts (GPtrArray *records);

WayItem *way_merge_get_score (const WayMergeConflict *self,
                              WayItem                *record);

GPtrArray *way_merge_list_scored_twice (WayRecords        *records,
                                        const char *const *personas,
                                        GError           **error);

gboolean way_merge_check_room (GPtrArray *records,
                               GError   **error);

WayItem *way_merge_preview (GPtrArray  *records,
                            GHashTable *choices);

WayCommand *way_merge_command (WayDesk           *desk,
                               WayKind            kind,
                               const char *const *ids,
                               GHashTable        *choices,
                               GError           **error);

gboolean way_merge_perform (WayDesk           *desk,
                            WayKind            kind,
                            const char *const *ids,
                            GHashTable        *choices,
                            GError           **error);
