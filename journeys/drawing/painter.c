/* painter.c - the only drawing of a map */
#include "config.h"

#include "journeys/drawing/painter-private.h"

#include <math.h>

/* Draws text; gives the height it took. The text stands at the start of its
 * width, as the map reads, or in its middle. */
double
way_painter_text (WayPainter *self,
                  WayFont     font,
                  const char *text,
                  double      x,
                  double      y,
                  double      width,
                  WayAlign    align,
                  WayColor    color)
{
  PangoLayout   *layout = way_texts_get (self->texts, font, text, width);
  PangoAlignment wanted = PANGO_ALIGN_LEFT;
  PangoRectangle logical;

  if (*text == '\0')
    return 0;

  /* Pango turns left and right round for text that reads from the right. */
  if (align == WAY_ALIGN_CENTER)
    wanted = PANGO_ALIGN_CENTER;
  else if (self->layout->rtl && pango_layout_get_direction (layout, 0) != PANGO_DIRECTION_RTL)
    wanted = PANGO_ALIGN_RIGHT;
  if (pango_layout_get_alignment (layout) != wanted)
    pango_layout_set_alignment (layout, wanted);
  pango_layout_get_extents (layout, NULL, &logical);
  self->sink->text (self->sink, layout, font, x, y, color);

  return logical.height / (double)PANGO_SCALE;
}

/* The x of something `offset` from the start of a box, mirrored when the map
 * reads from the right. */
double
way_painter_place (WayPainter    *self,
                   const WayRect *within,
                   double         offset,
                   double         width)
{
  return self->layout->rtl ? within->x + within->width - offset - width : within->x + offset;
}

void
way_painter_box (WayPainter    *self,
                 const WayRect *rect,
                 double         radius,
                 WayColor       fill,
                 WayColor       stroke)
{
  WayPaint paint = { fill, stroke, self->theme->border_width, 0 };

  self->sink->box (self->sink, rect, radius, &paint);
}

void
way_painter_line (WayPainter *self,
                  double      x1,
                  double      y1,
                  double      x2,
                  double      y2,
                  double      width,
                  double      dash,
                  WayColor    color)
{
  WayPathElement elements[] = {
    { .step = WAY_PATH_MOVE, .x = x1, .y = y1 },
    { .step = WAY_PATH_LINE, .x = x2, .y = y2 },
  };
  WayPaint paint = { 0, color, width, dash };

  self->sink->path (self->sink, elements, 2, &paint);
}

void
way_painter_circle (WayPainter *self,
                    double      x,
                    double      y,
                    double      radius,
                    WayColor    fill,
                    WayColor    stroke,
                    double      width)
{
  WayRect  rect = { x - radius, y - radius, 2 * radius, 2 * radius };
  WayPaint paint = { fill, stroke, width, 0 };

  self->sink->box (self->sink, &rect, radius, &paint);
}

/* Steps and lanes are one table: a row of step titles, then a row a lane. */
static void
keep_table (WayPainter   *self,
            const WayBox *box)
{
  gboolean starts_row = box == NULL || box->role == WAY_BOX_LANE || box->role == WAY_BOX_LEGEND;

  if (!self->whole)
    return;
  if (box != NULL && box->role == WAY_BOX_STEP && !self->in_table)
    {
      self->sink->begin (self->sink, WAY_MEANING_TABLE, NULL, NULL);
      self->sink->begin (self->sink, WAY_MEANING_ROW, NULL, NULL);
      self->in_table = TRUE;
      return;
    }
  if (!self->in_table || !starts_row)
    return;
  self->sink->end (self->sink, WAY_MEANING_ROW);
  if (box != NULL && box->role == WAY_BOX_LANE)
    self->sink->begin (self->sink, WAY_MEANING_ROW, NULL, way_item_get_text (box->item, "title"));
  else
    {
      self->sink->end (self->sink, WAY_MEANING_TABLE);
      self->in_table = FALSE;
    }
}

