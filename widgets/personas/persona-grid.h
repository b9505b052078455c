/* persona-grid.h - who is present where, how they feel there, and where they disagree
 *
 * One face of a map: a row for each persona, a column for each stage, or each step.
 */
#pragma once

#include <gtk/gtk.h>

#include "journeys/commands/history.h"
#include "journeys/model/filter.h"
#include "journeys/layout/theme.h"
#include "widgets/shared/selection.h"

#define WAY_TYPE_PERSONA_GRID (way_persona_grid_get_type ())
G_DECLARE_FINAL_TYPE (WayPersonaGrid, way_persona_grid, WAY, PERSONA_GRID, GtkWidget)

void way_persona_grid_set_selection (WayPersonaGrid *self,
                                     WaySelection   *selection);

void way_persona_grid_set_history (WayPersonaGrid *self,
                                   WayHistory     *history);

void way_persona_grid_set_filter (WayPersonaGrid  *self,
                                  const WayFilter *filter);

void way_persona_grid_set_theme (WayPersonaGrid *self,
                                 WayThemeName    theme);

void way_persona_grid_set_by_step (WayPersonaGrid *self,
                                   gboolean        by_step);

void way_persona_grid_settle (WayPersonaGrid *self);

GtkWidget *way_persona_grid_get_cell (WayPersonaGrid *self,
                                      guint           row,
                                      guint           column);
