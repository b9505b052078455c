/* story-paragraph.h - a heading or a paragraph of a story, as it is read */
#pragma once

#include <gtk/gtk.h>

#include "journeys/exchange/story.h"

#define WAY_TYPE_STORY_PARAGRAPH (way_story_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (WayStoryParagraph, way_story_paragraph, WAY, STORY_PARAGRAPH, GtkWidget)

GtkWidget *way_story_paragraph_new (const WayStoryLine *line);

char *way_story_paragraph_dup_selected (WayStoryParagraph *self);
