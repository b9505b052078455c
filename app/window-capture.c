/* window-capture.c - the capture strip, and what it does to the rest of the window */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

static gboolean
can_capture (WayWindow *self)
{
  return self->document != NULL && !way_document_is_read_only (self->document);
}

static void
capture_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (!can_capture (self) || way_window_postpone (self, name, parameter))
    return;
  way_canvas_end_edit (self->canvas);
  way_capture_strip_open (self->strip);
}

static void
read_cb (GdkClipboard *clipboard,
         GAsyncResult *result,
         WayWindow    *self)
{
  g_autoptr (WayWindow) held = self;
  g_autofree char *text = gdk_clipboard_read_text_finish (clipboard, result, NULL);

  if (!can_capture (self))
    return;
  if (text == NULL || *text == '\0')
    way_window_show_toast (self, _ ("There is no text on the clipboard"), NULL, NULL, NULL);
  else
    way_capture_strip_offer (self->strip, text);
}

static void
paste_many_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (!can_capture (self))
    return;
  way_canvas_end_edit (self->canvas);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, (GAsyncReadyCallback)read_cb, g_object_ref (self));
}

static void
target_changed_cb (WayWindow *self)
{
  WayItem *step, *lane;

  if (way_capture_strip_get_target (self->strip, &step, &lane))
    way_canvas_set_glow (self->canvas, way_item_get_id (step), way_item_get_id (lane));
  else
    way_canvas_set_glow (self->canvas, NULL, NULL);
  way_canvas_set_ghosts (self->canvas, way_capture_strip_get_offer (self->strip));
}

static void
landed_cb (WayWindow  *self,
           const char *id)
{
  way_canvas_scroll_to (self->canvas, id);
}

static void
details_cb (WayWindow  *self,
            const char *id)
{
  WayItem *card = way_map_find (way_document_get_map (self->document), id);

  if (card == NULL)
    return;
  way_selection_select_in_cell (self->selection, id, way_item_get (card, "step"), way_item_get (card, "lane"));
  adw_view_stack_set_visible_child_name (self->sides, "inspector");
  way_side_panel_set_shown (self->side_panel, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

static void
left_cb (WayWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
way_window_connect_capture (WayWindow *self)
{
  way_capture_strip_set_selection (self->strip, self->selection);
  g_signal_connect_object (self->strip, "target-changed", G_CALLBACK (target_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "offer-changed", G_CALLBACK (target_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "landed", G_CALLBACK (landed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "details", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "closed", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
}

/* The window shows another map, or has other records. */
void
way_window_update_capture (WayWindow *self)
{
  WayApplication *application = way_window_get_application (self);

  way_capture_strip_set_records (self->strip, application != NULL ? way_application_get_records (application) : NULL);
  way_capture_strip_set_persona (self->strip, NULL);
  way_capture_strip_set_history (self->strip, can_capture (self) ? way_document_get_history (self->document) : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.capture", can_capture (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.paste-many", can_capture (self));
}

void
way_window_install_capture_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.capture", NULL, capture_action);
  gtk_widget_class_install_action (klass, "win.paste-many", NULL, paste_many_action);
}
