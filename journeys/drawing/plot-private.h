/* plot-private.h - how a plot is put together
 *
 * All is said as if it read from the left; a plot that reads from the right is
 * mirrored as it grows.
 */
#pragma once

#include "journeys/drawing/plot-figures.h"

/* Where a text stands: @x is its start, its middle or its end. */
typedef enum
{
  WAY_PLOT_START,
  WAY_PLOT_MIDDLE,
  WAY_PLOT_END,
} WayPlotAnchor;

#define WAY_PLOT_CLEAR 0u /* no colour */

WayPlot *way_plot_new (const WayPlotFrame *frame);

WayTexts *way_plot_get_texts (WayPlot *self);

void way_plot_set_size (WayPlot *self,
                        double   width,
                        double   height);

void way_plot_set_heads (WayPlot *self,
                         double   width,
                         double   height);

void way_plot_set_page_head (WayPlot *self,
                             double   height);

void way_plot_set_elastic (WayPlot *self);

void way_plot_take_summary (WayPlot *self,
                            char    *summary);

double way_plot_add_head (WayPlot            *self,
                          const WayPlotFrame *frame);

void way_plot_begin (WayPlot    *self,
                     WayMeaning  meaning,
                     const char *id,
                     const char *text);

void way_plot_end (WayPlot   *self,
                   WayMeaning meaning);

void way_plot_add_box (WayPlot        *self,
                       const WayRect  *rect,
                       double          radius,
                       const WayPaint *paint);

void way_plot_add_path (WayPlot              *self,
                        const WayPathElement *elements,
                        guint                 n_elements,
                        const WayPaint       *paint);

void way_plot_add_line (WayPlot *self,
                        double   x1,
                        double   y1,
                        double   x2,
                        double   y2,
                        double   width,
                        double   dash,
                        WayColor color);

void way_plot_add_polygon (WayPlot        *self,
                           const double   *points,
                           guint           n_points,
                           const WayPaint *paint);

void way_plot_add_shape (WayPlot        *self,
                         guint           shape,
                         double          x,
                         double          y,
                         double          radius,
                         const WayPaint *paint);

double way_plot_add_text (WayPlot      *self,
                          WayFont       font,
                          const char   *text,
                          double        x,
                          double        y,
                          WayPlotAnchor anchor,
                          WayColor      color);

double way_plot_add_wrapped (WayPlot      *self,
                             WayFont       font,
                             const char   *text,
                             double        x,
                             double        y,
                             double        width,
                             WayPlotAnchor anchor,
                             WayColor      color);

void way_plot_add_icon (WayPlot    *self,
                        const char *name,
                        double      x,
                        double      y,
                        double      size,
                        WayColor    color);

void way_plot_take_picture (WayPlot       *self,
                            WayPicture    *picture,
                            const WayRect *rect);

void way_plot_add_item (WayPlot       *self,
                        const char    *element,
                        const char    *id,
                        const WayRect *rect,
                        const char    *name,
                        const char    *description);

void way_plot_add_break (WayPlot *self,
                         double   y);

void way_plot_add_solid (WayPlot *self,
                         double   top,
                         double   bottom);

void way_plot_find_breaks (WayPlot *self);

guint way_plot_get_n_marks (WayPlot *self);

void way_plot_stretch_box (WayPlot *self,
                           guint    place,
                           double   height);

double way_plot_measure (WayPlot    *self,
                         WayFont     font,
                         const char *text,
                         double      width,
                         double     *height);

/* As the shapes, in plot-shapes.c. */

char *way_plot_format_number (double value,
                              int    decimals);

WayHue way_plot_get_hue (guint place);

/* In plot-figures.c. */

void way_plot_add_ring (WayPlot           *plot,
                        double             x,
                        double             y,
                        double             radius,
                        const WayRingData *data);

void way_plot_add_face (WayPlot *plot,
                        double   x,
                        double   y,
                        double   radius,
                        double   feeling,
                        WayColor fill,
                        WayColor color);

/* In plot-grid.c: rows and columns with heads that are wrapped, never cut. */

typedef struct
{
  const char *id; /* or NULL */
  const char *name;
  const char *note; /* below it; or NULL */
} WayPlotHead;

typedef struct
{
  WayPlot           *plot;
  const char        *row_element; /* of the items of heads */
  const char        *column_element;
  const WayPlotHead *rows;
  guint              n_rows;
  const WayPlotHead *columns;
  guint              n_columns;
  double             least_width; /* of a column */
  double             least_height;
  double             margin; /* width of a last column, for sums; 0: none */
  const char        *margin_name;

  /* worked out */
  double  head_width;
  double  head_height;
  double  column_width;
  double  width;
  double *heights; /* of the rows, owned */
} WayPlotGrid;

typedef void (*WayPlotCellFunc) (WayPlotGrid   *grid,
                                 guint          row,
                                 guint          column, /* the number of columns: the margin */
                                 const WayRect *rect,
                                 gpointer       data);

void way_plot_grid_measure (WayPlotGrid *self,
                            double       width);

double way_plot_grid_add (WayPlotGrid    *self,
                          double          top,
                          gboolean        paper,
                          double          page_width,
                          WayPlotCellFunc cell,
                          gpointer        data);
