/* window-arrange-actions.c - moving what is selected, copies of it, the lock of the structure */
#include "config.h"

#include "app/window-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  static const struct
  {
    const char      *name;
    GtkDirectionType direction;
  } directions[] = {
    { "win.move-left", GTK_DIR_LEFT },
    { "win.move-right", GTK_DIR_RIGHT },
    { "win.move-up", GTK_DIR_UP },
    { "win.move-down", GTK_DIR_DOWN },
  };
  WayWindow *self = WAY_WINDOW (widget);
  guint      i;

  if (!way_window_is_editable (self))
    return;
  for (i = 0; i < G_N_ELEMENTS (directions); i++)
    if (strcmp (directions[i].name, name) == 0 && !way_canvas_move_selected (self->canvas, directions[i].direction))
      way_window_show_toast (self, _ ("Cards move every way, steps and stages to the side, lanes up and down."), NULL, NULL, NULL);
}

static void
span_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (way_window_is_editable (self) && !way_canvas_change_span (self->canvas, strcmp (name, "win.span-longer") == 0 ? 1 : -1))
    way_window_show_toast (self, _ ("Select a card first."), NULL, NULL, NULL);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (!way_window_is_editable (self))
    return;
  if (way_window_shows_face (self, "table"))
    way_table_duplicate_selected (self->table);
  else
    way_canvas_duplicate_selected (self->canvas);
}

static void
lock_cb (GSimpleAction *action,
         GVariant      *state,
         gpointer       data)
{
  WayWindow *self = data;
  g_autoptr (WayCommand) command = NULL;
  gboolean locked = g_variant_get_boolean (state);

  if (!way_window_is_editable (self))
    return;
  way_window_finish_typing (self);
  command = way_edits_new_lock (way_document_get_map (self->document), locked);
  if (command != NULL && way_history_perform (way_document_get_history (self->document), command, NULL))
    way_window_show_toast (self, locked ? _ ("Structure locked. Cards still move.") : _ ("Structure unlocked."),
                           NULL, NULL, NULL);
}

void
way_window_init_lock (WayWindow *self)
{
  g_autoptr (GSimpleAction) lock = g_simple_action_new_stateful ("lock", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect (lock, "change-state", G_CALLBACK (lock_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (lock));
}

/* What is locked looks so; pressed, it still says why nothing happens. */
static void
show_lock (WayWindow *self,
           gboolean   locked)
{
  GtkWidget *buttons[] = { self->stage_button, self->lane_button };
  guint      i;

  for (i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (locked)
      gtk_widget_add_css_class (buttons[i], "locked");
    else
      gtk_widget_remove_css_class (buttons[i], "locked");
  gtk_button_set_icon_name (GTK_BUTTON (self->lock_button), locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  gtk_widget_set_tooltip_text (self->lock_button, locked ? _ ("Stages, steps and lanes are locked (Ctrl+Shift+L)") : _ ("Lock stages, steps and lanes (Ctrl+Shift+L)"));
}

void
way_window_update_arrange_actions (WayWindow *self)
{
  static const char *const names[] = { "win.move-left", "win.move-right", "win.move-up", "win.move-down",
                                       "win.span-longer", "win.span-shorter", "win.duplicate-selected" };
  GSimpleAction           *lock = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "lock"));
  gboolean                 editable = way_window_is_editable (self);
  gboolean                 locked = self->document != NULL && way_edits_is_locked (way_document_get_map (self->document));
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], editable && way_selection_get_size (self->selection) > 0);
  g_simple_action_set_enabled (lock, editable);
  g_simple_action_set_state (lock, g_variant_new_boolean (locked));
  show_lock (self, locked);
}

void
way_window_install_arrange_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.move-left", NULL, move_action);
  gtk_widget_class_install_action (klass, "win.move-right", NULL, move_action);
  gtk_widget_class_install_action (klass, "win.move-up", NULL, move_action);
  gtk_widget_class_install_action (klass, "win.move-down", NULL, move_action);
  gtk_widget_class_install_action (klass, "win.span-longer", NULL, span_action);
  gtk_widget_class_install_action (klass, "win.span-shorter", NULL, span_action);
  gtk_widget_class_install_action (klass, "win.duplicate-selected", NULL, duplicate_action);
}
