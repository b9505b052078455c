/* plot-figures.c - small drawings for pages: bars of scores, a ring with a number, faces */
#include "config.h"

#include "journeys/drawing/plot-figures.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-private.h"

/* An arc from the top, clockwise. */
static void
add_arc (WayPlot        *plot,
         double          x,
         double          y,
         double          radius,
         double          share,
         const WayPaint *paint)
{
  int                        n = MAX (1, (int)ceil (share * 8));
  g_autofree WayPathElement *elements = g_new0 (WayPathElement, n + 1);
  double                     step = share * 2 * G_PI / n;
  double                     k = 4.0 / 3.0 * tan (step / 4) * radius;
  int                        i;

  elements[0] = (WayPathElement){ .step = WAY_PATH_MOVE, .x = x, .y = y - radius };
  for (i = 1; i <= n; i++)
    {
      double a = (i - 1) * step, b = i * step;

      elements[i] = (WayPathElement){ .step = WAY_PATH_CURVE,
                                      .x1 = x + radius * sin (a) + k * cos (a),
                                      .y1 = y - radius * cos (a) + k * sin (a),
                                      .x2 = x + radius * sin (b) - k * cos (b),
                                      .y2 = y - radius * cos (b) - k * sin (b),
                                      .x = x + radius * sin (b),
                                      .y = y - radius * cos (b) };
    }
  way_plot_add_path (plot, elements, n + 1, paint);
}

/* A ring with the number in its middle; dashed when too few were asked. */
void
way_plot_add_ring (WayPlot           *plot,
                   double             x,
                   double             y,
                   double             radius,
                   const WayRingData *data)
{
  const WayTheme  *theme = way_plot_get_theme (plot);
  g_autofree char *figure = data->value >= 0 ? way_plot_format_number (data->value, 1) : g_strdup ("–");
  gboolean         few = data->least_n > 0 && data->n < data->least_n;
  double           width = MAX (2, radius / 6);
  double           share = data->value > 0 ? MIN (1, data->value / data->most) : 0;
  WayFont          font = radius >= 30 ? WAY_FONT_TITLE : radius >= 18 ? WAY_FONT_NUMBER
                                                                       : WAY_FONT_CARD_NOTE;
  double           height;

  radius -= width / 2;
  if (data->value < 0 || few)
    add_arc (plot, x, y, radius, 1, &(WayPaint){ 0, theme->strong_line, width / 2, width });
  else
    add_arc (plot, x, y, radius, 1, &(WayPaint){ 0, theme->line, width, 0 });
  if (share > 0 && !few)
    add_arc (plot, x, y, radius, share, &(WayPaint){ 0, theme->solid[WAY_HUE_PURPLE].border, width, 0 });
  way_plot_measure (plot, font, figure, -1, &height);
  way_plot_add_text (plot, font, figure, x, y - height / 2, WAY_PLOT_MIDDLE, data->value >= 0 ? theme->ink : theme->quiet);
}

/**
 * way_plot_new_ring:
 * @frame: where it is put
 * @data: a WayRingData
 *
 * Returns: (transfer full): a ring with a number
 */
WayPlot *
way_plot_new_ring (const WayPlotFrame *frame,
                   gpointer            data)
{
  const WayRingData *ring = data;
  WayPlot           *plot = way_plot_new (frame);
  double             size = MIN (frame->width, frame->height > 0 ? frame->height : frame->width);

  way_plot_add_ring (plot, frame->width / 2, size / 2, size / 2, ring);
  way_plot_set_size (plot, frame->width, size);
  if (ring->value < 0)
    way_plot_take_summary (plot, g_strdup (_ ("No score yet")));
  else
    {
      g_autofree char *value = way_plot_format_number (ring->value, 1);
      g_autofree char *most = way_plot_format_number (ring->most, 0);

      /* TRANSLATORS: a score, for example “14.2 of 20” */
      way_plot_take_summary (plot, g_strdup_printf (_ ("%s of %s"), value, most));
    }

  return plot;
}

/**
 * way_plot_new_bars:
 * @frame: where it is put; it takes the height that it needs
 * @data: a WayBarsData
 *
 * Returns: (transfer full): bars with their names and figures
 */
WayPlot *
way_plot_new_bars (const WayPlotFrame *frame,
                   gpointer            data)
{
  const WayBarsData *what = data;
  WayPlot           *plot = way_plot_new (frame);
  const WayTheme    *theme = way_plot_get_theme (plot);
  GString           *summary = g_string_new (NULL);
  double             y = way_plot_add_head (plot, frame);
  guint              i;

  for (i = 0; i < what->n_bars; i++)
    {
      const WayBar    *bar = &what->bars[i];
      g_autofree char *figure = bar->value >= 0 ? way_plot_format_number (bar->value, 0) : g_strdup (_ ("unknown"));
      double           width = way_plot_add_text (plot, WAY_FONT_CARD, figure, frame->width, y, WAY_PLOT_END,
                                        bar->value >= 0 ? theme->ink : theme->quiet);
      double           top = y;

      y += way_plot_add_wrapped (plot, WAY_FONT_CARD, bar->name, 0, y, MAX (40, frame->width - width - 8), WAY_PLOT_START, theme->ink) + 3;
      way_plot_add_box (plot, &(WayRect){ 0, y, frame->width, 7 }, 3.5, &(WayPaint){ theme->line, WAY_PLOT_CLEAR, 0, 0 });
      if (bar->value > 0)
        way_plot_add_box (plot, &(WayRect){ 0, y, MAX (7, frame->width * MIN (1, bar->value / what->most)), 7 }, 3.5,
                          &(WayPaint){ theme->solid[WAY_HUE_BLUE].fill, WAY_PLOT_CLEAR, 0, 0 });
      y += 7;
      way_plot_add_item (plot, what->element, bar->id, &(WayRect){ 0, top, frame->width, y - top }, bar->name, figure);
      y += 9;
      g_string_append_printf (summary, "%s%s %s", i > 0 ? ", " : "", bar->name, figure);
    }
  way_plot_set_size (plot, frame->width, MAX (y - 9, 1));
  way_plot_take_summary (plot, g_string_free (summary, FALSE));

  return plot;
}

/* A face whose mouth bends with the feeling, −1 to 1, as on the curves of a map. */
void
way_plot_add_face (WayPlot *plot,
                   double   x,
                   double   y,
                   double   radius,
                   double   feeling,
                   WayColor fill,
                   WayColor color)
{
  double         scale = radius / 12;
  double         bend = CLAMP (feeling, -1, 1) * 3.6 * scale;
  double         ends = y + 3 * scale - bend / 2.6;
  WayPathElement mouth[] = {
    { .step = WAY_PATH_MOVE, .x = x - 4 * scale, .y = ends },
    { .step = WAY_PATH_CURVE,
      .x1 = x - 2 * scale,
      .y1 = ends + bend * 0.9,
      .x2 = x + 2 * scale,
      .y2 = ends + bend * 0.9,
      .x = x + 4 * scale,
      .y = ends },
  };
  int side;

  way_plot_add_shape (plot, 0, x, y, radius, &(WayPaint){ fill, color, 1.5, 0 });
  for (side = -1; side <= 1; side += 2)
    way_plot_add_shape (plot, 0, x + side * 3 * scale, y - 2.4 * scale, 1.2 * scale, &(WayPaint){ color, WAY_PLOT_CLEAR, 0, 0 });
  way_plot_add_path (plot, mouth, 2, &(WayPaint){ 0, color, 1.5 * scale, 0 });
}
