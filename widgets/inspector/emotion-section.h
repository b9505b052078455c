/* emotion-section.h - how each persona feels in a step */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"

#define WAY_TYPE_EMOTION_SECTION (way_emotion_section_get_type ())
G_DECLARE_FINAL_TYPE (WayEmotionSection, way_emotion_section, WAY, EMOTION_SECTION, GtkWidget)

GtkWidget *way_emotion_section_new (WayHistory *history,
                                    WayItem    *step);
