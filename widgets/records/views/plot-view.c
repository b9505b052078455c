/* plot-view.c - shows a plot: pointed at, walked through with the keyboard, zoomed, saved as a picture */
#include "config.h"

#include "widgets/records/views/plot-view-private.h"

#include <math.h>

#include <adwaita.h>

#define LEAST_ZOOM 0.5
#define MOST_ZOOM 4.0
#define ZOOM_STEP 1.25

enum
{
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayPlotView, way_plot_view, GTK_TYPE_WIDGET)

static void
follow_theme (WayPlotView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  WayThemeName     theme = WAY_THEME_LIGHT;

  if (adw_style_manager_get_dark (manager))
    theme = WAY_THEME_DARK;
  else if (adw_style_manager_get_high_contrast (manager))
    theme = WAY_THEME_CONTRAST;
  way_plot_area_set_theme (WAY_PLOT_AREA (self->area), theme);
}

void
way_plot_view_activate (WayPlotView *self,
                        int          place)
{
  const WayPlotItem *item = way_plot_get_item (way_plot_view_get_plot (self), place);
  g_autofree char   *id = g_strdup (item->id);

  if (id != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item->element, id);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayPlotView *self = WAY_PLOT_VIEW (widget);
  double       zoom = way_plot_view_get_zoom (self);

  if (g_str_equal (name, "plot.zoom-in"))
    way_plot_view_set_zoom (self, zoom * ZOOM_STEP);
  else if (g_str_equal (name, "plot.zoom-out"))
    way_plot_view_set_zoom (self, zoom / ZOOM_STEP);
  else
    way_plot_view_set_zoom (self, 1);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           WayPlotView              *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  way_plot_view_set_zoom (self, way_plot_view_get_zoom (self) * pow (ZOOM_STEP, -dy));

  return TRUE;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                WayPlotView      *self)
{
  self->pinch = way_plot_view_get_zoom (self);
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          WayPlotView    *self)
{
  way_plot_view_set_zoom (self, self->pinch * scale);
}

static void
way_plot_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  WayPlotView *self = WAY_PLOT_VIEW (widget);

  gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
way_plot_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  gtk_widget_measure (WAY_PLOT_VIEW (widget)->child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
way_plot_view_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (WAY_PLOT_VIEW (widget)->child);
}

static gboolean
way_plot_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_PLOT_VIEW (widget)->area);
}

static void
way_plot_view_dispose (GObject *object)
{
  WayPlotView *self = WAY_PLOT_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->area = NULL;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->func = NULL;
  self->data = NULL;

  G_OBJECT_CLASS (way_plot_view_parent_class)->dispose (object);
}

static void
way_plot_view_finalize (GObject *object)
{
  WayPlotView *self = WAY_PLOT_VIEW (object);

  g_free (self->label);
  g_free (self->title);
  g_free (self->note);
  g_free (self->date);

  G_OBJECT_CLASS (way_plot_view_parent_class)->finalize (object);
}

