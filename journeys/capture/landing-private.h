/* landing-private.h - what a line names besides its words
 *
 * What the map does not know yet is added to the group.
 */
#pragma once

#include "journeys/capture/landing.h"

gboolean way_landing_add_personas (WayMap            *map,
                                   const WayLanding  *landing,
                                   const WayCaptured *captured,
                                   WayCommand        *group,
                                   char             **ids,
                                   GError           **error);

gboolean way_landing_set_channel (WayMap     *map,
                                  WayItem    *card,
                                  const char *word,
                                  WayCommand *group,
                                  GError    **error);

gboolean way_landing_set_job (WayMap     *map,
                              WayItem    *card,
                              const char *statement,
                              const char *personas,
                              WayCommand *group,
                              GError    **error);
