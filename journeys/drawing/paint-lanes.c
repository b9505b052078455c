/* paint-lanes.c - bands, names of lanes, blueprint lines, owners */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/drawing/painter-private.h"
#include "journeys/model/rules.h"

/* Whether the customer does not see this lane. */
static gboolean
is_behind (WayPainter *self,
           int         row)
{
  int i;

  for (i = 0; i <= row; i++)
    if (strcmp (way_item_get_text (way_layout_get_row (self->layout, i)->lane, "border"), "visibility") == 0)
      return TRUE;

  return FALSE;
}

void
way_paint_lane (WayPainter   *self,
                const WayBox *box)
{
  WayColor fill = is_behind (self, box->row) ? self->theme->lane_back : self->theme->lane;
  WayColor edge = self->theme->page == self->theme->lane ? self->theme->line : 0;

  way_painter_box (self, &box->rect, 8, fill, edge);
  /* In its header there is no room for the bubble of a folded lane. */
  if (way_item_has_mark (box->item, "folded"))
    way_paint_bubble (self, &box->rect, box->item, 10, box->rect.y + box->rect.height / 2, self->theme->ink);
  if (way_item_has_mark (box->item, "folded") && way_layout_get_row (self->layout, box->row)->cards->len > 0)
    {
      int              n = way_layout_get_row (self->layout, box->row)->cards->len;
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%d card", "%d cards", n), n);
      double           height;

      way_texts_measure (self->texts, WAY_FONT_LANE_NOTE, text, -1, NULL, &height);
      way_painter_text (self, WAY_FONT_LANE_NOTE, text,
                        way_painter_place (self, &box->rect, LANE_HEADER + 8, 200),
                        box->rect.y + (box->rect.height - height) / 2, 200, WAY_ALIGN_START, self->theme->quiet);
    }
}

/* The ground of its lane over something leaves a quarter of it. A mark is a second
 * border, outside the first. */
void
way_paint_shade (WayPainter   *self,
                 const WayBox *box,
                 WayShade      shade)
{
  WayColor ground = box->row < 0 ? self->theme->page : is_behind (self, box->row) ? self->theme->lane_back
                                                                                  : self->theme->lane;
  WayRect  rect = { box->rect.x - 3, box->rect.y - 3, box->rect.width + 6, box->rect.height + 6 };
  WayPaint paint = { 0, self->theme->star, 2.5, 0 };
  WayRect  covered = box->rect;
  WayPaint veil = { (ground & 0xffffff00) | 0xbe, 0, 0, 0 };

  /* The edges of the lane stay. */
  if (box->role == WAY_BOX_CURVES || box->role == WAY_BOX_BARS)
    covered = (WayRect){ box->rect.x, box->rect.y + 2, box->rect.width - 2, MAX (0, box->rect.height - 4) };
  if (shade == WAY_SHADE_DIM)
    self->sink->box (self->sink, &covered, box->role == WAY_BOX_EMOTION ? 0 : 7, &veil);
  else if (shade == WAY_SHADE_MARK)
    self->sink->box (self->sink, &rect, 9, &paint);
}

void
way_paint_lane_header (WayPainter   *self,
                       const WayBox *box)
{
  WayItem         *lane = box->item;
  const WayChoice *kind = way_field_find_choice (way_kind_get_field (WAY_KIND_LANE, "kind"),
                                                 way_item_get_text (lane, "kind"));
  gboolean         folded = way_item_has_mark (lane, "folded");
  double           name_width = LANE_NAME;
  double           top = box->rect.y + (folded ? 6 : LANE_PAD + 2);
  double           height;
  const char      *fold = folded ? (self->layout->rtl ? "fold" : "unfold") : "fold";

  self->sink->begin (self->sink, WAY_MEANING_ROW_HEADER, way_item_get_id (lane),
                     way_item_get_text (lane, "title"));
  if (kind != NULL)
    self->sink->icon (self->sink, kind->icon, way_painter_place (self, &box->rect, 10, 18), top + 1,
                      18, self->theme->quiet);
  height = way_painter_text (self, WAY_FONT_LANE, way_item_get_text (lane, "title"),
                             way_painter_place (self, &box->rect, 36, name_width),
                             top, name_width, WAY_ALIGN_START, self->theme->ink);
  if (!folded)
    {
      g_autofree char *note = NULL;

      if (strcmp (way_item_get_text (lane, "kind"), "emotion") == 0)
        {
          int lowest, highest;

          way_rules_get_scale (self->map, &lowest, &highest);
          /* TRANSLATORS: the ends of a scale, for example −2 … +2 */
          note = g_strdup_printf (_ ("%s%d … %s%d"), lowest < 0 ? "−" : "", ABS (lowest),
                                  highest > 0 ? "+" : "", highest);
        }
      else if (strcmp (way_item_get_text (lane, "kind"), "metric") == 0)
        {
          note = g_strdup (way_item_get_text (lane, "unit"));
          if (*note == '\0')
            {
              g_free (note);
              note = way_field_format (way_kind_get_field (WAY_KIND_LANE, "metric"),
                                       way_item_get_text (lane, "metric"));
            }
        }
      if (note != NULL)
        way_painter_text (self, WAY_FONT_LANE_NOTE, note,
                          way_painter_place (self, &box->rect, 36, name_width), top + height + 1,
                          name_width, WAY_ALIGN_START, self->theme->quiet);
    }
  if (!folded)
    way_paint_bubble (self, &box->rect, lane, 4, top + 27, self->theme->ink);
  if (self->layout->options.folds)
    self->sink->icon (self->sink, fold,
                      way_painter_place (self, &box->rect, box->rect.width - 16, 12), top + 4, 12, self->theme->quiet);
  self->sink->end (self->sink, WAY_MEANING_ROW_HEADER);
}