static void
paint_parts (WayPainter   *self,
             const WayBox *box)
{
  gboolean cells = (self->parts & WAY_PART_CELLS) != 0;

  keep_table (self, box);
  switch (box->role)
    {
    case WAY_BOX_TITLE:
    case WAY_BOX_OBJECTIVE:
    case WAY_BOX_CHIP:
    case WAY_BOX_CONFIDENCE:
      if (self->parts & WAY_PART_HEAD)
        way_paint_head (self, box);
      break;
    case WAY_BOX_STAGE:
      if (self->parts & WAY_PART_STAGES)
        way_paint_stage (self, box);
      break;
    case WAY_BOX_STEP:
      if (self->parts & WAY_PART_STAGES)
        way_paint_step (self, box);
      break;
    case WAY_BOX_LANE:
      if (cells)
        way_paint_lane (self, box);
      break;
    case WAY_BOX_LANE_HEADER:
      if (self->parts & WAY_PART_LANE_NAMES)
        way_paint_lane_header (self, box);
      break;
    case WAY_BOX_BORDER:
      if (cells)
        way_paint_border (self, box);
      break;
    case WAY_BOX_HINT:
      if (cells)
        way_paint_hint (self, box);
      break;
    case WAY_BOX_CURVES:
      if (cells)
        way_paint_curves (self, box);
      break;
    case WAY_BOX_EMOTION:
      if (cells)
        way_paint_emotion (self, box);
      break;
    case WAY_BOX_BARS:
      if (cells)
        way_paint_bars (self, box);
      break;
    case WAY_BOX_BAR:
      if (cells)
        way_paint_bar (self, box);
      break;
    case WAY_BOX_OWNER:
      if (cells)
        way_paint_owner (self, box);
      break;
    case WAY_BOX_CARD:
      if (cells || (self->parts & WAY_PART_CARDS) != 0)
        way_paint_card (self, box);
      break;
    case WAY_BOX_LEGEND:
      if (self->parts & WAY_PART_LEGEND)
        way_paint_legend (self, box);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
paint_box (const WayBox *box,
           gpointer      data)
{
  WayPainter *self = data;

  paint_parts (self, box);
  if (self->shade != NULL)
    way_paint_shade (self, box, self->shade (box, self->shade_data));
}

/**
 * way_painter_paint:
 * @sink: where to
 * @layout: what; its texts must belong to this thread
 * @theme: in which colours
 * @area: (nullable): only what touches it, in pixels at zoom 1; NULL for all
 * @parts: which parts of the map
 *
 * Draws a map. The background is left to the caller.
 */
void
way_painter_paint (WaySink        *sink,
                   WayLayout      *layout,
                   const WayTheme *theme,
                   const WayRect  *area,
                   WayPart         parts)
{
  way_painter_paint_shaded (sink, layout, theme, area, parts, NULL, NULL);
}

/**
 * way_painter_paint_shaded:
 * @sink: where to
 * @layout: what; its texts must belong to this thread
 * @theme: in which colours
 * @area: (nullable): only what touches it, in pixels at zoom 1; NULL for all
 * @parts: which parts of the map
 * @shade: (nullable) (scope call): how each box is shown; NULL for all as usual
 * @data: passed to @shade
 *
 * Draws a map of which only a part is looked at. The background is left to the caller.
 */
void
way_painter_paint_shaded (WaySink        *sink,
                          WayLayout      *layout,
                          const WayTheme *theme,
                          const WayRect  *area,
                          WayPart         parts,
                          WayShadeFunc    shade,
                          gpointer        data)
{
  WayPainter self = { sink, layout, way_layout_get_map (layout), way_layout_get_texts (layout),
                      theme, area, parts,
                      area == NULL && parts == WAY_PART_ALL, FALSE, shade, data };

  way_layout_foreach (layout, area, paint_box, &self);
  keep_table (&self, NULL);
}
