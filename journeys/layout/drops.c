/* drops.c - where something that is dragged comes down, and what can be pulled */
#include "config.h"

#include "journeys/layout/drops.h"

#include "journeys/layout/layout-private.h"
#include "journeys/model/rules.h"

#define LINE 3.0

#define SCROLL_ZONE 40.0   /* pixels of the window at its edges */
#define SCROLL_MOST 1400.0 /* pixels in a second */

static double
turn (WayLayout *self,
      double     x)
{
  return self->rtl ? self->width - x : x;
}

/* The column at a place, or the nearest. */
static int
find_column (WayLayout *self,
             double     x)
{
  int n = self->columns->len;
  int i;

  for (i = 0; i + 1 < n; i++)
    {
      const WayColumn *column = way_layout_get_column (self, i);

      if (x < column->x + column->width + COLUMN_GAP / 2)
        break;
    }

  return i;
}

static WayItem *
get_next (WayItem *item)
{
  return way_item_get_child (way_item_get_parent (item), way_item_get_slot (item), way_item_get_index (item) + 1);
}

static WayRect
get_upright (WayLayout *self,
             double     x,
             double     from)
{
  return way_layout_mirror (self, (WayRect){ x - LINE / 2, from, LINE, self->cells_bottom - from });
}

static gboolean
find_gap_aside (WayLayout *self,
                gboolean   of_stages,
                double     x,
                WayGap    *gap)
{
  const WayColumn *first = way_layout_get_column (self, find_column (self, x));
  const WayColumn *last = first;
  gboolean         after;
  WayItem         *item;

  if (of_stages)
    {
      last = way_layout_get_column (self, first->first + first->count - 1);
      first = way_layout_get_column (self, first->first);
    }
  item = of_stages ? first->stage : first->step;
  after = x >= (first->x + last->x + last->width) / 2;
  gap->parent = way_item_get_parent (item);
  gap->before = after ? get_next (item) : item;
  gap->line = get_upright (self, after ? last->x + last->width + COLUMN_GAP / 2 : first->x - COLUMN_GAP / 2,
                           of_stages ? self->stage_y : self->step_y);

  return TRUE;
}

static gboolean
find_gap_down (WayLayout *self,
               double     y,
               WayGap    *gap)
{
  const WayRow *row = NULL;
  gboolean      after;
  double        at;
  guint         i;

  for (i = 0; i < self->rows->len; i++)
    {
      row = way_layout_get_row (self, i);
      if (y < row->y + row->height + LANE_GAP / 2)
        break;
    }
  after = y >= row->y + row->height / 2;
  at = after ? row->y + row->height + LANE_GAP / 2 : row->y - row->border - LANE_GAP / 2;
  gap->parent = way_map_get_root (self->map);
  gap->before = after ? get_next (row->lane) : row->lane;
  gap->line = (WayRect){ MARGIN, at - LINE / 2, self->width - 2 * MARGIN, LINE };

  return TRUE;
}

/**
 * way_layout_find_gap:
 * @self: a layout
 * @kind: of stages, steps or lanes
 * @x: pixels at zoom 1
 * @y: the same
 * @gap: (out): between which two of them the point is
 *
 * Between the last step of a stage and the first of the next, that of the two over which the
 * point is says in which stage.
 *
 * Returns: whether there are any
 */
gboolean
way_layout_find_gap (WayLayout *self,
                     WayKind    kind,
                     double     x,
                     double     y,
                     WayGap    *gap)
{
  way_layout_update (self);
  if (kind == WAY_KIND_LANE)
    return self->rows->len > 0 && find_gap_down (self, y, gap);

  return self->columns->len > 0 && find_gap_aside (self, kind == WAY_KIND_STAGE, turn (self, x), gap);
}

/**
 * way_layout_find_cell_gap:
 * @self: a layout
 * @x: pixels at zoom 1
 * @y: the same
 * @moving: (element-type WayItem): cards that do not count, because they go away
 * @gap: (out): the cell of the point, and between which of its cards it is
 *
 * Returns: whether the point is in a cell that takes cards
 */
gboolean
way_layout_find_cell_gap (WayLayout  *self,
                          double      x,
                          double      y,
                          GPtrArray  *moving,
                          WayCellGap *gap)
{
  g_autoptr (GPtrArray) cards = NULL;
  const WayColumn *column;
  const WayRow    *row;
  double           at;
  guint            i;

  if (!way_layout_hit_cell (self, x, y, &gap->column, &gap->row))
    return FALSE;
  column = way_layout_get_column (self, gap->column);
  row = way_layout_get_row (self, gap->row);
  if (!way_rules_lane_takes_cards (row->lane))
    return FALSE;

  gap->after = gap->before = NULL;
  at = row->y + LANE_PAD - CARD_GAP / 2;
  cards = way_row_list_cards (row, gap->column, gap->column + 1);
  for (i = 0; i < cards->len && gap->before == NULL; i++)
    {
      const WayCardBox *box = g_ptr_array_index (cards, i);

      /* Also those that reach into the cell from before it push and are pushed. */
      if (g_ptr_array_find (moving, box->card, NULL))
        continue;
      if (y >= row->y + box->y + box->face.height / 2)
        {
          gap->after = box->card;
          at = row->y + box->y + box->face.height + CARD_GAP / 2;
        }
      else
        {
          gap->before = box->card;
          at = row->y + box->y - CARD_GAP / 2;
        }
    }
  gap->line = way_layout_mirror (self, (WayRect){ column->x, at - LINE / 2, column->width, LINE });

  return TRUE;
}

