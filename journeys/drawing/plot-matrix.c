/* plot-matrix.c - who has which job, with the opportunity in each cell */
#include "config.h"

#include "journeys/drawing/plot-matrix.h"

#include <glib/gi18n.h>

#include "journeys/drawing/plot-private.h"

#define MARK_WIDTH 44.0
#define MARK_HEIGHT 26.0
#define KEY_GAP 18.0

/* A job of nobody's in particular that was scored for all is everybody's. */
static guint
count_shared (const WayMatrixData *data,
              guint                job,
              gboolean            *of_all)
{
  const WayMatrixCell *cells = &data->cells[job * data->n_personas];
  guint                n_named = data->n_personas - (data->has_all ? 1 : 0), i, n = 0;

  for (i = 0; i < n_named; i++)
    n += cells[i].has;
  *of_all = data->has_all && n == 0 && cells[n_named].has;

  return *of_all ? n_named : n;
}

static void
add_mark (WayPlot             *plot,
          const WayRect       *rect,
          const WayMatrixCell *cell,
          int                  least_n)
{
  const WayTheme  *theme = way_plot_get_theme (plot);
  double           x = rect->x + rect->width / 2, y = rect->y + rect->height / 2;
  gboolean         few = least_n > 0 && cell->n < least_n;
  WayTint          tint = theme->soft[WAY_HUE_GREY];
  g_autofree char *figure = NULL;
  double           height;

  if (!cell->scored)
    {
      way_plot_add_shape (plot, 0, x, y, 4.5, &(WayPaint){ theme->strong_line, WAY_PLOT_CLEAR, 0, 0 });
      return;
    }
  figure = way_plot_format_number (cell->score, 1);
  way_plot_measure (plot, WAY_FONT_NUMBER, figure, -1, &height);
  /* Of somebody whose job it is not said to be: a figure, and no mark. */
  if (!cell->has)
    {
      way_plot_add_text (plot, WAY_FONT_NUMBER, figure, x, y - height / 2, WAY_PLOT_MIDDLE, theme->quiet);
      return;
    }
  /* The more it is worth, the heavier; the figure says how much. */
  if (cell->score >= 15)
    tint = theme->solid[WAY_HUE_GREEN];
  else if (cell->score >= 10)
    tint = theme->soft[WAY_HUE_GREEN];
  if (few)
    tint = (WayTint){ theme->page, theme->strong_line, theme->ink };
  way_plot_add_box (plot, &(WayRect){ x - MARK_WIDTH / 2, y - MARK_HEIGHT / 2, MARK_WIDTH, MARK_HEIGHT }, MARK_HEIGHT / 2,
                    &(WayPaint){ tint.fill, tint.border, few ? 1.5 : theme->border_width * (cell->score >= 10 ? 2 : 1), few ? 4 : 0 });
  way_plot_add_text (plot, WAY_FONT_NUMBER, figure, x, y - height / 2, WAY_PLOT_MIDDLE, tint.ink);
}

/* Whether a job was scored for a persona who is not said to have it. */
static gboolean
has_strangers (const WayMatrixData *what)
{
  guint i;

  for (i = 0; i < what->n_jobs * what->n_personas; i++)
    if (what->cells[i].scored && !what->cells[i].has)
      return TRUE;

  return FALSE;
}

