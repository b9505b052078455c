/* plot-matrix.h - who has which job, with the opportunity in each cell */
#pragma once

#include "journeys/drawing/plot.h"

/* A job or a persona. */
typedef struct
{
  const char *id;
  const char *name;
  const char *note; /* below it, or NULL */
} WayMatrixHead;

typedef struct
{
  gboolean has;    /* the persona has the job */
  gboolean scored; /* the persona's own score is known */
  double   score;  /* of the opportunity, 0 to 20 */
  int      n;      /* answers, or 0: unknown */
} WayMatrixCell;

typedef struct
{
  const WayMatrixHead *jobs;
  guint                n_jobs;
  const WayMatrixHead *personas;
  guint                n_personas;
  const WayMatrixCell *cells;       /* those of the first job, one for each persona, then of the second … */
  int                  least_n;     /* below this a mark is hollow; 0: none is */
  gboolean             jobs_across; /* jobs head columns, personas rows */
  gboolean             has_all;     /* the last of the personas stands for all of them; its cells have what was scored for all */
} WayMatrixData;

/* For WayPlotFunc: @data is a WayMatrixData. Items are of the elements "job", also for
 * cells, and "persona". */
WayPlot *way_plot_new_matrix (const WayPlotFrame *frame,
                              gpointer            data);
