/* canvas-guest.c - what is dragged over the map and does not stand on it: from the bench, from another program
 *
 * It is marked and followed as what is dragged on the map itself is.
 */
#include "config.h"

#include "widgets/canvas/canvas-drag.h"

/**
 * way_canvas_guest_move:
 * @self: a canvas
 * @x: where it is held, in the widget
 * @y: the same
 * @onto: whether it can come onto a card, and not only between them
 *
 * Shows where something would come down, and moves on at the edges.
 *
 * Returns: whether it can be let go here, or what is here moves on
 */
gboolean
way_canvas_guest_move (WayCanvas *self,
                       double     x,
                       double     y,
                       gboolean   onto)
{
  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  if (self->layout == NULL || !self->editable)
    return FALSE;
  /* A change of the map takes away what is in the hand, and this stays in it. */
  way_canvas_refresh (self);
  if (self->drag == NULL || !self->drag->guest)
    {
      way_canvas_drag_cancel (self);
      self->drag = g_new0 (WayDrag, 1);
      self->drag->type = WAY_DRAG_CARDS;
      self->drag->ids = g_ptr_array_new_with_free_func (g_free);
      self->drag->guest = self->drag->begun = TRUE;
    }
  self->drag->onto = onto;
  way_canvas_drag_aim (self, x, y);

  return self->drag->possible || self->drag->tick_id != 0;
}

/**
 * way_canvas_guest_leave:
 * @self: a canvas
 *
 * It is held elsewhere now.
 */
void
way_canvas_guest_leave (WayCanvas *self)
{
  g_return_if_fail (WAY_IS_CANVAS (self));

  if (self->drag != NULL && self->drag->guest)
    way_canvas_drag_cancel (self);
}

/**
 * way_canvas_guest_drop:
 * @self: a canvas
 * @x: where it is let go, in the widget
 * @y: the same
 * @onto: whether it can come onto a card, and not only between them
 * @place: (out): where it comes to
 *
 * Nothing is changed here.
 *
 * Returns: whether there is a place for it
 */
gboolean
way_canvas_guest_drop (WayCanvas      *self,
                       double          x,
                       double          y,
                       gboolean        onto,
                       WayCanvasPlace *place)
{
  WayDrag *drag;
  gboolean possible;

  g_return_val_if_fail (WAY_IS_CANVAS (self), FALSE);

  way_canvas_guest_move (self, x, y, onto);
  drag = self->drag;
  possible = drag != NULL && drag->possible;
  if (possible)
    *place = (WayCanvasPlace){ way_map_find (way_canvas_get_map (self), drag->over), way_layout_get_step (self->layout, drag->cell.column),
                               way_layout_get_lane (self->layout, drag->cell.row), drag->cell.after, drag->cell.before };
  way_canvas_guest_leave (self);

  return possible;
}
