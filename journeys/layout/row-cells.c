/* row-cells.c - which cards of a lane cover which of its columns
 *
 * A lane knows its cards in the order of the map, and each of its cells those that
 * cover it. When columns come, go or move, their cells do the same with all that is in
 * them, and only cards that reach over a place where something else follows now are
 * taken out and put in again.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

WayRow *
way_row_new (WayItem *lane)
{
  WayRow *self = g_new0 (WayRow, 1);

  self->lane = lane;
  self->cards = g_ptr_array_new ();
  self->lost = g_ptr_array_new ();
  self->cells = g_array_new (FALSE, TRUE, sizeof (WayCell));
  self->touched = g_array_new (FALSE, FALSE, sizeof (int));
  self->stale = TRUE;

  return self;
}

WayCell *
way_row_get_cell (const WayRow *self,
                  int           column)
{
  return &g_array_index (self->cells, WayCell, column);
}

void
way_row_clear_cells (WayRow *self)
{
  guint i;

  for (i = 0; i < self->cells->len; i++)
    g_clear_pointer (&way_row_get_cell (self, i)->cards, g_ptr_array_unref);
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->touched, 0);
  g_ptr_array_set_size (self->lost, 0);
}

void
way_row_free (WayRow *self)
{
  way_row_clear_cells (self);
  g_array_unref (self->cells);
  g_array_unref (self->touched);
  g_ptr_array_unref (self->lost);
  g_ptr_array_unref (self->cards);
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

/* Its cell in a column is to be stacked again. */
void
way_row_touch (WayRow *self,
               int     column)
{
  WayCell *cell;

  self->known = FALSE;
  if (self->stale)
    return;
  cell = way_row_get_cell (self, column);
  if (cell->touched)
    return;
  cell->touched = TRUE;
  g_array_append_val (self->touched, column);
}

void
way_row_touch_card (WayRow           *self,
                    const WayCardBox *box)
{
  int i;

  for (i = 0; i < box->span; i++)
    way_row_touch (self, box->column->index + i);
}

/* Over how many steps a card would reach if the map did not end. */
static int
get_wish (const WayCardBox *box)
{
  return MAX (1, way_item_get_int (box->card, "span", 1));
}

/* Finds the columns of a card and adds it to them. */
void
way_row_enter_cells (WayRow     *self,
                     WayLayout  *layout,
                     WayCardBox *box)
{
  WayItem *step = way_map_find (layout->map, way_item_get_at (box->card, WAY_CARD_STEP));
  int      i;

  box->column = way_layout_get_column_of (layout, step);
  box->span = 0;
  if (box->column == NULL)
    {
      g_ptr_array_add (self->lost, box);
      return;
    }
  box->span = MIN (get_wish (box), (int)layout->columns->len - box->column->index);
  for (i = 0; i < box->span; i++)
    {
      WayCell *cell = way_row_get_cell (self, box->column->index + i);

      if (cell->cards == NULL)
        cell->cards = g_ptr_array_new ();
      g_ptr_array_insert (cell->cards, find_place (cell->cards, box), box);
    }
  way_row_touch_card (self, box);
}

static void
leave_cells (WayRow     *self,
             WayCardBox *box)
{
  int i;

  if (box->column == NULL)
    g_ptr_array_remove_fast (self->lost, box);
  for (i = 0; i < box->span; i++)
    {
      WayCell *cell = way_row_get_cell (self, box->column->index + i);

      g_ptr_array_remove_index (cell->cards, find_place (cell->cards, box));
      if (cell->cards->len == 0)
        g_clear_pointer (&cell->cards, g_ptr_array_unref);
    }
  way_row_touch_card (self, box);
  box->column = NULL;
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
    way_row_enter_cells (self, layout, box);
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
      way_row_enter_cells (self, layout, box);
    }
  else
    way_row_touch_card (self, box);
}

/* Columns come, go or move. */

static gboolean
is_loose (const WayCardBox *box,
          const WayColumn  *column,
          gboolean          last)
{
  return column->next < 0 ||
         box->column->index + box->span > column->index + 1 ||
         (last && get_wish (box) > box->span);
}

/* Takes the cards out of their cells that reach over a column after which something else
 * follows now, stand in one that goes, or stand in none. */
GPtrArray *
way_row_loosen (WayRow          *self,
                const GPtrArray *columns,
                const GPtrArray *breaks)
{
  GPtrArray *loose = g_ptr_array_new ();
  guint      i, j;

  if (self->stale)
    return loose;
  for (i = self->lost->len; i > 0; i--)
    {
      g_ptr_array_add (loose, g_ptr_array_index (self->lost, i - 1));
      leave_cells (self, g_ptr_array_index (self->lost, i - 1));
    }
  for (i = 0; i < breaks->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (breaks, i);
      const WayCell   *cell = way_row_get_cell (self, column->index);

      for (j = cell->cards != NULL ? cell->cards->len : 0; j > 0; j--)
        {
          WayCardBox *box = g_ptr_array_index (cell->cards, j - 1);

          if (!is_loose (box, column, column->index + 1 == (int)columns->len))
            continue;
          g_ptr_array_add (loose, box);
          leave_cells (self, box);
        }
    }

  return loose;
}

/* The cells of the columns there were go to where these will be; those of new ones are
 * empty. */
void
way_row_shape (WayRow          *self,
               const GPtrArray *columns,
               int              n)
{
  GArray *before = self->cells;
  guint   i;

  if (self->stale)
    return;
  self->cells = g_array_sized_new (FALSE, TRUE, sizeof (WayCell), n);
  g_array_set_size (self->cells, n);
  for (i = 0; i < (guint)n; i++)
    way_row_get_cell (self, i)->touched = TRUE;
  for (i = 0; i < columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (columns, i);

      if (column->next >= 0)
        *way_row_get_cell (self, column->next) = g_array_index (before, WayCell, i);
    }
  g_array_unref (before);

  g_array_set_size (self->touched, 0);
  for (i = 0; i < (guint)n; i++)
    if (way_row_get_cell (self, i)->touched)
      g_array_append_val (self->touched, i);
  if (self->stacked_first < self->stacked_end)
    {
      self->stacked_first = 0;
      self->stacked_end = n;
    }
  self->shaped = TRUE;
  self->known = FALSE;
}

/* Puts the loose cards into the columns as they are now. */
void
way_row_fasten (WayRow    *self,
                WayLayout *layout,
                GPtrArray *loose)
{
  guint i;

  for (i = 0; i < loose->len; i++)
    way_row_enter_cells (self, layout, g_ptr_array_index (loose, i));
}

int
way_card_box_compare (gconstpointer a,
                      gconstpointer b)
{
  double x = (*(const WayCardBox *const *)a)->order;
  double y = (*(const WayCardBox *const *)b)->order;

  return (x > y) - (x < y);
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
      const GPtrArray *cards = way_row_get_cell (self, i)->cards;

      for (j = 0; cards != NULL && j < cards->len; j++)
        {
          WayCardBox *box = g_ptr_array_index (cards, j);

          if (i == MAX (first, box->column->index))
            g_ptr_array_add (boxes, box);
        }
    }
  g_ptr_array_sort (boxes, way_card_box_compare);

  return boxes;
}
