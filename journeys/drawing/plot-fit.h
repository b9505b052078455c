/* plot-fit.h - is account-based marketing right here: value × likeness of needs
 *
 * Likeness runs to the right, from 1 (like no other) to 5 (like all others),
 * value upwards, as a rank among all accounts or as money on a logarithmic scale.
 */
#pragma once

#include "journeys/drawing/plot.h"

typedef enum
{
  WAY_FIT_ABM,
  WAY_FIT_TARGETED,
  WAY_FIT_MASS,
  WAY_N_FITS
} WayFit;

typedef struct
{
  const char *id;
  const char *name;
  double      value;    /* a rank, 0 the lowest to 1 the highest, or money; below 0: unknown */
  int         likeness; /* 1 to 5; 0: unknown, which is drawn beside the others, hollow */
  WayFit      fit;
} WayFitMark;

typedef struct
{
  const WayFitMark *marks;
  guint             n_marks;
  const char       *currency;      /* of the values, all in one; NULL: values are ranks */
  double            abm_from;      /* a value */
  double            mass_below;    /* a value */
  int               mass_likeness; /* from this likeness on mass marketing is enough */
} WayFitData;

/* For WayPlotFunc: @data is a WayFitData. Items are of the element "account"; those that
 * stand for many have no id. */
WayPlot *way_plot_new_fit (const WayPlotFrame *frame,
                           gpointer            data);

const char *way_fit_get_label (WayFit fit);
