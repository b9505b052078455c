/* paint-head.c - title, objective, chips, ring; stages and steps; legend */
#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "journeys/drawing/painter-private.h"
#include "journeys/layout/legend.h"
#include "journeys/review/confidence.h"

static void
paint_chip (WayPainter   *self,
            const WayBox *box)
{
  WayItem         *item = box->item;
  gboolean         persona = way_item_get_kind (item) == WAY_KIND_PERSONA_LINK;
  WayHue           hue = persona ? way_legend_get_persona_hue (self->map, item) : WAY_HUE_PURPLE;
  const WayTint   *tint = &self->theme->soft[hue];
  g_autofree char *text = way_chip_dup_text (item);
  double           width = box->rect.width - CHIP_TEXT - CHIP_PAD + 1;
  double           height;

  way_painter_box (self, &box->rect, CHIP_RADIUS, tint->fill, tint->border);
  self->sink->icon (self->sink, persona ? "persona" : "account", way_painter_place (self, &box->rect, 10, 14),
                    box->rect.y + CHIP_RADIUS - 7, 14, tint->ink);
  way_texts_measure (self->texts, WAY_FONT_CHIP, text, width, NULL, &height);
  way_painter_text (self, WAY_FONT_CHIP, text, way_painter_place (self, &box->rect, CHIP_TEXT, width),
                    box->rect.y + (box->rect.height - height) / 2, width, WAY_ALIGN_START, tint->ink);
}

/* An arc as curves, from the top, clockwise. */
static void
paint_arc (WayPainter *self,
           double      cx,
           double      cy,
           double      radius,
           double      share,
           double      width,
           WayColor    color)
{
  int                        n = MAX (1, (int)ceil (share * 8));
  g_autofree WayPathElement *elements = g_new0 (WayPathElement, n + 1);
  double                     step = share * 2 * G_PI / n;
  double                     k = 4.0 / 3.0 * tan (step / 4) * radius;
  WayPaint                   paint = { 0, color, width, 0 };
  int                        i;

  elements[0] = (WayPathElement){ .step = WAY_PATH_MOVE, .x = cx, .y = cy - radius };
  for (i = 1; i <= n; i++)
    {
      double a = -G_PI / 2 + (i - 1) * step;
      double b = a + step;

      elements[i] = (WayPathElement){
        .step = WAY_PATH_CURVE,
        .x1 = cx + radius * cos (a) - k * sin (a),
        .y1 = cy + radius * sin (a) + k * cos (a),
        .x2 = cx + radius * cos (b) + k * sin (b),
        .y2 = cy + radius * sin (b) - k * cos (b),
        .x = cx + radius * cos (b),
        .y = cy + radius * sin (b),
      };
    }
  self->sink->path (self->sink, elements, n + 1, &paint);
}

static void
paint_confidence (WayPainter   *self,
                  const WayBox *box)
{
  double           cx = box->rect.x + box->rect.width / 2;
  double           cy = box->rect.y + box->rect.height / 2;
  double           radius = box->rect.width / 2 - 4;
  g_autofree char *text = NULL;
  double           share, height;

  if (!way_confidence_of_map (self->map, &share))
    return;

  way_painter_circle (self, cx, cy, radius + 2.5, 0, self->theme->line, 5);
  if (share > 0)
    paint_arc (self, cx, cy, radius, share, 5, share >= 0.5 ? self->theme->good : self->theme->star);
  /* TRANSLATORS: a share in percent */
  text = g_strdup_printf (_ ("%d %%"), (int)lround (share * 100));
  way_texts_measure (self->texts, WAY_FONT_LANE_NOTE, text, box->rect.width, NULL, &height);
  self->sink->begin (self->sink, WAY_MEANING_PARAGRAPH, NULL, NULL);
  way_painter_text (self, WAY_FONT_LANE_NOTE, text, box->rect.x, cy - height / 2, box->rect.width,
                    WAY_ALIGN_CENTER, self->theme->ink);
  self->sink->end (self->sink, WAY_MEANING_PARAGRAPH);
}

void
way_paint_head (WayPainter   *self,
                const WayBox *box)
{
  switch ((int)box->role)
    {
    case WAY_BOX_TITLE:
      self->sink->begin (self->sink, WAY_MEANING_TITLE, NULL, NULL);
      way_painter_text (self, WAY_FONT_TITLE, way_item_get_text (box->item, "title"), box->rect.x,
                        box->rect.y, box->rect.width, WAY_ALIGN_START, self->theme->ink);
      self->sink->end (self->sink, WAY_MEANING_TITLE);
      break;
    case WAY_BOX_OBJECTIVE:
      self->sink->begin (self->sink, WAY_MEANING_PARAGRAPH, NULL, NULL);
      way_painter_text (self, WAY_FONT_OBJECTIVE, way_item_get_text (box->item, "objective"),
                        box->rect.x, box->rect.y, box->rect.width, WAY_ALIGN_START, self->theme->quiet);
      self->sink->end (self->sink, WAY_MEANING_PARAGRAPH);
      break;
    case WAY_BOX_CHIP:
      self->sink->begin (self->sink, WAY_MEANING_PARAGRAPH, way_item_get_id (box->item), NULL);
      paint_chip (self, box);
      self->sink->end (self->sink, WAY_MEANING_PARAGRAPH);
      break;
    default:
      paint_confidence (self, box);
      break;
    }
}

