/* linked-map.h - a map linked with records */
#pragma once

#include "journeys/records/records.h"
#include "tests/support/maps.h"

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayMap     *map;
  WayHistory *history;
} WayLinkedMap;

void way_linked_map_set_up (WayLinkedMap *self,
                            gconstpointer data);

void way_linked_map_set_up_without_links (WayLinkedMap *self,
                                          gconstpointer data);

void way_linked_map_tear_down (WayLinkedMap *self,
                               gconstpointer data);

WayItem *way_linked_map_add (WayLinkedMap *self,
                             WayKind       kind,
                             const char   *name);

void way_linked_map_change (WayLinkedMap *self,
                            WayItem      *record,
                            const char   *field,
                            const char   *value);

void way_linked_map_perform (WayLinkedMap *self,
                             WayCommand   *command);

WayItem *way_linked_map_link (WayLinkedMap *self,
                              WayItem      *record);

WayItem *way_linked_map_add_local (WayLinkedMap *self,
                                   WayKind       link_kind,
                                   const char   *name);

void way_test_score_job (WayItem    *job,
                         const char *persona,
                         const char *importance,
                         const char *satisfaction);

WayItem *way_test_link_record (WayRecords *records,
                               WayHistory *history,
                               WayKind     kind,
                               const char *id);
