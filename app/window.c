/* window.c - one window: the start page, or one map */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/accessible-names.h"
#include "app/erase-window.h"

G_DEFINE_FINAL_TYPE (WayWindow, way_window, ADW_TYPE_APPLICATION_WINDOW)

/* NULL once the window is closed. */
WayApplication *
way_window_get_application (WayWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? WAY_APPLICATION (application) : NULL;
}

static void
history_changed_cb (WayWindow *self)
{
  self->typed = FALSE;
  /* It would undo something else now. */
  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  way_window_update_edit_actions (self);
  way_window_update_title (self);
}

static void
selection_changed_cb (WayWindow *self)
{
  WayItem *item = self->document != NULL ? way_selection_get_item (self->selection, way_document_get_map (self->document)) : NULL;

  way_window_update_edit_actions (self);
  way_window_update_place (self);
  /* Whose chip is chosen, their feelings are set from now on. */
  if (item != NULL && way_item_get_kind (item) == WAY_KIND_PERSONA_LINK)
    {
      way_canvas_set_persona (self->canvas, way_item_get_id (item));
      way_capture_strip_set_persona (self->strip, way_item_get_id (item));
    }
}

/* Whether there is a map that can be changed here. */
gboolean
way_window_is_editable (WayWindow *self)
{
  return self->document != NULL && !way_document_is_read_only (self->document);
}

void
way_window_show_undo_toast (WayWindow  *self,
                            const char *text)
{
  self->undo_toast = way_window_show_toast (self, text, _ ("_Undo"), "win.undo", NULL);
}

static void
problem_cb (WayWindow  *self,
            const char *message)
{
  way_notice_bar_show (self->notice, WAY_NOTICE_DEED, message, NULL, NULL);
}

/* What is pressed Enter on and has no text of its own is edited in the inspector. */
static void
cell_activated_cb (WayWindow *self)
{
  way_window_show_side (self, "inspector");
  /* Only where there is something of its own to be edited: nobody wants to type into
   * the title of something else. */
  if (way_selection_get_size (self->selection) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.details", NULL);
}

static void
theme_cb (WayWindow *self)
{
  way_canvas_set_theme (self->canvas, way_application_get_canvas_theme ());
  way_persona_grid_set_theme (self->personas, way_application_get_canvas_theme ());
  way_start_page_set_theme (self->start_page, way_application_get_canvas_theme ());
}

static void
save_size (WayWindow *self)
{
  GSettings *settings = way_window_get_application (self) != NULL ? way_application_get_settings (way_window_get_application (self)) : NULL;
  int        width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && !gtk_window_is_fullscreen (GTK_WINDOW (self)))
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

static gboolean
close_request (GtkWindow *window)
{
  save_size (WAY_WINDOW (window));
  if (way_window_close_request (window))
    return TRUE;

  return GTK_WINDOW_CLASS (way_window_parent_class)->close_request (window);
}

static void
way_window_dispose (GObject *object)
{
  WayWindow *self = WAY_WINDOW (object);

  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  way_window_leave_session (self);
  way_window_leave_links (self);
  g_cancellable_cancel (self->export_cancellable);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->typing_signals);
  g_clear_object (&self->recovery_signals);
  g_clear_object (&self->others_signals);
  g_clear_object (&self->disk_signals);
  g_clear_pointer (&self->others_told, g_free);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), WAY_TYPE_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  g_clear_object (&self->export_cancellable);

  G_OBJECT_CLASS (way_window_parent_class)->dispose (object);
}

