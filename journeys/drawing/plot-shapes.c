/* plot-shapes.c - what plots are made of, and how they write figures */
#include "config.h"

#include "journeys/drawing/plot-private.h"

#include <math.h>

/* Title and note above a plot, as on paper; gives where the plot begins. */
double
way_plot_add_head (WayPlot            *self,
                   const WayPlotFrame *frame)
{
  const WayTheme *theme = way_plot_get_theme (self);
  double          y = 0;

  if (frame->title != NULL)
    {
      way_plot_begin (self, WAY_MEANING_TITLE, NULL, NULL);
      y += way_plot_add_wrapped (self, WAY_FONT_TITLE, frame->title, 0, y, frame->width, WAY_PLOT_START, theme->ink);
      way_plot_end (self, WAY_MEANING_TITLE);
    }
  if (frame->note != NULL)
    {
      way_plot_begin (self, WAY_MEANING_PARAGRAPH, NULL, NULL);
      y += way_plot_add_wrapped (self, WAY_FONT_OBJECTIVE, frame->note, 0, y + 2, frame->width, WAY_PLOT_START, theme->quiet) + 2;
      way_plot_end (self, WAY_MEANING_PARAGRAPH);
    }

  return y > 0 ? y + 14 : 0;
}

void
way_plot_add_line (WayPlot *self,
                   double   x1,
                   double   y1,
                   double   x2,
                   double   y2,
                   double   width,
                   double   dash,
                   WayColor color)
{
  WayPathElement elements[] = {
    { .step = WAY_PATH_MOVE, .x = x1, .y = y1 },
    { .step = WAY_PATH_LINE, .x = x2, .y = y2 },
  };
  WayPaint paint = { 0, color, width, dash };

  way_plot_add_path (self, elements, 2, &paint);
}

/* @points are x and y in turn. */
void
way_plot_add_polygon (WayPlot        *self,
                      const double   *points,
                      guint           n_points,
                      const WayPaint *paint)
{
  WayPathElement elements[16];
  guint          i;

  g_assert (n_points + 1 < G_N_ELEMENTS (elements));

  for (i = 0; i < n_points; i++)
    elements[i] = (WayPathElement){ .step = i == 0 ? WAY_PATH_MOVE : WAY_PATH_LINE,
                                    .x = points[2 * i],
                                    .y = points[2 * i + 1] };
  elements[i] = (WayPathElement){ .step = WAY_PATH_CLOSE };
  way_plot_add_path (self, elements, n_points + 1, paint);
}

/* The shapes of personas on a map, so that they are the same here: round,
 * square, and pointed in several ways. @radius is that of the round one. */
void
way_plot_add_shape (WayPlot        *self,
                    guint           shape,
                    double          x,
                    double          y,
                    double          radius,
                    const WayPaint *paint)
{
  static const struct
  {
    guint  corners; /* 0: a circle, or a square with round corners */
    double size;    /* of the radius, for the same weight to the eye */
    double turn;    /* of the first corner from the top */
  } shapes[] = { { 0, 1, 0 }, { 0, 0.94, 0 }, { 6, 1.12, 0 }, { 4, 1.24, 0 }, { 5, 1.16, 0 } };
  double points[12];
  guint  i;

  shape %= G_N_ELEMENTS (shapes);
  radius *= shapes[shape].size;
  if (shapes[shape].corners == 0)
    {
      WayRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };

      way_plot_add_box (self, &rect, shape == 0 ? radius : radius / 2.5, paint);
      return;
    }
  for (i = 0; i < shapes[shape].corners; i++)
    {
      double angle = shapes[shape].turn + i * 2 * G_PI / shapes[shape].corners;

      points[2 * i] = x + radius * sin (angle);
      points[2 * i + 1] = y - radius * cos (angle);
    }
  way_plot_add_polygon (self, points, shapes[shape].corners, paint);
}

/* As people write it here, with a true minus. */
char *
way_plot_format_number (double value,
                        int    decimals)
{
  g_autofree char *figure = g_strdup_printf ("%'.*f", decimals, fabs (value));
  double           least = 0.5 / pow (10, decimals);

  return g_strconcat (value <= -least ? "−" : "", figure, NULL);
}

/* The colour of the persona at a place in a list. */
WayHue
way_plot_get_hue (guint place)
{
  static const WayHue hues[] = { WAY_HUE_BLUE, WAY_HUE_ORANGE, WAY_HUE_GREEN, WAY_HUE_PURPLE,
                                 WAY_HUE_TEAL, WAY_HUE_RED, WAY_HUE_BROWN };

  return hues[place % G_N_ELEMENTS (hues)];
}
