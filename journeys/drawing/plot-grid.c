/* plot-grid.c - rows and columns with heads that are wrapped, never cut */
#include "config.h"

#include "journeys/drawing/plot-private.h"

#define PAD 6.0
#define BAND_GAP 26.0

static double
measure_head (WayPlotGrid       *self,
              const WayPlotHead *head,
              double             width)
{
  double height, note = 0;

  way_plot_measure (self->plot, WAY_FONT_LEGEND, head->name, width - 2 * PAD, &height);
  if (head->note != NULL)
    way_plot_measure (self->plot, WAY_FONT_CARD_NOTE, head->note, width - 2 * PAD, &note);

  return height + note + 2 * PAD;
}

/* Works out how wide columns and how high rows are. When they need more than the
 * width there is, the grid is wider. */
void
way_plot_grid_measure (WayPlotGrid *self,
                       double       width)
{
  guint i;

  self->head_width = CLAMP (width * 0.3, 104, 280);
  self->column_width = self->least_width;
  if (self->n_columns > 0)
    self->column_width = CLAMP ((width - self->head_width - self->margin) / self->n_columns, self->least_width, self->least_width * 2);
  self->width = self->head_width + self->n_columns * self->column_width + self->margin;
  self->head_height = 24;
  for (i = 0; i < self->n_columns; i++)
    self->head_height = MAX (self->head_height, measure_head (self, &self->columns[i], self->column_width));
  self->heights = g_new (double, self->n_rows);
  for (i = 0; i < self->n_rows; i++)
    self->heights[i] = MAX (self->least_height, measure_head (self, &self->rows[i], self->head_width));
}

static void
add_head (WayPlotGrid       *self,
          const WayPlotHead *head,
          const WayRect     *rect,
          WayMeaning         meaning,
          const char        *element)
{
  const WayTheme *theme = way_plot_get_theme (self->plot);
  WayPlotAnchor   anchor = meaning == WAY_MEANING_COLUMN_HEADER ? WAY_PLOT_MIDDLE : WAY_PLOT_START;
  double          needed = measure_head (self, head, rect->width);
  double          y = rect->y + (meaning == WAY_MEANING_COLUMN_HEADER ? rect->height - needed : (rect->height - needed) / 2) + PAD;

  way_plot_begin (self->plot, meaning, head->id, NULL);
  y += way_plot_add_wrapped (self->plot, WAY_FONT_LEGEND, head->name, rect->x + PAD, y, rect->width - 2 * PAD, anchor, theme->ink);
  if (head->note != NULL)
    way_plot_add_wrapped (self->plot, WAY_FONT_CARD_NOTE, head->note, rect->x + PAD, y, rect->width - 2 * PAD, anchor, theme->quiet);
  way_plot_end (self->plot, meaning);
  way_plot_add_item (self->plot, element, head->id, rect, head->name, head->note);
}

/* Some of the columns, below the other columns on paper; gives where they end. */
static double
add_band (WayPlotGrid    *self,
          double          top,
          guint           first,
          guint           end,
          gboolean        last,
          WayPlotCellFunc cell,
          gpointer        data)
{
  const WayTheme *theme = way_plot_get_theme (self->plot);
  double          margin = last ? self->margin : 0;
  double          width = self->head_width + (end - first) * self->column_width + margin;
  double          y = top + self->head_height;
  guint           i, j;

  way_plot_begin (self->plot, WAY_MEANING_TABLE, NULL, NULL);
  way_plot_begin (self->plot, WAY_MEANING_ROW, NULL, NULL);
  for (j = first; j < end; j++)
    add_head (self, &self->columns[j], &(WayRect){ self->head_width + (j - first) * self->column_width, top, self->column_width, self->head_height },
              WAY_MEANING_COLUMN_HEADER, self->column_element);
  if (margin > 0)
    {
      double height;

      way_plot_measure (self->plot, WAY_FONT_LEGEND, self->margin_name, margin - 2 * PAD, &height);
      way_plot_begin (self->plot, WAY_MEANING_COLUMN_HEADER, NULL, NULL);
      way_plot_add_wrapped (self->plot, WAY_FONT_LEGEND, self->margin_name, width - margin + PAD, y - height - PAD, margin - 2 * PAD, WAY_PLOT_MIDDLE, theme->quiet);
      way_plot_end (self->plot, WAY_MEANING_COLUMN_HEADER);
    }
  way_plot_end (self->plot, WAY_MEANING_ROW);
  for (i = 0; i < self->n_rows; i++)
    {
      way_plot_begin (self->plot, WAY_MEANING_ROW, NULL, NULL);
      way_plot_add_line (self->plot, 0, y, width, y, 1, 0, theme->line);
      add_head (self, &self->rows[i], &(WayRect){ 0, y, self->head_width, self->heights[i] }, WAY_MEANING_ROW_HEADER, self->row_element);
      for (j = first; j < end + (margin > 0); j++)
        {
          WayRect rect = { self->head_width + (j - first) * self->column_width, y, j == self->n_columns ? margin : self->column_width, self->heights[i] };

          way_plot_begin (self->plot, WAY_MEANING_VALUE, NULL, NULL);
          cell (self, i, j, &rect, data);
          way_plot_end (self->plot, WAY_MEANING_VALUE);
        }
      way_plot_end (self->plot, WAY_MEANING_ROW);
      y += self->heights[i];
      way_plot_add_break (self->plot, y);
    }
  way_plot_add_line (self->plot, 0, y, width, y, 1, 0, theme->line);
  way_plot_end (self->plot, WAY_MEANING_TABLE);

  return y;
}

/* Draws the grid; gives where it ends. On paper columns that do not fit beside
 * each other stand below each other, each time with the heads of the rows. */
double
way_plot_grid_add (WayPlotGrid    *self,
                   double          top,
                   gboolean        paper,
                   double          page_width,
                   WayPlotCellFunc cell,
                   gpointer        data)
{
  guint each = self->n_columns, first = 0;

  if (paper && self->width > page_width)
    each = MAX (1, (guint)((page_width - self->head_width - self->margin) / self->column_width));
  do
    {
      guint    end = MIN (self->n_columns, first + each);
      gboolean last = end == self->n_columns;

      top = add_band (self, top, first, end, last, cell, data) + (last ? 0 : BAND_GAP);
      first = end;
    }
  while (first < self->n_columns);
  g_clear_pointer (&self->heights, g_free);

  return top;
}