static void
way_window_class_init (WayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;

  g_type_ensure (WAY_TYPE_BENCH_LIST);
  g_type_ensure (WAY_TYPE_CANVAS);
  g_type_ensure (WAY_TYPE_CAPTURE_STRIP);
  g_type_ensure (WAY_TYPE_FILTER_BAR);
  g_type_ensure (WAY_TYPE_FIND_BAR);
  g_type_ensure (WAY_TYPE_HOME);
  g_type_ensure (WAY_TYPE_INSPECTOR);
  g_type_ensure (WAY_TYPE_NOTICE_BAR);
  g_type_ensure (WAY_TYPE_SIDE_PANEL);
  g_type_ensure (WAY_TYPE_START_PAGE);
  g_type_ensure (WAY_TYPE_ZOOM_CONTROL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/waymark/Waymark/window.ui");
  gtk_widget_class_bind_template_child (widget_class, WayWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, title);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, home);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, side_panel);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, map_box);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, faces);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, faces_box);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, side_box);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, sides);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, table);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, story);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, personas);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, face_switcher);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, face_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, zoom_control);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, bench);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, lock_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, places_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, record_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, importing);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, redoing);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, stage_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, lane_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, adding);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, exporting);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, view_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, session_bar);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, session_panel);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, meeting);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, undo_section);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, WayWindow, progress_bar);

  way_window_install_home_actions (widget_class);
  way_window_install_file_actions (widget_class);
  way_window_install_saving (widget_class);
  way_window_install_edit_actions (widget_class);
  way_window_install_find_actions (widget_class);
  way_window_install_view_actions (widget_class);
  way_window_install_session_actions (widget_class);
  way_window_install_capture_actions (widget_class);
  way_window_install_pane_actions (widget_class);
  way_window_install_notes (widget_class);
  way_window_install_arrange_actions (widget_class);
  way_window_install_faces (widget_class);
  way_window_install_kind_actions (widget_class);
  way_window_install_clipboard_actions (widget_class);
  way_window_install_copy_to_actions (widget_class);
  way_window_install_links (widget_class);
  way_window_install_recovery (widget_class);
  way_window_install_others (widget_class);
  way_window_install_link_acts (widget_class);
  way_erase_window_install_action (widget_class);
}

static void
way_window_init (WayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = way_selection_new ();
  g_signal_connect_swapped (self->selection, "changed", G_CALLBACK (selection_changed_cb), self);
  way_canvas_set_selection (self->canvas, self->selection);
  way_inspector_set_selection (self->inspector, self->selection);
  way_zoom_control_set_canvas (self->zoom_control, GTK_WIDGET (self->canvas));
  way_window_build_faces (self);
  way_side_panel_set_content (self->side_panel, self->faces_box);
  way_side_panel_set_panel (self->side_panel, self->side_box);
  way_window_init_home (self);
  way_window_init_notes (self);
  way_window_init_find (self);
  way_window_build_lane_popover (self);
  way_window_connect_capture (self);
  way_window_init_lock (self);
  way_window_init_keys (self);
  way_window_init_kind (self);
  way_window_init_pictures (self);
  way_window_init_drops (self);
  way_window_init_links (self);
  way_window_init_recovery (self);
  way_window_init_others (self);
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (self->stage_button), _ ("Add a stage or a step"));
  way_accessible_names_set (self->stage_button, GTK_TYPE_MENU_BUTTON, _ ("Add a stage or a step"));
  way_accessible_names_set (self->stage_button, GTK_TYPE_TOGGLE_BUTTON, _ ("Add a stage or a step"));

  self->document_signals = g_signal_group_new (WAY_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::title", G_CALLBACK (way_window_update_title), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::state", G_CALLBACK (way_window_update_title), self);
  self->history_signals = g_signal_group_new (WAY_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "changed", G_CALLBACK (history_changed_cb), self);

  way_window_init_session (self);
  g_signal_connect_swapped (self->canvas, "removed", G_CALLBACK (way_window_show_undo_toast), self);
  g_signal_connect_swapped (self->canvas, "edit-refused", G_CALLBACK (way_window_tell), self);
  g_signal_connect_swapped (self->canvas, "cell-activated", G_CALLBACK (cell_activated_cb), self);
  g_signal_connect_swapped (self->canvas, "menu-requested", G_CALLBACK (way_window_show_context_menu), self);
  g_signal_connect_swapped (self->inspector, "problem", G_CALLBACK (problem_cb), self);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (theme_cb), self);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (theme_cb), self);
  theme_cb (self);
}

