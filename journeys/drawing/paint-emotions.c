/* paint-emotions.c - curves of emotion with their faces */
#include "config.h"

#include <math.h>

#include "journeys/drawing/curve.h"
#include "journeys/drawing/face.h"
#include "journeys/drawing/painter-private.h"
#include "journeys/layout/legend.h"
#include "journeys/model/rules.h"

/* Each persona has a shape of face, so that colour is not needed to tell them
 * apart: round, square, and pointed in several ways. */
void
way_paint_persona_sign (WayPainter *self,
                        WayItem    *persona,
                        double      x,
                        double      y,
                        double      radius,
                        WayColor    fill)
{
  static const struct
  {
    int    corners; /* 0: a circle, or a square with round corners */
    double size;    /* of the radius, for the same weight to the eye */
    double turn;    /* of the first corner from the top */
  } shapes[] = { { 0, 1, 0 }, { 0, 0.94, 0 }, { 6, 1.12, 0 }, { 4, 1.24, 0 }, { 5, 1.16, 0 } };
  int            shape = way_legend_get_persona_place (self->map, persona) % G_N_ELEMENTS (shapes);
  WayColor       color = self->theme->solid[way_legend_get_persona_hue (self->map, persona)].border;
  WayPathElement elements[7];
  WayPaint       paint = { fill, color, 2, 0 };
  int            i;

  if (shapes[shape].corners == 0)
    {
      double  half = radius * shapes[shape].size;
      WayRect rect = { x - half, y - half, 2 * half, 2 * half };

      self->sink->box (self->sink, &rect, shape == 0 ? half : radius / 2.5, &paint);
      return;
    }
  for (i = 0; i < shapes[shape].corners; i++)
    {
      double angle = shapes[shape].turn + i * 2 * G_PI / shapes[shape].corners;
      double reach = (radius - 1) * shapes[shape].size;

      elements[i] = (WayPathElement){ .step = i == 0 ? WAY_PATH_MOVE : WAY_PATH_LINE,
                                      .x = x + reach * sin (angle),
                                      .y = y - reach * cos (angle) };
    }
  elements[i] = (WayPathElement){ .step = WAY_PATH_CLOSE };
  self->sink->path (self->sink, elements, i + 1, &paint);
}

/* Where the curve of a persona passes through a column, if it does. */
static gboolean
get_point (WayPainter   *self,
           const WayRow *row,
           WayItem      *persona,
           int           column,
           double       *x,
           double       *y)
{
  WayItem *step = way_layout_get_column (self->layout, column)->step;
  WayItem *emotion = way_rules_find_emotion (step, way_item_get_id (persona));
  WaySpot  spot;

  if (emotion == NULL || !way_layout_find_spot (self->layout, row, column, emotion, &spot))
    return FALSE;
  *x = self->layout->rtl ? self->layout->width - spot.x : spot.x;
  *y = spot.y + spot.aside;

  return TRUE;
}

/* A column beyond the area where the feeling turns or stays. The curve is level
 * there, so it can begin or end there and looks as if the whole were drawn. */
static int
find_turn (WayPainter   *self,
           const WayRow *row,
           WayItem      *persona,
           int           from,
           int           by)
{
  int    n = self->layout->columns->len;
  int    place = from;
  int    known = 0;
  double before = 0, last = 0, x, y;
  int    i;

  for (i = from; i >= 0 && i < n; i += by)
    {
      if (!get_point (self, row, persona, i, &x, &y))
        continue;
      if (known >= 2 && (before - last) * (last - y) <= 0)
        return place;
      before = last;
      last = y;
      place = i;
      known++;
    }

  return by < 0 ? 0 : n - 1;
}

