/* name-search.h - what on a map is called so, the best first
 *
 * A large map is looked through in portions, so that typing goes on.
 */
#pragma once

#include "journeys/model/map.h"

typedef struct _WayNameSearch WayNameSearch;

WayNameSearch *way_name_search_new (WayMap     *map,
                                    const char *typed,
                                    guint       most);

void way_name_search_free (WayNameSearch *self);

gboolean way_name_search_advance (WayNameSearch *self,
                                  int            most);

GPtrArray *way_name_search_list (WayNameSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayNameSearch, way_name_search_free)
