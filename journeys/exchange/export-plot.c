/* export-plot.c - plots and posters as PDF, PNG and SVG
 *
 * On a page that fits, a plot is one picture. On paper it is laid out as wide as
 * the page and goes on over as many pages as it takes.
 */
#include "config.h"

#include "journeys/exchange/export-plot.h"

#include <string.h>

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "journeys/documents/file.h"
#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/plot-private.h"
#include "journeys/exchange/export-private.h"

#define POINTS_PER_PIXEL 0.75
#define USUAL_WIDTH 1000.0
#define TALLEST 2.0 /* as many times as high as wide */
#define WIDEST 8    /* as many times as wide as usual */
#define MARGIN 24.0 /* pixels around a plot on a page that fits */

/* What stands below the title. */
static char *
make_note (const WayPlotSource *source)
{
  g_autofree char *date = source->date != NULL ? way_field_format (way_kind_get_field (WAY_KIND_JOB_SCORE, "date"), source->date) : NULL;

  if (source->note == NULL || date == NULL)
    return g_strdup (date != NULL ? date : source->note);

  return g_strdup_printf ("%s · %s", source->note, date);
}

static WayPlot *
make_plot (const WayPlotSource    *source,
           const WayExportOptions *options,
           double                  width)
{
  g_autofree char *note = make_note (source);
  WayPlotFrame     frame = { .width = width,
                             .theme = options->theme,
                             .rtl = source->rtl,
                             .paper = TRUE,
                             .title = source->bare ? NULL : source->title,
                             .note = note };

  return source->func (&frame, source->data);
}

/* What would be a ribbon is drawn wider, where it can be put beside one another. */
static WayPlot *
make_picture (const WayPlotSource    *source,
              const WayExportOptions *options)
{
  double   width = source->width > 0 ? source->width : USUAL_WIDTH;
  WayPlot *plot = make_plot (source, options, width);
  double   all_width, all_height;
  int      times;

  /* A poster, and what is wanted so wide, stay as they are. */
  for (times = 2; times <= WIDEST && source->width <= 0 && !source->bare; times *= 2)
    {
      way_plot_get_size (plot, &all_width, &all_height);
      if (all_height <= TALLEST * all_width)
        break;
      way_plot_free (plot);
      plot = make_plot (source, options, width * times);
    }

  return plot;
}

static void
describe (const WayPlotSource *sources,
          guint                n_sources,
          WayExportAbout      *about)
{
  guint i;

  *about = (WayExportAbout){ .title = sources[0].title, .subject = sources[0].note };
  for (i = 0; i < n_sources; i++)
    if (sources[i].date != NULL && (about->date == NULL || strcmp (sources[i].date, about->date) > 0))
      about->date = sources[i].date;
}

/* A picture of one plot. */
static GByteArray *
export_picture (const WayPlotSource    *source,
                const char             *format,
                const WayExportOptions *options,
                GError                **error)
{
  g_autoptr (WayPlot) plot = make_picture (source, options);
  WayExport   self = { .plot = plot,
                       .options = options,
                       .theme = way_theme_get (options->theme),
                       .rtl = source->rtl,
                       .x = -MARGIN,
                       .y = -MARGIN };
  GByteArray *bytes = NULL;

  describe (source, 1, &self.about);
  if (way_letterhead_init (&self.letterhead, options, error))
    {
      way_plot_get_size (plot, &self.width, &self.height);
      self.width += 2 * MARGIN;
      self.height += 2 * MARGIN + self.letterhead.height;
      bytes = strcmp (format, "png") == 0 ? way_export_png (&self, error) : way_export_svg (&self, error);
    }
  way_letterhead_clear (&self.letterhead);

  return bytes;
}

typedef struct
{
  const WayExportOptions *options;
  WayExportPage           paper;
  WayLetterhead           letterhead;
  cairo_surface_t        *surface;
  cairo_t                *cr;
  WaySink                *sink;
  int                     n_pages;
} Pdf;

