/* links-private.h - what the files about links share */
#pragma once

#include "journeys/records/links.h"

/* A link that is being made: what it adds to the map, persona by persona. */
typedef struct
{
  WayRecords *records;
  WayMap     *map;
  WayCommand *group;
  GHashTable *coming;  /* id of a persona record → local id it will have */
  GError    **problem; /* why the records could not tell, after which nothing made is to be used; NULL: nobody asks */
} WayLinking;

WayItem *way_linking_make_snapshot (WayLinking *self,
                                    WayItem    *record,
                                    WayKind     link_kind,
                                    WayItem    *old);

GPtrArray *way_linking_make_scores (WayLinking *self,
                                    WayItem    *record);

gboolean way_linking_scores_equal (WayItem   *link,
                                   GPtrArray *scores);

WayItem *way_linking_find (WayLinking *self,
                           WayKind     kind,
                           const char *record_id);

gboolean way_unite_add (WayMap     *map,
                        WayCommand *group,
                        WayItem    *item,
                        WayItem    *into,
                        GError    **error);

gboolean way_linking_unite (WayLinking *self,
                            WayItem    *link,
                            WayItem    *into,
                            GError    **error);

gboolean way_linking_refresh (WayLinking *self,
                              WayItem    *record,
                              WayItem    *link,
                              GError    **error);
