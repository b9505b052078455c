/* projector.c - the map for the room: large, and nothing else */
#include "config.h"

#include "app/projector.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/application.h"
#include "journeys/workshop/legibility.h"

struct _WayProjector
{
  GtkWindow parent_instance;

  /* owned */
  GSettings *settings;

  /* borrowed */
  GtkWindow *working;

  /* template */
  WayCanvas *canvas;
  GtkWidget *time;
  GtkWidget *asked;
};

G_DEFINE_FINAL_TYPE (WayProjector, way_projector, GTK_TYPE_WINDOW)

static GdkMonitor *
get_monitor_of (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return surface != NULL ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) : NULL;
}

/* The picture in the room is that of the whole monitor, also while the window is smaller. */
static void
get_room (WayProjector *self,
          WayRoom      *room)
{
  GdkMonitor  *monitor = get_monitor_of (GTK_WINDOW (self));
  GdkRectangle geometry = { 0, 0, 1920, 1080 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &geometry);
  room->distance = g_settings_get_double (self->settings, "room-distance");
  room->height = g_settings_get_double (self->settings, "room-picture-height");
  room->pixels = geometry.height;
}

static void
set_size (GtkWidget *label,
          double     pixels)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (pixels * PANGO_SCALE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

/* The time is seen better than cards, a question as well as they. */
static void
update_sizes (WayProjector  *self,
              const WayRoom *room)
{
  set_size (self->time, way_legibility_get_size (room) * 1.5);
  set_size (self->asked, way_legibility_get_size (room));
}

static void
update_zoom (WayProjector *self)
{
  WayRoom room;

  get_room (self, &room);
  update_sizes (self, &room);
  way_canvas_set_zoom (self->canvas, way_legibility_get_zoom (&room));
  way_canvas_set_follows (self->canvas, TRUE);
}

/**
 * way_projector_get_distance:
 * @self: a projector window
 *
 * Returns: metres from which the titles of cards can be read
 */
double
way_projector_get_distance (WayProjector *self)
{
  WayRoom room;

  g_return_val_if_fail (WAY_IS_PROJECTOR (self), 0);

  get_room (self, &room);

  return way_legibility_get_distance (&room, way_canvas_get_zoom (self->canvas));
}

/* The first monitor that the working window is not on; NULL: there is only one. */
static GdkMonitor *
find_other_monitor (WayProjector *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkMonitor *used = get_monitor_of (self->working);
  guint       i;

  for (i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (used != NULL && monitor != used)
        return monitor;
    }

  return NULL;
}

static void
map (GtkWidget *widget)
{
  WayProjector *self = WAY_PROJECTOR (widget);
  GdkMonitor   *other = find_other_monitor (self);

  GTK_WIDGET_CLASS (way_projector_parent_class)->map (widget);

  /* Not before: a window manager may forget what was asked for a window that it did not see,
   * and put it over the one that is worked in. */
  if (other != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), other);
  update_zoom (self);
}

static void
realize (GtkWidget *widget)
{
  WayProjector *self = WAY_PROJECTOR (widget);

  GTK_WIDGET_CLASS (way_projector_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "enter-monitor", G_CALLBACK (update_zoom), self, G_CONNECT_SWAPPED);
}

static void
theme_cb (WayProjector *self)
{
  way_canvas_set_theme (self->canvas, way_application_get_canvas_theme ());
}

static void
way_projector_dispose (GObject *object)
{
  WayProjector *self = WAY_PROJECTOR (object);

  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (way_projector_parent_class)->dispose (object);
}

static void
way_projector_class_init (WayProjectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_projector_dispose;
  GTK_WIDGET_CLASS (klass)->map = map;
  GTK_WIDGET_CLASS (klass)->realize = realize;
}

static void
way_projector_init (WayProjector *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->canvas = way_canvas_new ();
  way_canvas_set_editable (self->canvas, FALSE);
  /* Nothing but the map; it can still be moved. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->canvas));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  self->time = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->time, "time");
  gtk_widget_set_halign (self->time, GTK_ALIGN_END);
  gtk_widget_set_valign (self->time, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->time, FALSE);
  gtk_widget_set_visible (self->time, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->time);
  self->asked = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->asked, "asked");
  gtk_widget_set_halign (self->asked, GTK_ALIGN_START);
  gtk_widget_set_valign (self->asked, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->asked, FALSE);
  gtk_widget_set_visible (self->asked, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->asked), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->asked), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->asked), 44);
  gtk_label_set_xalign (GTK_LABEL (self->asked), 0);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->asked);
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_widget_add_css_class (GTK_WIDGET (self), "projector");
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 720);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (theme_cb), self);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (theme_cb), self);
  theme_cb (self);
}

/**
 * way_projector_new:
 * @working: the window that is worked in
 * @history: the history of its map
 * @selection: its selection
 * @settings: how large the room is
 *
 * Returns: (transfer none): a window for the room, not shown yet
 */
WayProjector *
way_projector_new (GtkWindow    *working,
                   WayHistory   *history,
                   WaySelection *selection,
                   GSettings    *settings)
{
  WayProjector    *self = g_object_new (WAY_TYPE_PROJECTOR, NULL);
  WayMap          *shown = way_history_get_map (history);
  g_autofree char *title = g_strdup_printf (_ ("%s – Projector"), way_item_get_text (way_map_get_root (shown), "title"));

  self->working = working;
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::room-distance", G_CALLBACK (update_zoom), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::room-picture-height", G_CALLBACK (update_zoom), self, G_CONNECT_SWAPPED);
  gtk_window_set_title (GTK_WINDOW (self), title);
  way_canvas_set_history (self->canvas, history);
  way_canvas_set_selection (self->canvas, selection);

  return self;
}

/**
 * way_projector_get_canvas:
 * @self: a projector window
 *
 * Returns: (transfer none): its map
 */
WayCanvas *
way_projector_get_canvas (WayProjector *self)
{
  g_return_val_if_fail (WAY_IS_PROJECTOR (self), NULL);

  return self->canvas;
}

/**
 * way_projector_show_time:
 * @self: a projector window
 * @text: the time that is left; empty for none
 * @over: whether it is up
 */
void
way_projector_show_time (WayProjector *self,
                         const char   *text,
                         gboolean      over)
{
  g_return_if_fail (WAY_IS_PROJECTOR (self));

  gtk_label_set_text (GTK_LABEL (self->time), text);
  gtk_widget_set_visible (self->time, *text != '\0');
  if (over)
    gtk_widget_add_css_class (self->time, "over");
  else
    gtk_widget_remove_css_class (self->time, "over");
}

/**
 * way_projector_show_asked:
 * @self: a projector window
 * @text: (nullable): what is voted on and whose turn it is; NULL for nothing
 */
void
way_projector_show_asked (WayProjector *self,
                          const char   *text)
{
  g_return_if_fail (WAY_IS_PROJECTOR (self));

  gtk_label_set_text (GTK_LABEL (self->asked), text != NULL ? text : "");
  gtk_widget_set_visible (self->asked, text != NULL);
}
