/* window.c - one window with one map */
#include "config.h"

#include "app/window.h"

#include <glib/gi18n.h>

#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/painter.h"
#include "journeys/exchange/export.h"

struct _WayWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  WayDocument *document;
  WayTexts    *texts;
  WayLayout   *layout;

  /* template */
  GtkWidget *area;
  GtkWidget *title;
  GtkWidget *toasts;
};

G_DEFINE_FINAL_TYPE (WayWindow, way_window, ADW_TYPE_APPLICATION_WINDOW)

static const WayTheme *
get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    return way_theme_get (WAY_THEME_CONTRAST);

  return way_theme_get (adw_style_manager_get_dark (manager) ? WAY_THEME_DARK : WAY_THEME_LIGHT);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  WayWindow      *self = data;
  const WayTheme *theme = get_theme ();
  WaySink        *sink = way_cairo_sink_new (cr, FALSE);

  cairo_set_source_rgb (cr, (theme->page >> 24) / 255.0, (theme->page >> 16 & 255) / 255.0, (theme->page >> 8 & 255) / 255.0);
  cairo_paint (cr);
  way_painter_paint (sink, self->layout, theme, NULL, WAY_PART_ALL);
  way_cairo_sink_free (sink);
}

static void
update (WayWindow *self)
{
  WayHistory *history = way_document_get_history (self->document);
  const char *state = _ ("Not saved");
  double      width, height;

  if (way_document_get_state (self->document) == WAY_DOCUMENT_SAVED)
    state = _ ("Saved");
  else if (way_document_get_state (self->document) == WAY_DOCUMENT_SAVING)
    state = _ ("Saving…");
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), way_document_get_title (self->document));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), state);
  gtk_window_set_title (GTK_WINDOW (self), way_document_get_title (self->document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", way_history_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", way_history_can_redo (history));
  way_layout_get_size (self->layout, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->area), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->area), height);
  gtk_widget_queue_draw (self->area);
}

static void
tell (WayWindow  *self,
      const char *text)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (text));
}

static void
saved_cb (GObject      *document,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (WayWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!way_document_save_finish (WAY_DOCUMENT (document), result, &error))
    tell (self, error->message);
  update (self);
}

