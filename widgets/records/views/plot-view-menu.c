/* plot-view-menu.c - the menu of a plot: what is pointed at, zoom, and the way to a file */
#include "config.h"

#include "widgets/records/views/plot-view-private.h"

#include <glib/gi18n.h>

#include "journeys/exchange/export-plot.h"
#include "journeys/model/today.h"
#include "widgets/shared/export-choice.h"
#include "widgets/shared/export-menu.h"
#include "widgets/shared/save-as.h"

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayPlotView *self = WAY_PLOT_VIEW (widget);
  WayPlot     *plot = way_plot_area_get_plot (WAY_PLOT_AREA (self->area));

  if (plot != NULL && self->about >= 0 && self->about < (int)way_plot_get_n_items (plot))
    way_plot_view_activate (self, self->about);
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
  way_export_menu_append_pictures (menu, "plot.save");

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

void
way_plot_view_install_menu (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "plot.open", NULL, open_action);
  gtk_widget_class_install_action (klass, "plot.copy-name", NULL, copy_action);
  gtk_widget_class_install_action (klass, "plot.save", "s", save_action);
  gtk_widget_class_add_binding (klass, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

void
way_plot_view_add_menu (WayPlotView *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (gesture));
  gesture = gtk_gesture_long_press_new ();
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (gesture));
  way_export_menu_add_actions (GTK_WIDGET (self));
}

/**
 * way_plot_view_write:
 * @self: a view
 * @format: "pdf", "png" or "svg"
 * @path: the file
 * @error: where to put why there is none
 *
 * Writes what is shown, on the paper and in the colours that are chosen for plots.
 *
 * Returns: whether the file was written
 */
gboolean
way_plot_view_write (WayPlotView *self,
                     const char  *format,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *today = way_today_dup ();
  WayExportOptions options;
  WayPlotSource    source = { .func = self->func,
                              .data = self->data,
                              .title = self->title != NULL ? self->title : self->label,
                              .note = self->note,
                              .date = self->date != NULL ? self->date : today,
                              .bare = self->bare,
                              .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL };

  g_return_val_if_fail (self->func != NULL, FALSE);

  way_export_choice_fill (way_export_choice_get (), format, &options);

  return way_export_plots_to_file (&source, 1, format, &options, path, error);
}

/* What is shown by then is written. */
static void
save (GtkWidget  *above,
      const char *path,
      gpointer    format)
{
  WayPlotView *self = WAY_PLOT_VIEW (above);
  g_autoptr (GError) error = NULL;

  if (self->func != NULL && !way_plot_view_write (self, format, path, &error))
    gtk_widget_activate_action (above, "records.report", "s", error->message);
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
  g_return_if_fail (WAY_IS_PLOT_VIEW (self));

  way_save_as (GTK_WIDGET (self), self->bare ? _ ("Save Poster") : _ ("Save Plot"), self->title != NULL ? self->title : self->label, format,
               save, g_strdup (format), g_free);
}
