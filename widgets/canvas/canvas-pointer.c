/* canvas-pointer.c - mouse, touchpad, fingers
 *
 * Two fingers and kinetic movement are the work of the scrolled window around.
 */
#include "config.h"

#include <math.h>

#include "journeys/layout/places.h"
#include "widgets/canvas/canvas-private.h"

#define TOUCH_TARGET 44.0 /* pixels of the widget */

#define ZOOM_PER_CLICK 0.14   /* of a wheel, as exponent */
#define ZOOM_PER_PIXEL 0.0035 /* of a touchpad */

/* Clicking. */

static void
click_cell (WayCanvas *self,
            double     x,
            double     y,
            int        n_press)
{
  WayItem *step, *lane;
  int      column, row, level;

  if (!way_layout_hit_cell (self->layout, x, y, &column, &row))
    {
      way_selection_set_cell (self->selection, NULL, NULL);
      return;
    }
  step = way_layout_get_step (self->layout, column);
  lane = way_layout_get_lane (self->layout, row);
  if (way_item_has_mark (lane, "folded"))
    {
      way_selection_select (self->selection, way_item_get_id (lane));
      return;
    }
  way_selection_set_cell (self->selection, way_item_get_id (step), way_item_get_id (lane));
  if (!way_layout_find_level (self->layout, row, y, &level))
    return;
  /* One click only goes there. */
  if (n_press == 2)
    way_canvas_set_level (self, step, level);
}

static void
click_item (WayCanvas    *self,
            const WayBox *box,
            gboolean      extend)
{
  g_autofree char *id = g_strdup (way_item_get_id (box->item));

  switch ((int)box->role)
    {
    case WAY_BOX_CARD:
    case WAY_BOX_EMOTION:
    case WAY_BOX_BAR:
      way_canvas_select_card (self, id, extend);
      break;
    case WAY_BOX_TITLE:
    case WAY_BOX_OBJECTIVE:
      way_canvas_set_cursor (self, box->role == WAY_BOX_TITLE ? "title" : "objective");
      way_selection_select (self->selection, id);
      way_canvas_follow_selection (self);
      break;
    default:
      if (extend)
        way_selection_toggle (self->selection, id);
      else
        way_selection_select (self->selection, id);
      break;
    }
}

static gboolean
is_item (const WayBox *box)
{
  switch ((int)box->role)
    {
    case WAY_BOX_TITLE:
    case WAY_BOX_OBJECTIVE:
    case WAY_BOX_CHIP:
    case WAY_BOX_STAGE:
    case WAY_BOX_STEP:
    case WAY_BOX_LANE_HEADER:
    case WAY_BOX_EMOTION:
    case WAY_BOX_BAR:
    case WAY_BOX_CARD:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
way_canvas_is_in_editor (WayCanvas *self,
                         double     x,
                         double     y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return self->editor != NULL && picked != NULL && (picked == GTK_WIDGET (self->editor) || gtk_widget_is_ancestor (picked, GTK_WIDGET (self->editor)));
}

/* Which click in a row this is, by the time of the event: the count of GTK begins anew
 * when a frame takes long, and misses a double click that soon follows one elsewhere. */
static int
count_press (WayCanvas       *self,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (gesture));
  int     most_time, most_distance;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-double-click-time", &most_time, "gtk-double-click-distance", &most_distance, NULL);
  if (time - self->press_time > (guint32)most_time || hypot (x - self->press_x, y - self->press_y) > most_distance)
    self->n_press = 0;
  self->press_time = time;
  self->press_x = x;
  self->press_y = y;

  return ++self->n_press;
}

/* Of many that are selected, one may be meant to be dragged with all others: what the click
 * does to the selection waits until it is let go. */
static gboolean
waits (WayCanvas    *self,
       const WayBox *box,
       gboolean      extend,
       int           n_press)
{
  const char *id = way_item_get_id (box->item);

  if (n_press != 1 || !self->editable || !way_selection_contains (self->selection, id))
    return FALSE;
  if (!extend && way_selection_get_size (self->selection) < 2)
    return FALSE;
  g_free (self->pending);
  self->pending = g_strdup (id);
  self->pending_extends = extend;

  return TRUE;
}

static void
press (WayCanvas *self,
       double     widget_x,
       double     widget_y,
       int        n_press,
       gboolean   extend,
       gboolean   touch)
{
  WayBox   box;
  double   x, y;
  gboolean found;

  /* After a double click that began to edit, a third is meant for the text, which may not
   * be there yet. */
  if (way_canvas_is_in_editor (self, widget_x, widget_y) || (n_press > 2 && self->editor != NULL))
    return;

  way_canvas_end_edit (self);
  self->typing_on = FALSE;
  g_clear_pointer (&self->pending, g_free);
  if (!touch && !extend && way_canvas_click_border (self, widget_x, widget_y, n_press))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  found = way_canvas_hit (self, widget_x, widget_y, &box, &x, &y) && is_item (&box);
  if (self->stage.picking && found && box.role == WAY_BOX_CARD)
    {
      way_canvas_emit_picked (self, way_item_get_id (box.item));
      return;
    }
  if (found && !extend && n_press == 1 && way_layout_hits_fold (self->layout, &box, x, y, touch ? TOUCH_TARGET / self->zoom : 0))
    {
      g_autofree char *id = g_strdup (way_item_get_id (box.item));

      way_selection_select (self->selection, id);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      way_canvas_toggle_fold (self, id);
      return;
    }

  if (found && !touch && waits (self, &box, extend, n_press))
    ;
  else if (found)
    click_item (self, &box, extend);
  else if (!extend)
    click_cell (self, x, y, n_press);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  if (n_press == 2 && !extend)
    {
      if (found ? !way_canvas_edit_cursor (self) : !way_canvas_add_card (self))
        way_canvas_emit_cell_activated (self);
    }
}

static gboolean
is_extending (GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  return (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;
}

static gboolean
is_touch (GtkGestureClick *gesture)
{
  return gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture)) != NULL;
}

