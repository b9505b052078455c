/* chips.c - the linked personas and accounts in the head of a map */
#include "config.h"

#include <math.h>

#include "journeys/layout/layout-private.h"

#define CHIP_GAP 8.0
#define LINE_GAP 6.0

/* A name, and what there is to say about who bears it. */
char *
way_chip_dup_text (WayItem *item)
{
  g_autofree char *more = NULL;

  if (way_item_get_kind (item) == WAY_KIND_PERSONA_LINK)
    more = g_strdup (way_item_get_text (item, "position"));
  else
    more = way_field_format (way_kind_get_field (WAY_KIND_ACCOUNT_LINK, "tier"), way_item_get (item, "tier"));

  return *more != '\0'
           ? g_strdup_printf ("%s · %s", way_item_get_name (item), more)
           : g_strdup (way_item_get_name (item));
}

/* A long text breaks within its chip, which grows. */
static void
measure_chip (WayLayout *self,
              WayItem   *item,
              double     room,
              double    *width,
              double    *height)
{
  g_autofree char *text = way_chip_dup_text (item);
  double           least = room - CHIP_TEXT - CHIP_PAD;

  way_texts_measure (self->texts, WAY_FONT_CHIP, text, -1, width, height);
  if (*width > least)
    way_texts_measure (self->texts, WAY_FONT_CHIP, text, least, width, height);
  *width = ceil (*width) + CHIP_TEXT + CHIP_PAD;
  *height = MAX (2 * CHIP_RADIUS, *height + 8);
}

/* All chips on one line. */
double
way_layout_get_chips_length (WayLayout *self)
{
  double length = 0;
  guint  i;

  for (i = 0; i < self->chips->len; i++)
    {
      double width, height;

      measure_chip (self, g_ptr_array_index (self->chips, i), G_MAXINT / PANGO_SCALE, &width, &height);
      length += width + (i > 0 ? CHIP_GAP : 0);
    }

  return length;
}

/* Chips flow from the ring at the far end of the head, in lines; the first is
 * the farthest from the ring. Gives the height of all lines. */
double
way_layout_measure_chips (WayLayout *self,
                          WayRect   *rects)
{
  double right = self->width - MARGIN - (self->ring ? RING + 14 : 0);
  double y = MARGIN - 4 + RING / 2 - CHIP_RADIUS; /* in the middle of the ring */
  guint  first = 0;

  while (first < self->chips->len)
    {
      g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (WayRect));
      double total = 0;
      double tallest = 0;
      double x;
      guint  i;

      for (i = first; i < self->chips->len; i++)
        {
          WayRect size = { 0 };

          measure_chip (self, g_ptr_array_index (self->chips, i), self->chips_width, &size.width,
                        &size.height);
          if (i > first && total + size.width > self->chips_width)
            break;
          total += size.width + CHIP_GAP;
          tallest = MAX (tallest, size.height);
          g_array_append_val (sizes, size);
        }
      x = right - (total - CHIP_GAP);
      for (i = 0; i < sizes->len; i++)
        {
          WayRect rect = g_array_index (sizes, WayRect, i);

          rect.x = x;
          rect.y = y;
          if (rects != NULL)
            rects[first + i] = rect;
          x += rect.width + CHIP_GAP;
        }
      first += sizes->len;
      y += tallest + LINE_GAP;
    }

  return MAX (self->ring ? RING - 4 : 0, first > 0 ? y - LINE_GAP - MARGIN : 0);
}
