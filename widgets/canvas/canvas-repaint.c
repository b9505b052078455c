/* canvas-repaint.c - what is painted again after the map changed
 *
 * Columns and rows are compared with how they were shown last, so that only what
 * moved is painted again.
 */
#include "config.h"

#include "widgets/canvas/canvas-private.h"

static void
span_clear (gpointer data)
{
  g_clear_pointer (&((WaySpan *)data)->item, way_item_unref);
}

GArray *
way_canvas_new_spans (void)
{
  GArray *spans = g_array_new (FALSE, TRUE, sizeof (WaySpan));

  g_array_set_clear_func (spans, span_clear);

  return spans;
}

void
way_canvas_take_columns (WayCanvas *self)
{
  int n = way_layout_n_columns (self->layout);
  int i;

  for (i = 0; i < n; i++)
    {
      WaySpan span = { way_item_ref (way_layout_get_step (self->layout, i)), 0, 0 };
      WayRect rect;

      if (way_layout_get_cell (self->layout, i, 0, &rect))
        {
          span.start = rect.x;
          span.size = rect.width;
        }
      g_array_append_val (self->columns, span);
    }
}

void
way_canvas_take_rows (WayCanvas *self)
{
  int n = way_layout_n_rows (self->layout);
  int i;

  for (i = 0; i < n; i++)
    {
      WaySpan span = { way_item_ref (way_layout_get_lane (self->layout, i)), 0, 0 };
      WayRect rect;

      if (way_layout_get_cell (self->layout, 0, i, &rect))
        {
          span.start = rect.y;
          span.size = rect.height;
        }
      g_array_append_val (self->rows, span);
    }
}

static gboolean
columns_are_equal (GArray *a,
                   GArray *b)
{
  guint i;

  if (a->len != b->len)
    return FALSE;
  for (i = 0; i < a->len; i++)
    {
      const WaySpan *x = &g_array_index (a, WaySpan, i);
      const WaySpan *y = &g_array_index (b, WaySpan, i);

      if (x->item != y->item || x->start != y->start || x->size != y->size)
        return FALSE;
    }

  return TRUE;
}

static void
invalidate_rows (WayCanvas *self,
                 GArray    *before)
{
  guint i;

  for (i = 0; i < self->rows->len; i++)
    {
      const WaySpan *row = &g_array_index (self->rows, WaySpan, i);
      const WaySpan *old = i < before->len ? &g_array_index (before, WaySpan, i) : NULL;
      WayRect        area = { 0, row->start, self->width, row->size };
      WayRect        cells;

      if (old == NULL || old->item != row->item || old->start != row->start || old->size != row->size)
        {
          /* From here on everything is somewhere else. The line above goes with its lane. */
          area.y = (old != NULL ? MIN (old->start, row->start) : row->start) - 32;
          area.height = G_MAXINT;
          way_tiles_invalidate (self->tiles, &area);
          return;
        }
      if (g_ptr_array_find (self->changed_rows, row->item, NULL))
        way_tiles_invalidate (self->tiles, &area);
      else if (way_layout_take_stacked (self->layout, i, &cells))
        way_tiles_invalidate (self->tiles, &cells);
    }
  if (self->rows->len < before->len)
    way_tiles_invalidate (self->tiles, NULL);
}

static gboolean
rects_are_equal (const WayRect *a,
                 const WayRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/* The next change is looked at for itself. */
static void
forget_stacked (WayCanvas *self)
{
  WayRect ignored;
  guint   i;

  for (i = 0; i < self->rows->len; i++)
    way_layout_take_stacked (self->layout, i, &ignored);
}

void
way_canvas_invalidate (WayCanvas *self,
                       GArray    *columns, /* NULL: they are as they were */
                       GArray    *rows,
                       double     height)
{
  WayRect stages, lanes;
  WayRect area = { 0, 0, self->width, 0 };

  way_layout_get_frame (self->layout, &stages, &lanes);
  if (self->all_changed || (columns != NULL && !columns_are_equal (columns, self->columns)) || !rects_are_equal (&stages, &self->stages))
    {
      self->stages = stages;
      way_tiles_invalidate (self->tiles, NULL);
      forget_stacked (self);
      return;
    }

  invalidate_rows (self, rows);
  if (self->head_changed)
    {
      area.height = stages.y + stages.height;
      way_tiles_invalidate (self->tiles, &area);
    }
  if (self->legend_changed || height != self->height)
    {
      area.y = lanes.y + lanes.height;
      area.height = G_MAXINT;
      way_tiles_invalidate (self->tiles, &area);
    }
  forget_stacked (self);
}
