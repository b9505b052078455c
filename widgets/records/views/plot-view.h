/* plot-view.h - shows a plot: pointed at, walked through with the keyboard, zoomed, saved as a picture */
#pragma once

#include <gtk/gtk.h>

#include "journeys/drawing/plot.h"

#define WAY_TYPE_PLOT_VIEW (way_plot_view_get_type ())
G_DECLARE_FINAL_TYPE (WayPlotView, way_plot_view, WAY, PLOT_VIEW, GtkWidget)

GtkWidget *way_plot_view_new (const char *label);

GtkWidget *way_plot_view_new_inlaid (const char *label);

void way_plot_view_set_source (WayPlotView   *self,
                               WayPlotFunc    func,
                               gpointer       data,
                               GDestroyNotify destroy);

void way_plot_view_set_paper (WayPlotView *self,
                              const char  *title,
                              const char  *note,
                              const char  *date,
                              gboolean     bare);

WayPlot *way_plot_view_get_plot (WayPlotView *self);

void way_plot_view_set_zoom (WayPlotView *self,
                             double       zoom);

double way_plot_view_get_zoom (WayPlotView *self);

int way_plot_view_find (WayPlotView *self,
                        const char  *element,
                        const char  *id);

gboolean way_plot_view_focus_item (WayPlotView *self,
                                   int          place);

gboolean way_plot_view_get_item_place (WayPlotView  *self,
                                       int           place,
                                       GdkRectangle *rect);

gboolean way_plot_view_write (WayPlotView *self,
                              const char  *format,
                              const char  *path,
                              GError     **error);

void way_plot_view_save (WayPlotView *self,
                         const char  *format);
