/* letterhead.c - whose map it is, above an exported map: a band and a logo */
#include "config.h"

#include "journeys/exchange/letterhead.h"

#include <string.h>

#include <glib/gi18n.h>

/* Pixels of 1/96 inch. The margin is that of the map below. */
#define BAND 6.0
#define MARGIN 24.0
#define LOGO_HEIGHT 44.0
#define LOGO_WIDTH 280.0

static gboolean
parse_color (const char *text,
             WayColor   *color,
             GError    **error)
{
  guint64 value = 0;

  if (strlen (text) != 7 ||
      text[0] != '#' ||
      !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &value, NULL))
    {
      g_set_error (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_OPTIONS,
                   _ ("“%s” is not a colour. Write it as #RRGGBB, for example #1C71D8."), text);
      return FALSE;
    }
  *color = (WayColor)value << 8 | 0xff;

  return TRUE;
}

/**
 * way_letterhead_init:
 * @self: (out): a letterhead; clear it with way_letterhead_clear(), also after an error
 * @options: what the export should be like
 * @error: where to put what is wrong with the options
 *
 * Reads the logo and the colour.
 *
 * Returns: whether they could be read
 */
gboolean
way_letterhead_init (WayLetterhead          *self,
                     const WayExportOptions *options,
                     GError                **error)
{
  memset (self, 0, sizeof *self);
  if (options->brand_color != NULL &&
      *options->brand_color != '\0' &&
      !parse_color (options->brand_color, &self->color, error))
    return FALSE;
  if (options->logo != NULL && *options->logo != '\0')
    {
      self->logo = way_picture_load (options->logo, error);
      if (self->logo == NULL)
        return FALSE;
    }
  self->height = (self->color != 0 ? BAND : 0) + (self->logo != NULL ? MARGIN + LOGO_HEIGHT : 0);

  return TRUE;
}

/**
 * way_letterhead_clear:
 * @self: a letterhead
 *
 * Frees what it holds.
 */
void
way_letterhead_clear (WayLetterhead *self)
{
  g_clear_pointer (&self->logo, way_picture_free);
}

/**
 * way_letterhead_paint:
 * @self: a letterhead
 * @sink: where to
 * @width: of the map, pixels of 1/96 inch
 * @rtl: whether the map begins at the right
 *
 * Paints the letterhead at the top. What comes below moves down by its height.
 */
void
way_letterhead_paint (const WayLetterhead *self,
                      WaySink             *sink,
                      double               width,
                      gboolean             rtl)
{
  if (self->color != 0)
    sink->box (sink, &(WayRect){ 0, 0, width, BAND }, 0, &(WayPaint){ self->color, 0, 0, 0 });
  if (self->logo != NULL)
    {
      double  scale = MIN (LOGO_HEIGHT / way_picture_get_height (self->logo),
                           LOGO_WIDTH / way_picture_get_width (self->logo));
      WayRect rect = { MARGIN, self->height - LOGO_HEIGHT,
                       way_picture_get_width (self->logo) * scale, way_picture_get_height (self->logo) * scale };

      rect.y += (LOGO_HEIGHT - rect.height) / 2;
      if (rtl)
        rect.x = width - MARGIN - rect.width;
      sink->picture (sink, self->logo, &rect);
    }
}
