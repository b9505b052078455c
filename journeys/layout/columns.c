/* columns.c - steps as columns, which stay when others come, go or move
 *
 * A card knows its column and not how many are before it. So what happens to one
 * column costs others no more than a new place each: only the cards that reach over a
 * border where something else follows now are looked at.
 */
#include "config.h"

#include "journeys/layout/layout-private.h"

void
way_column_free (WayColumn *self)
{
  way_item_unref (self->step);
  way_item_unref (self->stage);
  g_free (self);
}

const WayColumn *
way_layout_get_column (WayLayout *self,
                       int        column)
{
  return column >= 0 && column < (int)self->columns->len ? g_ptr_array_index (self->columns, column) : NULL;
}

const WayColumn *
way_layout_get_column_of (WayLayout *self,
                          WayItem   *step)
{
  return g_hash_table_lookup (self->column_of, step);
}

static WayColumn *
ensure_column (WayLayout *self,
               WayItem   *step,
               WayItem   *stage)
{
  WayColumn *column = g_hash_table_lookup (self->column_of, step);

  if (column == NULL)
    {
      column = g_new0 (WayColumn, 1);
      column->step = way_item_ref (step);
      column->stage = way_item_ref (stage);
      column->index = -1;
      g_hash_table_insert (self->column_of, step, column);
    }
  else if (column->stage != stage)
    {
      way_item_unref (column->stage);
      column->stage = way_item_ref (stage);
      column->stage_height = 0;
    }

  return column;
}

static GPtrArray *
list_columns (WayLayout *self)
{
  GPtrArray *columns = g_ptr_array_new ();
  int        i, j;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_STAGES); i++)
    {
      WayItem *stage = way_map_get (self->map, WAY_MAP_STAGES, i);
      int      first = columns->len;
      int      n = way_item_n_children (stage, WAY_STAGE_STEPS);

      for (j = 0; j < n; j++)
        {
          WayColumn *column = ensure_column (self, way_item_get_child (stage, WAY_STAGE_STEPS, j), stage);

          if (j > 0)
            column->stage_height = 0;
          column->next = columns->len;
          column->first = first;
          column->count = n;
          g_ptr_array_add (columns, column);
        }
    }

  return columns;
}

/* A short map is stretched to be at least as wide as asked, within reason, and as wide
 * as the page always is. */
static double
get_extra (WayLayout *self,
           double     width,
           int        n)
{
  double extra;

  if (n == 0 || self->options.part)
    return 0;
  extra = MIN ((self->options.min_width - width) / n, COLUMN_WIDTH * 0.6);

  return MAX (MAX (extra, (LEAST_WIDTH - width) / n), 0);
}

/* Returns which of those that were there before are of another width. */
static GPtrArray *
place_columns (WayLayout *self,
               GPtrArray *columns)
{
  GPtrArray *widened = g_ptr_array_new ();
  double     x = MARGIN + LANE_HEADER;
  double     extra;
  guint      i;

  for (i = 0; i < columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (columns, i);

      column->x = x;
      x += way_item_get_int (column->step, "width", COLUMN_WIDTH);
    }
  extra = get_extra (self, x + MARGIN, columns->len);
  self->width = MAX (x + MARGIN + extra * columns->len, self->options.part ? 0 : LEAST_WIDTH);

  for (i = 0; i < columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (columns, i);
      double     end = i + 1 < columns->len ? ((WayColumn *)g_ptr_array_index (columns, i + 1))->x : x;
      double     width = end - column->x - COLUMN_GAP + extra;

      column->x += extra * i;
      if (width == column->width)
        continue;
      column->width = width;
      column->step_height = 0;
      if (column->index >= 0)
        g_ptr_array_add (widened, column);
    }

  return widened;
}

static const WayColumn *
get_after (const GPtrArray *columns,
           int              index)
{
  return index + 1 < (int)columns->len ? g_ptr_array_index (columns, index + 1) : NULL;
}

/* The columns after which something else follows now, and those that go. */
static GPtrArray *
list_breaks (const GPtrArray *before,
             const GPtrArray *next)
{
  GPtrArray *breaks = g_ptr_array_new ();
  guint      i;

  for (i = 0; i < before->len; i++)
    {
      WayColumn *column = g_ptr_array_index (before, i);

      if (column->next < 0 || get_after (before, i) != get_after (next, column->next))
        g_ptr_array_add (breaks, column);
    }

  return breaks;
}

static void
take_over (WayLayout *self,
           GPtrArray *next)
{
  g_autoptr (GPtrArray) before = self->columns;
  guint i;

  for (i = 0; i < before->len; i++)
    {
      WayColumn *column = g_ptr_array_index (before, i);

      if (column->next < 0)
        g_hash_table_remove (self->column_of, column->step);
    }
  for (i = 0; i < next->len; i++)
    ((WayColumn *)g_ptr_array_index (next, i))->index = i;
  self->columns = next;
}

/* The cells of all lanes go where their columns go. */
static void
shape_rows (WayLayout *self,
            GPtrArray *next)
{
  g_autoptr (GPtrArray) breaks = list_breaks (self->columns, next);
  g_autoptr (GPtrArray) loose = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  guint i;

  if (breaks->len == 0 && next->len == self->columns->len)
    return;
  for (i = 0; i < self->rows->len; i++)
    g_ptr_array_add (loose, way_row_loosen (g_ptr_array_index (self->rows, i), self->columns, breaks));
  for (i = 0; i < self->rows->len; i++)
    way_row_shape (g_ptr_array_index (self->rows, i), self->columns, next->len);
  take_over (self, next);
  for (i = 0; i < self->rows->len; i++)
    way_row_fasten (g_ptr_array_index (self->rows, i), self, g_ptr_array_index (loose, i));
}

/* Brings columns, and the cells in them, up to date with the stages and steps of the map. */
void
way_layout_sync_columns (WayLayout *self)
{
  g_autoptr (GPtrArray) widened = NULL;
  GPtrArray *next;
  guint      i, j;

  for (i = 0; i < self->columns->len; i++)
    ((WayColumn *)g_ptr_array_index (self->columns, i))->next = -1;
  next = list_columns (self);
  widened = place_columns (self, next);
  shape_rows (self, next);
  if (self->columns != next)
    take_over (self, next);
  for (i = 0; i < self->rows->len; i++)
    {
      WayRow *row = g_ptr_array_index (self->rows, i);

      /* Owners of stages have another width too. */
      row->known = FALSE;
      for (j = 0; j < widened->len; j++)
        way_row_touch (row, ((WayColumn *)g_ptr_array_index (widened, j))->index);
    }
  self->columns_serial++;
  self->stale_columns = FALSE;
  self->stale_head = self->stale_rows = TRUE;
}
