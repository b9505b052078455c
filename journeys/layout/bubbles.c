/* bubbles.c - room for the small bubbles that say how much is said of a thing */
#include "config.h"

#include <math.h>

#include "journeys/layout/layout-private.h"
#include "journeys/model/comments.h"

/* How wide the bubble of an item is, with the gap before it; 0: it has none. */
double
way_layout_get_bubble_width (WayLayout *self,
                             WayItem   *item)
{
  g_autofree char *text = NULL;
  double           width;
  int              n = self->options.comments ? way_comments_count_open (item) : 0;

  if (n == 0)
    return 0;
  text = g_strdup_printf ("%d", n);
  way_texts_measure (self->texts, WAY_FONT_CARD_NOTE, text, -1, &width, NULL);

  return WAY_BUBBLE_GAP + WAY_BUBBLE_ICON + WAY_BUBBLE_TEXT + ceil (width);
}

/* The title of a stage stands in the middle, so both sides make room. */
double
way_layout_get_stage_text_width (WayLayout *self,
                                 WayItem   *stage,
                                 double     width)
{
  return MAX (30, width - 2 * STAGE_POINT - 12 - 2 * way_layout_get_bubble_width (self, stage));
}

double
way_layout_get_step_text_width (WayLayout *self,
                                WayItem   *step,
                                double     width)
{
  return MAX (30, width - 8 - 2 * way_layout_get_bubble_width (self, step));
}