void
way_paint_stage (WayPainter   *self,
                 const WayBox *box)
{
  const WayTint *tint = &self->theme->solid[way_theme_get_stage_hue (box->item)];
  const WayRect *r = &box->rect;
  gboolean       rtl = self->layout->rtl;
  double         start = rtl ? r->x + r->width : r->x;
  double         end = rtl ? r->x : r->x + r->width;
  double         point = rtl ? -STAGE_POINT : STAGE_POINT;
  double         middle = r->y + r->height / 2;
  WayPathElement elements[] = {
    { .step = WAY_PATH_MOVE, .x = start, .y = r->y },
    { .step = WAY_PATH_LINE, .x = end - point, .y = r->y },
    { .step = WAY_PATH_LINE, .x = end, .y = middle },
    { .step = WAY_PATH_LINE, .x = end - point, .y = r->y + r->height },
    { .step = WAY_PATH_LINE, .x = start, .y = r->y + r->height },
    { .step = WAY_PATH_LINE, .x = start + point, .y = middle },
    { .step = WAY_PATH_CLOSE },
  };
  WayPaint    paint = { tint->fill, 0, 0, 0 };
  double      width = way_layout_get_stage_text_width (self->layout, box->item, r->width);
  double      height;
  const char *title = way_item_get_text (box->item, "title");

  self->sink->begin (self->sink, WAY_MEANING_HEADING, way_item_get_id (box->item), title);
  self->sink->path (self->sink, elements, G_N_ELEMENTS (elements), &paint);
  way_texts_measure (self->texts, WAY_FONT_STAGE, title, width, NULL, &height);
  way_painter_text (self, WAY_FONT_STAGE, title, r->x + (r->width - width) / 2, middle - height / 2,
                    width, WAY_ALIGN_CENTER, tint->ink);
  way_paint_bubble (self, r, box->item, STAGE_POINT + 6, middle, tint->ink);
  self->sink->end (self->sink, WAY_MEANING_HEADING);
}

void
way_paint_step (WayPainter   *self,
                const WayBox *box)
{
  const char *title = way_item_get_text (box->item, "title");
  double      width = way_layout_get_step_text_width (self->layout, box->item, box->rect.width);
  double      height;

  way_texts_measure (self->texts, WAY_FONT_STEP, title, width, NULL, &height);
  self->sink->begin (self->sink, WAY_MEANING_COLUMN_HEADER, way_item_get_id (box->item), title);
  way_painter_text (self, WAY_FONT_STEP, title, box->rect.x + (box->rect.width - width) / 2,
                    box->rect.y + (box->rect.height - height) / 2,
                    width, WAY_ALIGN_CENTER, self->theme->ink);
  way_paint_bubble (self, &box->rect, box->item, 4, box->rect.y + box->rect.height / 2, self->theme->ink);
  self->sink->end (self->sink, WAY_MEANING_COLUMN_HEADER);
}

void
way_paint_legend (WayPainter   *self,
                  const WayBox *box)
{
  double height;
  g_autoptr (GPtrArray) entries = way_legend_list (self->layout, box->rect.width, &height);
  guint i;

  self->sink->begin (self->sink, WAY_MEANING_LIST, NULL, _ ("Legend"));
  for (i = 0; i < entries->len; i++)
    {
      WayLegendEntry *entry = g_ptr_array_index (entries, i);
      double          sign = way_painter_place (self, &box->rect, entry->rect.x, 16);
      double          width = entry->rect.width - 22;
      double          text = way_painter_place (self, &box->rect, entry->rect.x + 22, width + 2);
      double          y = box->rect.y + entry->rect.y;
      double          middle = y + entry->rect.height / 2;
      double          text_height;

      self->sink->begin (self->sink, WAY_MEANING_LIST_ITEM, NULL, NULL);
      if (entry->sign == WAY_LEGEND_PERSONA)
        {
          WayColor color = self->theme->solid[way_legend_get_persona_hue (self->map, entry->persona)].border;

          way_painter_line (self, sign + 1, middle, sign + 15, middle, 2.5, 0, color);
          way_paint_persona_sign (self, entry->persona, sign + 8, middle, 5.5, self->theme->page);
        }
      else if (entry->sign == WAY_LEGEND_DOT)
        way_painter_circle (self, sign + 8, middle, WAY_CARD_DOT / 2, self->theme->vote, 0, 0);
      else if (entry->sign == WAY_LEGEND_RING)
        {
          way_painter_circle (self, sign + 8, middle, 7, 0, self->theme->line, 3);
          paint_arc (self, sign + 8, middle, 5.5, 0.6, 3, self->theme->quiet);
        }
      else
        self->sink->icon (self->sink, entry->icon, sign, middle - 8, 16,
                          g_str_equal (entry->icon, "star") ? self->theme->star : self->theme->quiet);
      way_texts_measure (self->texts, WAY_FONT_LEGEND, entry->label, -1, NULL, &text_height);
      way_painter_text (self, WAY_FONT_LEGEND, entry->label, text, middle - text_height / 2, -1,
                        WAY_ALIGN_START, self->theme->quiet);
      self->sink->end (self->sink, WAY_MEANING_LIST_ITEM);
    }
  self->sink->end (self->sink, WAY_MEANING_LIST);
}
