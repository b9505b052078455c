/* mood-bars.h - how the stages of a map feel, as small bars */
#pragma once

#include <gtk/gtk.h>

#define WAY_TYPE_MOOD_BARS (way_mood_bars_get_type ())
G_DECLARE_FINAL_TYPE (WayMoodBars, way_mood_bars, WAY, MOOD_BARS, GtkWidget)

GtkWidget *way_mood_bars_new (GPtrArray *stages,
                              int        lowest,
                              int        highest);
