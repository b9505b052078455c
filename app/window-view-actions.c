/* window-view-actions.c - zoom, the inspector, more windows of a map */
#include "config.h"

#include "app/window-private.h"

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    return;
  if (g_str_equal (name, "win.zoom-in"))
    way_canvas_zoom_in (self->canvas);
  else if (g_str_equal (name, "win.zoom-out"))
    way_canvas_zoom_out (self->canvas);
  else if (g_str_equal (name, "win.zoom-fit"))
    way_canvas_zoom_fit (self->canvas);
  else if (g_str_equal (name, "win.zoom-selection"))
    way_canvas_zoom_selection (self->canvas);
  else
    way_canvas_zoom_actual (self->canvas);
}

static void
inspector_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  way_side_panel_set_shown (self->side_panel, !way_side_panel_get_shown (self->side_panel));
  if (!way_side_panel_get_shown (self->side_panel) && self->document != NULL)
    way_window_focus_face (self);
}

/* Shows a page of the side panel. */
void
way_window_show_side (WayWindow  *self,
                      const char *name)
{
  adw_view_stack_set_visible_child_name (self->sides, name);
  way_side_panel_set_shown (self->side_panel, TRUE);
}

/* Where the side lies over the map and its bars, it gives way. */
void
way_window_uncover_map (WayWindow *self)
{
  if (way_side_panel_get_folded (self->side_panel))
    way_side_panel_set_shown (self->side_panel, FALSE);
}

/* A page that is seen already goes away again. */
void
way_window_toggle_side (WayWindow  *self,
                        const char *name)
{
  if (way_side_panel_get_shown (self->side_panel) && g_strcmp0 (adw_view_stack_get_visible_child_name (self->sides), name) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.inspector", NULL);
  else
    {
      way_window_show_side (self, name);
      gtk_widget_child_focus (adw_view_stack_get_visible_child (self->sides), GTK_DIR_TAB_FORWARD);
    }
}

static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL || way_window_postpone (self, name, parameter))
    return;
  way_window_show_side (self, "inspector");
  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

/* Another window of the same map: a clean one on the projector, the working one here. */
static void
new_window_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  WayWindow *window = way_window_new (way_window_get_application (self));

  if (self->document != NULL)
    way_window_set_document (window, self->document);
  gtk_window_present (GTK_WINDOW (window));
}

static void
fullscreen_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
main_menu_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (WAY_WINDOW (widget)->menu_button));
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

void
way_window_update_view_actions (WayWindow *self)
{
  static const char *const names[] = { "win.zoom-in", "win.zoom-out", "win.zoom-fit", "win.zoom-actual", "win.zoom-selection", "win.inspector", "win.details" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->document != NULL);
}

void
way_window_install_view_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.zoom-actual", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.zoom-selection", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "win.inspector", NULL, inspector_action);
  gtk_widget_class_install_action (klass, "win.details", NULL, details_action);
  gtk_widget_class_install_action (klass, "win.new-window", NULL, new_window_action);
  gtk_widget_class_install_action (klass, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (klass, "win.main-menu", NULL, main_menu_action);
  gtk_widget_class_install_action (klass, "win.close", NULL, close_action);
}
