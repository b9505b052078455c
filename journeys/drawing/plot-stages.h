/* plot-stages.h - how each role of an account feels at each stage, and how far they are apart */
#pragma once

#include "journeys/drawing/plot.h"

typedef struct
{
  const char *id;   /* of what it opens, or NULL */
  const char *name; /* of a role or a stage */
  const char *note; /* below it, for example on which map; or NULL */
} WayStagesHead;

typedef struct
{
  int         n; /* emotions; 0: none */
  double      mean;
  const char *level; /* what the nearest level is called, or NULL */
} WayStagesCell;

typedef struct
{
  const WayStagesHead *roles;
  guint                n_roles;
  const WayStagesHead *stages;
  guint                n_stages;
  const WayStagesCell *cells;  /* those of the first role, one for each stage, then of the second … */
  const double        *gaps;   /* of each stage; below 0: fewer than two felt something */
  double               lowest; /* of the scale */
  double               highest;
} WayStagesData;

/* For WayPlotFunc: @data is a WayStagesData. Items are of the elements "role", "stage" and,
 * for cells, "cell", whose id is that of the stage. */
WayPlot *way_plot_new_stages (const WayPlotFrame *frame,
                              gpointer            data);
