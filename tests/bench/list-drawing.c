/* list-drawing.c - lists what the painter draws of a map, for floor-export
 *
 * usage: list-drawing MAP.journey OUT
 *
 * A line an operation: "b x y width height radius fill stroke line-width dash",
 * "t font width x y color text", "p fill stroke line-width n …", "i x y size color".
 */
#include "config.h"

#include "journeys/documents/reader.h"
#include "journeys/drawing/painter.h"

static GString *out;

static void
list_begin (WaySink    *sink,
            WayMeaning  meaning,
            const char *id,
            const char *text)
{
}

static void
list_end (WaySink   *sink,
          WayMeaning meaning)
{
}

static void
list_box (WaySink        *sink,
          const WayRect  *rect,
          double          radius,
          const WayPaint *paint)
{
  g_string_append_printf (out, "b %g %g %g %g %g %u %u %g %g\n", rect->x, rect->y, rect->width, rect->height, radius,
                          paint->fill, paint->stroke, paint->width, paint->dash);
}

static void
list_path (WaySink              *sink,
           const WayPathElement *elements,
           int                   n_elements,
           const WayPaint       *paint)
{
  int i;

  g_string_append_printf (out, "p %u %u %g %d", paint->fill, paint->stroke, paint->width, n_elements);
  for (i = 0; i < n_elements; i++)
    g_string_append_printf (out, " %d %g %g %g %g %g %g", elements[i].step, elements[i].x1, elements[i].y1, elements[i].x2,
                            elements[i].y2, elements[i].x, elements[i].y);
  g_string_append_c (out, '\n');
}

static void
list_text (WaySink     *sink,
           PangoLayout *layout,
           WayFont      font,
           double       x,
           double       y,
           WayColor     color)
{
  g_autofree char *description = pango_font_description_to_string (pango_layout_get_font_description (layout));

  g_string_append_printf (out, "t %d %g %g %u|%s|%s\n", pango_layout_get_width (layout), x, y, color, description, pango_layout_get_text (layout));
}

static void
list_icon (WaySink    *sink,
           const char *name,
           double      x,
           double      y,
           double      size,
           WayColor    color)
{
  g_string_append_printf (out, "i %g %g %g %u\n", x, y, size, color);
}

static void
list_clip (WaySink       *sink,
           const WayRect *rect)
{
}

static void
list_link (WaySink       *sink,
           const WayRect *rect,
           const char    *address)
{
}

int
main (int   argc,
      char *argv[])
{
  WaySink          sink = { list_begin, list_end, list_box, list_path, list_text, list_icon, list_clip, list_link };
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (WayTexts) texts = way_texts_new (100000);
  g_autoptr (WayLayout) layout = NULL;
  double width, height;
  gsize  size;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, &size, NULL))
    return 2;
  bytes = g_bytes_new (text, size);
  map = way_reader_read (bytes, argv[1], NULL, NULL, NULL);
  if (map == NULL)
    return 1;
  layout = way_layout_new (map, texts, NULL);
  way_layout_get_size (layout, &width, &height);
  out = g_string_new (NULL);
  g_string_append_printf (out, "%g %g\n", width, height);
  way_painter_paint (&sink, layout, way_theme_get (WAY_THEME_PRINT), NULL, WAY_PART_ALL);

  return g_file_set_contents (argv[2], out->str, out->len, NULL) ? 0 : 1;
}
