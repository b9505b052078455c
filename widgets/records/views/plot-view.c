/* plot-view.c - shows a plot: pointed at, walked through with the keyboard, zoomed, saved as a picture */
#include "config.h"

#include "widgets/records/views/plot-view.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/exchange/export-plot.h"
#include "journeys/model/today.h"
#include "widgets/records/views/plot-area.h"
#include "widgets/shared/file-dialogs.h"
#include "widgets/shared/file-name.h"

#define LEAST_ZOOM 0.5
#define MOST_ZOOM 4.0
#define ZOOM_STEP 1.25
#define PICTURE_DPI 192 /* a slide on a screen of twice the usual density */

struct _WayPlotView
{
  GtkWidget parent_instance;

  /* owned */
  char *label;
  char *title; /* on paper */
  char *note;
  char *date;

  /* template */
  GtkWidget *child; /* the area, or what scrolls it */
  GtkWidget *area;
  GtkWidget *menu;

  /* state */
  WayPlotFunc func;
  gpointer    data; /* owned by the area */
  gboolean    bare;
  int         about; /* the item whose menu is open; -1: none */
  double      pinch; /* the zoom when the fingers came down */
};

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

static void
activated_cb (WayPlotArea *area,
              int          place,
              WayPlotView *self)
{
  const WayPlotItem *item = way_plot_get_item (way_plot_area_get_plot (area), place);
  g_autofree char   *id = g_strdup (item->id);

  if (id != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, item->element, id);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayPlotView *self = WAY_PLOT_VIEW (widget);
  WayPlot     *plot = way_plot_area_get_plot (WAY_PLOT_AREA (self->area));

  if (plot != NULL && self->about >= 0 && self->about < (int)way_plot_get_n_items (plot))
    activated_cb (WAY_PLOT_AREA (self->area), self->about, self);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayPlotView *self = WAY_PLOT_VIEW (widget);
  WayPlot     *plot = way_plot_area_get_plot (WAY_PLOT_AREA (self->area));

  if (plot != NULL && self->about >= 0 && self->about < (int)way_plot_get_n_items (plot))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), way_plot_get_item (plot, self->about)->name);
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

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_plot_view_save (WAY_PLOT_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static GMenuModel *
make_menu (WayPlotView *self,
           gboolean     has_item,
           gboolean     opens)
{
  GMenu *menu = g_menu_new ();

  if (has_item)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      if (opens)
        g_menu_append (section, _ ("_Open"), "plot.open");
      g_menu_append (section, _ ("_Copy Name"), "plot.copy-name");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  if (self->child != self->area)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      g_menu_append (section, _ ("Zoom _In"), "plot.zoom-in");
      g_menu_append (section, _ ("Zoom _Out"), "plot.zoom-out");
      g_menu_append (section, _ ("_Usual Size"), "plot.zoom-usual");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  {
    g_autoptr (GMenu) section = g_menu_new ();

    g_menu_append (section, _ ("Save as _PDF…"), "plot.save::pdf");
    g_menu_append (section, _ ("Save as P_NG…"), "plot.save::png");
    g_menu_append (section, _ ("Save as _SVG…"), "plot.save::svg");
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  }

  return G_MENU_MODEL (menu);
}

/* Opens the menu of an item, or of the plot, at a place on the area. */
static void
show_menu (WayPlotView        *self,
           int                 about,
           const GdkRectangle *at)
{
  WayPlot *plot = way_plot_area_get_plot (WAY_PLOT_AREA (self->area));
  g_autoptr (GMenuModel) menu = NULL;
  double       x, y;
  GdkRectangle rect = *at;

  if (plot == NULL)
    return;
  self->about = about;
  menu = make_menu (self, about >= 0, about >= 0 && way_plot_get_item (plot, about)->id != NULL);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  if (gtk_widget_translate_coordinates (self->area, GTK_WIDGET (self), rect.x, rect.y, &x, &y))
    {
      rect.x = (int)x;
      rect.y = (int)y;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &rect);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            WayPlotView     *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (event == NULL || !gdk_event_triggers_context_menu (event))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, way_plot_area_find (WAY_PLOT_AREA (self->area), x, y), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 WayPlotView         *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, way_plot_area_find (WAY_PLOT_AREA (self->area), x, y), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   data)
{
  WayPlotView *self = WAY_PLOT_VIEW (widget);
  GdkRectangle rect;
  int          about = way_plot_area_get_current (WAY_PLOT_AREA (self->area));

  if (!way_plot_area_get_item_place (WAY_PLOT_AREA (self->area), about, &rect))
    rect = (GdkRectangle){ 8, 8, 1, 1 };
  show_menu (self, about, &rect);

  return TRUE;
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

  gtk_widget_class_install_action (widget_class, "plot.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "plot.copy-name", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "plot.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plot.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plot.zoom-usual", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "plot.save", "s", save_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
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
  GtkGesture  *gesture;

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
  g_signal_connect (self->area, "activated", G_CALLBACK (activated_cb), self);
  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (gesture));
  gesture = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (gesture));
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

typedef struct
{
  WayPlotView *view; /* owned */
  char        *format;
} Saving;

static void
named_cb (GFile   *file,
          gpointer data)
{
  Saving      *saving = data;
  WayPlotView *self = saving->view;

  if (file != NULL && self->func != NULL)
    {
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *today = way_today_dup ();
      g_autoptr (GError) error = NULL;
      WayExportOptions options;
      WayPlotSource    source = { .func = self->func,
                                  .data = self->data,
                                  .title = self->title != NULL ? self->title : self->label,
                                  .note = self->note,
                                  .date = self->date != NULL ? self->date : today,
                                  .bare = self->bare,
                                  .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL };

      way_export_options_init (&options);
      options.dpi = PICTURE_DPI;
      if (g_str_equal (saving->format, "pdf"))
        options.page_size = "A4";
      if (path == NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", _ ("Plots can only be saved in folders of this computer."));
      else if (!way_export_plots_to_file (&source, 1, saving->format, &options, path, &error))
        gtk_widget_activate_action (GTK_WIDGET (self), "records.report", "s", error->message);
    }
  g_object_unref (saving->view);
  g_free (saving->format);
  g_free (saving);
}

/* What was chosen decides how it is written: the name gets its ending. */
static void
save_to (GFile   *file,
         gpointer data)
{
  Saving           *saving = data;
  GtkRoot          *root = gtk_widget_get_root (GTK_WIDGET (saving->view));
  const char *const endings[] = { saving->format, NULL };

  way_file_name_complete (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, file, endings, named_cb, saving);
}

/**
 * way_plot_view_save:
 * @self: a view
 * @format: "pdf", "png" or "svg"
 *
 * Asks for a file and saves the plot there. What goes wrong is told with the action
 * `records.report`.
 */
void
way_plot_view_save (WayPlotView *self,
                    const char  *format)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char      *title = self->title != NULL ? self->title : self->label;
  g_autofree char *pattern_text = g_strconcat ("*.", format, NULL);
  g_autofree char *upper = g_ascii_strup (format, -1);
  g_autofree char *safe = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n", '-');
  g_autofree char *name = g_strconcat (safe, ".", format, NULL);
  WayFilePattern   pattern = { upper, pattern_text };
  Saving          *saving = g_new0 (Saving, 1);

  g_return_if_fail (WAY_IS_PLOT_VIEW (self));

  saving->view = g_object_ref (self);
  saving->format = g_strdup (format);
  way_file_dialogs_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->bare ? _ ("Save Poster") : _ ("Save Plot"), &pattern, NULL, name, save_to, saving);
}
