/* projector.h - the map for the room: large, and nothing else
 *
 * Shows the map and the selection of a working window, on another monitor if there is
 * one. Nothing is changed here.
 */
#pragma once

#include "widgets/canvas/canvas-stage.h"

#define WAY_TYPE_PROJECTOR (way_projector_get_type ())
G_DECLARE_FINAL_TYPE (WayProjector, way_projector, WAY, PROJECTOR, GtkWindow)

WayProjector *way_projector_new (GtkWindow    *working,
                                 WayHistory   *history,
                                 WaySelection *selection,
                                 GSettings    *settings);

WayCanvas *way_projector_get_canvas (WayProjector *self);

void way_projector_show_time (WayProjector *self,
                              const char   *text,
                              gboolean      over);

void way_projector_show_asked (WayProjector *self,
                               const char   *text);

double way_projector_get_distance (WayProjector *self);
