/* list-drawing.c - lists what the painter draws of a map, for floor-export
 *
 * usage: list-drawing MAP.journey OUT
 */
#include "config.h"

#include <string.h>

#include "journeys/documents/reader.h"
#include "journeys/drawing/icons.h"
#include "journeys/drawing/painter.h"
#include "tests/bench/drawing-list.h"

typedef struct
{
  WaySink       parent;
  DrawingHeader header;
  GArray       *operations;
  GArray       *steps;
  GByteArray   *bytes;
  GHashTable   *icons; /* name → place of its SVG + 1 */
} ListSink;

static guint64
keep_text (ListSink   *self,
           const char *text)
{
  guint64 place = self->bytes->len;

  g_byte_array_append (self->bytes, (const guint8 *)text, strlen (text) + 1);

  return place;
}

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
  double           inset = (paint->stroke & 0xff) ? paint->width / 2 : 0;
  DrawingOperation operation = {
    .type = DRAWING_BOX,
    .x = rect->x + inset,
    .y = rect->y + inset,
    .width = rect->width - 2 * inset,
    .height = rect->height - 2 * inset,
    .radius = radius,
    .fill = paint->fill,
    .stroke = paint->stroke,
    .line_width = paint->width,
    .dash = paint->dash,
  };

  operation.radius = MIN (radius, MIN (operation.width, operation.height) / 2);
  g_array_append_val (((ListSink *)sink)->operations, operation);
}

static void
list_path (WaySink              *sink,
           const WayPathElement *elements,
           int                   n_elements,
           const WayPaint       *paint)
{
  ListSink        *self = (ListSink *)sink;
  DrawingOperation operation = {
    .type = DRAWING_PATH,
    .fill = paint->fill,
    .stroke = paint->stroke,
    .line_width = paint->width,
    .dash = paint->dash,
    .start = self->steps->len,
    .n = n_elements,
  };
  int i;

  for (i = 0; i < n_elements; i++)
    {
      const WayPathElement *e = &elements[i];
      DrawingStep           step = { e->step, e->x1, e->y1, e->x2, e->y2, e->x, e->y };

      g_array_append_val (self->steps, step);
    }
  g_array_append_val (self->operations, operation);
}

static void
list_text (WaySink     *sink,
           PangoLayout *layout,
           WayFont      font,
           double       x,
           double       y,
           WayColor     color)
{
  ListSink        *self = (ListSink *)sink;
  DrawingOperation operation = {
    .type = DRAWING_TEXT,
    .font = font,
    .wrap_width = pango_layout_get_width (layout),
    .alignment = pango_layout_get_alignment (layout),
    .fill = color,
    .x = x,
    .y = y,
  };

  if (self->header.fonts[font] == 0)
    {
      g_autofree char *description = pango_font_description_to_string (pango_layout_get_font_description (layout));

      self->header.fonts[font] = keep_text (self, description);
    }
  operation.start = keep_text (self, pango_layout_get_text (layout));
  g_array_append_val (self->operations, operation);
}

static void
list_icon (WaySink    *sink,
           const char *name,
           double      x,
           double      y,
           double      size,
           WayColor    color)
{
  ListSink        *self = (ListSink *)sink;
  DrawingOperation operation = { .type = DRAWING_ICON, .fill = color, .x = x, .y = y, .width = size };
  gsize            place = GPOINTER_TO_SIZE (g_hash_table_lookup (self->icons, name));

  if (place == 0)
    {
      g_autoptr (GBytes) bytes = way_icons_lookup (name);
      g_autofree char *svg = NULL;

      if (bytes == NULL)
        return;
      svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      place = keep_text (self, svg) + 1;
      g_hash_table_insert (self->icons, (gpointer)name, GSIZE_TO_POINTER (place));
    }
  operation.start = place - 1;
  g_array_append_val (self->operations, operation);
}

static void
list_clip (WaySink       *sink,
           const WayRect *rect)
{
  DrawingOperation operation = { .type = DRAWING_UNCLIP };

  if (rect != NULL)
    operation = (DrawingOperation){ .type = DRAWING_CLIP,
                                    .x = rect->x,
                                    .y = rect->y,
                                    .width = rect->width,
                                    .height = rect->height };
  g_array_append_val (((ListSink *)sink)->operations, operation);
}

static void
list_link (WaySink       *sink,
           const WayRect *rect,
           const char    *address)
{
}

static gboolean
save (ListSink   *self,
      const char *path)
{
  FILE *file = fopen (path, "wb");

  if (file == NULL)
    return FALSE;
  fwrite (&self->header, sizeof self->header, 1, file);
  fwrite (self->operations->data, sizeof (DrawingOperation), self->operations->len, file);
  fwrite (self->steps->data, sizeof (DrawingStep), self->steps->len, file);
  fwrite (self->bytes->data, 1, self->bytes->len, file);

  return fclose (file) == 0;
}

int
main (int   argc,
      char *argv[])
{
  ListSink sink = {
    /* A map alone has no pictures and is not moved: those are for what stands above it. */
    { list_begin, list_end, list_box, list_path, list_text, list_icon, NULL, NULL, list_clip, list_link },
    { 0 },
    g_array_new (FALSE, FALSE, sizeof (DrawingOperation)),
    g_array_new (FALSE, TRUE, sizeof (DrawingStep)),
    g_byte_array_new (),
    g_hash_table_new (g_str_hash, g_str_equal)
  };
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (WayTexts) texts = NULL;
  g_autoptr (WayLayout) layout = NULL;
  gsize size;

  if (argc != 3 || !g_file_get_contents (argv[1], &text, &size, NULL))
    return 2;
  bytes = g_bytes_new (text, size);
  map = way_reader_read (bytes, argv[1], NULL, NULL, NULL);
  if (map == NULL)
    return 1;
  texts = way_texts_new (4 * way_map_n (map, WAY_MAP_CARDS) + 2048);
  layout = way_layout_new (map, texts, NULL);
  way_layout_get_size (layout, &sink.header.width, &sink.header.height);
  keep_text (&sink, "");
  way_painter_paint (&sink.parent, layout, way_theme_get (WAY_THEME_PRINT), NULL, WAY_PART_ALL);
  sink.header.n_operations = sink.operations->len;
  sink.header.n_steps = sink.steps->len;
  sink.header.n_bytes = sink.bytes->len;

  return save (&sink, argv[2]) ? 0 : 1;
}
