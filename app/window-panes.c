/* window-panes.c - from one part of the window to the next by F6
 *
 * The map in the face that is seen, the capture strip when it is open, and the
 * side when it is shown.
 */
#include "config.h"

#include "app/window-private.h"

typedef enum
{
  PANE_FACE,
  PANE_SIDE,
  PANE_STRIP,
  N_PANES
} Pane;

/* NULL while it is not seen. */
static GtkWidget *
find_pane (WayWindow *self,
           Pane       pane)
{
  GtkWidget *widget = GTK_WIDGET (self->strip);

  if (pane == PANE_FACE)
    widget = gtk_stack_get_visible_child (self->faces);
  else if (pane == PANE_SIDE)
    widget = adw_view_stack_get_visible_child (self->sides);

  return widget != NULL && gtk_widget_get_mapped (widget) ? widget : NULL;
}

static Pane
find_focused (WayWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int        pane;

  for (pane = PANE_SIDE; pane < N_PANES; pane++)
    {
      GtkWidget *widget = find_pane (self, pane);

      if (focus != NULL && widget != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
        return pane;
    }

  return PANE_FACE;
}

static gboolean
focus_pane (WayWindow *self,
            Pane       pane)
{
  GtkWidget *widget = find_pane (self, pane);

  if (widget == NULL)
    return FALSE;
  if (pane == PANE_FACE)
    return way_window_focus_face (self);
  if (pane == PANE_STRIP)
    return gtk_widget_grab_focus (widget);

  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Goes to the next part of the window that takes the focus, or to the one before. */
static void
move_pane (WayWindow *self,
           int        by)
{
  int pane = find_focused (self);
  int i;

  for (i = 1; i < N_PANES; i++)
    {
      pane = (pane + by + N_PANES) % N_PANES;
      if (focus_pane (self, pane))
        return;
    }
}

static void
pane_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    {
      way_home_move_pane (self->home, g_str_equal (name, "win.next-pane") ? 1 : -1);
      return;
    }
  way_window_finish_typing (self);
  move_pane (self, g_str_equal (name, "win.next-pane") ? 1 : -1);
}

void
way_window_install_pane_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.next-pane", NULL, pane_action);
  gtk_widget_class_install_action (klass, "win.previous-pane", NULL, pane_action);
}
