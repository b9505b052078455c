/* plot-stages.c - how each role of an account feels at each stage, and how far they are apart */
#include "config.h"

#include "journeys/drawing/plot-stages.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/plot-private.h"

#define FACE 10.0

static char *
format_mean (double mean)
{
  g_autofree char *figure = way_plot_format_number (mean, 1);

  return g_strconcat (mean >= 0.05 ? "+" : "", figure, NULL);
}

static void
add_gap (WayPlot       *plot,
         const WayRect *rect,
         double         gap)
{
  const WayTheme  *theme = way_plot_get_theme (plot);
  g_autofree char *figure = gap >= 0 ? way_plot_format_number (gap, 1) : g_strdup ("–");
  double           height;

  way_plot_measure (plot, WAY_FONT_NUMBER, figure, -1, &height);
  way_plot_add_text (plot, WAY_FONT_NUMBER, figure, rect->x + rect->width / 2, rect->y + (rect->height - height) / 2, WAY_PLOT_MIDDLE,
                     gap >= 0 ? theme->ink : theme->quiet);
}

static void
add_cell (WayPlotGrid   *grid,
          guint          row,
          guint          column,
          const WayRect *rect,
          gpointer       data)
{
  const WayStagesData *what = data;
  const WayTheme      *theme = way_plot_get_theme (grid->plot);
  const WayStagesCell *cell;
  const WayTint       *tint;
  g_autofree char     *figure = NULL;
  g_autofree char     *count = NULL;
  g_autofree char     *name = NULL;
  g_autofree char     *description = NULL;
  double               feeling, height;

  if (row == what->n_roles)
    {
      add_gap (grid->plot, rect, what->gaps[column]);
      return;
    }
  cell = &what->cells[row * what->n_stages + column];
  if (cell->n <= 0)
    return;

  feeling = 2 * (cell->mean - what->lowest) / MAX (1e-6, what->highest - what->lowest) - 1;
  tint = &theme->soft[feeling > 0.15 ? WAY_HUE_GREEN : feeling < -0.15 ? WAY_HUE_RED
                                                                       : WAY_HUE_GREY];
  way_plot_add_box (grid->plot, &(WayRect){ rect->x + 2, rect->y + 2, rect->width - 4, rect->height - 4 }, 5,
                    &(WayPaint){ tint->fill, tint->border, theme->border_width, 0 });
  way_plot_add_face (grid->plot, rect->x + 20, rect->y + rect->height / 2, FACE, feeling, WAY_PLOT_CLEAR, tint->ink);
  figure = format_mean (cell->mean);
  count = g_strdup_printf (g_dngettext (NULL, "%d emotion", "%d emotions", cell->n), cell->n);
  way_plot_measure (grid->plot, WAY_FONT_NUMBER, figure, -1, &height);
  way_plot_add_text (grid->plot, WAY_FONT_NUMBER, figure, rect->x + 36, rect->y + rect->height / 2 - height, WAY_PLOT_START, tint->ink);
  way_plot_add_text (grid->plot, WAY_FONT_CARD_NOTE, count, rect->x + 36, rect->y + rect->height / 2, WAY_PLOT_START, tint->ink);
  name = g_strdup_printf ("%s, %s", what->roles[row].name, what->stages[column].name);
  if (cell->level != NULL)
    /* TRANSLATORS: a mean, the name of the level nearest to it, how many */
    description = g_strdup_printf (_ ("mean emotion %s %s, %s"), figure, cell->level, count);
  else
    description = g_strdup_printf (_ ("mean emotion %s, %s"), figure, count);
  way_plot_add_item (grid->plot, "cell", what->stages[column].id, rect, name, description);
}

/**
 * way_plot_new_stages:
 * @frame: where it is put
 * @data: a WayStagesData, which is no longer needed then
 *
 * Plots the mean emotion of each role at each stage: a face, a figure and how
 * many there are. The last row tells how far apart they are.
 *
 * Returns: (transfer full): a plot
 */
WayPlot *
way_plot_new_stages (const WayPlotFrame *frame,
                     gpointer            data)
{
  const WayStagesData    *what = data;
  WayPlot                *plot = way_plot_new (frame);
  g_autofree WayPlotHead *roles = g_new0 (WayPlotHead, what->n_roles + 1);
  g_autofree WayPlotHead *stages = g_new0 (WayPlotHead, what->n_stages);
  gboolean                paper = frame->height <= 0;
  WayPlotGrid             grid = { .plot = plot,
                                   .row_element = "role",
                                   .rows = roles,
                                   .n_rows = what->n_roles + 1,
                                   .column_element = "stage",
                                   .columns = stages,
                                   .n_columns = what->n_stages,
                                   .least_width = 118,
                                   .least_height = 42 };
  double                  top, bottom;
  guint                   i;

  for (i = 0; i < what->n_roles; i++)
    roles[i] = (WayPlotHead){ what->roles[i].id, what->roles[i].name, what->roles[i].note };
  roles[what->n_roles] = (WayPlotHead){ NULL, _ ("Consensus gap"), _ ("highest − lowest") };
  for (i = 0; i < what->n_stages; i++)
    stages[i] = (WayPlotHead){ what->stages[i].id, what->stages[i].name, what->stages[i].note };
  way_plot_grid_measure (&grid, frame->width);
  way_plot_set_size (plot, paper ? frame->width : MAX (frame->width, grid.width), 0);
  top = way_plot_add_head (plot, frame);
  way_plot_set_heads (plot, grid.head_width, top + grid.head_height);
  bottom = way_plot_grid_add (&grid, top, paper, frame->width, add_cell, (gpointer)what);
  way_plot_set_size (plot, paper ? frame->width : MAX (frame->width, grid.width), MAX (bottom + 1, frame->height));
  way_plot_take_summary (plot, g_strdup_printf (g_dngettext (NULL, "Emotions of %u role at %u stages.",
                                                             "Emotions of %u roles at %u stages.", what->n_roles),
                                                what->n_roles, what->n_stages));

  return plot;
}
