/* paint-cards.c - cards and the prompts of empty cells */
#include "config.h"

#include <string.h>

#include "journeys/drawing/painter-private.h"

void
way_paint_hint (WayPainter   *self,
                const WayBox *box)
{
  double width = box->rect.width - 2 * WAY_CARD_PAD_X;

  way_painter_text (self, WAY_FONT_HINT, way_item_get_text (box->item, "text"),
                    box->rect.x + WAY_CARD_PAD_X, box->rect.y + WAY_CARD_PAD_Y,
                    width, WAY_ALIGN_START, self->theme->quiet);
}

static void
paint_dots (WayPainter        *self,
            const WayBox      *box,
            const WayCardFace *face)
{
  double y = box->rect.y + face->dots_y + WAY_CARD_DOT / 2;
  double step = WAY_CARD_DOT + WAY_CARD_DOT_GAP;
  int    shown = MIN (face->votes, WAY_CARD_MOST_DOTS);
  int    room = (box->rect.width - face->title_x - WAY_CARD_PAD_X - 30 - way_card_face_get_links_width (face)) / step;
  int    i;

  shown = MIN (shown, MAX (1, room));
  for (i = 0; i < shown; i++)
    way_painter_circle (self,
                        way_painter_place (self, &box->rect, face->title_x + i * step, WAY_CARD_DOT) + WAY_CARD_DOT / 2, y,
                        WAY_CARD_DOT / 2, self->theme->vote, 0, 0);
  if (shown < face->votes)
    {
      g_autofree char *text = g_strdup_printf ("%d", face->votes);
      double           width, height;

      way_texts_measure (self->texts, WAY_FONT_CARD_NOTE, text, -1, &width, &height);
      way_painter_text (self, WAY_FONT_CARD_NOTE, text,
                        way_painter_place (self, &box->rect, face->title_x + shown * step + 2, width),
                        y - height / 2, -1, WAY_ALIGN_START, self->theme->vote);
    }
}

static void
paint_note (WayPainter   *self,
            const WayBox *box,
            const char   *text,
            double        x,
            double        y,
            double        end,
            WayColor      color)
{
  double width = MAX (20, box->rect.width - x - WAY_CARD_PAD_X - end);

  way_painter_text (self, WAY_FONT_CARD_NOTE, text, way_painter_place (self, &box->rect, x, width),
                    box->rect.y + y, width, WAY_ALIGN_START, color);
}

static void
paint_links (WayPainter        *self,
             const WayBox      *box,
             const WayCardFace *face,
             WayColor           color)
{
  const char *icons[WAY_CARD_MOST_LINKS];
  int         n = way_card_links_list (box->item, icons), i;
  double      x = box->rect.width - WAY_CARD_PAD_X + 2 - n * WAY_CARD_LINK - (n - 1) * WAY_CARD_LINK_GAP;

  for (i = 0; i < n; i++)
    self->sink->icon (self->sink, icons[i],
                      way_painter_place (self, &box->rect, x + i * (WAY_CARD_LINK + WAY_CARD_LINK_GAP), WAY_CARD_LINK),
                      box->rect.y + face->links_y, WAY_CARD_LINK, color);
}

static void
paint_picture (WayPainter        *self,
               const WayBox      *box,
               const WayCardFace *face)
{
  WayPicture      *picture = way_painter_get_picture (self, box->item);
  g_autofree char *text = way_card_face_dup_picture_text (box->item);
  WayRect          rect = { way_painter_place (self, &box->rect, WAY_CARD_PAD_X, face->picture_width),
                            box->rect.y + face->picture_y, face->picture_width, face->picture_height };

  self->sink->begin (self->sink, WAY_MEANING_PICTURE, NULL, text);
  if (picture != NULL)
    self->sink->picture (self->sink, picture, &rect);
  else
    way_painter_box (self, &rect, 3, 0, self->theme->soft[way_theme_get_card_hue (box->item)].border);
  self->sink->end (self->sink, WAY_MEANING_PICTURE);
}

void
way_paint_card (WayPainter   *self,
                const WayBox *box)
{
  WayItem           *card = box->item;
  const WayCardFace *face = way_layout_find_card_face (self->layout, card);
  const char        *belief = way_item_get (card, "belief");
  const WayTint     *tint = &self->theme->soft[way_theme_get_card_hue (card)];
  WayPaint           paint = { 0 };
  const char        *title = way_card_face_get_title (self->map, card);
  double             links = way_card_face_get_links_width (face);

  paint.fill = tint->fill;
  paint.stroke = tint->border;
  paint.width = self->theme->border_width;
  /* What nobody has checked looks like a sketch. */
  if (belief != NULL && strcmp (belief, "leap-of-faith") == 0)
    {
      paint.dash = 4;
      paint.width = MAX (1.2, paint.width);
    }

  self->sink->begin (self->sink, WAY_MEANING_CELL, way_item_get_id (card), title);
  self->sink->box (self->sink, &box->rect, 7, &paint);
  if (face->icon != NULL)
    self->sink->icon (self->sink, face->icon,
                      way_painter_place (self, &box->rect, WAY_CARD_PAD_X, WAY_CARD_ICON),
                      box->rect.y + WAY_CARD_PAD_Y + 2, WAY_CARD_ICON, tint->ink);
  if (face->star)
    self->sink->icon (self->sink, "star",
                      way_painter_place (self, &box->rect, box->rect.width - WAY_CARD_STAR - 6,
                                         WAY_CARD_STAR),
                      box->rect.y + 7, WAY_CARD_STAR, self->theme->star);
  if (face->bubble > 0)
    way_paint_bubble (self, &box->rect, card, face->star ? WAY_CARD_STAR + 8 : WAY_CARD_PAD_X - 2,
                      box->rect.y + WAY_CARD_PAD_Y + 9, tint->ink);
  way_painter_text (self, WAY_FONT_CARD, title,
                    way_painter_place (self, &box->rect, face->title_x, face->title_width),
                    box->rect.y + WAY_CARD_PAD_Y, face->title_width, WAY_ALIGN_START, tint->ink);
  if (face->facts_height > 0)
    {
      g_autofree char *facts = way_card_face_dup_facts (self->map, card);

      paint_note (self, box, facts, face->title_x, face->facts_y, face->proof_height > 0 || face->votes > 0 ? 0 : links, tint->ink);
    }
  if (face->proof_height > 0)
    {
      g_autofree char *proof = way_card_face_dup_proof (card);

      if (face->badge != NULL)
        self->sink->icon (self->sink, face->badge,
                          way_painter_place (self, &box->rect,
                                             WAY_CARD_PAD_X + (face->icon != NULL ? 2 : 0), WAY_CARD_BADGE),
                          box->rect.y + face->proof_y + 2, WAY_CARD_BADGE, tint->ink);
      paint_note (self, box, proof, face->proof_x, face->proof_y, face->votes > 0 ? 0 : links, tint->ink);
    }
  if (face->votes > 0)
    paint_dots (self, box, face);
  if (face->n_links > 0)
    paint_links (self, box, face, tint->ink);
  if (face->picture_height > 0)
    paint_picture (self, box, face);
  self->sink->end (self->sink, WAY_MEANING_CELL);
}
