/* canvas-drag.c - things are taken by hand to another place, made longer or wider
 *
 * Nothing on the map changes before it is let go. What is looked at for each movement is
 * the cell or the headers below the pointer, however large the map is.
 */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/layout/places.h"
#include "journeys/model/journey-order.h"
#include "widgets/canvas/canvas-drag.h"

static void
drag_free (WayCanvas *self)
{
  WayDrag *drag = g_steal_pointer (&self->drag);

  if (drag == NULL)
    return;
  if (drag->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), drag->tick_id);
  g_free (drag->id);
  g_free (drag->over);
  g_clear_pointer (&drag->ids, g_ptr_array_unref);
  g_free (drag);
  way_canvas_update_pointer (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes hold of what is at a point. It moves when the pointer does. */
gboolean
way_canvas_drag_press (WayCanvas *self,
                       double     x,
                       double     y,
                       gboolean   touch)
{
  WayDragType type;
  WayBox      box;

  drag_free (self);
  if (!way_canvas_find_handle (self, x, y, touch, &type, &box))
    return FALSE;

  self->drag = g_new0 (WayDrag, 1);
  self->drag->type = type;
  self->drag->id = g_strdup (way_item_get_id (box.item));
  self->drag->kind = way_item_get_kind (box.item);
  self->drag->column = box.column;
  self->drag->touch = touch;
  self->drag->start_x = self->drag->x = x;
  self->drag->start_y = self->drag->y = y;

  return TRUE;
}

/* What is dragged and still there. */
GPtrArray *
way_canvas_drag_list_items (WayCanvas *self)
{
  GPtrArray *items = g_ptr_array_new ();
  guint      i;

  for (i = 0; self->drag->ids != NULL && i < self->drag->ids->len; i++)
    {
      WayItem *item = way_map_find (way_canvas_get_map (self), g_ptr_array_index (self->drag->ids, i));

      if (item != NULL)
        g_ptr_array_add (items, item);
    }

  return items;
}

/* All that is selected goes together when one of it is taken. */
static gboolean
begin (WayCanvas *self)
{
  WayDrag *drag = self->drag;
  WayItem *item = way_map_find (way_canvas_get_map (self), drag->id);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  graphene_rect_t rect;
  WayView         view;
  WayBox          box;
  guint           i;

  if (item == NULL || !way_layout_find (self->layout, drag->id, &box))
    return FALSE;
  if (drag->type == WAY_DRAG_STRUCTURE && !way_edits_check_unlocked (way_canvas_get_map (self), &error))
    {
      way_canvas_refuse (self, error->message);
      return FALSE;
    }
  way_canvas_end_edit (self);
  way_canvas_get_view (self, &view);
  way_canvas_get_box_rect (self, &view, &box, &rect);
  drag->column = box.column;
  drag->grab_x = drag->start_x - rect.origin.x;
  drag->grab_y = drag->start_y - rect.origin.y;

  drag->ids = g_ptr_array_new_with_free_func (g_free);
  items = way_canvas_list_alike (self);
  if (drag->type == WAY_DRAG_SPAN || drag->type == WAY_DRAG_WIDTH || !g_ptr_array_find (items, item, NULL))
    {
      if (drag->type != WAY_DRAG_WIDTH)
        way_canvas_select_card (self, drag->id, FALSE);
      g_ptr_array_add (drag->ids, g_strdup (drag->id));
    }
  else
    for (i = 0; i < items->len; i++)
      g_ptr_array_add (drag->ids, g_strdup (way_item_get_id (g_ptr_array_index (items, i))));
  drag->begun = TRUE;

  return TRUE;
}

static gboolean
aim_at_cell (WayCanvas *self,
             double     x,
             double     y)
{
  WayDrag         *drag = self->drag;
  graphene_point_t point = GRAPHENE_POINT_INIT (drag->x, drag->y);
  g_autoptr (GPtrArray) items = way_canvas_drag_list_items (self);
  WayView view;
  WayBox  box;

  g_clear_pointer (&drag->over, g_free);
  way_canvas_get_view (self, &view);
  if (graphene_rect_contains_point (&view.stages, &point) || graphene_rect_contains_point (&view.lanes, &point))
    return FALSE;
  /* Copies come beside those that stay. */
  if (drag->copying)
    g_ptr_array_set_size (items, 0);
  if (drag->onto && way_layout_hit (self->layout, x, y, &box) && box.role == WAY_BOX_CARD)
    drag->over = g_strdup (way_item_get_id (box.item));

  return way_layout_find_cell_gap (self->layout, x, y, items, &drag->cell);
}

/* Where it would come down now. Tells whether it is still in the hand: a map that has changed
 * takes it away. */
static gboolean
aim (WayCanvas *self)
{
  WayDrag *drag = self->drag;
  WayBox   box;
  double   x, y;

  way_canvas_refresh (self);
  if (self->drag == NULL)
    return FALSE;
  way_canvas_widget_to_map (self, drag->x, drag->y, &x, &y);
  switch (drag->type)
    {
    case WAY_DRAG_CARDS:
      drag->possible = aim_at_cell (self, x, y);
      break;
    case WAY_DRAG_STRUCTURE:
      drag->possible = way_layout_find_gap (self->layout, drag->kind, x, y, &drag->gap);
      break;
    case WAY_DRAG_SPAN:
      drag->possible = way_layout_find (self->layout, drag->id, &box);
      drag->size = way_layout_find_span (self->layout, drag->column, x, &drag->mark);
      drag->mark.y = box.rect.y;
      drag->mark.height = box.rect.height;
      break;
    case WAY_DRAG_WIDTH:
    default:
      drag->possible = TRUE;
      drag->size = way_layout_find_width (self->layout, drag->column, x, &drag->mark);
      break;
    }
  way_canvas_update_pointer (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

/* At the edges what is seen moves on below the pointer. */

static void
get_speed (WayCanvas *self,
           double    *across,
           double    *down)
{
  WayDrag *drag = self->drag;
  gboolean rtl = way_layout_is_rtl (self->layout);
  double   width = gtk_widget_get_width (GTK_WIDGET (self));
  double   height = gtk_widget_get_height (GTK_WIDGET (self));
  WayView  view;
  double   from, to;

  way_canvas_get_view (self, &view);
  from = rtl ? 0 : MAX (0, view.lanes.origin.x + view.lanes.size.width);
  to = rtl ? MIN (width, view.lanes.origin.x) : width;
  *across = way_scroll_speed (drag->x, from, to);
  *down = way_scroll_speed (drag->y, MAX (0, view.stages.origin.y + view.stages.size.height), height);
  if (drag->type == WAY_DRAG_STRUCTURE && drag->kind == WAY_KIND_LANE)
    *across = 0;
  else if (drag->type != WAY_DRAG_CARDS)
    *down = 0;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayCanvas *self = WAY_CANVAS (widget);
  WayDrag   *drag = self->drag;
  gint64     now = gdk_frame_clock_get_frame_time (clock);
  double     seconds = drag->tick_time != 0 ? CLAMP ((now - drag->tick_time) / 1e6, 0, 0.05) : 0;
  double     across, down;

  get_speed (self, &across, &down);
  drag->tick_time = now;
  if (across == 0 && down == 0)
    {
      drag->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  self->anchored = FALSE;
  way_canvas_move_to (self, gtk_adjustment_get_value (self->adjustments[0]) + across * seconds,
                      gtk_adjustment_get_value (self->adjustments[1]) + down * seconds);

  return aim (self) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
scroll (WayCanvas *self)
{
  double across, down;

  if (self->drag->tick_id != 0 || self->adjustments[0] == NULL || self->adjustments[1] == NULL)
    return;
  get_speed (self, &across, &down);
  if (across == 0 && down == 0)
    return;
  self->drag->tick_time = 0;
  self->drag->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
way_canvas_drag_aim (WayCanvas *self,
                     double     x,
                     double     y)
{
  self->drag->x = x;
  self->drag->y = y;
  if (aim (self))
    scroll (self);
}

/* The pointer is somewhere else. Tells whether something is dragged now. */
gboolean
way_canvas_drag_move (WayCanvas *self,
                      double     x,
                      double     y,
                      gboolean   copy)
{
  WayDrag *drag = self->drag;

  if (drag == NULL)
    return FALSE;
  if (!drag->begun && !gtk_drag_check_threshold (GTK_WIDGET (self), (int)drag->start_x, (int)drag->start_y, (int)x, (int)y))
    return FALSE;
  if (!drag->begun && !begin (self))
    {
      drag_free (self);
      return FALSE;
    }
  drag->copying = copy;
  way_canvas_drag_aim (self, x, y);

  return self->drag != NULL;
}

void
way_canvas_drag_set_copying (WayCanvas *self,
                             gboolean   copy)
{
  if (way_canvas_is_dragging (self))
    way_canvas_drag_move (self, self->drag->x, self->drag->y, copy);
}

/**
 * way_canvas_is_dragging:
 * @self: a canvas
 *
 * Returns: whether something is in the hand, and Escape lets it go
 */
gboolean
way_canvas_is_dragging (WayCanvas *self)
{
  return self->drag != NULL && self->drag->begun;
}

void
way_canvas_drag_cancel (WayCanvas *self)
{
  drag_free (self);
}

static WayCommand *
new_drop_cards (WayCanvas *self,
                GPtrArray *items,
                GPtrArray *copies)
{
  const WayCellGap *gap = &self->drag->cell;
  WayMap           *map = way_canvas_get_map (self);
  g_autoptr (GArray) moves = g_array_new (FALSE, TRUE, sizeof (WayCardMove));
  guint i;

  way_journey_order_sort (map, items);
  for (i = 0; i < items->len; i++)
    {
      WayCardMove move = { g_ptr_array_index (items, i), way_layout_get_step (self->layout, gap->column),
                           way_layout_get_lane (self->layout, gap->row), gap->after, gap->before };

      g_array_append_val (moves, move);
    }
  if (self->drag->copying)
    return way_edits_new_copy_cards (map, (const WayCardMove *)moves->data, moves->len, copies);

  return way_edits_new_move_cards (map, (const WayCardMove *)moves->data, moves->len);
}

static WayCommand *
new_drop (WayCanvas *self,
          GPtrArray *items,
          GPtrArray *copies,
          GError   **error)
{
  WayDrag *drag = self->drag;
  WayMap  *map = way_canvas_get_map (self);
  WayItem *first = g_ptr_array_index (items, 0);

  switch (drag->type)
    {
    case WAY_DRAG_CARDS:
      return new_drop_cards (self, items, copies);
    case WAY_DRAG_STRUCTURE:
      if (drag->copying)
        return way_edits_new_copy_structure (map, items, drag->gap.parent, drag->gap.before, copies, error);
      return way_edits_new_move_structure (map, items, drag->gap.parent, drag->gap.before, error);
    case WAY_DRAG_SPAN:
      return way_edits_new_span (map, items,
                                 drag->size - MIN (way_item_get_int (first, "span", 1), way_layout_n_columns (self->layout) - drag->column));
    case WAY_DRAG_WIDTH:
    default:
      return way_edits_new_width (first, drag->size);
    }
}

/* Lets go: it is there from now on, as one step. */
void
way_canvas_drag_drop (WayCanvas *self)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  WayCommand *command = NULL;
  GError     *error = NULL;
  gboolean    shows;

  if (!way_canvas_is_dragging (self))
    {
      drag_free (self);
      return;
    }
  if (!aim (self))
    return;
  items = way_canvas_drag_list_items (self);
  ids = g_ptr_array_ref (self->drag->ids);
  shows = self->drag->type == WAY_DRAG_CARDS || self->drag->type == WAY_DRAG_STRUCTURE;
  if (self->drag->possible && items->len > 0)
    command = new_drop (self, items, copies, &error);
  drag_free (self);
  if (way_canvas_perform_edit (self, command, error) && shows)
    way_canvas_show_edited (self, copies->len > 0 ? copies : ids);
}