/* In the margin at the foot, where pages can be mixed up. */
static void
number_page (Pdf                 *self,
             const WayPlotSource *source,
             WayPlot             *plot,
             guint                place,
             guint                n_pages)
{
  /* TRANSLATORS: at the foot of a page: Tier board · 2 of 5 */
  g_autofree char *text = g_strdup_printf (_ ("%1$s · %2$u of %3$u"), source->title, place + 1, n_pages);
  const WayTheme  *theme = way_theme_get (self->options->theme);
  WayTexts        *texts = way_plot_get_texts (plot);
  double           width, height;

  way_texts_measure (texts, WAY_FONT_LEGEND, text, -1, &width, &height);
  cairo_save (self->cr);
  cairo_translate (self->cr,
                   source->rtl ? self->paper.margin : self->paper.width - self->paper.margin - width * POINTS_PER_PIXEL,
                   self->paper.height - (self->paper.margin + height * POINTS_PER_PIXEL) / 2);
  cairo_scale (self->cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  self->sink->begin (self->sink, WAY_MEANING_PARAGRAPH, NULL, NULL);
  self->sink->text (self->sink, way_texts_get (texts, WAY_FONT_LEGEND, text, -1), WAY_FONT_LEGEND, 0, 0, theme->quiet);
  self->sink->end (self->sink, WAY_MEANING_PARAGRAPH);
  cairo_restore (self->cr);
}

/* A part of the plot, from here on down. What begins on one page is not drawn on another. */
static void
paint_part (Pdf           *self,
            WayPlot       *plot,
            const WayRect *part,
            gboolean       is_page)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, 0, -part->y);
  cairo_rectangle (self->cr, part->x - MARGIN, part->y, part->width + 2 * MARGIN, part->height);
  cairo_clip (self->cr);
  if (is_page)
    way_plot_paint_page (plot, self->sink, part);
  else
    way_plot_paint (plot, self->sink, part);
  cairo_restore (self->cr);
}

/* One page: from a part of the plot, with the heads of its columns again when it
 * is not the first. */
