/* canvas-hand.c - what a hand does that holds on: panning, faces up and down, things to other places
 *
 * One finger pans, by the scrolled window around; so with a finger things are only dragged
 * after it rested on them. Let go without a movement, that asks for the menu.
 */
#include "config.h"

#include <math.h>

#include "journeys/commands/edits.h"
#include "journeys/layout/places.h"
#include "widgets/canvas/canvas-drag.h"

static gboolean
is_touch (GtkGesture *gesture)
{
  return gtk_gesture_get_last_updated_sequence (gesture) != NULL;
}

static void
begin_pan (WayCanvas  *self,
           GtkGesture *gesture)
{
  self->space_used = TRUE;
  self->panning = TRUE;
  self->pan_x = gtk_adjustment_get_value (self->adjustments[0]);
  self->pan_y = gtk_adjustment_get_value (self->adjustments[1]);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_begin_cb (WayCanvas      *self,
               double          widget_x,
               double          widget_y,
               GtkGestureDrag *gesture)
{
  gboolean middle = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_MIDDLE;
  WayBox   box;
  double   x, y;

  g_clear_pointer (&self->dragged, g_free);
  self->panning = FALSE;
  if (self->layout == NULL || self->adjustments[0] == NULL || self->adjustments[1] == NULL || (!middle && way_canvas_is_in_editor (self, widget_x, widget_y)))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  if (middle || self->space_held)
    {
      begin_pan (self, GTK_GESTURE (gesture));
      return;
    }
  if (self->editable && way_canvas_hit (self, widget_x, widget_y, &box, &x, &y) && box.role == WAY_BOX_EMOTION)
    {
      self->dragged = g_strdup (way_item_get_id (box.item));
      self->dragged_row = box.row;
      way_history_seal (self->history);
      return;
    }
  if (way_canvas_drag_press (self, widget_x, widget_y, is_touch (GTK_GESTURE (gesture))))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_face (WayCanvas *self,
           double     widget_x,
           double     widget_y)
{
  g_autoptr (WayCommand) command = NULL;
  WayItem *emotion = way_map_find (way_canvas_get_map (self), self->dragged);
  WayView  view;
  int      level;

  if (emotion == NULL)
    return;
  way_canvas_get_view (self, &view);
  if (!way_layout_find_level (self->layout, self->dragged_row, (widget_y - view.y) / self->zoom, &level))
    return;
  command = way_edits_new_emotion (way_item_get_parent (emotion), way_item_get (emotion, "persona"), level);
  if (command != NULL)
    way_history_type (self->history, command, NULL);
}

static void
drag_thing (WayCanvas      *self,
            double          x,
            double          y,
            GtkGestureDrag *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->drag->touch && !self->drag->held)
    return;
  if (way_canvas_drag_move (self, x, y, (state & GDK_CONTROL_MASK) != 0))
    {
      g_clear_pointer (&self->pending, g_free);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  else if (self->drag == NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (WayCanvas      *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->panning)
    {
      self->anchored = FALSE;
      way_canvas_move_to (self, self->pan_x - dx, self->pan_y - dy);
    }
  else if (self->drag != NULL)
    drag_thing (self, x + dx, y + dy, gesture);
  else if (self->dragged != NULL && fabs (dy) >= 4)
    drag_face (self, x + dx, y + dy);
}

/* The menu of what a finger rested on. */
static void
ask_for_menu (WayCanvas *self)
{
  double x = self->drag->start_x, y = self->drag->start_y;

  way_canvas_drag_cancel (self);
  way_canvas_request_menu_at (self, x, y);
}

/* The hand let go. */
void
way_canvas_release (WayCanvas *self)
{
  if (self->drag == NULL)
    return;
  if (self->drag->held && !self->drag->begun)
    ask_for_menu (self);
  else
    way_canvas_drag_drop (self);
}

static void
drag_end_cb (WayCanvas *self)
{
  if (self->dragged != NULL)
    way_history_seal (self->history);
  g_clear_pointer (&self->dragged, g_free);
  if (self->panning)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->pointer_name);
  self->panning = FALSE;
  way_canvas_release (self);
}

static void
drag_cancel_cb (WayCanvas *self)
{
  way_canvas_drag_cancel (self);
}

/* A finger rested on something. What can be dragged now follows it; anything else has a menu.
 * Tells whether the finger is for the canvas from now on. */
gboolean
way_canvas_rest (WayCanvas *self,
                 double     x,
                 double     y)
{
  if (self->layout == NULL || way_canvas_is_in_editor (self, x, y))
    return FALSE;
  if (self->drag == NULL)
    {
      way_canvas_request_menu_at (self, x, y);
      return TRUE;
    }
  self->drag->held = TRUE;
  if (!way_selection_contains (self->selection, self->drag->id))
    way_canvas_select_card (self, self->drag->id, FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

static void
rested_cb (WayCanvas  *self,
           double      x,
           double      y,
           GtkGesture *gesture)
{
  GtkGesture *drag = g_object_get_data (G_OBJECT (gesture), "drag");

  if (!way_canvas_rest (self, x, y))
    return;
  /* Nobody pans with this finger any more. */
  gtk_gesture_set_state (self->drag != NULL ? drag : gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static GtkGesture *
add_drag (WayCanvas *self,
          guint      button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  return drag;
}

void
way_canvas_init_hand (WayCanvas *self)
{
  GtkGesture *rest = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (rest), TRUE);
  g_object_set_data (G_OBJECT (rest), "drag", add_drag (self, GDK_BUTTON_PRIMARY));
  add_drag (self, GDK_BUTTON_MIDDLE);
  g_signal_connect_object (rest, "pressed", G_CALLBACK (rested_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (rest));
}
