/* poster.h - a persona on one large sheet
 *
 * The same on screen, where its parts are edited, and on paper, where it goes on over
 * as many pages as it takes. Nothing is cut.
 */
#pragma once

#include "journeys/drawing/plot.h"

/* A job of the persona, a map it is on, a contact behind it. */
typedef struct
{
  const char *id; /* of a map: its path */
  const char *name;
  const char *note;   /* below it, or NULL */
  gboolean    scored; /* a job: whether the persona's own opportunity score is known */
  double      score;
  int         n; /* answers */
} WayPosterEntry;

typedef struct
{
  WayItem              *persona;
  const WayPosterEntry *jobs;
  guint                 n_jobs;
  const WayPosterEntry *maps;
  guint                 n_maps;
  const WayPosterEntry *contacts; /* some of them */
  guint                 n_contacts;
  guint                 n_all_contacts;
  int                   least_n; /* scores of fewer answers are dashed */
  gboolean              prompts; /* parts that are empty say what belongs there */
} WayPersonaPosterData;

/* For WayPlotFunc: @data is a WayPersonaPosterData. Items are of the elements "job", "map",
 * "contact" and, for what is edited, "part", whose id is the name of a field. */
WayPlot *way_poster_new_persona (const WayPlotFrame *frame,
                                 gpointer            data);
