/* comment-edits.h - what can be done with comments, each as one step
 *
 * Each returns a command with its label; nothing is done yet.
 */
#pragma once

#include "journeys/commands/command.h"

WayCommand *way_comment_edits_add (WayMap     *map,
                                   WayItem    *about,
                                   const char *author,
                                   char      **id);

WayCommand *way_comment_edits_reply (WayMap     *map,
                                     WayItem    *comment,
                                     const char *author,
                                     char      **id);

WayCommand *way_comment_edits_write (WayItem    *comment,
                                     const char *text,
                                     GError    **error);

WayCommand *way_comment_edits_resolve (WayItem *comment,
                                       gboolean resolved);

WayCommand *way_comment_edits_remove (WayMap  *map,
                                      WayItem *comment);
