/* plot-landscape.h - where customers are under-served: importance × satisfaction of jobs
 *
 * Source: Ulwick's opportunity landscape. Importance runs to the right, from 0
 * to 10, satisfaction upwards.
 */
#pragma once

#include "journeys/drawing/plot.h"

/* What one persona says about one job. */
typedef struct
{
  const char *id;      /* of the job */
  const char *title;   /* its statement */
  const char *persona; /* its name, or NULL: for all */
  double      importance;
  double      satisfaction;
  double      score;  /* of the opportunity, 0 to 20 */
  double      spread; /* highest − lowest answer, or 0: unknown */
  int         n;      /* answers, or 0: unknown */
} WayLandscapeMark;

typedef struct
{
  const WayLandscapeMark *marks;
  guint                   n_marks;
  int                     least_n; /* below this a mark is hollow; 0: none is */
  const char             *job;     /* stands out among the others, or NULL */
} WayLandscapeData;

/* For WayPlotFunc: @data is a WayLandscapeData. Items are of the element "job". */
WayPlot *way_plot_new_landscape (const WayPlotFrame *frame,
                                 gpointer            data);
