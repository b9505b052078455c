/* presence-cell.h - how a persona takes part in a stage or a step: a button with a face */
#pragma once

#include <gtk/gtk.h>

#include "journeys/layout/theme.h"
#include "journeys/review/presence.h"

#define WAY_TYPE_PRESENCE_CELL (way_presence_cell_get_type ())
G_DECLARE_FINAL_TYPE (WayPresenceCell, way_presence_cell, WAY, PRESENCE_CELL, GtkButton)

GtkWidget *way_presence_cell_new (void);

void way_presence_cell_show (WayPresenceCell   *self,
                             WayMap            *map,
                             WayThemeName       theme,
                             const char        *persona_id,
                             const char        *place,
                             const WayPresence *presence);

void way_presence_cell_show_gap (WayPresenceCell *self,
                                 WayMap          *map,
                                 const char      *place,
                                 WayItem         *step,
                                 double           gap);
