/* layout-boxes.c - the boxes of a layout, one after the other
 *
 * Boxes are made when asked for, from the numbers of rows and columns, and
 * only for the area asked about.
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "journeys/layout/layout-private.h"
#include "journeys/model/rules.h"

WayRect
way_layout_mirror (WayLayout *self,
                   WayRect    rect)
{
  if (self->rtl)
    rect.x = self->width - rect.x - rect.width;

  return rect;
}

const WayRow *
way_layout_get_row (WayLayout *self,
                    int        row)
{
  return row >= 0 && row < (int)self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

double
way_layout_get_cells_width (WayLayout *self)
{
  return self->width - 2 * MARGIN - LANE_HEADER - LANE_PAD;
}

double
way_layout_measure_hint (WayLayout *self,
                         WayItem   *hint,
                         double     width)
{
  double height;

  way_texts_measure (self->texts, WAY_FONT_HINT, way_item_get_text (hint, "text"),
                     width - 2 * WAY_CARD_PAD_X, NULL, &height);

  return height + 2 * WAY_CARD_PAD_Y;
}

double
way_layout_get_level_y (WayLayout    *self,
                        const WayRow *row,
                        double        level)
{
  int lowest, highest;

  way_rules_get_scale (self->map, &lowest, &highest);

  /* What was said on a longer scale stays in its lane. */
  level = CLAMP (level, lowest, highest);

  return row->y + LANE_PAD + FACE_RADIUS + (highest - level) * LEVEL_HEIGHT;
}

#define FACE_STEP (2 * FACE_RADIUS + 3)
#define CURVE_STEP 4.0
#define CURVES_MOST 12.0 /* all that share a level */

/* Faces on one level stand side by side, and their curves run side by side too. */
gboolean
way_layout_find_spot (WayLayout    *self,
                      const WayRow *row,
                      int           column,
                      WayItem      *emotion,
                      WaySpot      *spot)
{
  const WayColumn *c = way_layout_get_column (self, column);
  double           level, other, step, place;
  int              same = 0, before = 0;
  int              i;

  if (!way_item_get_number (emotion, "level", &level))
    return FALSE;
  for (i = 0; i < way_item_n_children (c->step, WAY_STEP_EMOTIONS); i++)
    {
      WayItem *sibling = way_item_get_child (c->step, WAY_STEP_EMOTIONS, i);

      if (!way_item_get_number (sibling, "level", &other) || other != level)
        continue;
      if (sibling == emotion)
        before = same;
      same++;
    }
  place = before - (same - 1) / 2.0;
  step = MIN (FACE_STEP, (c->width - 2 * FACE_RADIUS) / MAX (1, same - 1));
  spot->x = c->x + c->width / 2 + place * step;
  spot->y = way_layout_get_level_y (self, row, level);
  spot->aside = place * MIN (CURVE_STEP, CURVES_MOST / MAX (1, same - 1));

  return TRUE;
}

static gboolean
overlaps (const WayRect *a,
          const WayRect *b)
{
  return b == NULL ||
         (a->x < b->x + b->width &&
          b->x < a->x + a->width &&
          a->y < b->y + b->height &&
          b->y < a->y + a->height);
}

typedef struct
{
  WayLayout     *self;
  const WayRect *area;
  WayBoxFunc     func;
  gpointer       data;
  int            first; /* columns that may have something in the area */
  int            end;
} Walk;

