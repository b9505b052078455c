/* plot-figures.h - small drawings for pages: bars of scores, a ring with a number, emotions */
#pragma once

#include "journeys/drawing/plot.h"

/* A number in a ring that is filled as far as it goes. */
typedef struct
{
  double value; /* below 0: unknown */
  double most;
  int    n;       /* answers behind it */
  int    least_n; /* with fewer the ring is dashed */
} WayRingData;

/* One bar below the other, each with its name and figure. */
typedef struct
{
  const char *name;
  double      value; /* below 0: unknown */
} WayBar;

typedef struct
{
  const WayBar *bars;
  guint         n_bars;
  double        most;
} WayBarsData;

/* A row of small bars, up for what is good and down for what is bad. */
typedef struct
{
  const double *means; /* NAN: nobody said */
  guint         n_means;
  double        lowest;
  double        highest;
} WayEmotionsData;

/* For WayPlotFunc: @data is a WayRingData. */
WayPlot *way_plot_new_ring (const WayPlotFrame *frame,
                            gpointer            data);

/* For WayPlotFunc: @data is a WayBarsData. */
WayPlot *way_plot_new_bars (const WayPlotFrame *frame,
                            gpointer            data);

/* For WayPlotFunc: @data is a WayEmotionsData. */
WayPlot *way_plot_new_emotions (const WayPlotFrame *frame,
                                gpointer            data);