void
way_paint_border (WayPainter   *self,
                  const WayBox *box)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_LANE, "border");
  g_autofree char *label = way_field_format (field, way_item_get (box->item, "border"));
  double           middle = box->rect.y + box->rect.height / 2;
  double           text_width, height, x1, x2;

  way_texts_measure (self->texts, WAY_FONT_LANE_NOTE, label, -1, &text_width, &height);
  way_painter_text (self, WAY_FONT_LANE_NOTE, label,
                    way_painter_place (self, &box->rect, 10, text_width), middle - height / 2, -1, WAY_ALIGN_START, self->theme->quiet);
  x1 = box->rect.x + (self->layout->rtl ? 0 : text_width + 20);
  x2 = box->rect.x + box->rect.width - (self->layout->rtl ? text_width + 20 : 0);
  way_painter_line (self, x1, middle, x2, middle, 1.5, 7, self->theme->strong_line);
}

void
way_paint_owner (WayPainter   *self,
                 const WayBox *box)
{
  const WayTint *tint = &self->theme->soft[WAY_HUE_GREY];
  const char    *owner = way_item_get_text (box->item, "owner");
  double         width = box->rect.width - 2 * OWNER_PAD;
  double         height;

  self->sink->begin (self->sink, WAY_MEANING_VALUE, NULL, owner);
  way_texts_measure (self->texts, WAY_FONT_CARD, owner, width, NULL, &height);
  way_painter_box (self, &box->rect, 6, tint->fill, tint->border);
  way_painter_text (self, WAY_FONT_CARD, owner, box->rect.x + OWNER_PAD,
                    box->rect.y + (box->rect.height - height) / 2, width, WAY_ALIGN_CENTER, tint->ink);
  self->sink->end (self->sink, WAY_MEANING_VALUE);
}

void
way_paint_bars (WayPainter   *self,
                const WayBox *box)
{
  double y = box->rect.y + box->rect.height - LANE_PAD;

  way_painter_line (self, box->rect.x, y, box->rect.x + box->rect.width, y, 1, 0, self->theme->line);
}

/* The measure before this one in the lane, for losses on the way. */
static gboolean
find_before (WayPainter   *self,
             const WayBox *box,
             const char   *metric,
             double       *value)
{
  int i;

  for (i = box->column - 1; i >= 0; i--)
    {
      const WayColumn *column = way_layout_get_column (self->layout, i);
      WayItem         *measure = way_rules_find_measure (column->step, metric);

      if (measure == NULL && i == column->first)
        measure = way_rules_find_measure (column->stage, metric);
      if (measure != NULL)
        return way_item_get_number (measure, "value", value);
    }

  return FALSE;
}

void
way_paint_bar (WayPainter   *self,
               const WayBox *box)
{
  const char      *metric = way_item_get_text (box->item, "metric");
  g_autofree char *text = way_field_format (way_kind_get_field (WAY_KIND_MEASURE, "value"),
                                            way_item_get (box->item, "value"));
  double           value = 0, before, height;
  double           loss = 0;
  gboolean         counts = strcmp (metric, "population") == 0 || strcmp (metric, "entered") == 0;

  way_item_get_number (box->item, "value", &value);
  if (counts && find_before (self, box, metric, &before) && before > 0 && value < before)
    loss = (before - value) / before;

  self->sink->begin (self->sink, WAY_MEANING_VALUE, way_item_get_id (box->item), NULL);
  {
    /* A loss that hurts is drawn in another colour, with its figure beside it. */
    WayHue hue = loss >= 0.1 ? WAY_HUE_ORANGE : WAY_HUE_BLUE;
    /* In high contrast all that is soft is plain. */
    gboolean plain = self->theme->soft[hue].fill == self->theme->page;
    WayColor color = plain ? self->theme->solid[hue].fill : self->theme->soft[hue].border;

    way_painter_box (self, &box->rect, 3, color, color);
  }
  way_texts_measure (self->texts, WAY_FONT_NUMBER, text, box->rect.width, NULL, &height);
  way_painter_text (self, WAY_FONT_NUMBER, text, box->rect.x, box->rect.y - height - 1,
                    box->rect.width, WAY_ALIGN_CENTER, self->theme->ink);
  if (loss >= 0.01)
    {
      g_autofree char *figure = g_strdup_printf (_ ("−%d %%"),
                                                 (int)MIN (loss * 100 + 0.5, value > 0 ? 99 : 100));
      double           width, x;

      way_texts_measure (self->texts, WAY_FONT_CARD_NOTE, figure, -1, &width, &height);
      x = self->layout->rtl ? box->rect.x - width - 4 : box->rect.x + box->rect.width + 4;
      way_painter_text (self, WAY_FONT_CARD_NOTE, figure, x,
                        box->rect.y + box->rect.height - height - 1, -1, WAY_ALIGN_START,
                        loss >= 0.1 ? self->theme->bad : self->theme->quiet);
    }
  self->sink->end (self->sink, WAY_MEANING_VALUE);
}
