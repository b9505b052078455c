/* window-notes.c - what is said about a map, and what was done to it */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

static void
bring_into_sight_cb (WayWindow  *self,
                     const char *id)
{
  way_canvas_scroll_to (self->canvas, id);
}

static void
focus_face_cb (WayWindow *self)
{
  way_window_uncover_map (self);
  way_window_focus_face (self);
}

static void
n_open_cb (WayWindow *self)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->sides, GTK_WIDGET (self->comments));

  adw_view_stack_page_set_badge_number (page, way_comments_page_get_n_open (self->comments));
}

static void
go_to_cb (WayWindow *self,
          guint      place)
{
  way_window_finish_typing (self);
  if (self->document != NULL)
    way_history_go_to (way_document_get_history (self->document), place);
}

static void
add_comment_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL || way_window_postpone (self, name, parameter))
    return;
  way_window_finish_typing (self);
  way_window_show_side (self, "comments");
  way_comments_page_add (self->comments);
}

static void
jump_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (self->document == NULL)
    return;
  way_window_finish_typing (self);
  if (!way_comments_page_jump (self->comments, g_str_equal (name, "win.next-comment") ? 1 : -1))
    way_window_show_toast (self, _ ("No comment is open."), NULL, NULL, NULL);
  else
    way_window_show_side (self, "comments");
}

static void
comments_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  way_window_toggle_side (WAY_WINDOW (widget), "comments");
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  way_window_toggle_side (self, "history");
  if (way_side_panel_get_shown (self->side_panel))
    way_history_page_focus_now (self->history_page);
}

void
way_window_update_saved (WayWindow *self)
{
  if (self->document != NULL)
    way_history_page_set_saved (self->history_page, way_document_get_saved_serial (self->document));
}

void
way_window_show_notes (WayWindow *self)
{
  static const char *const names[] = { "win.add-comment", "win.next-comment", "win.previous-comment", "win.comments", "win.history" };
  WayHistory              *history = self->document != NULL ? way_document_get_history (self->document) : NULL;
  gboolean                 editable = way_window_is_editable (self);
  guint                    i;

  way_comments_page_set_history (self->comments, history);
  way_comments_page_set_editable (self->comments, editable);
  way_history_page_set_history (self->history_page, history);
  way_window_update_saved (self);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], i == 0 ? editable : self->document != NULL);
}

void
way_window_init_notes (WayWindow *self)
{
  way_comments_page_set_selection (self->comments, self->selection);
  g_signal_connect_swapped (self->comments, "notify::n-open", G_CALLBACK (n_open_cb), self);
  g_signal_connect_swapped (self->comments, "shown", G_CALLBACK (bring_into_sight_cb), self);
  g_signal_connect_swapped (self->comments, "done", G_CALLBACK (focus_face_cb), self);
  g_signal_connect_swapped (self->comments, "problem", G_CALLBACK (way_window_tell), self);
  g_signal_connect_swapped (self->history_page, "go-to", G_CALLBACK (go_to_cb), self);
}

void
way_window_install_notes (GtkWidgetClass *klass)
{
  g_type_ensure (WAY_TYPE_COMMENTS_PAGE);
  g_type_ensure (WAY_TYPE_HISTORY_PAGE);
  gtk_widget_class_bind_template_child (klass, WayWindow, comments);
  gtk_widget_class_bind_template_child (klass, WayWindow, history_page);
  gtk_widget_class_install_action (klass, "win.add-comment", NULL, add_comment_action);
  gtk_widget_class_install_action (klass, "win.next-comment", NULL, jump_action);
  gtk_widget_class_install_action (klass, "win.previous-comment", NULL, jump_action);
  gtk_widget_class_install_action (klass, "win.comments", NULL, comments_action);
  gtk_widget_class_install_action (klass, "win.history", NULL, history_action);
}
