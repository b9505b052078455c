/* comments-page-private.h - what the files of the page share */
#pragma once

#include "journeys/model/comment-index.h"
#include "widgets/comments/comments-page.h"

struct _WayCommentsPage
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory      *history; /* or NULL */
  WayCommentIndex *index;   /* or NULL */
  WaySelection    *selection;

  /* template */
  GtkWidget *box;
  GtkWidget *show_resolved;
  GtkWidget *add;
  GtkWidget *list;
  GtkWidget *empty;

  /* state */
  gboolean editable;
  guint    idle;
};

void way_comments_page_install_acts (GtkWidgetClass *klass);

void way_comments_page_sync (WayCommentsPage *self);

WayItem *way_comments_page_find_selected (WayCommentsPage *self);
