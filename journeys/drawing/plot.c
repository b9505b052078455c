/* plot.c - a diagram as values: what is drawn where, and what can be pointed at */
#include "config.h"

#include "journeys/drawing/plot-private.h"

#include <math.h>

typedef enum
{
  MARK_BEGIN,
  MARK_END,
  MARK_BOX,
  MARK_PATH,
  MARK_TEXT,
  MARK_ICON,
  MARK_PICTURE,
  MARK_LINK,
} MarkType;

/* One call of a sink. */
typedef struct
{
  MarkType      type;
  WayRect       rect; /* what it covers; for a text, x and width are those of its lines */
  WayPaint      paint;
  double        radius;
  WayMeaning    meaning;
  WayFont       font;
  WayPlotAnchor anchor;
  gboolean      wrapped;
  guint         first; /* elements of its path */
  guint         n;
  char         *text;    /* owned: what is written, the name of an icon, an address, what a group shows */
  char         *id;      /* owned: of a group */
  WayPicture   *picture; /* owned */
} Mark;

typedef struct
{
  double top, bottom;
} Solid;

struct _WayPlot
{
  /* owned */
  WayTexts *texts;
  GArray   *marks;    /* Mark */
  GArray   *elements; /* WayPathElement, of all paths */
  GArray   *items;    /* WayPlotItem */
  GArray   *breaks;   /* double, from the top: where a page may end */
  GArray   *solids;   /* Solid: what no page may end in */
  char     *summary;

  /* state */
  WayThemeName theme;
  gboolean     rtl;
  double       width;
  double       height;
  double       head_width; /* what stays in sight at the start while the rest scrolls */
  double       head_height;
  gboolean     elastic;
};

static void
clear_mark (gpointer data)
{
  Mark *mark = data;

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
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->elements = g_array_new (FALSE, FALSE, sizeof (WayPathElement));
  self->items = g_array_new (FALSE, TRUE, sizeof (WayPlotItem));
  g_array_set_clear_func (self->items, clear_item);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (double));
  self->solids = g_array_new (FALSE, FALSE, sizeof (Solid));
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