/* What is added in the inspector is signed with it. */
static void
my_name_cb (WayWindow  *self,
            const char *key,
            GSettings  *settings)
{
  g_object_set_data_full (G_OBJECT (self), "my-name", g_settings_get_string (settings, "my-name"), g_free);
}

/**
 * way_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window with the start page
 */
WayWindow *
way_window_new (WayApplication *application)
{
  WayWindow *self = g_object_new (WAY_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = way_application_get_settings (application);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed::my-name", G_CALLBACK (my_name_cb), self, G_CONNECT_SWAPPED);
  my_name_cb (self, "my-name", settings);
  way_window_bind_faces (self, settings);
  way_start_page_set_recoveries (self->start_page, way_application_get_recoveries (application));
  way_window_set_document (self, NULL);

  return self;
}

/**
 * way_window_set_document:
 * @self: a window
 * @document: (nullable): an open map; NULL for the start page
 *
 * Shows a map.
 */
void
way_window_set_document (WayWindow   *self,
                         WayDocument *document)
{
  WayHistory *history = document != NULL ? way_document_get_history (document) : NULL;

  g_return_if_fail (WAY_IS_WINDOW (self));

  way_window_leave_session (self);
  if (self->document != document)
    way_window_leave_draft (self);
  g_set_object (&self->document, document);
  way_selection_clear (self->selection);
  way_notice_bar_hide (self->notice);
  if (document != NULL)
    {
      gboolean editable = !way_document_is_read_only (document);

      way_inspector_set_records (self->inspector, way_application_get_records (way_window_get_application (self)));
      way_canvas_set_history (self->canvas, history);
      way_canvas_set_editable (self->canvas, editable);
      way_canvas_zoom_width (self->canvas);
      way_inspector_set_history (self->inspector, history);
      way_inspector_set_editable (self->inspector, editable);
      way_window_fill_faces (self, history, editable);
      way_start_page_leave (self->start_page);
      way_window_show_notices (self);
      way_window_focus_face (self);
      if (editable)
        way_recoveries_keep (way_application_get_recoveries (way_window_get_application (self)), document);
    }
  else
    {
      way_window_fill_faces (self, NULL, FALSE);
      way_start_page_fill (self->start_page);
    }
  way_window_show_notes (self);
  g_signal_group_set_target (self->document_signals, document);
  way_window_fill_home (self);
  g_signal_group_set_target (self->history_signals, way_window_get_history (self));
  way_window_update_capture (self);
  gtk_stack_set_visible_child_name (self->stack, document != NULL ? "map" : "start");
  way_window_show_buttons (self);
  way_window_update_title (self);
  way_window_update_place (self);
  way_window_update_edit_actions (self);
  way_window_update_view_actions (self);
  way_window_update_find (self);
  way_window_update_session (self);
  way_window_fill_links (self);
  way_window_update_others (self);
  way_window_update_recovery (self);
}

/**
 * way_window_get_document:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the map that is shown
 */
WayDocument *
way_window_get_document (WayWindow *self)
{
  g_return_val_if_fail (WAY_IS_WINDOW (self), NULL);

  return self->document;
}

/**
 * way_window_update_records:
 * @self: a window
 *
 * Takes notice that the application has other records now, or none.
 */
void
way_window_update_records (WayWindow *self)
{
  g_return_if_fail (WAY_IS_WINDOW (self));

  way_window_fill_home (self);
  if (self->document == NULL)
    return;
  way_inspector_set_records (self->inspector, way_application_get_records (way_window_get_application (self)));
  way_window_update_capture (self);
  way_window_show_notices (self);
  way_window_update_others (self);
  way_window_fill_links (self);
}