/* Says what the marks mean. It stands beside the heads, which stay while the rest scrolls. */
static double
add_key (WayPlot             *plot,
         const WayMatrixData *what,
         double               start,
         double               width,
         double               top)
{
  g_autofree char *hollow = g_strdup_printf (_ ("Hollow: fewer than %d answers, or not known how many"), what->least_n);
  const struct
  {
    WayMatrixCell cell;
    const char   *meaning;
  } keys[] = {
    { { TRUE, FALSE, 0, 0 }, _ ("Has the job, no score yet") },
    { { TRUE, TRUE, 5, what->least_n }, _ ("Opportunity score under 10") },
    { { TRUE, TRUE, 10, what->least_n }, _ ("10 or more") },
    { { TRUE, TRUE, 15, what->least_n }, _ ("15 or more") },
    { { TRUE, TRUE, 5, 0 }, hollow },
    { { FALSE, TRUE, 5, what->least_n }, _ ("Scored, but not among those who have the job") },
  };
  const WayTheme *theme = way_plot_get_theme (plot);
  double          x = start, y = top + 12;
  gboolean        strangers = has_strangers (what);
  guint           i;

  way_plot_begin (plot, WAY_MEANING_LIST, NULL, _ ("Legend"));
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      double height, text = MARK_WIDTH + 8;
      double needed = text + way_plot_measure (plot, WAY_FONT_LEGEND, keys[i].meaning, -1, &height);

      if ((keys[i].meaning == hollow && what->least_n <= 0) || (!keys[i].cell.has && !strangers))
        continue;
      if (x > start && x + needed > start + width)
        {
          x = start;
          y += MARK_HEIGHT + 6;
        }
      way_plot_begin (plot, WAY_MEANING_LIST_ITEM, NULL, NULL);
      add_mark (plot, &(WayRect){ x, y, MARK_WIDTH, MARK_HEIGHT }, &keys[i].cell, what->least_n);
      way_plot_add_wrapped (plot, WAY_FONT_LEGEND, keys[i].meaning, x + text, y + (MARK_HEIGHT - height) / 2,
                            MAX (MIN (needed, width) - text, 80) + 1, WAY_PLOT_START, theme->quiet);
      way_plot_end (plot, WAY_MEANING_LIST_ITEM);
      x += needed + KEY_GAP;
    }
  way_plot_end (plot, WAY_MEANING_LIST);

  return y + MARK_HEIGHT;
}

