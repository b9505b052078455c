/* story-row.h - one heading or paragraph of a story, as a row of a list */
#pragma once

#include <glib-object.h>

#include "journeys/exchange/story.h"

#define WAY_TYPE_STORY_ROW (way_story_row_get_type ())
G_DECLARE_FINAL_TYPE (WayStoryRow, way_story_row, WAY, STORY_ROW, GObject)

WayStoryRow *way_story_row_new (WayStoryLine *line);

const WayStoryLine *way_story_row_get_line (WayStoryRow *self);
