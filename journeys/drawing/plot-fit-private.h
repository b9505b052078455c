/* plot-fit-private.h - what the parts of the plot of value × likeness share */
#pragma once

#include "journeys/drawing/plot-fit.h"
#include "journeys/drawing/plot-private.h"

#define WAY_FIT_BANDS 5

typedef struct
{
  const WayFitData *data;
  WayPlot          *plot;
  const WayTheme   *theme;
  WayRect           area;
  double            gutter; /* beside it, for the names of regions */
  double            lowest; /* of the values, as logarithms when they are money */
  double            highest;
  double            band;      /* how wide it is */
  double            lead;      /* beside the bands, for accounts of unknown likeness; 0: there are none */
  guint             n_drawn;   /* with a value */
  guint             n_unknown; /* of these, without a likeness */
} WayFitPlot;

gboolean way_fit_is_drawn (const WayFitMark *mark);

double way_fit_get_share (const WayFitPlot *self,
                          double            value);

double way_fit_get_band_x (const WayFitPlot *self,
                           int               likeness);

/* plot-fit-bars.c */

void way_fit_add_bars (WayFitPlot *self);