static gboolean
touches (const WayRect *a,
         const WayRect *b)
{
  return a->x <= b->x + b->width && b->x <= a->x + a->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

static void
paint_text (WayPlot    *self,
            const Mark *mark,
            WaySink    *sink)
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
paint_mark (WayPlot    *self,
            const Mark *mark,
            WaySink    *sink)
{
  if (mark->type == MARK_BOX)
    sink->box (sink, &mark->rect, mark->radius, &mark->paint);
  else if (mark->type == MARK_PATH)
    sink->path (sink, &g_array_index (self->elements, WayPathElement, mark->first), mark->n, &mark->paint);
  else if (mark->type == MARK_TEXT)
    paint_text (self, mark, sink);
  else if (mark->type == MARK_ICON)
    sink->icon (sink, mark->text, mark->rect.x, mark->rect.y, mark->rect.width, mark->paint.fill);
  else if (mark->type == MARK_PICTURE)
    sink->picture (sink, mark->picture, &mark->rect);
  else
    sink->link (sink, &mark->rect, mark->text);
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
      const Mark *mark = &g_array_index (self->marks, Mark, g_array_index (groups, guint, *n_begun));

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
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->type == MARK_BEGIN)
        g_array_append_val (groups, i);
      else if (mark->type == MARK_END)
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
      else if (area == NULL || (page && (mark->type == MARK_TEXT || mark->type == MARK_PICTURE || mark->type == MARK_ICON)
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
 * way_plot_list_pages:
 * @self: a plot
 * @height: of a page, in pixels
 *
 * Splits a plot where it may be split. A part that is higher than a page is a
 * page that is too high, for whoever paints it to make smaller.
 *
 * Returns: (transfer full) (element-type WayRect): the pages, one below the other
 */
GArray *
way_plot_list_pages (WayPlot *self,
                     double   height)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (WayRect));
  double  top = 0;

  while (top < self->height)
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

/**
 * way_plot_get_n_items:
 * @self: a plot
 *
 * Returns: how many things on it have a name
 */
guint
way_plot_get_n_items (WayPlot *self)
{
  return self->items->len;
}

/**
 * way_plot_get_item:
 * @self: a plot
 * @place: which, from 0 in the order of reading
 *
 * Returns: (transfer none): something on it
 */
const WayPlotItem *
way_plot_get_item (WayPlot *self,
                   guint    place)
{
  g_return_val_if_fail (place < self->items->len, NULL);

  return &g_array_index (self->items, WayPlotItem, place);
}

/**
 * way_plot_find:
 * @self: a plot
 * @x: a place on it, in pixels
 * @y: a place on it
 *
 * Returns: the smallest item at that place, what was drawn last before the others; -1
 *   when there is none
 */
int
way_plot_find (WayPlot *self,
               double   x,
               double   y)
{
  double least = 0;
  int    found = -1;
  guint  i;

  for (i = 0; i < self->items->len; i++)
    {
      const WayRect *rect = &g_array_index (self->items, WayPlotItem, i).rect;
      double         size = rect->width * rect->height;

      if (x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height &&
          (found < 0 || size <= least))
        {
          found = i;
          least = size;
        }
    }

  return found;
}

/**
 * way_plot_find_beside:
 * @self: a plot
 * @from: an item
 * @across: −1 for what is left of it, 1 for what is right of it, or 0
 * @down: −1 for what is above, 1 for what is below, or 0
 *
 * Finds where an arrow key leads: the nearest item in that direction, where what
 * lies straight ahead is nearer than what lies aside.
 *
 * Returns: an item, or -1 at the edge
 */
int
way_plot_find_beside (WayPlot *self,
                      int      from,
                      int      across,
                      int      down)
{
  const WayRect *start;
  double         x, y, least = 0;
  int            found = -1;
  guint          i;

  g_return_val_if_fail (from >= 0 && from < (int)self->items->len, -1);

  start = &g_array_index (self->items, WayPlotItem, from).rect;
  x = start->x + start->width / 2;
  y = start->y + start->height / 2;
  for (i = 0; i < self->items->len; i++)
    {
      const WayRect *rect = &g_array_index (self->items, WayPlotItem, i).rect;
      double         dx = rect->x + rect->width / 2 - x, dy = rect->y + rect->height / 2 - y;
      double         ahead = across != 0 ? dx * across : dy * down;
      double         aside = fabs (across != 0 ? dy : dx);
      double         distance = ahead + 2.5 * aside;

      /* At the same place are only those that come later, or earlier on the way back. */
      if ((int)i == from || ahead < 0 || (ahead == 0 && (aside > 0 || (across + down > 0) != ((int)i > from))))
        continue;
      if (found < 0 || distance < least)
        {
          found = i;
          least = distance;
        }
    }

  return found;
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

static Mark *
add_mark (WayPlot       *self,
          MarkType       type,
          const WayRect *rect)
{
  Mark mark = { .type = type };

  if (rect != NULL)
    {
      mark.rect = *rect;
      if (self->rtl)
        mark.rect.x = self->width - rect->x - rect->width;
    }
  g_array_append_val (self->marks, mark);

  return &g_array_index (self->marks, Mark, self->marks->len - 1);
}

void
way_plot_begin (WayPlot    *self,
                WayMeaning  meaning,
                const char *id,
                const char *text)
{
  Mark *mark = add_mark (self, MARK_BEGIN, NULL);

  mark->meaning = meaning;
  mark->id = g_strdup (id);
  mark->text = g_strdup (text);
}

void
way_plot_end (WayPlot   *self,
              WayMeaning meaning)
{
  add_mark (self, MARK_END, NULL)->meaning = meaning;
}

void
way_plot_add_box (WayPlot        *self,
                  const WayRect  *rect,
                  double          radius,
                  const WayPaint *paint)
{
  Mark *mark = add_mark (self, MARK_BOX, rect);

  mark->radius = radius;
  mark->paint = *paint;
}

void
way_plot_add_path (WayPlot              *self,
                   const WayPathElement *elements,
                   guint                 n_elements,
                   const WayPaint       *paint)
{
  double x1 = G_MAXDOUBLE, y1 = G_MAXDOUBLE, x2 = -G_MAXDOUBLE, y2 = -G_MAXDOUBLE;
  Mark  *mark;
  guint  i;

  for (i = 0; i < n_elements; i++)
    if (elements[i].step != WAY_PATH_CLOSE)
      {
        x1 = MIN (x1, elements[i].x);
        x2 = MAX (x2, elements[i].x);
        y1 = MIN (y1, elements[i].y);
        y2 = MAX (y2, elements[i].y);
      }
  mark = add_mark (self, MARK_PATH, &(WayRect){ x1 - paint->width, y1 - paint->width, x2 - x1 + 2 * paint->width, y2 - y1 + 2 * paint->width });
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
  double width, height;
  Mark  *mark;

  if (*text == '\0')
    return 0;
  width = way_plot_measure (self, font, text, -1, &height);
  if (anchor != WAY_PLOT_START)
    x -= anchor == WAY_PLOT_MIDDLE ? width / 2 : width;
  mark = add_mark (self, MARK_TEXT, &(WayRect){ x, y, width, height });
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
  double height;
  Mark  *mark;

  if (*text == '\0')
    return 0;
  way_plot_measure (self, font, text, width, &height);
  mark = add_mark (self, MARK_TEXT, &(WayRect){ x, y, width, height });
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
  Mark *mark = add_mark (self, MARK_ICON, &(WayRect){ x, y, size, size });

  mark->text = g_strdup (name);
  mark->paint.fill = color;
}

void
way_plot_take_picture (WayPlot       *self,
                       WayPicture    *picture,
                       const WayRect *rect)
{
  add_mark (self, MARK_PICTURE, rect)->picture = picture;
}

void
way_plot_add_link (WayPlot       *self,
                   const WayRect *rect,
                   const char    *address)
{
  add_mark (self, MARK_LINK, rect)->text = g_strdup (address);
}

/* @element is kept as it is: a literal, or the element of a kind. */
void
way_plot_add_item (WayPlot       *self,
                   const char    *element,
                   const char    *id,
                   const WayRect *rect,
                   const char    *name,
                   const char    *description)
{
  WayPlotItem item = { .element = element,
                       .id = g_strdup (id),
                       .rect = *rect,
                       .name = g_strdup (name),
                       .description = g_strdup (description) };

  if (self->rtl)
    item.rect.x = self->width - rect->x - rect->width;
  g_array_append_val (self->items, item);
}

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
  Solid solid = { top, bottom };

  g_array_append_val (self->solids, solid);
}

static int
compare_solids (gconstpointer a,
                gconstpointer b)
{
  const Solid *x = a, *y = b;

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
      const Solid *solid = &g_array_index (self->solids, Solid, i);

      if (i > 0 && solid->top >= bottom)
        way_plot_add_break (self, bottom);
      bottom = MAX (bottom, solid->bottom);
    }
  g_array_set_size (self->solids, 0);
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
  g_array_index (self->marks, Mark, place).rect.height = height;
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
