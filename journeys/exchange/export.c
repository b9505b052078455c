/* export.c - a map as PDF, PNG or SVG */
#include "config.h"

#include "journeys/exchange/export.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/file.h"
#include "journeys/exchange/export-private.h"

G_DEFINE_QUARK (way_export_error, way_export_error)

static const struct
{
  const char *extension;
  WayExportFunc export;
} formats[] = {
  { "pdf", way_export_pdf },
  { "png", way_export_png },
  { "svg", way_export_svg },
};

static const char *const extensions[] = { "pdf", "png", "svg", NULL };

/**
 * way_export_options_init:
 * @options: (out): what to fill in
 *
 * Sets what an export does unless told otherwise: one page cut to the map, for paper.
 */
void
way_export_options_init (WayExportOptions *options)
{
  memset (options, 0, sizeof *options);
  options->theme = WAY_THEME_PRINT;
  options->page_size = "fit";
  options->margin = -1;
}

/**
 * way_export_list_formats:
 *
 * Returns: (transfer none) (array zero-terminated=1): the extensions that can be written
 */
const char *const *
way_export_list_formats (void)
{
  return extensions;
}

/* A sink that passes everything on, tells how far it is, and falls silent
 * when the export was cancelled. */
typedef struct
{
  WaySink  parent;
  WaySink *inner;
  WayExport *export;
  int      done;
  int      all;
  gboolean silent;
} Watch;

static void
watch_begin (WaySink    *sink,
             WayMeaning  meaning,
             const char *id,
             const char *text)
{
  Watch *self = (Watch *)sink;

  if (meaning == WAY_MEANING_CELL && ++self->done % 64 == 0)
    {
      self->silent |= g_cancellable_is_cancelled (self->export->cancellable);
      if (self->export->progress != NULL)
        self->export->progress (MIN (1, self->done / (double)self->all), self->export->data);
    }
  /* Groups stay balanced even in silence. */
  self->inner->begin (self->inner, meaning, id, text);
}

static void
watch_end (WaySink   *sink,
           WayMeaning meaning)
{
  Watch *self = (Watch *)sink;

  self->inner->end (self->inner, meaning);
}

static void
watch_box (WaySink        *sink,
           const WayRect  *rect,
           double          radius,
           const WayPaint *paint)
{
  Watch *self = (Watch *)sink;

  if (!self->silent)
    self->inner->box (self->inner, rect, radius, paint);
}

static void
watch_path (WaySink              *sink,
            const WayPathElement *elements,
            int                   n_elements,
            const WayPaint       *paint)
{
  Watch *self = (Watch *)sink;

  if (!self->silent)
    self->inner->path (self->inner, elements, n_elements, paint);
}

static void
watch_text (WaySink     *sink,
            PangoLayout *layout,
            WayFont      font,
            double       x,
            double       y,
            WayColor     color)
{
  Watch *self = (Watch *)sink;

  if (!self->silent)
    self->inner->text (self->inner, layout, font, x, y, color);
}

static void
watch_icon (WaySink    *sink,
            const char *name,
            double      x,
            double      y,
            double      size,
            WayColor    color)
{
  Watch *self = (Watch *)sink;

  if (!self->silent)
    self->inner->icon (self->inner, name, x, y, size, color);
}

static void
watch_picture (WaySink       *sink,
               WayPicture    *picture,
               const WayRect *rect)
{
  Watch *self = (Watch *)sink;

  self->inner->picture (self->inner, picture, rect);
}

static void
watch_move (WaySink *sink,
            double   x,
            double   y)
{
  Watch *self = (Watch *)sink;

  self->inner->move (self->inner, x, y);
}

static void
watch_clip (WaySink       *sink,
            const WayRect *rect)
{
  Watch *self = (Watch *)sink;

  self->inner->clip (self->inner, rect);
}

static void
watch_link (WaySink       *sink,
            const WayRect *rect,
            const char    *address)
{
  Watch *self = (Watch *)sink;

  self->inner->link (self->inner, rect, address);
}

