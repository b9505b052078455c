/* paint-bubbles.c - how many open comments something has */
#include "config.h"

#include "journeys/drawing/painter-private.h"
#include "journeys/model/comments.h"

/* The bubble ends so far before the end of what it is about, which is `within`. */
void
way_paint_bubble (WayPainter    *self,
                  const WayRect *within,
                  WayItem       *about,
                  double         from_end,
                  double         middle,
                  WayColor       color)
{
  double           width = way_layout_get_bubble_width (self->layout, about) - WAY_BUBBLE_GAP;
  double           start = within->width - from_end - width;
  double           number = WAY_BUBBLE_ICON + WAY_BUBBLE_TEXT;
  g_autofree char *text = NULL;
  double           height;

  if (width <= 0)
    return;
  text = g_strdup_printf ("%d", way_comments_count_open (about));
  way_texts_measure (self->texts, WAY_FONT_CARD_NOTE, text, -1, NULL, &height);
  self->sink->icon (self->sink, "comment", way_painter_place (self, within, start, WAY_BUBBLE_ICON),
                    middle - WAY_BUBBLE_ICON / 2, WAY_BUBBLE_ICON, color);
  way_painter_text (self, WAY_FONT_CARD_NOTE, text, way_painter_place (self, within, start + number, width - number),
                    middle - height / 2, width - number, WAY_ALIGN_START, color);
}
