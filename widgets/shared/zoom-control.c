/* zoom-control.c - the visible control of the zoom of a canvas */
#include "config.h"

#include "widgets/shared/zoom-control.h"

#include <math.h>

#include <glib/gi18n.h>

struct _WayZoomControl
{
  GtkWidget parent_instance;

  /* owned */
  GtkWidget *canvas;

  /* children */
  GtkWidget *box;
  GtkWidget *in;
  GtkWidget *out;
  GtkWidget *figure; /* opens the menu */
};

G_DEFINE_FINAL_TYPE (WayZoomControl, way_zoom_control, GTK_TYPE_WIDGET)

static void
show_zoom (WayZoomControl *self)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  double           zoom;

  if (self->canvas == NULL)
    return;
  g_object_get (self->canvas, "zoom", &zoom, NULL);
  /* TRANSLATORS: the zoom in percent */
  text = g_strdup_printf (_ ("%d %%"), (int)lround (zoom * 100));
  /* TRANSLATORS: the zoom in percent, for screen readers */
  name = g_strdup_printf (_ ("Zoom: %d %%"), (int)lround (zoom * 100));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->figure), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figure), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayZoomControl *self = WAY_ZOOM_CONTROL (widget);

  if (self->canvas != NULL)
    gtk_widget_activate_action_variant (self->canvas, name, NULL);
}

static void
way_zoom_control_dispose (GObject *object)
{
  WayZoomControl *self = WAY_ZOOM_CONTROL (object);

  way_zoom_control_set_canvas (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_zoom_control_parent_class)->dispose (object);
}

static void
way_zoom_control_class_init (WayZoomControlClass *klass)
{
  static const char *const actions[] = { "zoom.in", "zoom.out", "zoom.fit", "zoom.actual", "zoom.selection" };
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);
  guint                    i;

  G_OBJECT_CLASS (klass)->dispose = way_zoom_control_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "zoomcontrol");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, zoom_action);
}

static GtkWidget *
new_button (const char *icon,
            const char *name,
            const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  /* Whoever types on the map goes on typing there. */
  gtk_widget_set_focus_on_click (button, FALSE);

  return button;
}

static void
way_zoom_control_init (WayZoomControl *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "linked");
  self->out = new_button ("zoom-out-symbolic", _ ("Zoom Out"), "zoom.out");
  self->in = new_button ("zoom-in-symbolic", _ ("Zoom In"), "zoom.in");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Zoom"), -1);
  g_menu_append (menu, _ ("_Whole Map"), "zoom.fit");
  g_menu_append (menu, _ ("_Selection"), "zoom.selection");
  g_menu_append (menu, _ ("_Actual Size"), "zoom.actual");
  self->figure = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->figure), G_MENU_MODEL (menu));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->figure), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (self->figure, _ ("Zoom"));

  gtk_box_append (GTK_BOX (self->box), self->out);
  gtk_box_append (GTK_BOX (self->box), self->figure);
  gtk_box_append (GTK_BOX (self->box), self->in);
}

/**
 * way_zoom_control_new:
 *
 * Returns: (transfer floating): a control of no canvas
 */
GtkWidget *
way_zoom_control_new (void)
{
  return g_object_new (WAY_TYPE_ZOOM_CONTROL, NULL);
}

/**
 * way_zoom_control_set_canvas:
 * @self: a control
 * @canvas: (nullable): the canvas whose zoom it shows and sets
 */
void
way_zoom_control_set_canvas (WayZoomControl *self,
                             GtkWidget      *canvas)
{
  g_return_if_fail (WAY_IS_ZOOM_CONTROL (self));

  if (self->canvas == canvas)
    return;

  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_set_object (&self->canvas, canvas);
  if (canvas != NULL)
    g_signal_connect_object (canvas, "notify::zoom", G_CALLBACK (show_zoom), self, G_CONNECT_SWAPPED);
  show_zoom (self);
}
