/* plot-area-pointer.c - what is below the pointer on a plot, however much there is
 *
 * Only so many items are children at the same time. One of the others becomes one while the
 * pointer is on it, so that it looks, tells and opens as they do; what is touched without
 * being pointed at first is opened here.
 */
#include "config.h"

#include "widgets/records/views/plot-area-private.h"

/* A place on the plot below one on the widget: heads of rows and columns stay while the rest moves. */
static int
find_item (WayPlotArea *self,
           double       x,
           double       y)
{
  double   left, top, start, head_width, head_height;
  gboolean in_rows, in_columns;

  if (self->plot == NULL)
    return -1;
  way_plot_area_get_offset (self, &left, &top);
  way_plot_area_get_heads (self, &start, &head_width, &head_height);
  in_rows = head_width > 0 && (start > 0 ? x >= start : x < head_width);
  in_columns = head_height > 0 && y < head_height;
  x += in_rows ? self->head_shift : left;
  y += in_columns ? 0 : top;

  return way_plot_find (self->plot, x / self->scale, y / self->scale);
}

/**
 * way_plot_area_find:
 * @self: an area
 * @x: a place on the widget
 * @y: a place on the widget
 *
 * Returns: the item there, or -1
 */
int
way_plot_area_find (WayPlotArea *self,
                    double       x,
                    double       y)
{
  GtkWidget *child = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (child != NULL && child != GTK_WIDGET (self) && gtk_widget_get_parent (child) != GTK_WIDGET (self))
    child = gtk_widget_get_parent (child);

  return child != NULL && child != GTK_WIDGET (self) ? way_plot_area_get_place (child) : find_item (self, x, y);
}

static gboolean
has_child (WayPlotArea *self,
           int          place)
{
  return g_hash_table_contains (self->children, GINT_TO_POINTER (place + 1));
}

static void
hover (WayPlotArea *self,
       int          place)
{
  GtkWidget *before = self->hovered >= 0 ? g_hash_table_lookup (self->children, GINT_TO_POINTER (self->hovered + 1)) : NULL;

  if (place == self->hovered)
    return;
  if (before != NULL && before != gtk_widget_get_focus_child (GTK_WIDGET (self)))
    {
      g_hash_table_remove (self->children, GINT_TO_POINTER (self->hovered + 1));
      gtk_widget_unparent (before);
    }
  self->hovered = -1;
  if (place < 0 || has_child (self, place))
    return;
  self->hovered = place;
  way_plot_area_add_child (self, place);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           WayPlotArea              *self)
{
  int place = way_plot_area_find (self, x, y);

  /* On a child that is there anyway nothing is to be done. */
  if (place != self->hovered)
    hover (self, place);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          WayPlotArea              *self)
{
  hover (self, -1);
}

/* A child that is there takes it itself. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            WayPlotArea     *self)
{
  self->pressed = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT) == GTK_WIDGET (self) ? find_item (self, x, y) : -1;
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             WayPlotArea     *self)
{
  int place = find_item (self, x, y);

  if (place < 0 || place != self->pressed)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  way_plot_area_activate (self, place);
}

void
way_plot_area_add_pointer (WayPlotArea *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
