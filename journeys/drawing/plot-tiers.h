/* plot-tiers.h - accounts by tier: a column for each, with what is not known of them */
#pragma once

#include "journeys/drawing/plot.h"

typedef struct
{
  const char *id;
  const char *name;
  const char *facts;   /* what it is worth */
  const char *insight; /* how much of what has to be known is known */
} WayTiersCard;

typedef struct
{
  const char         *title;
  const char         *note;         /* what the tier is for */
  const char         *debts;        /* what is not known of its accounts */
  guint               n;            /* accounts */
  double              completeness; /* 0 to 1; NAN: nothing is asked of them */
  gboolean            is_plain;     /* it is no success, whatever it is */
  const WayTiersCard *cards;        /* those that are drawn */
  guint               n_cards;
} WayTiersColumn;

typedef struct
{
  const WayTiersColumn *columns;
  guint                 n_columns;
} WayTiersData;

/* For WayPlotFunc: @data is a WayTiersData. Items are of the element "account". */
WayPlot *way_plot_new_tiers (const WayPlotFrame *frame,
                             gpointer            data);
