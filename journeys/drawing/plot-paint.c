/* plot-paint.c - a plot on a sink: what is in sight, or page by page */
#include "config.h"

#include "journeys/drawing/plot-marks-private.h"

/* Says that a page may end here; from the top to the bottom. */
void
way_plot_add_break (WayPlot *self,
                    double   y)
{
  g_array_append_val (self->breaks, y);
}

/* Says that no page may end between @top and @bottom. */
void
way_plot_add_solid (WayPlot *self,
                    double   top,
                    double   bottom)
{
  WayPlotSolid solid = { top, bottom };

  g_array_append_val (self->solids, solid);
}

static int
compare_solids (gconstpointer a,
                gconstpointer b)
{
  const WayPlotSolid *x = a, *y = b;

  return x->top < y->top ? -1 : x->top > y->top;
}

/* Lets pages end wherever nothing solid is, after the last one before. */
void
way_plot_find_breaks (WayPlot *self)
{
  double bottom = 0;
  guint  i;

  g_array_sort (self->solids, compare_solids);
  for (i = 0; i < self->solids->len; i++)
    {
      const WayPlotSolid *solid = &g_array_index (self->solids, WayPlotSolid, i);

      if (i > 0 && solid->top >= bottom)
        way_plot_add_break (self, bottom);
      bottom = MAX (bottom, solid->bottom);
    }
  g_array_set_size (self->solids, 0);
}

static gboolean
touches (const WayRect *a,
         const WayRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

static void
paint_text (WayPlot           *self,
            const WayPlotMark *mark,
            WaySink           *sink)
{
  PangoLayout   *layout = way_texts_get (self->texts, mark->font, mark->text, mark->wrapped ? mark->rect.width : -1);
  PangoAlignment wanted = PANGO_ALIGN_CENTER;

  if (mark->anchor != WAY_PLOT_MIDDLE && mark->wrapped)
    {
      gboolean left = (mark->anchor == WAY_PLOT_START) != self->rtl;
      gboolean reads_left = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

      /* Pango turns left and right round for text that reads from the right. */
      wanted = left != reads_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    }
  else if (!mark->wrapped)
    wanted = PANGO_ALIGN_LEFT;
  if (pango_layout_get_alignment (layout) != wanted)
    pango_layout_set_alignment (layout, wanted);
  sink->text (sink, layout, mark->font, mark->rect.x, mark->rect.y, mark->paint.fill);
}

static void
paint_mark (WayPlot           *self,
            const WayPlotMark *mark,
            WaySink           *sink)
{
  if (mark->type == WAY_PLOT_MARK_BOX)
    sink->box (sink, &mark->rect, mark->radius, &mark->paint);
  else if (mark->type == WAY_PLOT_MARK_PATH)
    sink->path (sink, &g_array_index (self->elements, WayPathElement, mark->first), mark->n, &mark->paint);
  else if (mark->type == WAY_PLOT_MARK_TEXT)
    paint_text (self, mark, sink);
  else if (mark->type == WAY_PLOT_MARK_ICON)
    sink->icon (sink, mark->text, mark->rect.x, mark->rect.y, mark->rect.width, mark->paint.fill);
  else
    sink->picture (sink, mark->picture, &mark->rect);
}

/* Begins the groups around a mark that have not begun yet. */
static void
begin_groups (WayPlot *self,
              WaySink *sink,
              GArray  *groups,
              guint   *n_begun)
{
  for (; *n_begun < groups->len; (*n_begun)++)
    {
      const WayPlotMark *mark = &g_array_index (self->marks, WayPlotMark, g_array_index (groups, guint, *n_begun));

      sink->begin (sink, mark->meaning, mark->id, mark->text);
    }
}

/* Groups of which nothing is drawn are left out, but not the empty cells of a row. */
static void
paint_some (WayPlot       *self,
            WaySink       *sink,
            const WayRect *area,
            gboolean       page)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_begun = 0;
  guint i;

  for (i = 0; i < self->marks->len; i++)
    {
      const WayPlotMark *mark = &g_array_index (self->marks, WayPlotMark, i);

      if (mark->type == WAY_PLOT_MARK_BEGIN)
        g_array_append_val (groups, i);
      else if (mark->type == WAY_PLOT_MARK_END)
        {
          if (mark->meaning == WAY_MEANING_VALUE && n_begun + 1 == groups->len)
            begin_groups (self, sink, groups, &n_begun);
          if (n_begun == groups->len)
            {
              sink->end (sink, mark->meaning);
              n_begun--;
            }
          g_array_set_size (groups, groups->len - 1);
        }
      /* A page has what begins on it; what is seen through a window is what touches it. */
      else if (area == NULL || (page && (mark->type == WAY_PLOT_MARK_TEXT || mark->type == WAY_PLOT_MARK_PICTURE || mark->type == WAY_PLOT_MARK_ICON)
                                  ? mark->rect.y >= area->y && mark->rect.y < area->y + area->height
                                  : touches (&mark->rect, area)))
        {
          begin_groups (self, sink, groups, &n_begun);
          paint_mark (self, mark, sink);
        }
    }
}

/**
 * way_plot_paint:
 * @self: a plot; must belong to this thread
 * @sink: where to
 * @area: (nullable): only what touches it; NULL for all
 *
 * Draws a plot. The background is left to the caller.
 */
void
way_plot_paint (WayPlot       *self,
                WaySink       *sink,
                const WayRect *area)
{
  paint_some (self, sink, area, FALSE);
}

/**
 * way_plot_paint_page:
 * @self: a plot; must belong to this thread
 * @sink: where to; it is moved so that the page begins at its origin
 * @page: a page of way_plot_list_pages()
 *
 * Draws one page of a plot. What begins on one page is not drawn on another.
 */
void
way_plot_paint_page (WayPlot       *self,
                     WaySink       *sink,
                     const WayRect *page)
{
  paint_some (self, sink, page, TRUE);
}

/**
 * way_plot_get_page_head:
 * @self: a plot
 * @height: of a page, in pixels
 *
 * Returns: how high the heads are, from the top of the plot, that stand again on each page after the first; 0 for none, also
 *   when they would leave no room for the rest
 */
double
way_plot_get_page_head (WayPlot *self,
                        double   height)
{
  return self->page_head < height / 2 ? self->page_head : 0;
}

/**
 * way_plot_list_pages:
 * @self: a plot
 * @height: of a page, in pixels
 *
 * Splits a plot where it may be split. Pages after the first leave room for the heads; see way_plot_get_page_head().
 * A part that is higher than a page is a page that is too high, for whoever paints it to make smaller.
 *
 * Returns: (transfer full) (element-type WayRect): the pages, one below the other
 */
GArray *
way_plot_list_pages (WayPlot *self,
                     double   height)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (WayRect));
  double  first = height;
  double  top = 0;

  for (height = first; top < self->height; height = first - way_plot_get_page_head (self, first))
    {
      double  bottom = self->height;
      WayRect page;
      guint   i;

      /* The last break that fits, else the first one. */
      for (i = 0; self->height - top > height && i < self->breaks->len; i++)
        {
          double place = g_array_index (self->breaks, double, i);

          if (place <= top || place >= self->height)
            continue;
          if (place - top <= height || bottom == self->height)
            bottom = place;
          if (place - top > height)
            break;
        }
      page = (WayRect){ 0, top, self->width, bottom - top };
      g_array_append_val (pages, page);
      top = bottom;
    }

  return pages;
}
