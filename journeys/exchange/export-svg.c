/* export-svg.c - a map or a plot as SVG with real text and named groups */
#include "config.h"

#include <string.h>

#include "journeys/drawing/icons.h"
#include "journeys/exchange/export-private.h"

typedef struct
{
  WaySink     parent;
  GString    *out;
  GHashTable *icons; /* names of the icons used */
  int         moves; /* groups to be closed at the end */
} SvgSink;

static void
append_number (GString *out,
               double   number)
{
  char  buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", number);
  for (end = buffer + strlen (buffer) - 1; *end == '0'; end--)
    *end = '\0';
  if (*end == '.')
    *end = '\0';
  g_string_append (out, buffer);
}

static void
append_attribute (GString    *out,
                  const char *name,
                  double      number)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, number);
  g_string_append_c (out, '"');
}

static void
append_color (GString    *out,
              const char *name,
              WayColor    color)
{
  if ((color & 0xff) == 0)
    g_string_append_printf (out, " %s=\"none\"", name);
  else
    {
      g_string_append_printf (out, " %s=\"#%06x\"", name, color >> 8);
      if ((color & 0xff) != 0xff)
        {
          g_string_append_printf (out, " %s-opacity=\"", name);
          append_number (out, (color & 0xff) / 255.0);
          g_string_append_c (out, '"');
        }
    }
}

static void
append_paint (GString        *out,
              const WayPaint *paint)
{
  append_color (out, "fill", paint->fill);
  if (paint->stroke & 0xff)
    {
      append_color (out, "stroke", paint->stroke);
      append_attribute (out, "stroke-width", paint->width);
      if (paint->dash > 0)
        append_attribute (out, "stroke-dasharray", paint->dash);
    }
}

static void
append_escaped (GString    *out,
                const char *text,
                gssize      length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (out, escaped);
}

static void
svg_begin (WaySink    *sink,
           WayMeaning  meaning,
           const char *id,
           const char *text)
{
  SvgSink                 *self = (SvgSink *)sink;
  static const char *const classes[] = {
    [WAY_MEANING_NONE] = "group",
    [WAY_MEANING_DOCUMENT] = "map",
    [WAY_MEANING_TITLE] = "title",
    [WAY_MEANING_HEADING] = "stage",
    [WAY_MEANING_PARAGRAPH] = "note",
    [WAY_MEANING_TABLE] = "lanes",
    [WAY_MEANING_ROW] = "lane",
    [WAY_MEANING_ROW_HEADER] = "lane-name",
    [WAY_MEANING_COLUMN_HEADER] = "step",
    [WAY_MEANING_CELL] = "card",
    [WAY_MEANING_VALUE] = "value",
    [WAY_MEANING_FIGURE] = "figure",
    [WAY_MEANING_PICTURE] = "picture",
    [WAY_MEANING_LIST] = "legend",
    [WAY_MEANING_LIST_ITEM] = "legend-entry",
  };

  g_string_append_printf (self->out, "<g class=\"%s\"", classes[meaning]);
  if (id != NULL)
    {
      g_string_append (self->out, " id=\"i-");
      append_escaped (self->out, id, -1);
      g_string_append_c (self->out, '"');
    }
  g_string_append_c (self->out, '>');
  if (text != NULL && *text != '\0')
    {
      g_string_append (self->out, "<title>");
      append_escaped (self->out, text, -1);
      g_string_append (self->out, "</title>");
    }
  g_string_append_c (self->out, '\n');
}

static void
svg_end (WaySink   *sink,
         WayMeaning meaning)
{
  g_string_append (((SvgSink *)sink)->out, "</g>\n");
}

static void
svg_box (WaySink        *sink,
         const WayRect  *rect,
         double          radius,
         const WayPaint *paint)
{
  GString *out = ((SvgSink *)sink)->out;
  double   inset = (paint->stroke & 0xff) ? paint->width / 2 : 0;

  g_string_append (out, "<rect");
  append_attribute (out, "x", rect->x + inset);
  append_attribute (out, "y", rect->y + inset);
  append_attribute (out, "width", MAX (0, rect->width - 2 * inset));
  append_attribute (out, "height", MAX (0, rect->height - 2 * inset));
  if (radius > 0)
    append_attribute (out, "rx", MIN (radius, MIN (rect->width, rect->height) / 2 - inset));
  append_paint (out, paint);
  g_string_append (out, "/>\n");
}

