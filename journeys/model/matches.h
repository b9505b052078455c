/* matches.h - what on a map passes a test, kept up to date
 *
 * A large map is looked through in portions, so that nobody waits; afterwards a
 * change is looked at alone. What passes is listed in the order of the journey.
 */
#pragma once

#include "journeys/model/map.h"

#define WAY_TYPE_MATCHES (way_matches_get_type ())
G_DECLARE_FINAL_TYPE (WayMatches, way_matches, WAY, MATCHES, GObject)

typedef gboolean (*WayMatchFunc) (WayMap  *map,
                                  WayItem *item,
                                  gpointer data);

WayMatches *way_matches_new (WayMap  *map,
                             gboolean cards_only);

void way_matches_look_for (WayMatches    *self,
                           WayMatchFunc   func,
                           gpointer       data,
                           GDestroyNotify destroy);

gboolean way_matches_advance (WayMatches *self,
                              int         most);

gboolean way_matches_is_complete (WayMatches *self);

guint way_matches_get_size (WayMatches *self);

gboolean way_matches_contains (WayMatches *self,
                               WayItem    *item);

GPtrArray *way_matches_list (WayMatches *self);

int way_matches_find_place (WayMatches *self,
                            WayItem    *item,
                            gboolean   *is_there);
