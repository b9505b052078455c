/* window-capture.c - the capture strip, and what it does to the rest of the window */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "journeys/capture/landing.h"
#include "journeys/commands/edits.h"
#include "journeys/model/rules.h"

static void
capture_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (!way_window_is_editable (self) || way_window_postpone (self, name, parameter))
    return;
  way_window_finish_typing (self);
  way_capture_strip_open (self->strip);
}

static void
read_cb (GdkClipboard *clipboard,
         GAsyncResult *result,
         WayWindow    *self)
{
  g_autoptr (WayWindow) held = self;
  g_autofree char *text = gdk_clipboard_read_text_finish (clipboard, result, NULL);

  if (!way_window_is_editable (self))
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

  if (!way_window_is_editable (self))
    return;
  way_window_finish_typing (self);
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
  way_window_keep_draft (self);
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

/* The bench. */

static void
count_changed_cb (WayWindow *self)
{
  /* The list empties itself when the window goes. */
  if (self->bench == NULL)
    return;
  adw_view_stack_page_set_badge_number (adw_view_stack_get_page (self->sides, GTK_WIDGET (self->bench)), way_bench_list_get_count (self->bench));
}

static void
bench_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->sides, "bench");
  way_side_panel_set_shown (self->side_panel, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->bench));
}

static void
perform (WayWindow  *self,
         WayCommand *command)
{
  g_autoptr (GError) error = NULL;

  if (command != NULL && !way_history_perform (way_document_get_history (self->document), command, &error))
    way_window_show_toast (self, error->message, NULL, NULL, NULL);
}

/* The selected cards; of one kind only when it is asked for. */
static GPtrArray *
list_cards (WayWindow  *self,
            const char *field)
{
  GPtrArray *items = way_selection_list_items (self->selection, way_document_get_map (self->document));
  guint      i;

  for (i = items->len; i > 0; i--)
    {
      WayItem *item = g_ptr_array_index (items, i - 1);

      if (!way_kind_is_card (way_item_get_kind (item)) || (field != NULL && way_kind_get_field (way_item_get_kind (item), field) == NULL))
        g_ptr_array_remove_index (items, i - 1);
    }

  return items;
}

static void
put_on_bench_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (WayCommand) command = NULL;

  if (!way_window_is_editable (self))
    return;
  way_window_finish_typing (self);
  cards = list_cards (self, NULL);
  if (cards->len == 0)
    {
      way_window_show_toast (self, _ ("Select the cards that go to the bench first."), NULL, NULL, NULL);
      return;
    }
  command = way_edits_new_bench (way_document_get_map (self->document), cards);
  perform (self, command);
}

static void
truth_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Moment of Truth"));
  gboolean set;
  guint    i;

  if (!way_window_is_editable (self))
    return;
  way_window_finish_typing (self);
  cards = list_cards (self, "moment-of-truth");
  if (cards->len == 0)
    {
      way_window_show_toast (self, _ ("Only a touchpoint can be a moment of truth."), NULL, NULL, NULL);
      return;
    }
  /* All of them become what the first is not. */
  set = way_item_has_mark (g_ptr_array_index (cards, 0), "moment-of-truth");
  for (i = 0; i < cards->len; i++)
    if (way_item_has_mark (g_ptr_array_index (cards, i), "moment-of-truth") == set)
      way_command_group_add (group, way_landing_toggle_truth (g_ptr_array_index (cards, i), NULL));
  perform (self, group);
}

static void
connect_bench (WayWindow *self)
{
  way_bench_list_set_selection (self->bench, self->selection);
  g_signal_connect_object (self->bench, "count-changed", G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bench, "placed", G_CALLBACK (landed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bench, "refused", G_CALLBACK (way_window_tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bench, "removed", G_CALLBACK (way_window_show_undo_toast), self, G_CONNECT_SWAPPED);
}

void
way_window_connect_capture (WayWindow *self)
{
  connect_bench (self);
  way_capture_strip_set_selection (self->strip, self->selection);
  g_signal_connect_object (self->strip, "target-changed", G_CALLBACK (target_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "offer-changed", G_CALLBACK (target_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "notify::visible", G_CALLBACK (way_window_update_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "landed", G_CALLBACK (landed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "details", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "closed", G_CALLBACK (way_window_focus_face), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "left", G_CALLBACK (way_window_focus_face), self, G_CONNECT_SWAPPED);
}

/* The window shows another map, or has other records. */
void
way_window_update_capture (WayWindow *self)
{
  static const char *const names[] = { "win.capture", "win.paste-many", "win.put-on-bench", "win.moment-of-truth" };
  WayApplication          *application = way_window_get_application (self);
  guint                    i;

  way_capture_strip_set_records (self->strip, application != NULL ? way_application_get_records (application) : NULL);
  way_capture_strip_set_persona (self->strip, NULL);
  way_capture_strip_set_history (self->strip, way_window_is_editable (self) ? way_document_get_history (self->document) : NULL);
  way_bench_list_set_history (self->bench, self->document != NULL ? way_document_get_history (self->document) : NULL);
  way_bench_list_set_editable (self->bench, way_window_is_editable (self));
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], way_window_is_editable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.bench", self->document != NULL);
}

void
way_window_install_capture_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.capture", NULL, capture_action);
  gtk_widget_class_install_action (klass, "win.paste-many", NULL, paste_many_action);
  gtk_widget_class_install_action (klass, "win.bench", NULL, bench_action);
  gtk_widget_class_install_action (klass, "win.put-on-bench", NULL, put_on_bench_action);
  gtk_widget_class_install_action (klass, "win.moment-of-truth", NULL, truth_action);
}