static void
save_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                gpointer         data)
{
  WayWindow *self = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      way_document_save_as_async (self->document, file, NULL, saved_cb, g_object_ref (self));
    }
  g_object_unref (dialog);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow            *self = WAY_WINDOW (widget);
  GtkFileChooserNative *dialog;
  g_autofree char      *file_name = NULL;

  if (way_document_get_file (self->document) != NULL)
    {
      way_document_save_async (self->document, NULL, saved_cb, g_object_ref (self));
      update (self);
      return;
    }
  dialog = gtk_file_chooser_native_new (_ ("Save Map"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  file_name = g_strconcat (way_document_get_title (self->document), ".journey", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  g_signal_connect (dialog, "response", G_CALLBACK (save_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
export_chosen_cb (GtkNativeDialog *dialog,
                  int              response,
                  gpointer         data)
{
  WayWindow *self = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      const char      *dot = strrchr (path, '.');
      g_autoptr (GError) error = NULL;
      WayExportOptions options;

      way_export_options_init (&options);
      if (way_export_to_file (way_document_get_map (self->document), dot != NULL ? dot + 1 : "", &options, path, NULL, NULL, NULL, &error))
        tell (self, _ ("Exported"));
      else
        tell (self, error->message);
    }
  g_object_unref (dialog);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  WayWindow            *self = WAY_WINDOW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Export Map"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char      *file_name = g_strconcat (way_document_get_title (self->document), ".pdf", NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  g_signal_connect (dialog, "response", G_CALLBACK (export_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_history_undo (way_document_get_history (WAY_WINDOW (widget)->document));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  way_history_redo (way_document_get_history (WAY_WINDOW (widget)->document));
}

static void
rename_cb (GtkEditable *entry,
           WayWindow   *self)
{
  const char *id = g_object_get_data (G_OBJECT (entry), "item");
  WayItem    *item = way_map_find (way_document_get_map (self->document), id);
  g_autoptr (WayCommand) command = NULL;

  if (item == NULL)
    return;
  command = way_command_new_set (item, "title", gtk_editable_get_text (entry), NULL);
  if (command != NULL)
    way_history_type (way_document_get_history (self->document), command, NULL);
}

/* A double click on a card or in an empty cell lets its title be typed. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            WayWindow       *self)
{
  WayMap    *map = way_document_get_map (self->document);
  WayItem   *item = NULL;
  GtkWidget *popover, *entry;
  WayBox     box;
  int        column, row;

  if (n_press != 2)
    return;
  if (way_layout_hit (self->layout, x, y, &box) && way_kind_find_field (way_item_get_kind (box.item), "title") >= 0 && box.role != WAY_BOX_LANE)
    item = box.item;
  else if (way_layout_hit_cell (self->layout, x, y, &column, &row))
    {
      WayItem *lane = way_layout_get_lane (self->layout, row);
      WayKind  kind = WAY_KIND_NOTE;
      g_autoptr (WayItem) card = NULL;
      g_autoptr (WayCommand) command = NULL;

      way_kind_from_element (way_kinds_cards, way_item_get_text (lane, "kind"), &kind);
      card = way_item_new (kind, NULL);
      way_item_set (card, "step", way_item_get_id (way_layout_get_step (self->layout, column)), NULL);
      way_item_set (card, "lane", way_item_get_id (lane), NULL);
      command = way_command_new_insert (way_map_get_root (map), WAY_MAP_CARDS, -1, card);
      if (!way_history_perform (way_document_get_history (self->document), command, NULL))
        return;
      item = card;
      way_layout_find (self->layout, way_item_get_id (card), &box);
    }
  if (item == NULL)
    return;

  popover = gtk_popover_new ();
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), way_item_get_text (item, "title"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Title"), -1);
  g_object_set_data_full (G_OBJECT (entry), "item", g_strdup (way_item_get_id (item)), g_free);
  g_signal_connect (entry, "changed", G_CALLBACK (rename_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (gtk_popover_popdown), popover);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_widget_set_parent (popover, self->area);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ box.rect.x, box.rect.y, box.rect.width, box.rect.height });
  gtk_popover_popup (GTK_POPOVER (popover));
}

static GtkWidget *
make_button (const char *icon,
             const char *label,
             const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return button;
}

static void
way_window_dispose (GObject *object)
{
  WayWindow *self = WAY_WINDOW (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (way_document_get_history (self->document), self);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->texts, way_texts_unref);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (way_window_parent_class)->dispose (object);
}

static void
way_window_class_init (WayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_window_dispose;
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
}

static void
way_window_init (WayWindow *self)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *header = adw_header_bar_new ();
  GtkWidget  *scrolled = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->title = adw_window_title_new (NULL, NULL);
  self->area = gtk_drawing_area_new ();
  self->toasts = adw_toast_overlay_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_button ("edit-undo-symbolic", _ ("Undo"), "win.undo"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_button ("edit-redo-symbolic", _ ("Redo"), "win.redo"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_button ("document-send-symbolic", _ ("Export"), "win.export"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_button ("document-save-symbolic", _ ("Save"), "win.save"));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (click));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->area);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), scrolled);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->toasts);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 1500, 950);
}

/**
 * way_window_new:
 * @application: the application
 * @document: the map to show
 *
 * Returns: (transfer none): a window, which the application owns
 */
WayWindow *
way_window_new (GtkApplication *application,
                WayDocument    *document)
{
  WayWindow       *self = g_object_new (WAY_TYPE_WINDOW, "application", application, NULL);
  WayLayoutOptions options = { .hints = TRUE, .legend = TRUE, .rtl = -1 };

  self->document = g_object_ref (document);
  self->texts = way_texts_new (20000);
  self->layout = way_layout_new (way_document_get_map (document), self->texts, &options);
  g_signal_connect_swapped (way_document_get_history (document), "changed", G_CALLBACK (update), self);
  update (self);

  return self;
}