static void
add_page (Pdf                 *self,
          const WayPlotSource *source,
          WayPlot             *plot,
          GArray              *pages,
          guint                place,
          double               height)
{
  const WayRect  *page = &g_array_index (pages, WayRect, place);
  double          head = place > 0 ? way_plot_get_page_head (plot, height) : 0;
  const WayTheme *theme = way_theme_get (self->options->theme);
  WayExportPage  *paper = &self->paper;
  double          scale = POINTS_PER_PIXEL * paper->scale;
  double          margin = paper->margin, room;

  if (paper->fits)
    {
      margin += MARGIN * POINTS_PER_PIXEL;
      paper->width = page->width * scale + 2 * margin;
      paper->height = (page->height + self->letterhead.height) * scale + 2 * margin;
    }
  /* The tree of tags is one, and ends on the last page while that is open. */
  if (self->n_pages > 0)
    cairo_show_page (self->cr);
  cairo_pdf_surface_set_size (self->surface, paper->width, paper->height);
  if (self->n_pages++ == 0)
    self->sink->begin (self->sink, WAY_MEANING_DOCUMENT, NULL, NULL);
  if (place == 0)
    {
      g_autofree char *target = g_strdup_printf ("page=%d pos=[0 0]", self->n_pages);

      cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, source->title, target, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
  way_export_begin_page (self->cr, theme);
  /* What cannot be split is made smaller. */
  room = paper->height - 2 * margin - self->letterhead.height * scale;
  if ((page->height + head) * scale > room)
    scale *= room / ((page->height + head) * scale);
  cairo_save (self->cr);
  cairo_translate (self->cr, margin, margin);
  cairo_scale (self->cr, scale, scale);
  if (self->letterhead.height > 0)
    {
      way_letterhead_paint (&self->letterhead, self->sink, page->width, source->rtl);
      cairo_translate (self->cr, 0, self->letterhead.height);
    }
  if (head > 0)
    paint_part (self, plot, &(WayRect){ page->x, 0, page->width, head }, FALSE);
  cairo_translate (self->cr, 0, head);
  paint_part (self, plot, page, TRUE);
  cairo_restore (self->cr);
  if (pages->len > 1)
    number_page (self, source, plot, place, pages->len);
}

/* How much larger a poster with little on it is drawn, so that it does not stand lost on its page. */
static double
find_enlargement (Pdf                 *self,
                  const WayPlotSource *source)
{
  static const double  larger[] = { 2, 1.8, 1.6, 1.45, 1.3, 1.15 };
  const WayExportPage *paper = &self->paper;
  guint                i;

  for (i = 0; i < G_N_ELEMENTS (larger); i++)
    {
      double scale = POINTS_PER_PIXEL * paper->scale * larger[i];
      double width, height;
      g_autoptr (WayPlot) plot = make_plot (source, self->options, (paper->width - 2 * paper->margin) / scale);

      way_plot_get_size (plot, &width, &height);
      if (height <= (paper->height - 2 * paper->margin) / scale - self->letterhead.height)
        return larger[i];
    }

  return 1;
}

static void
add_source (Pdf                 *self,
            const WayPlotSource *source)
{
  const WayExportPage *paper = &self->paper;
  double               usual = paper->scale, scale, width;
  g_autoptr (WayPlot) plot = NULL;
  g_autoptr (GArray) pages = NULL;
  double all_width, all_height, height;
  guint  i;

  if (source->bare && !paper->fits)
    self->paper.scale *= find_enlargement (self, source);
  scale = POINTS_PER_PIXEL * paper->scale;
  width = paper->fits ? (source->width > 0 ? source->width : USUAL_WIDTH) : (paper->width - 2 * paper->margin) / scale;
  plot = make_plot (source, self->options, width);
  way_plot_get_size (plot, &all_width, &all_height);
  height = paper->fits ? all_height : (paper->height - 2 * paper->margin) / scale - self->letterhead.height;
  pages = way_plot_list_pages (plot, height);
  for (i = 0; i < pages->len; i++)
    add_page (self, source, plot, pages, i, height);
  self->paper.scale = usual;
}

static GByteArray *
export_pdf (const WayPlotSource    *sources,
            guint                   n_sources,
            const WayExportOptions *options,
            GError                **error)
{
  Pdf            self = { .options = options };
  WayExportAbout about;
  GByteArray    *bytes = NULL;
  guint          i;

  if (!way_export_find_page (options, FALSE, &self.paper, error))
    return NULL;
  if (way_letterhead_init (&self.letterhead, options, error))
    {
      bytes = g_byte_array_new ();
      describe (sources, n_sources, &about);
      self.surface = way_export_begin_pdf (bytes, 595, 842, &about);
      self.cr = cairo_create (self.surface);
      self.sink = way_cairo_sink_new (self.cr, TRUE);
      for (i = 0; i < n_sources; i++)
        add_source (&self, &sources[i]);
      self.sink->end (self.sink, WAY_MEANING_DOCUMENT);
      way_cairo_sink_free (self.sink);
      cairo_destroy (self.cr);
      if (!way_export_end_pdf (self.surface, error))
        g_clear_pointer (&bytes, g_byte_array_unref);
    }
  way_letterhead_clear (&self.letterhead);

  return bytes;
}

/**
 * way_export_plots_to_bytes:
 * @sources: (array length=n_sources): what to export; their data must not change meanwhile
 * @n_sources: how many, at least one; a picture has one
 * @format: an extension of way_export_list_formats()
 * @options: how
 * @error: where to put why there is nothing
 *
 * Exports plots to memory, in a PDF one after the other.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
way_export_plots_to_bytes (const WayPlotSource    *sources,
                           guint                   n_sources,
                           const char             *format,
                           const WayExportOptions *options,
                           GError                **error)
{
  GByteArray *bytes;

  g_return_val_if_fail (n_sources > 0, NULL);

  if (!g_strv_contains (way_export_list_formats (), format))
    {
      g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_FORMAT,
                   _ ("“%s” is not a format that plots can be exported to. Use pdf, png or svg."), format);
      return NULL;
    }
  if (strcmp (format, "pdf") == 0)
    bytes = export_pdf (sources, n_sources, options, error);
  else if (n_sources == 1)
    bytes = export_picture (sources, format, options, error);
  else
    {
      g_set_error_literal (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_FORMAT,
                           _ ("A picture has room for one. Export a PDF, or one after the other."));
      return NULL;
    }

  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}

/**
 * way_export_plots_to_file:
 * @sources: (array length=n_sources): what to export; their data must not change meanwhile
 * @n_sources: how many, at least one; a picture has one
 * @format: an extension of way_export_list_formats()
 * @options: how
 * @path: the file to write
 * @error: where to put why there is no file
 *
 * Exports plots to a file, which is safely on the disk then. A failed export
 * leaves no new file, and an old one as it was.
 *
 * Returns: whether the file was written
 */
gboolean
way_export_plots_to_file (const WayPlotSource    *sources,
                          guint                   n_sources,
                          const char             *format,
                          const WayExportOptions *options,
                          const char             *path,
                          GError                **error)
{
  g_autoptr (GBytes) bytes = way_export_plots_to_bytes (sources, n_sources, format, options, error);
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
