/* plot-labels.h - where the labels of marks stand, so that none covers another */
#pragma once

#include "journeys/layout/layout.h"

typedef struct
{
  double   x, y; /* the mark */
  double   radius;
  double   width, height; /* of the label; 0: it has none */
  WayRect  rect;          /* out: where the label stands */
  gboolean placed;        /* out */
  gboolean led;           /* out: it is so far away that a line leads to it */
} WayPlotLabel;

gboolean way_plot_labels_place (WayPlotLabel  *labels,
                                guint          n_labels,
                                const WayRect *bounds,
                                const WayRect *taken,
                                guint          n_taken);

void way_plot_labels_spread (WayPlotLabel  *labels,
                             guint          n_labels,
                             const WayRect *bounds,
                             const WayRect *taken,
                             guint          n_taken);
