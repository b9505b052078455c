/* history-page.h - every step by its name, and the way to any of them
 *
 * The oldest is at the top; what was taken back stays in sight below the state
 * of now until something else is done.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"

#define WAY_TYPE_HISTORY_PAGE (way_history_page_get_type ())
G_DECLARE_FINAL_TYPE (WayHistoryPage, way_history_page, WAY, HISTORY_PAGE, GtkWidget)

GtkWidget *way_history_page_new (void);

void way_history_page_set_history (WayHistoryPage *self,
                                   WayHistory     *history);

void way_history_page_set_saved (WayHistoryPage *self,
                                 guint64         serial);

void way_history_page_focus_now (WayHistoryPage *self);
