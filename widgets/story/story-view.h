/* story-view.h - the map as text to read, in the order of the journey
 *
 * One face of a map: it shares history and selection with the others. Headings are
 * headings for a screen reader too.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/model/filter.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_STORY_VIEW (way_story_view_get_type ())
G_DECLARE_FINAL_TYPE (WayStoryView, way_story_view, WAY, STORY_VIEW, GtkWidget)

void way_story_view_set_selection (WayStoryView *self,
                                   WaySelection *selection);

void way_story_view_set_history (WayStoryView *self,
                                 WayHistory   *history);

void way_story_view_set_filter (WayStoryView    *self,
                                const WayFilter *filter);

char *way_story_view_dup_copied (WayStoryView *self);

gboolean way_story_view_go_to_heading (WayStoryView *self,
                                       int           by,
                                       int           level);