static void
pressed_cb (WayCanvas       *self,
            int              gtk_count,
            double           widget_x,
            double           widget_y,
            GtkGestureClick *gesture)
{
  int n_press = count_press (self, widget_x, widget_y, gesture);

  if (self->layout == NULL || self->space_held)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  /* A finger that comes down may be about to pan. */
  if (!is_touch (gesture))
    press (self, widget_x, widget_y, n_press, is_extending (gesture), FALSE);
}

static void
released_cb (WayCanvas       *self,
             int              gtk_count,
             double           widget_x,
             double           widget_y,
             GtkGestureClick *gesture)
{
  g_autofree char *id = g_steal_pointer (&self->pending);

  if (self->layout == NULL)
    return;
  if (is_touch (gesture))
    press (self, widget_x, widget_y, self->n_press, FALSE, TRUE);
  else if (id != NULL)
    way_canvas_select_card (self, id, self->pending_extends);
}

/* Selects what is at a place and asks for its menu. */
void
way_canvas_request_menu_at (WayCanvas *self,
                            double     widget_x,
                            double     widget_y)
{
  WayBox box;
  double x, y;

  if (self->layout == NULL || way_canvas_is_in_editor (self, widget_x, widget_y))
    return;

  way_canvas_end_edit (self);
  if (way_canvas_hit (self, widget_x, widget_y, &box, &x, &y) && is_item (&box))
    {
      /* A menu for many is asked for on one of them. */
      if (!way_selection_contains (self->selection, way_item_get_id (box.item)))
        click_item (self, &box, FALSE);
    }
  else
    click_cell (self, x, y, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  way_canvas_emit_menu (self, widget_x, widget_y);
}

static void
menu_pressed_cb (WayCanvas *self,
                 int        n_press,
                 double     widget_x,
                 double     widget_y)
{
  way_canvas_request_menu_at (self, widget_x, widget_y);
}

/* Zooming. */

static void
motion_cb (WayCanvas *self,
           double     x,
           double     y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (!self->panning)
    way_canvas_update_pointer (self);
}

static gboolean
scroll_cb (WayCanvas                *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  GdkScrollUnit   unit = gtk_event_controller_scroll_get_unit (controller);

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  way_canvas_zoom_at (self, self->zoom * exp (-dy * (unit == GDK_SCROLL_UNIT_WHEEL ? ZOOM_PER_CLICK : ZOOM_PER_PIXEL)),
                      self->pointer_x, self->pointer_y);

  return GDK_EVENT_STOP;
}

/* Two fingers came down with this point between them. */
void
way_canvas_begin_pinch (WayCanvas *self,
                        double     x,
                        double     y)
{
  self->pinch_zoom = self->zoom;
  way_canvas_widget_to_map (self, x, y, &self->pinch_map_x, &self->pinch_map_y);
}

/* What was between the fingers stays between them, also when both move: that pans. */
void
way_canvas_pinch (WayCanvas *self,
                  double     scale,
                  double     x,
                  double     y)
{
  if (self->pinch_zoom <= 0)
    return;
  self->anchored = TRUE;
  self->anchor_x = x;
  self->anchor_y = y;
  self->anchor_map_x = self->pinch_map_x;
  self->anchor_map_y = self->pinch_map_y;
  way_canvas_zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
pinch_begin_cb (WayCanvas        *self,
                GdkEventSequence *sequence,
                GtkGesture       *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  way_canvas_drag_cancel (self);
  way_canvas_begin_pinch (self, x, y);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (WayCanvas  *self,
          double      scale,
          GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    way_canvas_pinch (self, scale, x, y);
}

void
way_canvas_init_pointer (WayCanvas *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *menu = gtk_gesture_click_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  way_canvas_init_hand (self);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (pinch_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