static char *
describe (const WayMatrixCell *cell)
{
  g_autofree char *figure = NULL;
  g_autoptr (GString) text = NULL;

  if (!cell->scored)
    return g_strdup (_ ("has this job, no score yet"));
  figure = way_plot_format_number (cell->score, 1);
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("opportunity score %s"), figure);
  if (cell->n > 0)
    {
      /* TRANSLATORS: between parts of a list: 12 contacts, 3 maps */
      g_string_append (text, _ (", "));
      g_string_append_printf (text, g_dngettext (NULL, "%d answer", "%d answers", cell->n), cell->n);
    }
  if (!cell->has)
    {
      g_string_append (text, _ (", "));
      g_string_append (text, _ ("not among those who have the job"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_shared (WayPlot             *plot,
            const WayRect       *rect,
            const WayMatrixData *what,
            guint                job)
{
  const WayTheme  *theme = way_plot_get_theme (plot);
  gboolean         of_all;
  guint            n = count_shared (what, job, &of_all);
  g_autofree char *figure = of_all ? g_strdup (_ ("All")) : g_strdup_printf ("%u", n);
  double           height;

  way_plot_measure (plot, WAY_FONT_NUMBER, figure, -1, &height);
  way_plot_add_text (plot, WAY_FONT_NUMBER, figure, rect->x + rect->width / 2, rect->y + (rect->height - height) / 2, WAY_PLOT_MIDDLE,
                     n > 1 ? theme->ink : theme->quiet);
}

static void
add_cell (WayPlotGrid   *grid,
          guint          row,
          guint          column,
          const WayRect *rect,
          gpointer       data)
{
  const WayMatrixData *what = data;
  guint                job = what->jobs_across ? column : row, persona = what->jobs_across ? row : column;
  const WayMatrixCell *cell;
  g_autofree char     *name = NULL;
  g_autofree char     *description = NULL;

  /* Across, who shares a job is the last row; else it is the last column. */
  if (what->jobs_across && row == what->n_personas)
    {
      add_shared (grid->plot, rect, what, job);
      return;
    }
  if (!what->jobs_across && column == what->n_personas)
    {
      add_shared (grid->plot, rect, what, job);
      return;
    }
  cell = &what->cells[job * what->n_personas + persona];
  if (!cell->has && !cell->scored)
    return;
  add_mark (grid->plot, rect, cell, what->least_n);
  name = g_strdup_printf ("%s, %s", what->jobs[job].name, what->personas[persona].name);
  description = describe (cell);
  way_plot_add_item (grid->plot, "job", what->jobs[job].id, rect, name, description);
}

static WayPlotHead *
list_heads (const WayMatrixHead *heads,
            guint                n,
            guint                room)
{
  WayPlotHead *list = g_new0 (WayPlotHead, n + room);
  guint        i;

  for (i = 0; i < n; i++)
    list[i] = (WayPlotHead){ heads[i].id, heads[i].name, heads[i].note };

  return list;
}

/**
 * way_plot_new_matrix:
 * @frame: where it is put
 * @data: a WayMatrixData, which is no longer needed then
 *
 * Plots who has which job. What does not fit beside each other is wider than the
 * frame on screen; on paper it goes on below.
 *
 * Returns: (transfer full): a plot
 */
WayPlot *
way_plot_new_matrix (const WayPlotFrame *frame,
                     gpointer            data)
{
  const WayMatrixData    *what = data;
  WayPlot                *plot = way_plot_new (frame);
  g_autofree WayPlotHead *jobs = list_heads (what->jobs, what->n_jobs, 0);
  g_autofree WayPlotHead *personas = list_heads (what->personas, what->n_personas, 1);
  gboolean                paper = frame->height <= 0;
  WayPlotGrid             grid = { .plot = plot, .least_width = 92, .least_height = 38 };
  guint                   shared = 0, i;
  double                  top, bottom;

  if (what->jobs_across)
    {
      personas[what->n_personas] = (WayPlotHead){ NULL, _ ("Shared by"), NULL };
      grid.row_element = "persona";
      grid.rows = personas;
      grid.n_rows = what->n_jobs > 0 ? what->n_personas + 1 : what->n_personas;
      grid.column_element = "job";
      grid.columns = jobs;
      grid.n_columns = what->n_jobs;
      grid.least_width = 120;
    }
  else
    {
      grid.row_element = "job";
      grid.rows = jobs;
      grid.n_rows = what->n_jobs;
      grid.column_element = "persona";
      grid.columns = personas;
      grid.n_columns = what->n_personas;
      grid.margin = 84;
      grid.margin_name = _ ("Shared by");
    }
  way_plot_grid_measure (&grid, frame->width);
  way_plot_set_size (plot, paper ? frame->width : MAX (frame->width, grid.width), 0);
  top = way_plot_add_head (plot, frame);
  way_plot_set_heads (plot, grid.head_width, top + grid.head_height);
  bottom = way_plot_grid_add (&grid, top, paper, frame->width, add_cell, (gpointer)what);
  way_plot_add_break (plot, bottom);
  if (what->n_jobs > 0)
    {
      double start = paper ? 0 : grid.head_width, below = add_key (plot, what, start, frame->width - start, bottom);

      way_plot_add_solid (plot, bottom + 1, below);
      bottom = below;
    }
  way_plot_set_size (plot, paper ? frame->width : MAX (frame->width, grid.width), MAX (bottom + 1, frame->height));
  for (i = 0; i < what->n_jobs; i++)
    {
      gboolean of_all;

      shared += count_shared (what, i, &of_all) > 1;
    }
  /* TRANSLATORS: what a table of personas and jobs shows */
  way_plot_take_summary (plot, g_strdup_printf (g_dngettext (NULL, "%u job, %u shared by several personas.",
                                                             "%u jobs, %u shared by several personas.", what->n_jobs),
                                                what->n_jobs, shared));

  return plot;
}
