/* export-fragment.c - a part of a map as PNG or SVG
 *
 * The part is laid out as the small map that it is, and cut to what was chosen.
 */
#include "config.h"

#include "journeys/exchange/export-fragment.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/export-private.h"

#define MARGIN 8.0
/* A slide shows a picture on a screen of twice the usual density. */
#define USUAL_DPI 192.0
#define LONGEST_SIDE 8000.0

typedef struct
{
  gboolean cards; /* only they count */
  gboolean any;
  double   x1, y1, x2, y2;
} Bounds;

static void
include_box (const WayBox *box,
             gpointer      data)
{
  Bounds *bounds = data;

  if (bounds->cards ? box->role != WAY_BOX_CARD : box->role != WAY_BOX_STAGE && box->role != WAY_BOX_STEP && box->role != WAY_BOX_LANE && box->role != WAY_BOX_LANE_HEADER)
    return;
  bounds->x1 = bounds->any ? MIN (bounds->x1, box->rect.x) : box->rect.x;
  bounds->y1 = bounds->any ? MIN (bounds->y1, box->rect.y) : box->rect.y;
  bounds->x2 = MAX (bounds->x2, box->rect.x + box->rect.width);
  bounds->y2 = MAX (bounds->y2, box->rect.y + box->rect.height);
  bounds->any = TRUE;
}

/**
 * way_fragment_to_picture:
 * @fragment: a part of a map; must not be used by another thread meanwhile
 * @format: "png" or "svg"
 * @error: where to put why there is no picture
 *
 * Draws chosen cards alone, and chosen stages, steps and lanes with their names.
 *
 * Returns: (transfer full) (nullable): the bytes of a file
 */
GBytes *
way_fragment_to_picture (WayFragment *fragment,
                         const char  *format,
                         GError     **error)
{
  WayLayoutOptions layout_options = { .part = TRUE, .rtl = -1 };
  WayExportOptions options;
  WayMap          *map = way_fragment_get_map (fragment);
  g_autoptr (WayTexts) texts = way_texts_new (4 * way_map_n (map, WAY_MAP_CARDS) + 256);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, &layout_options);
  Bounds      bounds = { .cards = way_fragment_get_content (fragment) == WAY_FRAGMENT_CARDS };
  WayExport   self = { .map = map, .options = &options, .texts = texts, .layout = layout };
  GByteArray *bytes;

  way_layout_foreach (layout, NULL, include_box, &bounds);
  if (!bounds.any)
    {
      g_set_error_literal (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_FORMAT, _ ("There is nothing to draw."));
      return NULL;
    }
  way_export_options_init (&options);
  way_export_describe_map (map, &self.about);
  options.transparent = bounds.cards;
  self.theme = way_theme_get (options.theme);
  self.parts = bounds.cards ? WAY_PART_CARDS : WAY_PART_STAGES | WAY_PART_LANE_NAMES | WAY_PART_CELLS;
  self.x = MAX (0, floor (bounds.x1 - MARGIN));
  self.y = MAX (0, floor (bounds.y1 - MARGIN));
  self.width = ceil (bounds.x2 + MARGIN) - self.x;
  self.height = ceil (bounds.y2 + MARGIN) - self.y;
  options.dpi = MIN (USUAL_DPI, 96 * LONGEST_SIDE / MAX (self.width, self.height));

  bytes = strcmp (format, "png") == 0 ? way_export_png (&self, error) : way_export_svg (&self, error);

  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}
