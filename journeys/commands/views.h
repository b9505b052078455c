/* views.h - saved views: filters with a name, kept on the map */
#pragma once

#include "journeys/commands/command.h"
#include "journeys/model/filter.h"

WayItem *way_views_find (WayMap          *map,
                         const WayFilter *filter);

WayCommand *way_views_new_save (WayMap          *map,
                                const char      *name,
                                const WayFilter *filter,
                                GError         **error);

WayCommand *way_views_new_rename (WayMap     *map,
                                  WayItem    *view,
                                  const char *name,
                                  GError    **error);

WayCommand *way_views_new_delete (WayMap  *map,
                                  WayItem *view);
