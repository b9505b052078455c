/* plot-landscape-private.h - what the parts of an opportunity landscape share */
#pragma once

#include "journeys/drawing/plot-labels.h"
#include "journeys/drawing/plot-landscape.h"
#include "journeys/drawing/plot-private.h"

typedef struct
{
  const WayLandscapeData *data;
  WayPlot                *plot;
  const WayTheme         *theme;
  guint                  *order;    /* places of marks, those first that matter most */
  guint                  *places;   /* of the persona of each mark, in `personas` */
  GPtrArray              *personas; /* names; NULL: for all */
  WayPlotLabel           *labels;   /* in that order */
  gboolean                words;    /* labels beside the marks, no key */
  gboolean                beside;   /* the key is */
  guint                   n_keyed;  /* marks that stand out: with a number and in the key */
  double                  width;    /* without the key */
  WayRect                 area;     /* 0 to 10 both ways */
  WayRect                 bounds;   /* of labels */
  GArray                 *taken;    /* WayRect: names of zones, bars of spreads */
} Landscape;

char *way_landscape_format_label (const WayLandscapeMark *mark);

void way_landscape_take_spread (Landscape              *self,
                                const WayLandscapeMark *mark,
                                const WayPlotLabel     *label);

void way_landscape_add_marks (Landscape *self);

void way_landscape_count_key (Landscape          *self,
                              const WayPlotFrame *frame);

double way_landscape_add_key (Landscape          *self,
                              const WayPlotFrame *frame,
                              double              top,
                              double              bottom);

double way_landscape_measure_foot (Landscape *self,
                                   double     width);

double way_landscape_add_foot (Landscape *self,
                               double     width,
                               double     top);