static void
paint_curve (WayPainter   *self,
             const WayBox *box,
             WayItem      *persona)
{
  const WayRow      *row = way_layout_get_row (self->layout, box->row);
  g_autofree double *xs = NULL;
  g_autofree double *ys = NULL;
  int                points = 0;
  int                first, end, i;

  way_layout_find_columns (self->layout, self->area, &first, &end);
  if (first >= end)
    return;
  first = find_turn (self, row, persona, first, -1);
  end = find_turn (self, row, persona, end - 1, 1) + 1;
  xs = g_new (double, end - first);
  ys = g_new (double, end - first);
  for (i = first; i < end; i++)
    if (get_point (self, row, persona, i, &xs[points], &ys[points]))
      points++;
  if (points > 1)
    {
      g_autoptr (GArray) path = way_curve_new (xs, ys, points);
      WayPaint paint = { 0,
                         self->theme->solid[way_legend_get_persona_hue (self->map, persona)].border, 2.5, 0 };

      self->sink->path (self->sink, (WayPathElement *)path->data, path->len, &paint);
    }
}

void
way_paint_curves (WayPainter   *self,
                  const WayBox *box)
{
  const WayRow *row = way_layout_get_row (self->layout, box->row);
  int           lowest, highest, level, i;

  way_rules_get_scale (self->map, &lowest, &highest);
  for (level = lowest; level <= highest; level++)
    {
      double y = way_layout_get_level_y (self->layout, row, level);

      way_painter_line (self, box->rect.x, y, box->rect.x + box->rect.width, y, 1,
                        level == 0 ? 4 : 0, level == 0 ? self->theme->strong_line : self->theme->line);
    }
  self->sink->begin (self->sink, WAY_MEANING_FIGURE, NULL, way_item_get_text (box->item, "title"));
  for (i = 0; i < way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *item = way_map_get (self->map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (item) == WAY_KIND_PERSONA_LINK)
        paint_curve (self, box, item);
    }
  self->sink->end (self->sink, WAY_MEANING_FIGURE);
}

/* The mouth bends with the level, so that colour is not needed to read it. */
static void
paint_face (WayPainter *self,
            WayItem    *persona,
            double      level,
            double      x,
            double      y)
{
  double   bend;
  int      lowest, highest;
  WayColor color = self->theme->solid[way_legend_get_persona_hue (self->map, persona)].border;
  WayPaint paint = { 0, color, 1.5, 0 };

  way_rules_get_scale (self->map, &lowest, &highest);
  bend = 2 * (level - lowest) / (highest - lowest) - 1;
  bend = CLAMP (bend, -1, 1) * 3.6;

  way_paint_persona_sign (self, persona, x, y, FACE_RADIUS, self->theme->lane);
  way_painter_circle (self, x - 3, y - 2.4, 1.2, color, 0, 0);
  way_painter_circle (self, x + 3, y - 2.4, 1.2, color, 0, 0);
  {
    double         ends = y + 3 - bend / 2.6;
    WayPathElement mouth[] = {
      { .step = WAY_PATH_MOVE, .x = x - 4, .y = ends },
      { .step = WAY_PATH_CURVE,
        .x1 = x - 2,
        .y1 = ends + bend * 0.9,
        .x2 = x + 2,
        .y2 = ends + bend * 0.9,
        .x = x + 4,
        .y = ends },
    };

    self->sink->path (self->sink, mouth, 2, &paint);
  }
}

void
way_paint_emotion (WayPainter   *self,
                   const WayBox *box)
{
  WayItem *persona = way_map_find (self->map, way_item_get (box->item, "persona"));
  double   level = 0;

  if (persona == NULL)
    return;
  way_item_get_number (box->item, "level", &level);
  paint_face (self, persona, level, box->rect.x + FACE_RADIUS, box->rect.y + FACE_RADIUS);
}

/**
 * way_face_paint:
 * @sink: what it is drawn with
 * @map: the map of the persona
 * @theme: the colours
 * @persona: a persona of the map
 * @level: an emotion, or a mean of emotions
 *
 * Draws the face that stands on the curve of a persona, about the origin.
 */
void
way_face_paint (WaySink        *sink,
                WayMap         *map,
                const WayTheme *theme,
                WayItem        *persona,
                double          level)
{
  WayPainter painter = { .sink = sink, .map = map, .theme = theme };

  paint_face (&painter, persona, level, 0, 0);
}
