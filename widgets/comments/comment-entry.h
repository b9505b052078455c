/* comment-entry.h - one comment or reply: who, when, and the words, edited in place */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"

#define WAY_TYPE_COMMENT_ENTRY (way_comment_entry_get_type ())
G_DECLARE_FINAL_TYPE (WayCommentEntry, way_comment_entry, WAY, COMMENT_ENTRY, GtkWidget)

GtkWidget *way_comment_entry_new (WayHistory *history,
                                  WayItem    *item,
                                  gboolean    editable);

const char *way_comment_entry_get_id (WayCommentEntry *self);

void way_comment_entry_update (WayCommentEntry *self);

void way_comment_entry_begin (WayCommentEntry *self,
                              guint64          serial);
