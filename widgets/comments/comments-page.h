/* comments-page.h - all that is said about a map, as threads
 *
 * Those of what is selected come first, then the others in the order of the
 * journey; open ones before resolved ones.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_COMMENTS_PAGE (way_comments_page_get_type ())
G_DECLARE_FINAL_TYPE (WayCommentsPage, way_comments_page, WAY, COMMENTS_PAGE, GtkWidget)

GtkWidget *way_comments_page_new (void);

void way_comments_page_set_history (WayCommentsPage *self,
                                    WayHistory      *history);

void way_comments_page_set_selection (WayCommentsPage *self,
                                      WaySelection    *selection);

void way_comments_page_set_editable (WayCommentsPage *self,
                                     gboolean         editable);

guint way_comments_page_get_n_open (WayCommentsPage *self);

void way_comments_page_show (WayCommentsPage *self,
                             const char      *id);

gboolean way_comments_page_add (WayCommentsPage *self);

gboolean way_comments_page_jump (WayCommentsPage *self,
                                 int              direction);