static void
way_plot_view_class_init (WayPlotViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_plot_view_dispose;
  object_class->finalize = way_plot_view_finalize;
  widget_class->size_allocate = way_plot_view_size_allocate;
  widget_class->measure = way_plot_view_measure;
  widget_class->get_request_mode = way_plot_view_get_request_mode;
  widget_class->grab_focus = way_plot_view_grab_focus;

  /**
   * WayPlotView::activated:
   * @self: the view
   * @element: of the kind of what was activated, such as "job"
   * @id: its id
   *
   * Somebody clicked on something or pressed Enter on it. What has no id does nothing.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                     G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "plot.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plot.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plot.zoom-usual", NULL, zoom_action);
  way_plot_view_install_menu (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "plot.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "plot.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "plot.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "plot.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "plot.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "plot.zoom-usual", NULL);
  gtk_widget_class_set_css_name (widget_class, "plotview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_plot_view_init (WayPlotView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->about = -1;
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (follow_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (follow_theme), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
new_view (const char *label,
          gboolean    inlaid)
{
  WayPlotView *self = g_object_new (WAY_TYPE_PLOT_VIEW, NULL);

  self->label = g_strdup (label);
  self->area = way_plot_area_new (inlaid);
  self->child = self->area;
  if (!inlaid)
    {
      GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
      GtkGesture         *pinch = gtk_gesture_zoom_new ();

      self->child = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->child), self->area);
      gtk_widget_set_vexpand (self->child, TRUE);
      gtk_widget_set_hexpand (self->child, TRUE);
      gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
      g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
      gtk_widget_add_controller (self->child, scroll);
      g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
      g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
      gtk_widget_add_controller (self->child, GTK_EVENT_CONTROLLER (pinch));
    }
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  g_signal_connect_swapped (self->area, "activated", G_CALLBACK (way_plot_view_activate), self);
  way_plot_view_add_menu (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  follow_theme (self);

  return GTK_WIDGET (self);
}

/**
 * way_plot_view_new:
 * @label: what it is, for a screen reader, translated
 *
 * The view fills the room that it is given, and is scrolled where its plot needs more.
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
way_plot_view_new (const char *label)
{
  return new_view (label, FALSE);
}

/**
 * way_plot_view_new_inlaid:
 * @label: what it is, for a screen reader, translated
 *
 * For a page that is scrolled itself: the view is as high as its plot is on its width, and Tab goes from part to part.
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
way_plot_view_new_inlaid (const char *label)
{
  return new_view (label, TRUE);
}

/**
 * way_plot_view_set_source:
 * @self: a view
 * @func: makes the plot; called again for another size or theme, and to save it
 * @data: (transfer full): passed to @func
 * @destroy: (nullable): frees @data
 *
 * Sets what is shown. The focus stays where it is as long as the same thing is on the plot.
 */
void
way_plot_view_set_source (WayPlotView   *self,
                          WayPlotFunc    func,
                          gpointer       data,
                          GDestroyNotify destroy)
{
  g_return_if_fail (WAY_IS_PLOT_VIEW (self));

  self->func = func;
  self->data = data;
  way_plot_area_set_source (WAY_PLOT_AREA (self->area), func, data, destroy);
}

static void
set_text (char      **place,
          const char *text)
{
  char *copy = g_strdup (text);

  g_free (*place);
  *place = copy;
}

/**
 * way_plot_view_set_paper:
 * @self: a view
 * @title: what stands above the plot when it is saved, also the name of the file
 * @note: (nullable): what stands below the title
 * @date: (nullable): as of when, 2026-11-24; NULL: today
 * @bare: whether the plot has a title of its own
 *
 * Sets what a saved plot says about itself.
 */
void
way_plot_view_set_paper (WayPlotView *self,
                         const char  *title,
                         const char  *note,
                         const char  *date,
                         gboolean     bare)
{
  g_return_if_fail (WAY_IS_PLOT_VIEW (self));

  set_text (&self->title, title);
  set_text (&self->note, note);
  set_text (&self->date, date);
  self->bare = bare;
}

/**
 * way_plot_view_get_plot:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is shown now; NULL before it has a size
 */
WayPlot *
way_plot_view_get_plot (WayPlotView *self)
{
  g_return_val_if_fail (WAY_IS_PLOT_VIEW (self), NULL);

  return way_plot_area_get_plot (WAY_PLOT_AREA (self->area));
}

/**
 * way_plot_view_set_zoom:
 * @self: a view
 * @zoom: how large everything is, 1 as usual; kept between a half and 4
 *
 * Zooms the plot.
 */
void
way_plot_view_set_zoom (WayPlotView *self,
                        double       zoom)
{
  g_return_if_fail (WAY_IS_PLOT_VIEW (self));

  zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  /* Steps up and down end where they began. */
  if (fabs (zoom - 1) < 0.01)
    zoom = 1;
  if (self->child != self->area)
    way_plot_area_set_zoom (WAY_PLOT_AREA (self->area), zoom);
}

/**
 * way_plot_view_get_zoom:
 * @self: a view
 *
 * Returns: how large everything is
 */
double
way_plot_view_get_zoom (WayPlotView *self)
{
  g_return_val_if_fail (WAY_IS_PLOT_VIEW (self), 1);

  return way_plot_area_get_zoom (WAY_PLOT_AREA (self->area));
}

/**
 * way_plot_view_find:
 * @self: a view
 * @element: of the kind of what is looked for
 * @id: its id
 *
 * Returns: the place of the first such item on the plot, or -1
 */
int
way_plot_view_find (WayPlotView *self,
                    const char  *element,
                    const char  *id)
{
  WayPlot *plot = way_plot_view_get_plot (self);
  guint    i;

  for (i = 0; plot != NULL && i < way_plot_get_n_items (plot); i++)
    {
      const WayPlotItem *item = way_plot_get_item (plot, i);

      if (g_str_equal (item->element, element) && g_strcmp0 (item->id, id) == 0)
        return i;
    }

  return -1;
}

/**
 * way_plot_view_focus_item:
 * @self: a view
 * @place: the place of an item on the plot
 *
 * Brings an item into sight and gives it the focus.
 *
 * Returns: whether it has the focus
 */
gboolean
way_plot_view_focus_item (WayPlotView *self,
                          int          place)
{
  return way_plot_area_focus_item (WAY_PLOT_AREA (self->area), place);
}

/**
 * way_plot_view_get_item_place:
 * @self: a view
 * @place: the place of an item on the plot
 * @rect: (out): where it is on the view
 *
 * Returns: whether it is in sight
 */
gboolean
way_plot_view_get_item_place (WayPlotView  *self,
                              int           place,
                              GdkRectangle *rect)
{
  return way_plot_area_get_item_place (WAY_PLOT_AREA (self->area), place, rect);
}
