/* plot-marks-private.h - what a plot is made of */
#pragma once

#include "journeys/drawing/plot-private.h"

typedef enum
{
  WAY_PLOT_MARK_BEGIN,
  WAY_PLOT_MARK_END,
  WAY_PLOT_MARK_BOX,
  WAY_PLOT_MARK_PATH,
  WAY_PLOT_MARK_TEXT,
  WAY_PLOT_MARK_ICON,
  WAY_PLOT_MARK_PICTURE,
} WayPlotMarkType;

/* One call of a sink. */
typedef struct
{
  WayPlotMarkType type;
  WayRect         rect; /* what it covers; for a text, x and width are those of its lines */
  WayPaint        paint;
  double          radius;
  WayMeaning      meaning;
  WayFont         font;
  WayPlotAnchor   anchor;
  gboolean        wrapped;
  guint           first; /* elements of its path */
  guint           n;
  char           *text;    /* owned: what is written, the name of an icon, an address, what a group shows */
  char           *id;      /* owned: of a group */
  WayPicture     *picture; /* owned */
} WayPlotMark;

typedef struct
{
  double top, bottom;
} WayPlotSolid;

struct _WayPlot
{
  /* owned */
  WayTexts *texts;
  GArray   *marks;    /* WayPlotMark */
  GArray   *elements; /* WayPathElement, of all paths */
  GArray   *items;    /* WayPlotItem */
  GArray  **bands;    /* of guint: the items that touch each band of the height; or NULL: not known yet */
  guint     n_bands;
  GArray   *breaks; /* double, from the top: where a page may end */
  GArray   *solids; /* WayPlotSolid: what no page may end in */
  char     *summary;

  /* state */
  WayThemeName theme;
  gboolean     rtl;
  double       width;
  double       height;
  double       head_width; /* what stays in sight at the start while the rest scrolls */
  double       head_height;
  double       page_head; /* what stands again on each page after the first, from the top */
  gboolean     elastic;
};

/* plot-items.c */

void way_plot_forget_bands (WayPlot *self);
