/* landing-private.h - what a line names besides its words
 *
 * What the map does not know yet is added to the group.
 */
#pragma once

#include "journeys/capture/landing.h"

/* A line on its way to the map. */
typedef struct
{
  WayMap           *map;
  const WayLanding *landing;
  WayCommand       *group;
  GHashTable       *coming; /* id of a record → the local id it will have */
  GHashTable       *jobs;   /* folded statement of a job of this map that comes → its local id */
} WayLandingGroup;

gboolean way_landing_is_same (const char *folded,
                              const char *text);

gboolean way_landing_link (WayLandingGroup *self,
                           WayKindSet       kinds,
                           const char      *name,
                           gboolean         loosely,
                           WayKind         *kind,
                           char           **id,
                           GError         **error);

gboolean way_landing_add_who (WayLandingGroup   *self,
                              const WayCaptured *captured,
                              char             **personas,
                              char             **accounts,
                              GError           **error);

gboolean way_landing_set_channel (WayMap     *map,
                                  WayItem    *card,
                                  const char *word,
                                  WayCommand *group,
                                  GError    **error);

char *way_landing_add_job (WayLandingGroup *self,
                           const char      *statement,
                           gboolean         exact,
                           const char      *personas,
                           GError         **error);

gboolean way_landing_set_title (WayLandingGroup   *self,
                                WayItem           *card,
                                const WayCaptured *captured,
                                const char        *personas,
                                GError           **error);