/**
 * way_layout_hits_end:
 * @self: a layout
 * @card: the box of a card
 * @x: a point in it, in pixels at zoom 1
 * @reach: how near to the end counts
 *
 * Returns: whether the point is at the end of the card, where it can be pulled longer
 */
gboolean
way_layout_hits_end (WayLayout    *self,
                     const WayBox *card,
                     double        x,
                     double        reach)
{
  double from_end = self->rtl ? x - card->rect.x : card->rect.x + card->rect.width - x;

  return card->role == WAY_BOX_CARD && from_end >= 0 && from_end < MIN (reach, card->rect.width / 3);
}

/**
 * way_layout_find_span:
 * @self: a layout
 * @column: where a card begins
 * @x: pixels at zoom 1
 * @covered: (out): from there to the end of the last step it covers; only x and width
 *
 * Returns: over how many steps a card reaches whose end is pulled there
 */
int
way_layout_find_span (WayLayout *self,
                      int        column,
                      double     x,
                      WayRect   *covered)
{
  const WayColumn *first, *last;
  int              i;

  way_layout_update (self);
  x = turn (self, x);
  first = last = way_layout_get_column (self, column);
  for (i = column + 1; i < (int)self->columns->len; i++)
    {
      const WayColumn *next = way_layout_get_column (self, i);

      if (x < next->x + next->width / 2)
        break;
      last = next;
    }
  *covered = way_layout_mirror (self, (WayRect){ first->x, 0, last->x + last->width - first->x, 0 });

  return i - column;
}

/**
 * way_layout_hits_border:
 * @self: a layout
 * @x: pixels at zoom 1
 * @y: the same
 * @reach: how near to the border counts
 * @column: (out): the column that ends there
 *
 * Returns: whether the point is on the border at the end of a step, where the column can
 *   be pulled wider
 */
gboolean
way_layout_hits_border (WayLayout *self,
                        double     x,
                        double     y,
                        double     reach,
                        int       *column)
{
  int i;

  way_layout_update (self);
  if (self->columns->len == 0 || y < self->step_y || y >= self->cells_y)
    return FALSE;
  x = turn (self, x);
  /* The border may be that of the column before. */
  for (i = find_column (self, x); i >= 0; i--)
    {
      const WayColumn *c = way_layout_get_column (self, i);
      double           border = c->x + c->width + COLUMN_GAP / 2;

      if (x >= border - reach && x < border + reach)
        {
          *column = i;
          return TRUE;
        }
      if (x > border + reach)
        break;
    }

  return FALSE;
}

/**
 * way_layout_find_width:
 * @self: a layout
 * @column: a column
 * @x: pixels at zoom 1
 * @line: (out): where its border comes to be
 *
 * Returns: the width of its step when the border is pulled there, within its limits
 */
int
way_layout_find_width (WayLayout *self,
                       int        column,
                       double     x,
                       WayRect   *line)
{
  const WayField  *field = way_kind_get_field (WAY_KIND_STEP, "width");
  const WayColumn *c;
  double           width;

  way_layout_update (self);
  c = way_layout_get_column (self, column);
  width = CLAMP (turn (self, x) - c->x + COLUMN_GAP / 2, field->minimum, field->maximum);
  *line = get_upright (self, c->x + width - COLUMN_GAP / 2, self->step_y);

  return (int)(width + 0.5);
}

/**
 * way_scroll_speed:
 * @at: where the pointer is
 * @from: where what scrolls begins
 * @to: where it ends
 *
 * Near the edges and beyond them what is seen moves, faster the nearer.
 *
 * Returns: how fast, in pixels of the window in a second; negative towards the start
 */
double
way_scroll_speed (double at,
                  double from,
                  double to)
{
  double zone = MIN (SCROLL_ZONE, (to - from) / 4);
  double depth = 0;

  if (zone <= 0)
    return 0;
  if (at < from + zone)
    depth = MAX (-1, (at - from - zone) / zone);
  else if (at > to - zone)
    depth = MIN (1, (at - to + zone) / zone);

  return SCROLL_MOST * depth * ABS (depth);
}
