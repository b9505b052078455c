/* plot.h - a diagram as values: what is drawn where, and what can be pointed at
 *
 * Each kind of plot is a function that takes plain data and a frame and gives
 * one of these; see plot-landscape.h, plot-matrix.h, plot-fit.h, plot-stages.h
 * and plot-figures.h. It is painted like a map, so that screen, PDF, PNG and SVG
 * are the same. Lengths are pixels of 1/96 inch.
 */
#pragma once

#include "journeys/drawing/sink.h"

typedef struct _WayPlot WayPlot;

/* Where a plot is put. */
typedef struct
{
  double       width;
  double       height; /* 0: as high as it takes, with everything named on it */
  WayThemeName theme;
  gboolean     rtl;
  gboolean     paper; /* nothing is edited on it */
  const char  *title; /* above the plot, on paper; or NULL */
  const char  *note;  /* below the title: of what, as of when; or NULL */
} WayPlotFrame;

/* Makes a plot of @data. On screen and for export the same function is called,
 * each time with another frame. */
typedef WayPlot *(*WayPlotFunc) (const WayPlotFrame *frame,
                                 gpointer            data);

/* Something on a plot that has a name: pointed at, focused, opened. */
typedef struct
{
  const char *element; /* of the kind of what it stands for: "job", "persona", …; or what the plot calls it */
  char       *id;      /* of that, or NULL: it cannot be opened */
  WayRect     rect;
  char       *name;
  char       *description; /* or NULL */
} WayPlotItem;

void way_plot_free (WayPlot *self);

const WayTheme *way_plot_get_theme (WayPlot *self);

void way_plot_get_size (WayPlot *self,
                        double  *width,
                        double  *height);

const char *way_plot_get_summary (WayPlot *self);

gboolean way_plot_is_elastic (WayPlot *self);

void way_plot_get_heads (WayPlot *self,
                         double  *width,
                         double  *height);

void way_plot_paint (WayPlot       *self,
                     WaySink       *sink,
                     const WayRect *area);

void way_plot_paint_page (WayPlot       *self,
                          WaySink       *sink,
                          const WayRect *page);

double way_plot_get_page_head (WayPlot *self,
                               double   height);

GArray *way_plot_list_pages (WayPlot *self,
                             double   height);

guint way_plot_get_n_items (WayPlot *self);

const WayPlotItem *way_plot_get_item (WayPlot *self,
                                      guint    place);

int way_plot_find (WayPlot *self,
                   double   x,
                   double   y);

int way_plot_find_beside (WayPlot *self,
                          int      from,
                          int      across,
                          int      down);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPlot, way_plot_free)