static void
append_point (GString *out,
              char     command,
              double   x,
              double   y)
{
  if (command != '\0')
    g_string_append_c (out, command);
  append_number (out, x);
  g_string_append_c (out, ' ');
  append_number (out, y);
}

static void
svg_path (WaySink              *sink,
          const WayPathElement *elements,
          int                   n_elements,
          const WayPaint       *paint)
{
  GString *out = ((SvgSink *)sink)->out;
  int      i;

  g_string_append (out, "<path d=\"");
  for (i = 0; i < n_elements; i++)
    {
      const WayPathElement *e = &elements[i];

      if (e->step == WAY_PATH_MOVE)
        append_point (out, 'M', e->x, e->y);
      else if (e->step == WAY_PATH_LINE)
        append_point (out, 'L', e->x, e->y);
      else if (e->step == WAY_PATH_CURVE)
        {
          append_point (out, 'C', e->x1, e->y1);
          g_string_append_c (out, ' ');
          append_point (out, '\0', e->x2, e->y2);
          g_string_append_c (out, ' ');
          append_point (out, '\0', e->x, e->y);
        }
      else
        g_string_append_c (out, 'Z');
    }
  g_string_append (out, "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
  append_paint (out, paint);
  g_string_append (out, "/>\n");
}

/* Each line is a text element of its measured length, so that it stays within
 * its card where the typeface is another. */
static void
svg_text (WaySink     *sink,
          PangoLayout *layout,
          WayFont      font,
          double       x,
          double       y,
          WayColor     color)
{
  GString         *out = ((SvgSink *)sink)->out;
  const char      *text = pango_layout_get_text (layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      double           baseline = pango_layout_iter_get_baseline (iter) / (double)PANGO_SCALE;
      gboolean         rtl = line->resolved_dir == PANGO_DIRECTION_RTL;
      int              length = way_texts_get_drawn_length (text, line);
      PangoRectangle   logical;

      if (length == 0)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      g_string_append (out, "<text");
      append_attribute (out, "x", x + (logical.x + (rtl ? logical.width : 0)) / (double)PANGO_SCALE);
      append_attribute (out, "y", y + baseline);
      g_string_append_printf (out, " class=\"f%d\"", font);
      append_color (out, "fill", color);
      if (rtl)
        g_string_append (out, " direction=\"rtl\"");
      append_attribute (out, "textLength", logical.width / (double)PANGO_SCALE);
      g_string_append (out, " lengthAdjust=\"spacingAndGlyphs\">");
      append_escaped (out, text + line->start_index, length);
      g_string_append (out, "</text>\n");
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
svg_icon (WaySink    *sink,
          const char *name,
          double      x,
          double      y,
          double      size,
          WayColor    color)
{
  SvgSink *self = (SvgSink *)sink;

  g_hash_table_add (self->icons, (gpointer)name);
  g_string_append_printf (self->out, "<use href=\"#icon-%s\"", name);
  append_attribute (self->out, "x", x);
  append_attribute (self->out, "y", y);
  append_attribute (self->out, "width", size);
  append_attribute (self->out, "height", size);
  append_color (self->out, "fill", color);
  g_string_append (self->out, "/>\n");
}

static void
svg_clip (WaySink       *sink,
          const WayRect *rect)
{
  /* Only long chips are clipped; their text has its measured length here too. */
}

static void
svg_link (WaySink       *sink,
          const WayRect *rect,
          const char    *address)
{
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
svg_picture (WaySink       *sink,
             WayPicture    *picture,
             const WayRect *rect)
{
  SvgSink         *self = (SvgSink *)sink;
  gsize            size;
  const guchar    *data = g_bytes_get_data (way_picture_get_bytes (picture), &size);
  g_autofree char *text = g_base64_encode (data, size);

  g_string_append (self->out, "<image");
  append_attribute (self->out, "x", rect->x);
  append_attribute (self->out, "y", rect->y);
  append_attribute (self->out, "width", rect->width);
  append_attribute (self->out, "height", rect->height);
  g_string_append_printf (self->out, " href=\"data:%s;base64,%s\"/>\n",
                          way_picture_get_media_type (picture), text);
}

static void
svg_move (WaySink *sink,
          double   x,
          double   y)
{
  SvgSink *self = (SvgSink *)sink;

  g_string_append (self->out, "<g transform=\"translate(");
  append_number (self->out, x);
  g_string_append_c (self->out, ' ');
  append_number (self->out, y);
  g_string_append (self->out, ")\">\n");
  self->moves++;
}

static void
append_icons (SvgSink *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       key;
  guint          i;

  g_hash_table_iter_init (&iter, self->icons);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (names, key);
  g_ptr_array_sort (names, compare_names);

  g_string_append (self->out, "<defs>\n");
  for (i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GBytes) bytes = way_icons_lookup (name);
      const char *start, *end;

      if (bytes == NULL)
        continue;
      /* Our icons are one path each. */
      start = strstr (g_bytes_get_data (bytes, NULL), " d=\"");
      end = start != NULL ? strchr (start + 4, '"') : NULL;
      if (end == NULL)
        continue;
      g_string_append_printf (self->out, "<symbol id=\"icon-%s\" viewBox=\"0 0 16 16\"><path", name);
      g_string_append_len (self->out, start, end - start + 1);
      g_string_append (self->out, "/></symbol>\n");
    }
  g_string_append (self->out, "</defs>\n");
}

static void
append_head (SvgSink *self,
             WayExport *export)
{
  int i;

  g_string_append (self->out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
  append_attribute (self->out, "width", export->width);
  append_attribute (self->out, "height", export->height);
  g_string_append (self->out, " viewBox=\"0 0 ");
  append_point (self->out, '\0', export->width, export->height);
  g_string_append (self->out, "\">\n<title>");
  append_escaped (self->out, export->about.title, -1);
  g_string_append (self->out, "</title>\n");
  if (export->about.subject != NULL)
    {
      g_string_append (self->out, "<desc>");
      append_escaped (self->out, export->about.subject, -1);
      g_string_append (self->out, "</desc>\n");
    }
  g_string_append_printf (self->out, "<style>text{font-family:%s;white-space:pre}", way_font_get_family ());
  for (i = 0; i < WAY_N_FONTS; i++)
    {
      g_string_append_printf (self->out, ".f%d{font-size:", i);
      append_number (self->out, way_font_get_size (i));
      g_string_append_printf (self->out, "px%s%s}",
                              !way_font_is_bold (i) ? "" : i == WAY_FONT_TITLE || i == WAY_FONT_NAME ? ";font-weight:700"
                                                                                                     : ";font-weight:600",
                              way_font_is_italic (i) ? ";font-style:italic" : "");
    }
  g_string_append (self->out, "</style>\n");
  if (export->options->transparent)
    return;
  g_string_append (self->out, "<rect width=\"100%\" height=\"100%\"");
  append_color (self->out, "fill", export->theme->page);
  g_string_append (self->out, "/>\n");
}

GByteArray *
way_export_svg (WayExport *self,
                GError   **error)
{
  SvgSink sink = {
    { svg_begin, svg_end, svg_box, svg_path, svg_text, svg_icon, svg_picture, svg_move, svg_clip, svg_link },
    g_string_new (NULL),
    g_hash_table_new (g_str_hash, g_str_equal),
    0
  };
  gboolean    done;
  gsize       length;
  GByteArray *bytes = NULL;

  append_head (&sink, self);
  done = way_export_paint (self, &sink.parent, error);
  while (sink.moves-- > 0)
    g_string_append (sink.out, "</g>\n");
  append_icons (&sink);
  g_string_append (sink.out, "</svg>\n");
  g_hash_table_unref (sink.icons);
  length = sink.out->len;
  if (done)
    bytes = g_byte_array_new_take ((guint8 *)g_string_free (sink.out, FALSE), length);
  else
    g_string_free (sink.out, TRUE);

  return bytes;
}