/* Draws the letterhead and the whole map or plot, with progress. */
gboolean
way_export_paint (WayExport *self,
                  WaySink   *sink,
                  GError   **error)
{
  Watch watch = {
    { watch_begin, watch_end, watch_box, watch_path, watch_text, watch_icon, watch_picture,
      watch_move, watch_clip, watch_link },
    sink,
    self,
    0,
    self->map != NULL ? MAX (1, way_map_n (self->map, WAY_MAP_CARDS)) : 1,
    FALSE
  };

  if (self->letterhead.height > 0)
    {
      way_letterhead_paint (&self->letterhead, sink, self->width, self->rtl);
      sink->move (sink, 0, self->letterhead.height);
    }
  if (self->x != 0 || self->y != 0)
    sink->move (sink, -self->x, -self->y);
  if (self->plot != NULL)
    way_plot_paint (self->plot, &watch.parent, NULL);
  else
    way_painter_paint (&watch.parent, self->layout, self->theme, NULL, self->parts);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* For cairo: collects what is written. */
cairo_status_t
way_export_append (void                *closure,
                   const unsigned char *data,
                   unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * way_export_to_bytes:
 * @map: the map; must not change meanwhile, so give another thread a copy
 * @format: an extension of way_export_list_formats()
 * @options: how
 * @progress: (nullable) (scope call): told the share that is done, 0 to 1
 * @data: passed to @progress
 * @cancellable: (nullable): ends the export
 * @error: where to put why there is nothing
 *
 * Exports a map to memory.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
way_export_to_bytes (WayMap                 *map,
                     const char             *format,
                     const WayExportOptions *options,
                     WayExportProgress       progress,
                     gpointer                data,
                     GCancellable           *cancellable,
                     GError                **error)
{
  WayLayoutOptions layout_options = { .legend = TRUE, .rtl = -1 };
  /* Every text is shaped once: measured first, drawn from the store. */
  g_autoptr (WayTexts) texts = way_texts_new (4 * way_map_n (map, WAY_MAP_CARDS) + 2048);
  g_autoptr (WayLayout) layout = NULL;
  WayExport   self = { .map = map,
                       .options = options,
                       .texts = texts,
                       .theme = way_theme_get (options->theme),
                       .parts = WAY_PART_ALL,
                       .progress = progress,
                       .data = data,
                       .cancellable = cancellable };
  GByteArray *bytes;
  guint       i;

  for (i = 0; i < G_N_ELEMENTS (formats) && strcmp (formats[i].extension, format) != 0; i++)
    ;
  if (i == G_N_ELEMENTS (formats))
    {
      g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_FORMAT,
                   _ ("“%s” is not a format that maps can be exported to. Use pdf, png or svg."), format);
      return NULL;
    }

  if (!way_letterhead_init (&self.letterhead, options, error))
    {
      way_letterhead_clear (&self.letterhead);
      return NULL;
    }
  layout = way_layout_new (map, texts, &layout_options);
  way_layout_get_size (layout, &self.width, &self.height);
  self.height += self.letterhead.height;
  self.layout = layout;
  self.rtl = way_layout_is_rtl (layout);
  way_export_describe_map (map, &self.about);
  bytes = formats[i].export(&self, error);
  way_letterhead_clear (&self.letterhead);

  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}

/**
 * way_export_to_file:
 * @map: the map; must not change meanwhile
 * @format: an extension of way_export_list_formats()
 * @options: how
 * @path: the file to write
 * @progress: (nullable) (scope call): told the share that is done, 0 to 1
 * @data: passed to @progress
 * @cancellable: (nullable): ends the export
 * @error: where to put why there is no file
 *
 * Exports a map to a file, which is safely on the disk then. A failed or
 * cancelled export leaves no new file, and an old one as it was.
 *
 * Returns: whether the file was written
 */
gboolean
way_export_to_file (WayMap                 *map,
                    const char             *format,
                    const WayExportOptions *options,
                    const char             *path,
                    WayExportProgress       progress,
                    gpointer                data,
                    GCancellable           *cancellable,
                    GError                **error)
{
  g_autoptr (GBytes) bytes = way_export_to_bytes (map, format, options, progress, data, cancellable, error);
  g_autoptr (GError) problem = NULL;

  if (bytes == NULL)
    return FALSE;
  if (!way_file_write (path, bytes, NULL, NULL, &problem))
    {
      g_set_error_literal (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_WRITE, problem->message);
      return FALSE;
    }

  return TRUE;
}
