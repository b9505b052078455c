/* story-view-private.h - what the parts of the story share */
#pragma once

#include "widgets/shared/focus-claim.h"
#include "widgets/story/story-list.h"
#include "widgets/story/story-view.h"

struct _WayStoryView
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory   *history;   /* or NULL */
  WaySelection *selection; /* or NULL */
  WayStoryList *list;      /* or NULL */
  WayFilter    *filter;    /* or NULL */
  GHashTable   *shown;     /* row → the paragraph that shows it, borrowed */

  /* template */
  GtkWidget *box;
  GtkWidget *contents;
  GtkWidget *view;

  /* state */
  guint         place;     /* of the paragraph in use */
  guint         anchor;    /* of the paragraph where choosing began */
  guint         reach;     /* of the one to which it goes */
  gboolean      ranged;    /* whether those between them are chosen */
  guint         tick;      /* brings it into sight as soon as it is there; or 0 */
  guint         frames;    /* that it waits for it */
  WayFocusClaim claim;     /* of that paragraph, then */
  gboolean      selecting; /* the change of the selection on its way is our own */
};

guint way_story_view_get_n_rows (WayStoryView *self);

void way_story_view_go_to (WayStoryView *self,
                           guint         place);

void way_story_view_bring_here (WayStoryView *self);

GtkWidget *way_story_view_find_paragraph (WayStoryView *self,
                                          guint         place);

/* story-copy.c */
void way_story_view_mark (WayStoryView *self,
                          guint         place,
                          GtkWidget    *paragraph);

void way_story_view_end_range (WayStoryView *self);

void way_story_view_extend_to (WayStoryView *self,
                               guint         place);

void way_story_view_choose_all (WayStoryView *self);

gboolean way_story_view_copy (WayStoryView *self);

void way_story_view_copy_story (WayStoryView *self);

/* story-bar.c */
GtkWidget *way_story_view_build_bar (WayStoryView *self);
