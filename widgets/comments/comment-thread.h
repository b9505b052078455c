/* comment-thread.h - a comment with its replies, and what it is about */
#pragma once

#include "widgets/comments/comment-entry.h"

#define WAY_TYPE_COMMENT_THREAD (way_comment_thread_get_type ())
G_DECLARE_FINAL_TYPE (WayCommentThread, way_comment_thread, WAY, COMMENT_THREAD, GtkWidget)

GtkWidget *way_comment_thread_new (WayHistory *history,
                                   WayItem    *comment,
                                   gboolean    editable);

const char *way_comment_thread_get_id (WayCommentThread *self);

void way_comment_thread_update (WayCommentThread *self);

WayCommentEntry *way_comment_thread_find_entry (WayCommentThread *self,
                                                const char       *id);

void way_comment_thread_set_current (WayCommentThread *self,
                                     gboolean          current);
