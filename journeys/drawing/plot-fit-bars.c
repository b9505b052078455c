/* plot-fit-bars.c - value × likeness of too many accounts to tell apart: bars that count them */
#include "config.h"

#include "journeys/drawing/plot-fit-private.h"

#include <glib/gi18n.h>

#define BAR_HEIGHT 17.0
#define NARROW 50.0 /* a band in which figures stand beside bars, which begin where it begins */
#define ROOM_OF_FIGURE 20.0

/* The bar of a value, whose edges are those of the regions. */
typedef struct
{
  double edges[64];
  int    n;
} Bars;

static void
find_bars (const WayFitPlot *self,
           Bars             *bars)
{
  double limits[] = { 0, way_fit_get_share (self, self->data->mass_below), way_fit_get_share (self, self->data->abm_from), 1 };
  guint  i;
  int    j;

  bars->n = 0;
  bars->edges[0] = 0;
  for (i = 1; i < G_N_ELEMENTS (limits); i++)
    {
      double size = limits[i] - limits[i - 1];
      int    n = CLAMP ((int)(size * self->area.height / BAR_HEIGHT), 1, 20);

      if (size <= 0)
        continue;
      for (j = 1; j <= n; j++)
        bars->edges[++bars->n] = limits[i - 1] + j * size / n;
    }
}

static void
add_bar (WayFitPlot    *self,
         const WayRect *rect,
         WayFit         fit,
         int            likeness,
         guint          count,
         double         share)
{
  static const WayHue hues[WAY_N_FITS] = { WAY_HUE_PURPLE, WAY_HUE_BLUE, WAY_HUE_YELLOW };
  const WayTint      *tint = &self->theme->solid[hues[fit]];
  g_autofree char    *figure = way_plot_format_number (count, 0);
  g_autofree char    *name = g_strdup_printf (g_dngettext (NULL, "%u account", "%u accounts", count), count);
  g_autofree char    *description = likeness > 0 ? g_strdup_printf (_ ("likeness of needs %d: %s"), likeness, way_fit_get_label (fit))
                                                 : g_strdup_printf (_ ("likeness of needs not known: %s"), way_fit_get_label (fit));
  double              width = MAX (2, share * (rect->width - (rect->width < NARROW ? ROOM_OF_FIGURE : 8)));
  gboolean            narrow = rect->width < NARROW;
  double              x = narrow ? rect->x + 2 : rect->x + (rect->width - width) / 2;
  double              height, text = way_plot_measure (self->plot, WAY_FONT_CARD_NOTE, figure, -1, &height);

  if (likeness > 0)
    way_plot_add_box (self->plot, &(WayRect){ x, rect->y + 1, width, rect->height - 2 }, 2, &(WayPaint){ tint->fill, WAY_PLOT_CLEAR, 0, 0 });
  else
    way_plot_add_box (self->plot, &(WayRect){ x + 0.5, rect->y + 1.5, MAX (1, width - 1), rect->height - 3 }, 2, &(WayPaint){ self->theme->lane, tint->border, 1, 0 });
  /* The figure stands in the bar, or beside it where the bar is short. */
  if (rect->height >= 12)
    {
      if (text + 6 <= width && !narrow)
        way_plot_add_text (self->plot, WAY_FONT_CARD_NOTE, figure, x + width / 2, rect->y + (rect->height - height) / 2, WAY_PLOT_MIDDLE,
                           likeness > 0 ? tint->ink : self->theme->ink);
      else
        way_plot_add_text (self->plot, WAY_FONT_CARD_NOTE, figure, x + width + 3, rect->y + (rect->height - height) / 2, WAY_PLOT_START, self->theme->ink);
    }
  way_plot_add_item (self->plot, "account", NULL, rect, name, description);
}

/* Too many to tell apart: bars that are as wide as there are accounts. */
void
way_fit_add_bars (WayFitPlot *self)
{
  Bars  bars;
  guint counts[WAY_FIT_BANDS + 1][64] = { { 0 } };
  guint most = 1;
  guint i;
  int   band, bar;

  find_bars (self, &bars);
  for (i = 0; i < self->data->n_marks; i++)
    {
      const WayFitMark *mark = &self->data->marks[i];
      double            share = way_fit_get_share (self, mark->value);

      if (!way_fit_is_drawn (mark))
        continue;
      for (bar = 0; bar + 1 < bars.n && share >= bars.edges[bar + 1]; bar++)
        ;
      most = MAX (most, ++counts[mark->likeness][bar]);
    }
  for (bar = bars.n - 1; bar >= 0; bar--)
    for (band = 0; band <= WAY_FIT_BANDS; band++)
      {
        double  middle = (bars.edges[bar] + bars.edges[bar + 1]) / 2;
        WayFit  fit = middle > way_fit_get_share (self, self->data->abm_from)                                          ? WAY_FIT_ABM
                      : middle < way_fit_get_share (self, self->data->mass_below) && band >= self->data->mass_likeness ? WAY_FIT_MASS
                                                                                                                       : WAY_FIT_TARGETED;
        WayRect rect = { way_fit_get_band_x (self, band), self->area.y + (1 - bars.edges[bar + 1]) * self->area.height,
                         self->band, (bars.edges[bar + 1] - bars.edges[bar]) * self->area.height };

        if (counts[band][bar] > 0)
          add_bar (self, &rect, fit, band, counts[band][bar], counts[band][bar] / (double)most);
      }
}
