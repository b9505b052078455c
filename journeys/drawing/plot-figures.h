/* plot-figures.h - small drawings for pages: bars of scores, a ring with a number, faces */
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
  const char *id; /* of what it is about, or NULL: it cannot be opened */
  const char *name;
  double      value; /* below 0: unknown */
} WayBar;

typedef struct
{
  const WayBar *bars;
  guint         n_bars;
  double        most;
  const char   *element; /* of the items, such as "account" */
} WayBarsData;

/* For WayPlotFunc: @data is a WayRingData. */
WayPlot *way_plot_new_ring (const WayPlotFrame *frame,
                            gpointer            data);

/* For WayPlotFunc: @data is a WayBarsData. */
WayPlot *way_plot_new_bars (const WayPlotFrame *frame,
                            gpointer            data);
