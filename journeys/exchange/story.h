/* story.h - a map told in words, in the order of the journey
 *
 * A value without a toolkit: headings and paragraphs, each with what they speak of.
 * The window shows it as text; formats of text write it down.
 */
#pragma once

#include "journeys/model/filter.h"
#include "journeys/model/step-cards.h"

typedef enum
{
  WAY_STORY_TITLE, /* heading 1: the map */
  WAY_STORY_STAGE, /* heading 2; also the bench */
  WAY_STORY_STEP,  /* heading 3 */
  WAY_STORY_LANE,  /* heading 4 */
  WAY_STORY_TEXT,  /* of the map, a stage or a step */
  WAY_STORY_CARD,
  WAY_STORY_EMOTION,
  WAY_STORY_VALUE, /* of a metric */
} WayStoryRole;

typedef struct
{
  WayStoryRole role;
  int          level;   /* of a heading, from 1; 0: not a heading */
  char        *lead;    /* a few words, set apart from the text; of a heading all of it; may be empty */
  char        *text;    /* may be empty */
  GPtrArray   *details; /* of char *, each a line of its own; or NULL */
  char        *id;      /* of the item that this speaks of */
} WayStoryLine;

void way_story_line_free (WayStoryLine *line);

gboolean way_story_line_equal (const WayStoryLine *a,
                               const WayStoryLine *b);

char *way_story_line_dup_plain (const WayStoryLine *line);

GPtrArray *way_story_tell_head (WayMap *map);

GPtrArray *way_story_tell_stage (WayMap  *map,
                                 WayItem *stage);

GPtrArray *way_story_tell_step (WayMap          *map,
                                WayItem         *step,
                                WayStepCards    *cards,
                                GHashTable      *votes,
                                const WayFilter *filter);

GPtrArray *way_story_tell_bench (WayMap          *map,
                                 const WayFilter *filter);

GPtrArray *way_story_tell (WayMap *map);
