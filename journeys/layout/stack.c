/* stack.c - the cards of one lane, put one below the other
 *
 * A lane knows its cards in the order of the map, and which of them cover each
 * column. So a change stacks the columns it touches again, and those that are
 * tied to them by cards over several columns, but never the rest of the lane.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

WayRow *
way_row_new (WayItem *lane)
{
  WayRow *self = g_new0 (WayRow, 1);

  self->lane = lane;
  self->cards = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  self->ends = g_array_new (FALSE, TRUE, sizeof (double));
  self->stale = TRUE;

  return self;
}

static void
free_cells (WayRow *self)
{
  guint i;

  for (i = 0; i < self->cells->len; i++)
    g_clear_pointer (&g_ptr_array_index (self->cells, i), g_ptr_array_unref);
}

void
way_row_free (WayRow *self)
{
  free_cells (self);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->cards);
  g_array_unref (self->ends);
  g_free (self);
}

/* The place of a card among others that are in the order of the map. */
static guint
find_place (GPtrArray        *boxes,
            const WayCardBox *box)
{
  guint low = 0, high = boxes->len;

  /* Mostly it is the last one. */
  if (high > 0 && ((WayCardBox *)g_ptr_array_index (boxes, high - 1))->order < box->order)
    return high;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (((WayCardBox *)g_ptr_array_index (boxes, middle))->order < box->order)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Makes a range of columns include others. */
static void
widen (int *first,
       int *end,
       int  other_first,
       int  other_end)
{
  gboolean empty = *first == *end;

  *first = empty ? other_first : MIN (*first, other_first);
  *end = empty ? other_end : MAX (*end, other_end);
}

static void
touch (WayRow *self,
       int     first,
       int     end)
{
  self->known = FALSE;
  widen (&self->touched_first, &self->touched_end, first, end);
}

/* Finds the columns of a card and adds it to them. */
static void
enter_cells (WayRow     *self,
             WayLayout  *layout,
             WayCardBox *box)
{
  int      n = layout->columns->len;
  WayItem *step = way_map_find (layout->map, way_item_get_at (box->card, WAY_CARD_STEP));
  int      i;

  box->column = GPOINTER_TO_INT (g_hash_table_lookup (layout->places, step)) - 1;
  box->span = 0;
  if (box->column < 0)
    return;
  box->span = CLAMP (way_item_get_int (box->card, "span", 1), 1, n - box->column);
  for (i = box->column; i < box->column + box->span; i++)
    {
      GPtrArray *cell = g_ptr_array_index (self->cells, i);

      if (cell == NULL)
        cell = g_ptr_array_index (self->cells, i) = g_ptr_array_new ();
      g_ptr_array_insert (cell, find_place (cell, box), box);
    }
  touch (self, box->column, box->column + box->span);
}

static void
leave_cells (WayRow     *self,
             WayCardBox *box)
{
  int i;

  for (i = box->column; i < box->column + box->span; i++)
    {
      GPtrArray *cell = g_ptr_array_index (self->cells, i);

      g_ptr_array_remove (cell, box);
      if (cell->len == 0)
        g_clear_pointer (&g_ptr_array_index (self->cells, i), g_ptr_array_unref);
    }
  if (box->span > 0)
    touch (self, box->column, box->column + box->span);
  box->span = 0;
}

/* Adds a card; its place follows from its order. */
void
way_row_add (WayRow     *self,
             WayLayout  *layout,
             WayCardBox *box)
{
  g_ptr_array_insert (self->cards, find_place (self->cards, box), box);
  if (!self->stale)
    enter_cells (self, layout, box);
}

void
way_row_remove (WayRow     *self,
                WayCardBox *box)
{
  guint place = find_place (self->cards, box);

  g_return_if_fail (place < self->cards->len && g_ptr_array_index (self->cards, place) == box);

  g_ptr_array_remove_index (self->cards, place);
  if (!self->stale)
    leave_cells (self, box);
}

/* Something about a card is different: what it says, or which columns it covers. */
void
way_row_update (WayRow     *self,
                WayLayout  *layout,
                WayCardBox *box,
                gboolean    moved)
{
  if (self->stale)
    return;
  if (moved)
    {
      leave_cells (self, box);
      enter_cells (self, layout, box);
    }
  else if (box->span > 0)
    touch (self, box->column, box->column + box->span);
}

/* All cards whose columns are touched, in the order of the map. Widens the
 * touched columns to those that hang together with them. */
static GPtrArray *
collect_touched (WayRow *self)
{
  GPtrArray *boxes = g_ptr_array_new ();
  int        first = self->touched_first, end = self->touched_first;
  int        i;
  guint      j;

  /* Columns from first to end are looked through already. */
  while (first > self->touched_first || end < self->touched_end)
    {
      const GPtrArray *cell;

      i = first > self->touched_first ? --first : end++;
      cell = g_ptr_array_index (self->cells, i);
      for (j = 0; cell != NULL && j < cell->len; j++)
        {
          const WayCardBox *box = g_ptr_array_index (cell, j);

          touch (self, box->column, box->column + box->span);
        }
    }
  for (i = first; i < end; i++)
    {
      const GPtrArray *cell = g_ptr_array_index (self->cells, i);

      for (j = 0; cell != NULL && j < cell->len; j++)
        {
          WayCardBox *box = g_ptr_array_index (cell, j);

          if (box->column == i)
            g_ptr_array_add (boxes, box);
        }
    }
  g_ptr_array_sort (boxes, way_card_box_compare);

  return boxes;
}

int
way_card_box_compare (gconstpointer a,
                      gconstpointer b)
{
  double x = (*(const WayCardBox *const *)a)->order;
  double y = (*(const WayCardBox *const *)b)->order;

  return (x > y) - (x < y);
}

static void
measure_card (WayLayout  *layout,
              WayCardBox *box)
{
  const WayColumn *first = way_layout_get_column (layout, box->column);
  const WayColumn *last = way_layout_get_column (layout, box->column + box->span - 1);
  double           width = last->x + last->width - first->x;
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
find_lowest (WayRow *self,
             int     first,
             int     end)
{
  const double *ends = (const double *)self->ends->data;
  double        lowest = 0;
  int           i;

  for (i = first; i < end; i++)
    lowest = MAX (lowest, ends[i]);

  return lowest;
}

/* Cards go as high as the columns they cover allow, in the order of the map. */
static void
stack (WayRow    *self,
       WayLayout *layout,
       GPtrArray *boxes)
{
  double *ends = (double *)self->ends->data;
  guint   i;
  int     j;

  for (j = self->touched_first; j < self->touched_end; j++)
    ends[j] = 0;
  for (i = 0; i < boxes->len; i++)
    {
      WayCardBox *box = g_ptr_array_index (boxes, i);
      double      y = LANE_PAD;

      if (box->span == 0)
        continue;
      measure_card (layout, box);
      for (j = box->column; j < box->column + box->span; j++)
        if (ends[j] > 0)
          y = MAX (y, ends[j] + CARD_GAP);
      box->y = y;
      for (j = box->column; j < box->column + box->span; j++)
        ends[j] = y + box->face.height;
    }
  for (j = self->touched_first; layout->options.hints && j < self->touched_end; j++)
    if (ends[j] == 0)
      ends[j] = measure_hints (self, layout, j);
}

/* Stacks what was touched. Gives the height of the cells with their margins. */
double
way_row_stack (WayRow    *self,
               WayLayout *layout)
{
  int   n = layout->columns->len;
  guint i;

  if (self->stale)
    {
      free_cells (self);
      g_ptr_array_set_size (self->cells, n);
      g_array_set_size (self->ends, n);
      for (i = 0; i < self->cards->len; i++)
        enter_cells (self, layout, g_ptr_array_index (self->cards, i));
      self->touched_first = 0;
      self->touched_end = n;
      stack (self, layout, self->cards);
      self->lowest = find_lowest (self, 0, n);
      self->stale = FALSE;
    }
  else if (self->touched_first < self->touched_end)
    {
      g_autoptr (GPtrArray) boxes = collect_touched (self);
      double before = find_lowest (self, self->touched_first, self->touched_end);
      double after;

      stack (self, layout, boxes);
      after = find_lowest (self, self->touched_first, self->touched_end);
      if (after >= self->lowest)
        self->lowest = after;
      else if (before == self->lowest)
        self->lowest = find_lowest (self, 0, n);
    }
  if (self->touched_first < self->touched_end)
    widen (&self->stacked_first, &self->stacked_end, self->touched_first, self->touched_end);
  self->touched_first = self->touched_end = 0;
  self->known = TRUE;

  return self->lowest + LANE_PAD;
}

/* The cards that cover columns, in the order of the map. */
GPtrArray *
way_row_list_cards (const WayRow *self,
                    int           first,
                    int           end)
{
  GPtrArray *boxes = g_ptr_array_new ();
  int        i;
  guint      j;

  for (i = MAX (first, 0); i < MIN (end, (int)self->cells->len); i++)
    {
      const GPtrArray *cell = g_ptr_array_index (self->cells, i);

      for (j = 0; cell != NULL && j < cell->len; j++)
        {
          WayCardBox *box = g_ptr_array_index (cell, j);

          if (i == MAX (first, box->column))
            g_ptr_array_add (boxes, box);
        }
    }
  g_ptr_array_sort (boxes, way_card_box_compare);

  return boxes;
}
