/* history-line.h - one state of a map, for a list */
#pragma once

#include <glib-object.h>

#define WAY_TYPE_HISTORY_LINE (way_history_line_get_type ())
G_DECLARE_FINAL_TYPE (WayHistoryLine, way_history_line, WAY, HISTORY_LINE, GObject)

WayHistoryLine *way_history_line_new (guint place);

guint way_history_line_get_place (WayHistoryLine *self);
