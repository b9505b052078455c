/* cells.c - steps and lanes as columns and rows, and what stands where they cross
 *
 * None of this looks at more than one cell.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

/**
 * way_layout_get_cell:
 * @self: a layout
 * @column: of a step
 * @row: of a lane
 * @rect: (out): where they cross
 *
 * Returns: whether there are such a step and lane
 */
gboolean
way_layout_get_cell (WayLayout *self,
                     int        column,
                     int        row,
                     WayRect   *rect)
{
  const WayColumn *c;
  const WayRow    *r;

  way_layout_update (self);
  c = way_layout_get_column (self, column);
  r = way_layout_get_row (self, row);
  if (c == NULL || r == NULL)
    return FALSE;
  *rect = way_layout_mirror (self, (WayRect){ c->x, r->y, c->width, r->height });

  return TRUE;
}

/**
 * way_layout_get_step:
 * @self: a layout
 * @column: a column
 *
 * Returns: (transfer none): its step
 */
WayItem *
way_layout_get_step (WayLayout *self,
                     int        column)
{
  way_layout_update (self);

  return way_layout_get_column (self, column) != NULL ? way_layout_get_column (self, column)->step : NULL;
}

/**
 * way_layout_get_lane:
 * @self: a layout
 * @row: a row
 *
 * Returns: (transfer none): its lane
 */
WayItem *
way_layout_get_lane (WayLayout *self,
                     int        row)
{
  way_layout_update (self);

  return way_layout_get_row (self, row) != NULL ? way_layout_get_row (self, row)->lane : NULL;
}

/**
 * way_layout_n_columns:
 * @self: a layout
 *
 * Returns: how many steps there are
 */
int
way_layout_n_columns (WayLayout *self)
{
  way_layout_update (self);

  return self->columns->len;
}

/**
 * way_layout_n_rows:
 * @self: a layout
 *
 * Returns: how many lanes there are
 */
int
way_layout_n_rows (WayLayout *self)
{
  way_layout_update (self);

  return self->rows->len;
}

/**
 * way_layout_find_column:
 * @self: a layout
 * @step_id: (nullable): the id of a step
 *
 * Returns: its column; -1 when there is no such step
 */
int
way_layout_find_column (WayLayout  *self,
                        const char *step_id)
{
  WayItem         *step = way_map_find (self->map, step_id);
  const WayColumn *column;

  way_layout_update (self);
  column = way_layout_get_column_of (self, step);

  return column != NULL ? column->index : -1;
}

/**
 * way_layout_find_row:
 * @self: a layout
 * @lane_id: (nullable): the id of a lane
 *
 * Returns: its row; -1 when there is no such lane
 */
int
way_layout_find_row (WayLayout  *self,
                     const char *lane_id)
{
  WayItem *lane = way_map_find (self->map, lane_id);

  way_layout_update (self);

  return lane != NULL && g_hash_table_contains (self->row_of, lane) ? way_item_get_index (lane) : -1;
}

/**
 * way_layout_get_columns_serial:
 * @self: a layout
 *
 * Returns: a number that is another one when columns came, went or are elsewhere
 */
guint
way_layout_get_columns_serial (WayLayout *self)
{
  way_layout_update (self);

  return self->columns_serial;
}

/**
 * way_layout_take_stacked:
 * @self: a layout
 * @row: of a lane
 * @rect: (out): the cells of the lane whose cards were stacked again since the last
 *   call, from the first to the last
 *
 * For the one who shows the layout: all that looks different now in a lane
 * after cards were changed is there.
 *
 * Returns: whether there are any
 */
gboolean
way_layout_take_stacked (WayLayout *self,
                         int        row,
                         WayRect   *rect)
{
  WayRow *r;
  int     first, end;

  way_layout_update (self);
  r = (WayRow *)way_layout_get_row (self, row);
  if (r == NULL)
    return FALSE;
  first = r->stacked_first;
  end = r->stacked_end;
  r->stacked_first = r->stacked_end = 0;
  if (first == end)
    return FALSE;
  *rect = (WayRect){ 0, r->y, self->width, r->height };
  /* A folded lane tells how many cards it has. */
  if (!way_item_has_mark (r->lane, "folded"))
    {
      const WayColumn *last = way_layout_get_column (self, end - 1);

      rect->x = way_layout_get_column (self, first)->x;
      rect->width = last->x + last->width - rect->x;
      *rect = way_layout_mirror (self, *rect);
    }

  return TRUE;
}

/**
 * way_layout_count_cell:
 * @self: a layout
 * @column: of a step
 * @row: of a lane
 * @card: (nullable): a card there
 * @place: (out) (optional): which of the cards it is, counted from 1; 0: none of them
 *
 * Returns: how many cards begin in the cell
 */
int
way_layout_count_cell (WayLayout *self,
                       int        column,
                       int        row,
                       WayItem   *card,
                       int       *place)
{
  const WayRow    *r;
  const GPtrArray *cell = NULL;
  int              n = 0;
  guint            i;

  way_layout_update (self);
  r = way_layout_get_row (self, row);
  if (r != NULL && column >= 0 && column < (int)r->cells->len)
    cell = way_row_get_cell (r, column)->cards;
  if (place != NULL)
    *place = 0;
  for (i = 0; cell != NULL && i < cell->len; i++)
    {
      const WayCardBox *box = g_ptr_array_index (cell, i);

      if (box->column->index != column)
        continue;
      n++;
      if (place != NULL && box->card == card)
        *place = n;
    }

  return n;
}
