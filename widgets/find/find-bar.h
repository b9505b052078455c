/* find-bar.h - finds words in all that is written on a map, and replaces them */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_FIND_BAR (way_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayFindBar, way_find_bar, WAY, FIND_BAR, GtkWidget)

/* A new history closes the bar. */
void way_find_bar_set_history (WayFindBar *self,
                               WayHistory *history,
                               gboolean    editable);

void way_find_bar_set_selection (WayFindBar   *self,
                                 WaySelection *selection);

void way_find_bar_open (WayFindBar *self,
                        gboolean    replacing);

void way_find_bar_close (WayFindBar *self);

gboolean way_find_bar_is_open (WayFindBar *self);

void way_find_bar_step (WayFindBar *self,
                        int         by);

void way_find_bar_replace (WayFindBar *self);

void way_find_bar_replace_all (WayFindBar *self);
