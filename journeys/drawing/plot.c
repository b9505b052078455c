/* plot.c - a diagram as values: what is drawn where, and what can be pointed at */
#include "config.h"

#include "journeys/drawing/plot-marks-private.h"

static void
clear_mark (gpointer data)
{
  WayPlotMark *mark = data;

  g_free (mark->text);
  g_free (mark->id);
  g_clear_pointer (&mark->picture, way_picture_free);
}

static void
clear_item (gpointer data)
{
  WayPlotItem *item = data;

  g_free (item->id);
  g_free (item->name);
  g_free (item->description);
}

/* An empty plot of the size of a frame. */
WayPlot *
way_plot_new (const WayPlotFrame *frame)
{
  WayPlot *self = g_new0 (WayPlot, 1);

  self->texts = way_texts_new (2000);
  self->marks = g_array_new (FALSE, TRUE, sizeof (WayPlotMark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->elements = g_array_new (FALSE, FALSE, sizeof (WayPathElement));
  self->items = g_array_new (FALSE, TRUE, sizeof (WayPlotItem));
  g_array_set_clear_func (self->items, clear_item);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (double));
  self->solids = g_array_new (FALSE, FALSE, sizeof (WayPlotSolid));
  self->theme = frame->theme;
  self->rtl = frame->rtl;
  self->width = frame->width;
  self->height = frame->height;

  return self;
}

/**
 * way_plot_free:
 * @self: (transfer full): a plot
 *
 * Frees it.
 */
void
way_plot_free (WayPlot *self)
{
  way_plot_forget_bands (self);
  way_texts_unref (self->texts);
  g_array_unref (self->marks);
  g_array_unref (self->elements);
  g_array_unref (self->items);
  g_array_unref (self->breaks);
  g_array_unref (self->solids);
  g_free (self->summary);
  g_free (self);
}

/**
 * way_plot_get_theme:
 * @self: a plot
 *
 * Returns: (transfer none): its colours; the background is left to who paints
 */
const WayTheme *
way_plot_get_theme (WayPlot *self)
{
  return way_theme_get (self->theme);
}

/**
 * way_plot_get_size:
 * @self: a plot
 * @width: (out): how wide it is, in pixels
 * @height: (out): how high it is
 *
 * Says what it takes, which may be more than the frame had.
 */
void
way_plot_get_size (WayPlot *self,
                   double  *width,
                   double  *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * way_plot_get_summary:
 * @self: a plot
 *
 * Returns: (transfer none): what it shows, in a sentence or two
 */
const char *
way_plot_get_summary (WayPlot *self)
{
  return self->summary != NULL ? self->summary : "";
}

/**
 * way_plot_is_elastic:
 * @self: a plot
 *
 * Returns: whether what is on it comes farther apart in a larger frame, rather than
 *   taking a size of its own
 */
gboolean
way_plot_is_elastic (WayPlot *self)
{
  return self->elastic;
}

/**
 * way_plot_get_heads:
 * @self: a plot
 * @width: (out): pixels from its start that head its rows
 * @height: (out): pixels from its top that head its columns
 *
 * Says what stays in sight while the rest is scrolled; 0 where nothing does.
 */
void
way_plot_get_heads (WayPlot *self,
                    double  *width,
                    double  *height)
{
  *width = self->head_width;
  *height = self->head_height;
}

WayTexts *
way_plot_get_texts (WayPlot *self)
{
  return self->texts;
}

/* To be said first: what is mirrored is mirrored within the width. */
void
way_plot_set_size (WayPlot *self,
                   double   width,
                   double   height)
{
  g_assert (self->marks->len == 0 || !self->rtl || width == self->width);

  self->width = width;
  self->height = height;
}

void
way_plot_set_heads (WayPlot *self,
                    double   width,
                    double   height)
{
  self->head_width = width;
  self->head_height = height;
}

void
way_plot_set_page_head (WayPlot *self,
                        double   height)
{
  self->page_head = height;
}

void
way_plot_set_elastic (WayPlot *self)
{
  self->elastic = TRUE;
}

void
way_plot_take_summary (WayPlot *self,
                       char    *summary)
{
  g_free (self->summary);
  self->summary = summary;
}

static WayPlotMark *
add_mark (WayPlot        *self,
          WayPlotMarkType type,
          const WayRect  *rect)
{
  WayPlotMark mark = { .type = type };

  if (rect != NULL)
    {
      mark.rect = *rect;
      if (self->rtl)
        mark.rect.x = self->width - rect->x - rect->width;
    }
  g_array_append_val (self->marks, mark);

  return &g_array_index (self->marks, WayPlotMark, self->marks->len - 1);
}

void
way_plot_begin (WayPlot    *self,
                WayMeaning  meaning,
                const char *id,
                const char *text)
{
  WayPlotMark *mark = add_mark (self, WAY_PLOT_MARK_BEGIN, NULL);

  mark->meaning = meaning;
  mark->id = g_strdup (id);
  mark->text = g_strdup (text);
}

void
way_plot_end (WayPlot   *self,
              WayMeaning meaning)
{
  add_mark (self, WAY_PLOT_MARK_END, NULL)->meaning = meaning;
}

void
way_plot_add_box (WayPlot        *self,
                  const WayRect  *rect,
                  double          radius,
                  const WayPaint *paint)
{
  WayPlotMark *mark = add_mark (self, WAY_PLOT_MARK_BOX, rect);

  mark->radius = radius;
  mark->paint = *paint;
}

void
way_plot_add_path (WayPlot              *self,
                   const WayPathElement *elements,
                   guint                 n_elements,
                   const WayPaint       *paint)
{
  double       x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;
  WayPlotMark *mark;
  guint        i;

  for (i = 0; i < n_elements; i++)
    if (elements[i].step != WAY_PATH_CLOSE)
      {
        x1 = MIN (x1, elements[i].x);
        x2 = MAX (x2, elements[i].x);
        y1 = MIN (y1, elements[i].y);
        y2 = MAX (y2, elements[i].y);
      }
  mark = add_mark (self, WAY_PLOT_MARK_PATH, &(WayRect){ x1 - paint->width, y1 - paint->width, x2 - x1 + 2 * paint->width, y2 - y1 + 2 * paint->width });
  mark->paint = *paint;
  mark->first = self->elements->len;
  mark->n = n_elements;
  for (i = 0; i < n_elements; i++)
    {
      WayPathElement element = elements[i];

      if (self->rtl)
        {
          element.x = self->width - element.x;
          element.x1 = self->width - element.x1;
          element.x2 = self->width - element.x2;
        }
      g_array_append_val (self->elements, element);
    }
}

/* A text on one line; gives how wide it is. */
double
way_plot_add_text (WayPlot      *self,
                   WayFont       font,
                   const char   *text,
                   double        x,
                   double        y,
                   WayPlotAnchor anchor,
                   WayColor      color)
{
  double       width, height;
  WayPlotMark *mark;

  if (*text == '\0')
    return 0;
  width = way_plot_measure (self, font, text, -1, &height);
  if (anchor != WAY_PLOT_START)
    x -= anchor == WAY_PLOT_MIDDLE ? width / 2 : width;
  mark = add_mark (self, WAY_PLOT_MARK_TEXT, &(WayRect){ x, y, width, height });
  mark->font = font;
  mark->text = g_strdup (text);
  mark->paint.fill = color;

  return width;
}

/* A text on as many lines as it takes; gives how high it is. The anchor says
 * where in the width its lines stand. */
double
way_plot_add_wrapped (WayPlot      *self,
                      WayFont       font,
                      const char   *text,
                      double        x,
                      double        y,
                      double        width,
                      WayPlotAnchor anchor,
                      WayColor      color)
{
  double       height;
  WayPlotMark *mark;

  if (*text == '\0')
    return 0;
  way_plot_measure (self, font, text, width, &height);
  mark = add_mark (self, WAY_PLOT_MARK_TEXT, &(WayRect){ x, y, width, height });
  mark->font = font;
  mark->text = g_strdup (text);
  mark->anchor = anchor;
  mark->wrapped = TRUE;
  mark->paint.fill = color;

  return height;
}

void
way_plot_add_icon (WayPlot    *self,
                   const char *name,
                   double      x,
                   double      y,
                   double      size,
                   WayColor    color)
{
  WayPlotMark *mark = add_mark (self, WAY_PLOT_MARK_ICON, &(WayRect){ x, y, size, size });

  mark->text = g_strdup (name);
  mark->paint.fill = color;
}

void
way_plot_take_picture (WayPlot       *self,
                       WayPicture    *picture,
                       const WayRect *rect)
{
  add_mark (self, WAY_PLOT_MARK_PICTURE, rect)->picture = picture;
}

/* How many marks there are; the next one is at that place. */
guint
way_plot_get_n_marks (WayPlot *self)
{
  return self->marks->len;
}

/* Makes a box that was drawn before what stands on it as high as that. */
void
way_plot_stretch_box (WayPlot *self,
                      guint    place,
                      double   height)
{
  g_array_index (self->marks, WayPlotMark, place).rect.height = height;
}

/* Gives the width of the longest line. */
double
way_plot_measure (WayPlot    *self,
                  WayFont     font,
                  const char *text,
                  double      width,
                  double     *height)
{
  double text_width;

  way_texts_measure (self->texts, font, text, width, &text_width, height);

  return text_width;
}
