/* comments-list.h - the threads of a map, in the order in which they are read */
#pragma once

#include "journeys/model/comment-index.h"
#include "widgets/comments/comment-thread.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_COMMENTS_LIST (way_comments_list_get_type ())
G_DECLARE_FINAL_TYPE (WayCommentsList, way_comments_list, WAY, COMMENTS_LIST, GtkWidget)

GtkWidget *way_comments_list_new (void);

void way_comments_list_set_map (WayCommentsList *self,
                                WayHistory      *history,
                                WayCommentIndex *index,
                                gboolean         editable);

gboolean way_comments_list_sync (WayCommentsList *self,
                                 WaySelection    *selection,
                                 WayItem         *selected,
                                 gboolean         resolved);

void way_comments_list_follow (WayCommentsList *self,
                               const WayChange *change);

void way_comments_list_set_current (WayCommentsList *self,
                                    const char      *id);

const char *way_comments_list_get_current (WayCommentsList *self);

WayCommentEntry *way_comments_list_find_entry (WayCommentsList *self,
                                               const char      *comment_id,
                                               const char      *id);