/* The first column that ends behind a place, as from the left. */
static int
find_column (WayLayout *self,
             double     x)
{
  int low = 0, high = self->columns->len;

  while (low < high)
    {
      int              middle = (low + high) / 2;
      const WayColumn *column = way_layout_get_column (self, middle);

      if (column->x + column->width < x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The columns that may have something in an area, or all; faces and figures may
 * reach into the next one. */
void
way_layout_find_columns (WayLayout     *self,
                         const WayRect *area,
                         int           *first,
                         int           *end)
{
  WayRect mirrored;

  *first = 0;
  *end = self->columns->len;
  if (area == NULL)
    return;
  mirrored = way_layout_mirror (self, *area);
  *first = MAX (0, find_column (self, mirrored.x) - 1);
  *end = MIN (*end, find_column (self, mirrored.x + mirrored.width) + 2);
}

static void
give (Walk      *walk,
      WayBoxRole role,
      WayItem   *item,
      WayRect    rect,
      int        column,
      int        row)
{
  WayBox box = { role, item, way_layout_mirror (walk->self, rect), column, row };

  if (overlaps (&box.rect, walk->area))
    walk->func (&box, walk->data);
}

static void
walk_head (Walk *walk)
{
  WayLayout          *self = walk->self;
  WayItem            *root = way_map_get_root (self->map);
  g_autofree WayRect *chips = g_new (WayRect, self->chips->len + 1);
  double              y = MARGIN;
  guint               i;

  give (walk, WAY_BOX_TITLE, root, (WayRect){ MARGIN, y, self->title_width, self->title_height }, -1, -1);
  if (self->objective_height > 0)
    give (walk, WAY_BOX_OBJECTIVE, root,
          (WayRect){ MARGIN, y + self->title_height + 2, self->title_width, self->objective_height }, -1, -1);
  way_layout_measure_chips (self, chips);
  for (i = 0; i < self->chips->len; i++)
    give (walk, WAY_BOX_CHIP, g_ptr_array_index (self->chips, i), chips[i], -1, -1);
  if (self->ring)
    give (walk, WAY_BOX_CONFIDENCE, root,
          (WayRect){ self->width - MARGIN - RING, MARGIN - 4, RING, RING }, -1, -1);
}

/* The first column of the stage that the area begins in. */
static int
get_stage_start (Walk *walk)
{
  const WayColumn *column = way_layout_get_column (walk->self, walk->first);

  return column != NULL ? column->first : 0;
}

static void
walk_stages (Walk *walk)
{
  WayLayout *self = walk->self;
  int        i;

  for (i = get_stage_start (walk); i < walk->end; i++)
    {
      const WayColumn *column = way_layout_get_column (self, i);

      if (i == column->first)
        {
          const WayColumn *last = way_layout_get_column (self, i + column->count - 1);

          give (walk, WAY_BOX_STAGE, column->stage,
                (WayRect){ column->x, self->stage_y, last->x + last->width - column->x, self->stage_height }, i, -1);
        }
    }
  for (i = walk->first; i < walk->end; i++)
    {
      const WayColumn *column = way_layout_get_column (self, i);

      give (walk, WAY_BOX_STEP, column->step,
            (WayRect){ column->x, self->step_y, column->width, self->step_height }, i, -1);
    }
}

static void
walk_emotions (Walk         *walk,
               const WayRow *row,
               int           index)
{
  WayLayout *self = walk->self;
  int        i, j;

  give (walk, WAY_BOX_CURVES, row->lane,
        (WayRect){ MARGIN + LANE_HEADER, row->y, way_layout_get_cells_width (self), row->height }, -1, index);
  for (i = walk->first; i < walk->end; i++)
    {
      const WayColumn *column = way_layout_get_column (self, i);

      for (j = 0; j < way_item_n_children (column->step, WAY_STEP_EMOTIONS); j++)
        {
          WayItem *emotion = way_item_get_child (column->step, WAY_STEP_EMOTIONS, j);
          WaySpot  spot;

          if (way_layout_find_spot (self, row, i, emotion, &spot))
            give (walk, WAY_BOX_EMOTION, emotion,
                  (WayRect){ spot.x - FACE_RADIUS, spot.y - FACE_RADIUS, 2 * FACE_RADIUS, 2 * FACE_RADIUS }, i, index);
        }
    }
}

static void
walk_bars (Walk         *walk,
           const WayRow *row,
           int           index)
{
  WayLayout  *self = walk->self;
  const char *metric = way_item_get_text (row->lane, "metric");
  double      most = 0;
  double      base = row->y + row->height - LANE_PAD;
  double      room = row->height - 2 * LANE_PAD - 20;
  int         pass, i;

  give (walk, WAY_BOX_BARS, row->lane,
        (WayRect){ MARGIN + LANE_HEADER, row->y, way_layout_get_cells_width (self), row->height }, -1, index);
  for (pass = 0; pass < 2; pass++)
    for (i = pass == 0 ? 0 : get_stage_start (walk); i < (pass == 0 ? (int)self->columns->len : walk->end); i++)
      {
        const WayColumn *column = way_layout_get_column (self, i);
        const WayColumn *last = column;
        WayItem         *measure = way_rules_find_measure (column->step, metric);
        double           value, height;

        if (measure == NULL && i == column->first)
          {
            measure = way_rules_find_measure (column->stage, metric);
            last = way_layout_get_column (self, i + column->count - 1);
          }
        if (measure == NULL || !way_item_get_number (measure, "value", &value))
          continue;
        if (pass == 0)
          most = MAX (most, fabs (value));
        else
          {
            double width = last->x + last->width - column->x;

            height = most > 0 ? MAX (2, fabs (value) / most * room) : 2;
            give (walk, WAY_BOX_BAR, measure,
                  (WayRect){ column->x + width * 0.26, base - height, width * 0.48, height }, i, index);
          }
      }
}

static void
walk_owners (Walk         *walk,
             const WayRow *row,
             int           index)
{
  WayLayout *self = walk->self;
  int        i;

  for (i = get_stage_start (walk); i < walk->end; i++)
    {
      const WayColumn *column = way_layout_get_column (self, i);
      const WayColumn *last = way_layout_get_column (self, column->first + column->count - 1);

      if (i == column->first && way_item_get (column->stage, "owner") != NULL)
        give (walk, WAY_BOX_OWNER, column->stage,
              (WayRect){ column->x, row->y + LANE_PAD,
                         last->x + last->width - column->x, MAX (20, row->height - 2 * LANE_PAD) },
              i, index);
    }
}

static void
walk_hints (Walk         *walk,
            const WayRow *row,
            int           index)
{
  WayLayout *self = walk->self;
  int        i, j;

  for (i = walk->first; i < walk->end; i++)
    {
      const WayColumn *column = way_layout_get_column (self, i);

      if (way_row_get_cell (row, i)->cards != NULL)
        continue;
      for (j = 0; j < way_item_n_children (column->step, WAY_STEP_HINTS); j++)
        {
          WayItem *hint = way_item_get_child (column->step, WAY_STEP_HINTS, j);

          if (way_map_find (self->map, way_item_get (hint, "lane")) == row->lane)
            give (walk, WAY_BOX_HINT, hint,
                  (WayRect){ column->x, row->y + LANE_PAD,
                             column->width, way_layout_measure_hint (self, hint, column->width) },
                  i, index);
        }
    }
}

static void
walk_row (Walk         *walk,
          const WayRow *row,
          int           index)
{
  WayLayout  *self = walk->self;
  const char *kind = way_item_get_text (row->lane, "kind");
  WayRect     band = { MARGIN, row->y, self->width - 2 * MARGIN, row->height };
  g_autoptr (GPtrArray) cards = NULL;
  guint i;

  if (row->border > 0)
    give (walk, WAY_BOX_BORDER, row->lane,
          (WayRect){ MARGIN, row->y - row->border, self->width - 2 * MARGIN, row->border - LANE_GAP }, -1, index);
  if (!overlaps (&band, walk->area) && walk->area != NULL && !self->rtl)
    return;
  give (walk, WAY_BOX_LANE, row->lane, band, -1, index);
  give (walk, WAY_BOX_LANE_HEADER, row->lane,
        (WayRect){ MARGIN, row->y, LANE_HEADER - 8, row->height }, -1, index);
  if (way_item_has_mark (row->lane, "folded"))
    return;

  if (strcmp (kind, "emotion") == 0)
    walk_emotions (walk, row, index);
  else if (strcmp (kind, "metric") == 0)
    walk_bars (walk, row, index);
  else if (strcmp (kind, "owner") == 0)
    walk_owners (walk, row, index);
  if (self->options.hints)
    walk_hints (walk, row, index);
  cards = walk->area != NULL
            ? way_row_list_cards (row, walk->first, walk->end)
            : g_ptr_array_ref (row->cards);
  for (i = 0; i < cards->len; i++)
    {
      WayCardBox *box = g_ptr_array_index (cards, i);

      if (box->column != NULL)
        give (walk, WAY_BOX_CARD, box->card,
              (WayRect){ box->column->x, row->y + box->y, box->face.width, box->face.height }, box->column->index, index);
    }
}

/**
 * way_layout_foreach:
 * @self: a layout
 * @area: (nullable): only boxes that touch it; NULL for all
 * @func: (scope call): called for each box, those behind first; must not change the map
 * @data: passed to @func
 *
 * Lists boxes, in the order in which they are drawn and read.
 */
void
way_layout_foreach (WayLayout     *self,
                    const WayRect *area,
                    WayBoxFunc     func,
                    gpointer       data)
{
  Walk  walk = { self, area, func, data, 0, 0 };
  guint i;

  way_layout_update (self);
  way_layout_find_columns (self, area, &walk.first, &walk.end);
  walk_head (&walk);
  walk_stages (&walk);
  for (i = 0; i < self->rows->len; i++)
    walk_row (&walk, g_ptr_array_index (self->rows, i), i);
  if (self->options.legend && self->legend_height > 0)
    give (&walk, WAY_BOX_LEGEND, way_map_get_root (self->map),
          (WayRect){ MARGIN, self->legend_y, self->width - 2 * MARGIN, self->legend_height }, -1, -1);
}
