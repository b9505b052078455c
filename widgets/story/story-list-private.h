/* story-list-private.h - what the files of the story's list share */
#pragma once

#include "widgets/story/story-list.h"

/* A part of the story that is told at once. */
typedef struct
{
  WayStoryRole role;  /* of what it begins with */
  char        *id;    /* of the map, a stage or a step; NULL: the bench */
  GPtrArray   *rows;  /* of WayStoryRow */
  guint        start; /* position of the first */
  gboolean     stale;
} WayStorySection;

struct _WayStoryList
{
  GObject parent_instance;

  /* owned */
  WayMap       *map;
  WaySelection *selection;
  GPtrArray    *sections; /* in order */
  GHashTable   *by_id;    /* id of the map, a stage or a step → its section */
  WayStepCards *cards;    /* NULL when nobody looks */
  GHashTable   *votes;
  WayFilter    *filter; /* or NULL */

  /* state */
  gboolean whole_stale; /* something is different that any section may tell */
  guint    idle;
};

void way_story_list_selection_init (GtkSelectionModelInterface *iface);

/* story-list-sections.c */
void way_story_section_free (gpointer data);

guint way_story_list_get_n_rows (WayStoryList *self);

void way_story_list_tell_again (WayStoryList    *self,
                                WayStorySection *section);

void way_story_list_tell_whole (WayStoryList *self);
