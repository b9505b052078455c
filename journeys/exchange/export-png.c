/* export-png.c - a map as PNG */
#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/cairo-sink.h"
#include "journeys/exchange/export-private.h"

/* Sources: the longest side cairo takes, and memory that a small machine has
 * (four bytes a pixel). */
#define LONGEST_SIDE 32767
#define MOST_PIXELS 400e6

static double
get_part (WayColor color,
          int      shift)
{
  return (color >> shift & 0xff) / 255.0;
}

GByteArray *
way_export_png (WayExport *self,
                GError   **error)
{
  double           scale = self->options->width > 0 ? self->options->width / self->width
                                                    : (self->options->dpi > 0 ? self->options->dpi : 96) / 96;
  double           width = self->options->width > 0 ? self->options->width : ceil (self->width * scale);
  double           height = ceil (self->height * scale);
  cairo_surface_t *surface;
  cairo_t         *cr;
  WaySink         *sink;
  GByteArray      *bytes = NULL;

  if (width < 1 ||
      height < 1 ||
      width > LONGEST_SIDE ||
      height > LONGEST_SIDE ||
      width * height > MOST_PIXELS)
    {
      g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_TOO_LARGE,
                   _ ("A picture of %.0f × %.0f pixels is too large for PNG. "
                      "Use a smaller resolution or width, or export a PDF or SVG."),
                   width, height);
      return NULL;
    }

  surface = cairo_image_surface_create (self->options->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                        width, height);
  cr = cairo_create (surface);
  if (!self->options->transparent)
    {
      cairo_set_source_rgb (cr, get_part (self->theme->page, 24), get_part (self->theme->page, 16),
                            get_part (self->theme->page, 8));
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  sink = way_cairo_sink_new (cr, FALSE);
  if (way_export_paint (self, sink, error))
    {
      cairo_status_t status;

      bytes = g_byte_array_new ();
      status = cairo_status (cr);
      if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream (surface, way_export_append, bytes);
      if (status != CAIRO_STATUS_SUCCESS)
        {
          g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_WRITE,
                       _ ("The picture could not be drawn: %s. Try a smaller one."), cairo_status_to_string (status));
          g_clear_pointer (&bytes, g_byte_array_unref);
        }
    }
  way_cairo_sink_free (sink);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return bytes;
}
