/* plot-area.h - a plot as it is drawn: scrolled, zoomed, with a focusable child for what is on it */
#pragma once

#include <gtk/gtk.h>

#include "journeys/drawing/plot.h"

#define WAY_TYPE_PLOT_AREA (way_plot_area_get_type ())
G_DECLARE_FINAL_TYPE (WayPlotArea, way_plot_area, WAY, PLOT_AREA, GtkWidget)

GtkWidget *way_plot_area_new (gboolean inlaid);

void way_plot_area_set_source (WayPlotArea   *self,
                               WayPlotFunc    func,
                               gpointer       data,
                               GDestroyNotify destroy);

void way_plot_area_set_theme (WayPlotArea *self,
                              WayThemeName theme);

void way_plot_area_set_zoom (WayPlotArea *self,
                             double       zoom);

double way_plot_area_get_zoom (WayPlotArea *self);

WayPlot *way_plot_area_get_plot (WayPlotArea *self);

int way_plot_area_get_current (WayPlotArea *self);

gboolean way_plot_area_focus_item (WayPlotArea *self,
                                   int          place);

gboolean way_plot_area_get_item_place (WayPlotArea  *self,
                                       int           place,
                                       GdkRectangle *rect);

int way_plot_area_find (WayPlotArea *self,
                        double       x,
                        double       y);
