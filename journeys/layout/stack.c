/* stack.c - the cards of one lane, put one below the other
 *
 * A change stacks the columns it touches again, and those that are tied to them by
 * cards over several columns, but never the rest of the lane.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

/* All cards whose columns are touched, in the order of the map. Columns that hang
 * together with these are touched too. */
static GPtrArray *
collect_touched (WayRow *self)
{
  GPtrArray *boxes = g_ptr_array_new ();
  guint      i, j;

  /* The list grows while it is gone through. */
  for (i = 0; i < self->touched->len; i++)
    {
      int            index = g_array_index (self->touched, int, i);
      const WayCell *cell = way_row_get_cell (self, index);

      for (j = 0; cell->cards != NULL && j < cell->cards->len; j++)
        {
          WayCardBox *box = g_ptr_array_index (cell->cards, j);

          way_row_touch_card (self, box);
          if (box->column->index == index)
            g_ptr_array_add (boxes, box);
        }
    }
  g_ptr_array_sort (boxes, way_card_box_compare);

  return boxes;
}

static void
measure_card (WayLayout  *layout,
              WayCardBox *box)
{
  const WayColumn *last = way_layout_get_column (layout, box->column->index + box->span - 1);
  double           width = last->x + last->width - box->column->x;
  int              votes;

  if (box->known && box->face.width == width)
    return;
  votes = GPOINTER_TO_INT (g_hash_table_lookup (layout->votes, way_item_get_id (box->card)));
  way_card_face_measure (&box->face, layout->texts, layout->map, box->card, votes,
                         way_layout_get_bubble_width (layout, box->card), width);
  box->known = TRUE;
}

/* Where the prompts of an empty cell end; 0 when there are none. */
static double
measure_hints (WayRow    *self,
               WayLayout *layout,
               int        index)
{
  const WayColumn *column = way_layout_get_column (layout, index);
  double           end = 0;
  int              i;

  for (i = 0; i < way_item_n_children (column->step, WAY_STEP_HINTS); i++)
    {
      WayItem *hint = way_item_get_child (column->step, WAY_STEP_HINTS, i);

      if (way_map_find (layout->map, way_item_get (hint, "lane")) == self->lane)
        end = MAX (end, LANE_PAD + way_layout_measure_hint (layout, hint, column->width));
    }

  return end;
}

static double
find_lowest (WayRow *self)
{
  double lowest = 0;
  guint  i;

  for (i = 0; i < self->cells->len; i++)
    lowest = MAX (lowest, way_row_get_cell (self, i)->end);

  return lowest;
}

static double
find_lowest_touched (WayRow *self)
{
  double lowest = 0;
  guint  i;

  for (i = 0; i < self->touched->len; i++)
    lowest = MAX (lowest, way_row_get_cell (self, g_array_index (self->touched, int, i))->end);

  return lowest;
}

/* Cards go as high as the columns they cover allow, in the order of the map. */
static void
stack (WayRow    *self,
       WayLayout *layout,
       GPtrArray *boxes)
{
  guint i;
  int   j;

  for (i = 0; i < self->touched->len; i++)
    way_row_get_cell (self, g_array_index (self->touched, int, i))->end = 0;
  for (i = 0; i < boxes->len; i++)
    {
      WayCardBox *box = g_ptr_array_index (boxes, i);
      WayCell    *cells;
      double      y = LANE_PAD;

      if (box->span == 0)
        continue;
      measure_card (layout, box);
      cells = way_row_get_cell (self, box->column->index);
      for (j = 0; j < box->span; j++)
        if (cells[j].end > 0)
          y = MAX (y, cells[j].end + CARD_GAP);
      box->y = y;
      for (j = 0; j < box->span; j++)
        cells[j].end = y + box->face.height;
    }
  for (i = 0; layout->options.hints && i < self->touched->len; i++)
    {
      int      column = g_array_index (self->touched, int, i);
      WayCell *cell = way_row_get_cell (self, column);

      if (cell->end == 0)
        cell->end = measure_hints (self, layout, column);
    }
}

/* Everything, for the first time. */
static void
stack_all (WayRow    *self,
           WayLayout *layout)
{
  int   n = layout->columns->len;
  int   column;
  guint i;

  way_row_clear_cells (self);
  g_array_set_size (self->cells, n);
  self->stale = FALSE;
  for (column = 0; column < n; column++)
    way_row_touch (self, column);
  for (i = 0; i < self->cards->len; i++)
    way_row_enter_cells (self, layout, g_ptr_array_index (self->cards, i));
  stack (self, layout, self->cards);
  self->lowest = find_lowest (self);
}

static void
stack_touched (WayRow    *self,
               WayLayout *layout)
{
  g_autoptr (GPtrArray) boxes = collect_touched (self);
  double before = find_lowest_touched (self);
  double after;

  stack (self, layout, boxes);
  after = find_lowest_touched (self);
  if (after >= self->lowest)
    self->lowest = after;
  else if (before == self->lowest)
    self->lowest = find_lowest (self);
}

/* For the one who shows it. */
static void
note_stacked (WayRow *self)
{
  guint i;

  for (i = 0; i < self->touched->len; i++)
    {
      int      column = g_array_index (self->touched, int, i);
      gboolean none = self->stacked_first == self->stacked_end;

      way_row_get_cell (self, column)->touched = FALSE;
      self->stacked_first = none ? column : MIN (self->stacked_first, column);
      self->stacked_end = none ? column + 1 : MAX (self->stacked_end, column + 1);
    }
  g_array_set_size (self->touched, 0);
}

/* Stacks what was touched. Gives the height of the cells with their margins. */
double
way_row_stack (WayRow    *self,
               WayLayout *layout)
{
  if (self->stale)
    stack_all (self, layout);
  else if (self->touched->len > 0)
    stack_touched (self, layout);
  if (self->shaped)
    self->lowest = find_lowest (self);
  note_stacked (self);
  self->shaped = FALSE;
  self->known = TRUE;

  return self->lowest + LANE_PAD;
}
