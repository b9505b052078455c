/* score-bar.h - a score as a number and as a bar, both of which set it */
#pragma once

#include <gtk/gtk.h>

#include "journeys/records/desk.h"

#define WAY_TYPE_SCORE_BAR (way_score_bar_get_type ())
G_DECLARE_FINAL_TYPE (WayScoreBar, way_score_bar, WAY, SCORE_BAR, GtkWidget)

GtkWidget *way_score_bar_new (WayDesk        *desk,
                              WayItem        *record,
                              const WayField *field);
