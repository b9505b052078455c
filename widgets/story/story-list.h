/* story-list.h - the story of a map as a list that follows the map
 *
 * Told in sections: the head, each stage, each step, the bench. A change tells its
 * section anew and leaves the others; a list that is not in use costs nothing.
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/shared/selection.h"
#include "widgets/story/story-row.h"

#define WAY_TYPE_STORY_LIST (way_story_list_get_type ())
G_DECLARE_FINAL_TYPE (WayStoryList, way_story_list, WAY, STORY_LIST, GObject)

WayStoryList *way_story_list_new (WayMap       *map,
                                  WaySelection *selection);

void way_story_list_set_active (WayStoryList *self,
                                gboolean      active);

void way_story_list_set_filter (WayStoryList    *self,
                                const WayFilter *filter);

void way_story_list_settle (WayStoryList *self);

const WayStoryLine *way_story_list_get_line (WayStoryList *self,
                                             guint         position);

gboolean way_story_list_find (WayStoryList *self,
                              const char   *id,
                              guint        *position);

gboolean way_story_list_find_heading (WayStoryList *self,
                                      guint         from,
                                      int           by,
                                      int           level,
                                      guint        *position);
