/* table-acts.c - what is done with the rows that are selected: remove, copy, another kind, rename */
#include "config.h"

#include "widgets/table/table-private.h"

#include <glib/gi18n.h>

#include "journeys/commands/edits.h"

static gboolean
may_edit (WayTable *self)
{
  if (self->list == NULL)
    return FALSE;
  way_table_end_edit (self);
  if (!self->editable)
    way_table_refuse (self, _ ("This map is read-only."));

  return self->editable;
}

/* The cards that are selected and have a row. */
static GPtrArray *
list_cards (WayTable *self)
{
  GPtrArray *items = way_selection_list_items (self->selection, way_table_get_map (self));
  guint      i, position;

  for (i = items->len; i > 0; i--)
    if (!way_card_list_find (self->list, way_item_get_id (g_ptr_array_index (items, i - 1)), &position))
      g_ptr_array_remove_index (items, i - 1);

  return items;
}

static gboolean
perform (WayTable   *self,
         WayCommand *command)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  self->selecting = TRUE;
  way_history_seal (self->history);
  done = way_history_perform (self->history, command, &error);
  self->selecting = FALSE;
  if (!done)
    way_table_refuse (self, error->message);

  return done;
}

/* To a row, which is selected alone; the one before when there are fewer by now. */
static void
go_to_row (WayTable *self,
           guint     row)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n == 0)
    {
      way_selection_clear (self->selection);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  self->selecting = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->list), MIN (row, n - 1), TRUE);
  self->selecting = FALSE;
  way_table_set_cursor (self, row, self->cursor_column);
  way_table_wait_for_layout (self, TRUE);
}

/**
 * way_table_remove_selected:
 * @self: a table
 *
 * Removes the cards that are selected. The row that comes to their place is selected
 * afterwards.
 *
 * Returns: whether something was removed
 */
gboolean
way_table_remove_selected (WayTable *self)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  guint            row = G_MAXUINT, position, i;

  g_return_val_if_fail (WAY_IS_TABLE (self), FALSE);

  if (!may_edit (self))
    return FALSE;
  cards = list_cards (self);
  if (cards->len == 0)
    return FALSE;
  for (i = 0; i < cards->len; i++)
    if (way_card_list_find (self->list, way_item_get_id (g_ptr_array_index (cards, i)), &position))
      row = MIN (row, position);
  said = way_edits_dup_removal_words (cards);
  command = way_edits_new_remove (way_table_get_map (self), cards, &error);
  if (command == NULL)
    way_table_refuse (self, error->message);
  if (command == NULL || !perform (self, command))
    return FALSE;
  go_to_row (self, row);
  way_table_tell_done (self, said);

  return TRUE;
}

/**
 * way_table_duplicate_selected:
 * @self: a table
 *
 * Copies the cards that are selected, and selects the copies.
 *
 * Returns: whether there are any
 */
gboolean
way_table_duplicate_selected (WayTable *self)
{
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (WAY_IS_TABLE (self), FALSE);

  if (!may_edit (self))
    return FALSE;
  cards = list_cards (self);
  command = cards->len > 0 ? way_edits_new_duplicate (way_table_get_map (self), cards, copies, &error) : NULL;
  if (error != NULL)
    way_table_refuse (self, error->message);
  if (command == NULL || !perform (self, command))
    return FALSE;
  way_table_go_to_card (self, g_ptr_array_index (copies, copies->len - 1));
  g_ptr_array_add (copies, NULL);
  if (copies->len > 2)
    way_selection_select_many (self->selection, (const char *const *)copies->pdata);

  return TRUE;
}

/* To the row of a card, which is selected alone. */
void
way_table_go_to_card (WayTable   *self,
                      const char *id)
{
  guint row;

  if (way_card_list_find (self->list, id, &row))
    go_to_row (self, row);
}

/* Makes a card one of another kind, and says what it has lost by that. */
void
way_table_set_kind (WayTable *self,
                    WayItem  *card,
                    WayKind   kind)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayCommand) command = NULL;
  g_autofree char *id = g_strdup (way_item_get_id (card));
  g_autofree char *said = NULL;

  if (!may_edit (self))
    return;
  g_ptr_array_add (cards, card);
  command = way_edits_new_kind (way_table_get_map (self), cards, kind, lost);
  if (command == NULL)
    return;
  said = way_edits_dup_kind_words (cards, kind, lost);
  if (!perform (self, command))
    return;
  way_table_go_to_card (self, id);
  if (lost->len > 0)
    way_table_tell_done (self, said);
}

/**
 * way_table_edit_title:
 * @self: a table
 *
 * Lets the title of the card that was selected last be written.
 *
 * Returns: whether it has a row
 */
gboolean
way_table_edit_title (WayTable *self)
{
  guint row;

  g_return_val_if_fail (WAY_IS_TABLE (self), FALSE);

  if (self->list == NULL || !way_card_list_find (self->list, way_selection_get_last (self->selection), &row))
    return FALSE;
  way_table_end_edit (self);
  way_table_set_cursor (self, row, 0);
  if (way_table_find_cell (self, row, 0) != NULL && self->tick == 0)
    return way_table_begin_edit (self, NULL);
  self->wants_edit = TRUE;

  return TRUE;
}

/* The keys that the window has no accelerators for, because a text needs them too. */
gboolean
way_table_act_by_key (WayTable       *self,
                      guint           key,
                      GdkModifierType held)
{
  if (held == 0 && (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete))
    {
      way_table_remove_selected (self);
      return TRUE;
    }
  if (held == GDK_CONTROL_MASK && key == GDK_KEY_d)
    {
      way_table_duplicate_selected (self);
      return TRUE;
    }

  return FALSE;
}
