/* cairo-sink.c - draws on cairo: screen, PNG, PDF */
#include "config.h"

#include "journeys/drawing/cairo-sink.h"

#include <math.h>
#include <string.h>

#include <hb.h>
#include <pango/pangocairo.h>

#include "journeys/drawing/icons.h"

typedef struct
{
  WaySink  parent;
  cairo_t *cr;
  gboolean tagged;
} WayCairoSink;

static void
set_color (cairo_t *cr,
           WayColor color)
{
  cairo_set_source_rgba (cr, (color >> 24 & 0xff) / 255.0, (color >> 16 & 0xff) / 255.0,
                         (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}

static const char *
get_tag (WayMeaning meaning)
{
  static const char *const tags[] = {
    [WAY_MEANING_NONE] = NULL,
    [WAY_MEANING_DOCUMENT] = "Document",
    [WAY_MEANING_TITLE] = "H1",
    [WAY_MEANING_HEADING] = "H2",
    [WAY_MEANING_PARAGRAPH] = "P",
    [WAY_MEANING_TABLE] = "Table",
    [WAY_MEANING_ROW] = "TR",
    [WAY_MEANING_ROW_HEADER] = "TH",
    [WAY_MEANING_COLUMN_HEADER] = "TH",
    [WAY_MEANING_CELL] = "TD",
    [WAY_MEANING_VALUE] = "TD",
    [WAY_MEANING_FIGURE] = "Figure",
    [WAY_MEANING_PICTURE] = "Figure",
    [WAY_MEANING_LIST] = "L",
    [WAY_MEANING_LIST_ITEM] = "LI",
  };

  return tags[meaning];
}

static void
sink_begin (WaySink    *sink,
            WayMeaning  meaning,
            const char *id,
            const char *text)
{
  WayCairoSink *self = (WayCairoSink *)sink;

  if (!self->tagged || get_tag (meaning) == NULL)
    return;
  /* Figures stand in rows, which have nothing but cells. */
  if (meaning == WAY_MEANING_FIGURE)
    cairo_tag_begin (self->cr, get_tag (WAY_MEANING_CELL), NULL);
  cairo_tag_begin (self->cr, get_tag (meaning), NULL);
}

static void
sink_end (WaySink   *sink,
          WayMeaning meaning)
{
  WayCairoSink *self = (WayCairoSink *)sink;

  if (!self->tagged || get_tag (meaning) == NULL)
    return;
  cairo_tag_end (self->cr, get_tag (meaning));
  if (meaning == WAY_MEANING_FIGURE)
    cairo_tag_end (self->cr, get_tag (WAY_MEANING_CELL));
}

static void
finish_path (cairo_t        *cr,
             const WayPaint *paint)
{
  if (paint->fill & 0xff)
    {
      set_color (cr, paint->fill);
      if (paint->stroke & 0xff)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (paint->stroke & 0xff)
    {
      set_color (cr, paint->stroke);
      cairo_set_line_width (cr, paint->width);
      if (paint->dash > 0)
        cairo_set_dash (cr, &paint->dash, 1, 0);
      else
        cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
sink_box (WaySink        *sink,
          const WayRect  *rect,
          double          radius,
          const WayPaint *paint)
{
  WayCairoSink *self = (WayCairoSink *)sink;
  cairo_t      *cr = self->cr;
  double        inset = (paint->stroke & 0xff) ? paint->width / 2 : 0;
  double        x = rect->x + inset, y = rect->y + inset;
  double        w = rect->width - 2 * inset, h = rect->height - 2 * inset;

  radius = MIN (radius, MIN (w, h) / 2);
  cairo_new_path (cr);
  if (radius <= 0)
    cairo_rectangle (cr, x, y, w, h);
  else
    {
      /* A quarter of a circle as one curve: faster than arcs, and the same to the eye. */
      const double k = radius * (1 - 0.5522847498);

      cairo_move_to (cr, x + radius, y);
      cairo_line_to (cr, x + w - radius, y);
      cairo_curve_to (cr, x + w - k, y, x + w, y + k, x + w, y + radius);
      cairo_line_to (cr, x + w, y + h - radius);
      cairo_curve_to (cr, x + w, y + h - k, x + w - k, y + h, x + w - radius, y + h);
      cairo_line_to (cr, x + radius, y + h);
      cairo_curve_to (cr, x + k, y + h, x, y + h - k, x, y + h - radius);
      cairo_line_to (cr, x, y + radius);
      cairo_curve_to (cr, x, y + k, x + k, y, x + radius, y);
      cairo_close_path (cr);
    }
  finish_path (cr, paint);
}

static void
sink_path (WaySink              *sink,
           const WayPathElement *elements,
           int                   n_elements,
           const WayPaint       *paint)
{
  WayCairoSink *self = (WayCairoSink *)sink;
  int           i;

  cairo_new_path (self->cr);
  for (i = 0; i < n_elements; i++)
    switch (elements[i].step)
      {
      case WAY_PATH_MOVE:
        cairo_move_to (self->cr, elements[i].x, elements[i].y);
        break;
      case WAY_PATH_LINE:
        cairo_line_to (self->cr, elements[i].x, elements[i].y);
        break;
      case WAY_PATH_CURVE:
        cairo_curve_to (self->cr, elements[i].x1, elements[i].y1, elements[i].x2, elements[i].y2,
                        elements[i].x, elements[i].y);
        break;
      case WAY_PATH_CLOSE:
      default:
        cairo_close_path (self->cr);
        break;
      }
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  finish_path (self->cr, paint);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_MITER);
}

/* Adds a space that is read but takes no room. Only with a glyph among others
 * does cairo keep it. */
static void
append_space (PangoGlyphItem *run,
              GString        *words)
{
  hb_font_t        *font = pango_font_get_hb_font (run->item->analysis.font);
  PangoGlyphString *glyphs = run->glyphs;
  int               n = glyphs->num_glyphs;
  int               place = run->item->analysis.level % 2 == 0 ? n : 0;
  hb_codepoint_t    glyph;

  /* Pictures of letters have no such font. */
  if (font == NULL || !hb_font_get_nominal_glyph (font, ' ', &glyph))
    return;
  pango_glyph_string_set_size (glyphs, n + 1);
  memmove (glyphs->glyphs + place + 1, glyphs->glyphs + place, (n - place) * sizeof glyphs->glyphs[0]);
  memmove (glyphs->log_clusters + place + 1, glyphs->log_clusters + place,
           (n - place) * sizeof glyphs->log_clusters[0]);
  memset (&glyphs->glyphs[place], 0, sizeof glyphs->glyphs[0]);
  glyphs->glyphs[place].glyph = glyph;
  glyphs->glyphs[place].attr.is_cluster_start = TRUE;
  glyphs->log_clusters[place] = run->item->length;
  run->item->length++;
  run->item->num_chars++;
  g_string_append_c (words, ' ');
}

/* The run in which a line ends, up to @end, with a space that is read. */
static void
show_end (cairo_t        *cr,
          const char     *text,
          PangoGlyphItem *run,
          int             end)
{
  int             first = run->item->offset;
  PangoGlyphItem *drawn = pango_glyph_item_copy (run);
  g_autoptr (GString) words = g_string_new_len (text + first, end - first);

  if (first + run->item->length > end)
    {
      PangoGlyphItem *rest = drawn;

      drawn = pango_glyph_item_split (rest, text, end - first);
      pango_glyph_item_free (rest);
    }
  drawn->item->offset = 0;
  append_space (drawn, words);
  pango_cairo_show_glyph_item (cr, words->str, drawn);
  pango_glyph_item_free (drawn);
}

static void
show_line (cairo_t         *cr,
           const char      *text,
           PangoLayoutLine *line,
           gboolean         last,
           double           x,
           double           y)
{
  int      length = way_texts_get_drawn_length (text, line);
  int      end = line->start_index + length;
  gboolean spaced = last || length < line->length;
  GSList  *l;

  for (l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      int             first = run->item->offset;

      cairo_move_to (cr, x, y);
      if (l->next != NULL)
        x += pango_glyph_string_get_width (run->glyphs) / (double)PANGO_SCALE;
      if (spaced && first < end && first + run->item->length >= end)
        show_end (cr, text, run, end);
      else if (first < end)
        pango_cairo_show_glyph_item (cr, text, run);
    }
}

/* Readers of the tags of a PDF join what they find: the space at the end of a
 * line has to be there as a space, for cairo describes one without a glyph in
 * a way that some of them stop at. */
static void
show_for_readers (cairo_t     *cr,
                  PangoLayout *layout,
                  double       x,
                  double       y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean         last;

  do
    {
      PangoRectangle logical;

      last = pango_layout_iter_at_last_line (iter);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      show_line (cr, pango_layout_get_text (layout), pango_layout_iter_get_line_readonly (iter), last,
                 x + logical.x / (double)PANGO_SCALE, y + pango_layout_iter_get_baseline (iter) / (double)PANGO_SCALE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
sink_text (WaySink     *sink,
           PangoLayout *layout,
           WayFont      font,
           double       x,
           double       y,
           WayColor     color)
{
  WayCairoSink *self = (WayCairoSink *)sink;

  set_color (self->cr, color);
  if (self->tagged)
    show_for_readers (self->cr, layout, x, y);
  else
    {
      cairo_move_to (self->cr, x, y);
      pango_cairo_show_layout (self->cr, layout);
    }
  cairo_new_path (self->cr);
}

static void
sink_icon (WaySink    *sink,
           const char *name,
           double      x,
           double      y,
           double      size,
           WayColor    color)
{
  WayCairoSink    *self = (WayCairoSink *)sink;
  cairo_surface_t *surface = way_icons_get (name, color);

  if (surface == NULL)
    return;
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cairo_scale (self->cr, size / 16, size / 16);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

static void
sink_picture (WaySink       *sink,
              WayPicture    *picture,
              const WayRect *rect)
{
  WayCairoSink *self = (WayCairoSink *)sink;

  cairo_save (self->cr);
  cairo_translate (self->cr, rect->x, rect->y);
  cairo_scale (self->cr, rect->width / way_picture_get_width (picture),
               rect->height / way_picture_get_height (picture));
  cairo_set_source_surface (self->cr, way_picture_get_surface (picture), 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_BEST);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

static void
sink_move (WaySink *sink,
           double   x,
           double   y)
{
  cairo_translate (((WayCairoSink *)sink)->cr, x, y);
}

static void
sink_clip (WaySink       *sink,
           const WayRect *rect)
{
  WayCairoSink *self = (WayCairoSink *)sink;

  if (rect == NULL)
    {
      cairo_restore (self->cr);
      return;
    }
  cairo_save (self->cr);
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (self->cr);
}

static void
sink_link (WaySink       *sink,
           const WayRect *rect,
           const char    *address)
{
  WayCairoSink *self = (WayCairoSink *)sink;
  g_autoptr (GString) escaped = NULL;
  g_autofree char *attributes = NULL;
  const char      *p;

  if (!self->tagged)
    return;
  escaped = g_string_new (NULL);
  for (p = address; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }
  attributes = g_strdup_printf ("rect=[%.3f %.3f %.3f %.3f] uri='%s'", rect->x, rect->y,
                                rect->width, rect->height, escaped->str);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

/**
 * way_cairo_sink_new:
 * @cr: where to draw; its units are pixels of 1/96 inch
 * @tagged: whether meanings become tags of a PDF
 *
 * Returns: (transfer full): a sink; free it with way_cairo_sink_free()
 */
WaySink *
way_cairo_sink_new (cairo_t *cr,
                    gboolean tagged)
{
  WayCairoSink *self = g_new0 (WayCairoSink, 1);

  self->parent = (WaySink){ sink_begin, sink_end, sink_box, sink_path, sink_text, sink_icon,
                            sink_picture, sink_move, sink_clip, sink_link };
  self->cr = cairo_reference (cr);
  self->tagged = tagged;

  return &self->parent;
}

/**
 * way_cairo_sink_free:
 * @sink: (transfer full): a sink made by way_cairo_sink_new()
 */
void
way_cairo_sink_free (WaySink *sink)
{
  WayCairoSink *self = (WayCairoSink *)sink;

  cairo_destroy (self->cr);
  g_free (self);
}
