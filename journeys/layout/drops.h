/* drops.h - where something that is dragged comes down, and what can be pulled
 *
 * For those who let the user move things by hand. Points are those of the layout.
 */
#pragma once

#include "journeys/layout/layout.h"

/* Between two stages, steps or lanes. */
typedef struct
{
  WayItem *parent; /* a stage, or the map */
  WayItem *before; /* NULL: the end */
  WayRect  line;   /* where it is shown */
} WayGap;

/* Between two cards of a cell. */
typedef struct
{
  int      column;
  int      row;
  WayItem *after;  /* NULL: the top */
  WayItem *before; /* NULL: the end */
  WayRect  line;
} WayCellGap;

gboolean way_layout_find_gap (WayLayout *self,
                              WayKind    kind,
                              double     x,
                              double     y,
                              WayGap    *gap);

gboolean way_layout_find_cell_gap (WayLayout  *self,
                                   double      x,
                                   double      y,
                                   GPtrArray  *moving,
                                   WayCellGap *gap);

gboolean way_layout_hits_end (WayLayout    *self,
                              const WayBox *card,
                              double        x,
                              double        reach);

int way_layout_find_span (WayLayout *self,
                          int        column,
                          double     x,
                          WayRect   *covered);

gboolean way_layout_hits_border (WayLayout *self,
                                 double     x,
                                 double     y,
                                 double     reach,
                                 int       *column);

int way_layout_find_width (WayLayout *self,
                           int        column,
                           double     x,
                           WayRect   *line);

double way_scroll_speed (double at,
                         double from,
                         double to);
