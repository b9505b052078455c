/* places.c - where on a box its text stands, and which level is at a height */
#include "config.h"

#include "journeys/layout/places.h"

#include <math.h>

#include "journeys/layout/layout-private.h"
#include "journeys/model/rules.h"

#define FOLD_REACH 30.0 /* the hand needs more than the sign takes */

static double
measure (WayLayout  *self,
         WayFont     font,
         const char *text,
         double      width)
{
  double height;

  /* An empty line is as high as one with a letter. */
  way_texts_measure (self->texts, font, *text != '\0' ? text : "x", width, NULL, &height);

  return height;
}

static void
put (WayLayout    *self,
     WayTextPlace *place,
     const WayBox *box,
     WayFont       font,
     double        offset,
     double        top,
     double        width,
     const char   *text)
{
  place->font = font;
  place->rect.width = width;
  place->rect.height = measure (self, font, text, width);
  place->rect.x = self->rtl ? box->rect.x + box->rect.width - offset - width : box->rect.x + offset;
  place->rect.y = box->rect.y + top;
  place->centered = FALSE;
}

static void
put_in_middle (WayLayout    *self,
               WayTextPlace *place,
               const WayBox *box,
               WayFont       font,
               double        width,
               const char   *text)
{
  put (self, place, box, font, (box->rect.width - width) / 2, 0, width, text);
  place->rect.y = box->rect.y + (box->rect.height - place->rect.height) / 2;
  place->centered = TRUE;
}

/**
 * way_layout_find_text:
 * @self: a layout
 * @box: a box of it
 * @place: (out): where its name is written
 *
 * Returns: whether something is written there that can be edited in place
 */
gboolean
way_layout_find_text (WayLayout    *self,
                      const WayBox *box,
                      WayTextPlace *place)
{
  const WayCardFace *face;
  double             top;

  switch ((int)box->role)
    {
    case WAY_BOX_TITLE:
      put (self, place, box, WAY_FONT_TITLE, 0, 0, box->rect.width, way_item_get_text (box->item, "title"));
      return TRUE;
    case WAY_BOX_OBJECTIVE:
      put (self, place, box, WAY_FONT_OBJECTIVE, 0, 0, box->rect.width,
           way_item_get_text (box->item, "objective"));
      return TRUE;
    case WAY_BOX_STAGE:
      put_in_middle (self, place, box, WAY_FONT_STAGE,
                     way_layout_get_stage_text_width (self, box->item, box->rect.width), way_item_get_text (box->item, "title"));
      return TRUE;
    case WAY_BOX_STEP:
      put_in_middle (self, place, box, WAY_FONT_STEP, way_layout_get_step_text_width (self, box->item, box->rect.width),
                     way_item_get_text (box->item, "title"));
      return TRUE;
    case WAY_BOX_LANE_HEADER:
      top = way_item_has_mark (box->item, "folded") ? 6 : LANE_PAD + 2;
      put (self, place, box, WAY_FONT_LANE, 36, top, LANE_NAME,
           way_item_get_text (box->item, "title"));
      return TRUE;
    case WAY_BOX_CARD:
      face = way_layout_find_card_face (self, box->item);
      if (face == NULL)
        return FALSE;
      put (self, place, box, WAY_FONT_CARD, face->title_x, WAY_CARD_PAD_Y, face->title_width,
           way_card_face_get_title (self->map, box->item));
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * way_layout_find_level:
 * @self: a layout
 * @row: of a lane of emotions
 * @y: pixels at zoom 1
 * @level: (out): the level of emotion nearest to that height
 *
 * Returns: whether there is such a lane, and it is not folded
 */
gboolean
way_layout_find_level (WayLayout *self,
                       int        row,
                       double     y,
                       int       *level)
{
  const WayRow *r;
  int           lowest, highest;

  way_layout_update (self);
  r = way_layout_get_row (self, row);
  if (r == NULL ||
      g_strcmp0 (way_item_get (r->lane, "kind"), "emotion") != 0 ||
      way_item_has_mark (r->lane, "folded"))
    return FALSE;

  way_rules_get_scale (self->map, &lowest, &highest);
  y -= way_layout_get_level_y (self, r, highest);
  *level = CLAMP (highest - (int)lround (y / LEVEL_HEIGHT), lowest, highest);

  return TRUE;
}

/**
 * way_layout_hits_fold:
 * @self: a layout
 * @header: the header of a lane
 * @x: pixels at zoom 1
 * @y: the same
 * @least: what the hand needs at least, for a finger; 0 for a pointer
 *
 * Returns: whether the point is on the sign that folds the lane
 */
gboolean
way_layout_hits_fold (WayLayout    *self,
                      const WayBox *header,
                      double        x,
                      double        y,
                      double        least)
{
  double reach = MAX (FOLD_REACH, least);
  double from_end = self->rtl ? x - header->rect.x : header->rect.x + header->rect.width - x;

  return header->role == WAY_BOX_LANE_HEADER &&
         from_end >= 0 &&
         from_end < reach &&
         y >= header->rect.y &&
         y < header->rect.y + MIN (header->rect.height, reach + 6);
}
