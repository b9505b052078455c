/* window-kind.c - cards that are selected become cards of another kind */
#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"

static GPtrArray *
list_cards (WayWindow *self)
{
  GPtrArray *items = way_selection_list_items (self->selection, way_document_get_map (self->document));
  guint      i;

  for (i = items->len; i > 0; i--)
    if (!way_kind_is_card (way_item_get_kind (g_ptr_array_index (items, i - 1))))
      g_ptr_array_remove_index (items, i - 1);

  return items;
}

/* What is lost by it is told, and can be had back. */
static void
turn (WayWindow *self,
      WayKind    kind)
{
  g_autoptr (GPtrArray) cards = list_cards (self);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  WayHistory      *history = way_document_get_history (self->document);

  if (cards->len == 0)
    {
      way_window_show_toast (self, _ ("Select a card first."), NULL, NULL, NULL);
      return;
    }
  way_window_finish_typing (self);
  command = way_edits_new_kind (way_document_get_map (self->document), cards, kind, lost);
  if (command == NULL)
    return;
  said = way_edits_dup_kind_words (cards, kind, lost);
  way_history_seal (history);
  if (!way_history_perform (history, command, &error))
    way_window_show_toast (self, error->message, NULL, NULL, NULL);
  else if (lost->len > 0)
    way_window_show_undo_toast (self, said);
  way_window_update_kind (self);
}

static void
kind_cb (GSimpleAction *action,
         GVariant      *state,
         gpointer       data)
{
  WayKind kind;

  if (way_window_is_editable (data) && way_kind_from_element (way_kinds_cards, g_variant_get_string (state, NULL), &kind))
    turn (data, kind);
}

/* Each kind of card with its name; the one there is has a dot. */
GMenu *
way_window_build_kind_menu (void)
{
  GMenu *menu = g_menu_new ();
  int    kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (way_kind_is_card (kind))
      {
        g_autofree char *action = g_strconcat ("win.kind::", way_kind_get_info (kind)->element, NULL);

        g_menu_append (menu, _ (way_kind_get_info (kind)->label), action);
      }

  return menu;
}

static void
choose_kind_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  WayWindow *self = WAY_WINDOW (widget);
  g_autoptr (GPtrArray) cards = way_window_is_editable (self) ? list_cards (self) : NULL;
  g_autoptr (GMenu) menu = NULL;

  if (cards == NULL)
    return;
  if (cards->len == 0)
    {
      way_window_show_toast (self, _ ("Select a card first."), NULL, NULL, NULL);
      return;
    }
  way_window_finish_typing (self);
  menu = way_window_build_kind_menu ();
  way_window_show_menu_here (self, menu);
}

/* Cards of several kinds have none together. */
static const char *
find_kind (WayWindow *self)
{
  g_autoptr (GPtrArray) cards = list_cards (self);
  guint i;

  for (i = 1; i < cards->len; i++)
    if (way_item_get_kind (g_ptr_array_index (cards, i)) != way_item_get_kind (g_ptr_array_index (cards, 0)))
      return "";

  return cards->len > 0 ? way_item_get_info (g_ptr_array_index (cards, 0))->element : "";
}

void
way_window_update_kind (WayWindow *self)
{
  GSimpleAction *action = G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "kind"));
  gboolean       editable = way_window_is_editable (self) && way_selection_get_size (self->selection) > 0;

  g_simple_action_set_enabled (action, editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.choose-kind", editable);
  g_simple_action_set_state (action, g_variant_new_string (editable ? find_kind (self) : ""));
}

void
way_window_init_kind (WayWindow *self)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful ("kind", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_autoptr (GMenu) menu = way_window_build_kind_menu ();

  g_signal_connect (action, "change-state", G_CALLBACK (kind_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
  way_inspector_set_kind_menu (self->inspector, G_MENU_MODEL (menu));
}

void
way_window_install_kind_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.choose-kind", NULL, choose_kind_action);
}
