/* table-edit.c - a cell edited in its place
 *
 * What is typed goes to the map at once, as one step; the row keeps its place until the
 * cell is left. A text that the field does not take is kept, and offered again.
 */
#include "config.h"

#include "widgets/table/table-private.h"

#include <glib/gi18n.h>

#include "widgets/shared/dots.h"

static gboolean
unparent_cb (gpointer widget)
{
  if (gtk_widget_get_parent (widget) != NULL)
    gtk_widget_unparent (widget);

  return G_SOURCE_REMOVE;
}

/* Says below the cell why a text is not taken; NULL: it is. */
static void
say (WayTable   *self,
     const char *message)
{
  if (message == NULL)
    {
      gtk_widget_remove_css_class (self->text, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID);
      if (self->bubble != NULL)
        gtk_popover_popdown (GTK_POPOVER (self->bubble));
      return;
    }
  if (self->bubble == NULL)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
      self->bubble = gtk_popover_new ();
      gtk_popover_set_autohide (GTK_POPOVER (self->bubble), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->bubble), GTK_POS_BOTTOM);
      gtk_popover_set_child (GTK_POPOVER (self->bubble), label);
      gtk_widget_set_can_focus (self->bubble, FALSE);
      gtk_widget_set_parent (self->bubble, GTK_WIDGET (self->edited));
    }
  gtk_label_set_text (GTK_LABEL (gtk_popover_get_child (GTK_POPOVER (self->bubble))), message);
  gtk_widget_add_css_class (self->text, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  gtk_popover_popup (GTK_POPOVER (self->bubble));
}

static const WayField *
get_edited_field (WayTable *self)
{
  return way_table_column_get_field (way_table_cell_get_column (self->edited), way_card_row_get_card (way_table_cell_get_row (self->edited)));
}

/* Takes what stands in the editor. Returns whether the field does. */
static gboolean
take_text (WayTable *self,
           char    **message)
{
  return way_table_set_value (self, way_card_row_get_card (way_table_cell_get_row (self->edited)), get_edited_field (self),
                              gtk_editable_get_text (GTK_EDITABLE (self->text)), TRUE, message);
}

static void
changed_cb (WayTable *self)
{
  g_autofree char *message = NULL;

  if (self->edited == NULL)
    return;
  /* A date or a number is half written most of the time; it is judged when it is done. */
  if (take_text (self, &message))
    say (self, NULL);
}

/* Somebody else changed what is edited here: another window, or the inspector. */
void
way_table_update_editor (WayTable *self)
{
  const WayField  *field = get_edited_field (self);
  g_autofree char *value = NULL;

  if (self->setting || self->text == NULL || field == NULL)
    return;
  value = way_table_dup_editable (field, way_item_get (way_card_row_get_card (way_table_cell_get_row (self->edited)), field->name));
  g_signal_handlers_block_by_func (self->text, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->text), value);
  g_signal_handlers_unblock_by_func (self->text, changed_cb, self);
}

static void
keep_draft (WayTable *self)
{
  g_free (self->draft);
  g_free (self->draft_id);
  self->draft = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  self->draft_id = g_strdup (way_item_get_id (way_card_row_get_card (way_table_cell_get_row (self->edited))));
  self->draft_column = way_table_cell_get_column (self->edited)->name;
}

static void
finish (WayTable *self)
{
  WayTableCell *cell = self->edited;

  way_history_seal (self->history);
  self->edited = NULL;
  self->text = NULL;
  if (self->bubble != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (self->bubble), g_object_unref);
  self->bubble = NULL;
  way_table_cell_set_editor (cell, NULL);
  if (way_table_cell_get_row (cell) != NULL)
    way_table_cell_show (cell, way_table_get_map (self));
  way_card_list_hold (self->list, NULL);
}

/**
 * way_table_end_edit:
 * @self: a table
 *
 * Leaves the cell that is edited. What the field does not take is said and kept.
 */
void
way_table_end_edit (WayTable *self)
{
  g_autofree char *message = NULL;

  g_return_if_fail (WAY_IS_TABLE (self));

  if (self->edited == NULL || self->ending)
    return;
  self->ending = TRUE;
  if (self->text != NULL && way_table_cell_get_row (self->edited) != NULL && !take_text (self, &message))
    {
      keep_draft (self);
      way_table_refuse (self, message);
    }
  finish (self);
  self->ending = FALSE;
}

/* Back to the cell, which may be elsewhere by now. */
static void
return_to (WayTable   *self,
           const char *id)
{
  guint row;

  if (way_card_list_find (self->list, id, &row))
    self->cursor_row = row;
  way_table_set_cursor (self, self->cursor_row, self->cursor_column);
}

static gboolean
accept (WayTable *self)
{
  g_autofree char *message = NULL;
  g_autofree char *id = g_strdup (way_item_get_id (way_card_row_get_card (way_table_cell_get_row (self->edited))));

  if (!take_text (self, &message))
    {
      say (self, message);
      gtk_widget_error_bell (self->text);
      return FALSE;
    }
  self->ending = TRUE;
  finish (self);
  self->ending = FALSE;
  return_to (self, id);

  return TRUE;
}

static void
cancel (WayTable *self)
{
  g_autofree char *id = g_strdup (way_item_get_id (way_card_row_get_card (way_table_cell_get_row (self->edited))));

  self->ending = TRUE;
  if (way_history_is_one_step_from (self->history, self->before))
    way_history_withdraw (self->history);
  finish (self);
  self->ending = FALSE;
  return_to (self, id);
}

/* Keys that the text, and an input method in it, has no use for. Enter comes as its activation. */
static gboolean
key_pressed_cb (WayTable       *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  switch (key)
    {
    case GDK_KEY_Escape:
      cancel (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (held & ~GDK_SHIFT_MASK)
        return GDK_EVENT_PROPAGATE;
      if (accept (self))
        way_table_move_to_edit (self, held & GDK_SHIFT_MASK ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      /* Dots have no use for them; a text of one line neither. */
      return held == 0 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (WayTable *self)
{
  if (self->edited != NULL && self->text != NULL)
    way_table_end_edit (self);
}

static void
begin (WayTable     *self,
       WayTableCell *cell)
{
  self->edited = cell;
  self->before = way_history_get_serial (self->history);
  way_history_seal (self->history);
  way_card_list_hold (self->list, way_table_cell_get_row (cell));
}

static void
write_text (WayTable       *self,
            WayTableCell   *cell,
            const WayField *field,
            const char     *typed)
{
  WayItem            *card = way_card_row_get_card (way_table_cell_get_row (cell));
  GtkWidget          *text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char    *value = way_table_dup_editable (field, way_item_get (card, field->name));

  begin (self, cell);
  self->text = text;
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, way_table_cell_get_column (cell)->label, -1);
  if (field->type == WAY_FIELD_DATE)
    /* TRANSLATORS: how a date is typed */
    gtk_text_set_placeholder_text (GTK_TEXT (text), _ ("year-month-day"));
  else if (field->hint != NULL)
    gtk_text_set_placeholder_text (GTK_TEXT (text), _ (field->hint));
  if (self->draft != NULL && g_strcmp0 (self->draft_id, way_item_get_id (card)) == 0 && g_strcmp0 (self->draft_column, field->name) == 0)
    gtk_editable_set_text (GTK_EDITABLE (text), self->draft);
  else
    gtk_editable_set_text (GTK_EDITABLE (text), value);
  g_clear_pointer (&self->draft, g_free);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  way_table_cell_set_editor (cell, box);
  gtk_widget_grab_focus (text);
  g_signal_connect_object (text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, focus);
  g_signal_connect_object (text, "activate", G_CALLBACK (accept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, keys);
  /* The key that is still to come stands in the place of what is there. */
  if (typed != NULL)
    gtk_editable_select_region (GTK_EDITABLE (text), 0, -1);
}

static void
dots_chosen_cb (WayTable *self,
                WayDots  *dots)
{
  WayItem         *card;
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  int              value;

  if (self->edited == NULL)
    return;
  card = way_card_row_get_card (way_table_cell_get_row (self->edited));
  if (way_dots_get_value (dots, &value))
    text = g_strdup_printf ("%d", value);
  if (!way_table_set_value (self, card, get_edited_field (self), text, TRUE, &message))
    way_table_refuse (self, message);
}

static gboolean
dots_key_cb (WayTable       *self,
             guint           key,
             guint           code,
             GdkModifierType modifiers)
{
  gboolean         back = (modifiers & GDK_SHIFT_MASK) != 0;
  g_autofree char *id = NULL;

  if (self->edited == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      cancel (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab)
    return GDK_EVENT_PROPAGATE;
  id = g_strdup (way_item_get_id (way_card_row_get_card (way_table_cell_get_row (self->edited))));
  way_table_end_edit (self);
  return_to (self, id);
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    way_table_move_to_edit (self, back ? -1 : 1);

  return GDK_EVENT_STOP;
}

static void
dots_leave_cb (WayTable *self)
{
  if (self->edited != NULL && self->text == NULL && self->bubble == NULL)
    way_table_end_edit (self);
}

static void
score (WayTable       *self,
       WayTableCell   *cell,
       const WayField *field,
       const char     *typed)
{
  WayItem           *card = way_card_row_get_card (way_table_cell_get_row (cell));
  int                n = field->maximum - field->minimum + 1;
  g_autofree WayDot *dots = g_new (WayDot, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget          *editor;
  const char         *value = way_item_get (card, field->name);
  int                 i;

  /* A digit needs no row of dots. */
  if (typed != NULL && *typed != '\0')
    {
      way_table_set_or_refuse (self, card, field, typed);
      return;
    }
  for (i = 0; i < n; i++)
    {
      g_ptr_array_add (names, g_strdup_printf (_ ("%d of %d"), (int)field->minimum + i, (int)field->maximum));
      dots[i] = (WayDot){ (int)field->minimum + i, g_ptr_array_index (names, i) };
    }
  begin (self, cell);
  editor = way_dots_new (WAY_DOTS_SCORE, way_table_cell_get_column (cell)->label, dots, n);
  way_dots_set_value (WAY_DOTS (editor), value != NULL, value != NULL ? atoi (value) : 0);
  g_signal_connect_object (editor, "chosen", G_CALLBACK (dots_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (dots_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (editor, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (dots_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (editor, focus);
  way_table_cell_set_editor (cell, editor);
  gtk_widget_grab_focus (editor);
}

static gboolean
edit_field (WayTable       *self,
            WayTableCell   *cell,
            const WayField *field,
            const char     *typed)
{
  WayItem *card = way_card_row_get_card (way_table_cell_get_row (cell));

  switch (field->type)
    {
    case WAY_FIELD_MARK:
      if (typed == NULL)
        way_table_set_or_refuse (self, card, field, way_item_get (card, field->name) != NULL ? NULL : "yes");
      return TRUE;
    case WAY_FIELD_CHOICE:
      if (!(field->flags & WAY_FIELD_OPEN))
        {
          way_table_choose (self, cell);
          return TRUE;
        }
      break;
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
      way_table_choose (self, cell);
      return TRUE;
    case WAY_FIELD_PARAGRAPH:
      way_table_write_paragraph (self, cell);
      return TRUE;
    case WAY_FIELD_SCORE:
      if (field->maximum - field->minimum <= 10)
        {
          score (self, cell, field, typed);
          return TRUE;
        }
      break;
    case WAY_FIELD_TEXT:
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_DATE:
    case WAY_FIELD_TIME:
    case WAY_FIELD_MONEY:
    case WAY_FIELD_LIST:
    case WAY_FIELD_PICTURE:
    default:
      break;
    }
  write_text (self, cell, field, typed);

  return TRUE;
}

/* Edits the cell in use; @typed is the key that asked for it, empty when others are to
 * follow. Returns whether it was of use. */
gboolean
way_table_begin_edit (WayTable   *self,
                      const char *typed)
{
  WayTableCell    *cell = way_table_find_cell (self, self->cursor_row, self->cursor_column);
  WayTableColumn  *column = way_table_get_cursor_column (self);
  g_autofree char *message = NULL;
  const WayField  *field;

  if (cell == NULL)
    return FALSE;
  way_table_end_edit (self);
  if (!self->editable)
    {
      way_table_refuse (self, _ ("This map is read-only."));
      return TRUE;
    }
  if (column->role != WAY_COLUMN_FIELD)
    {
      way_table_choose (self, cell);
      return TRUE;
    }
  field = way_table_column_get_field (column, way_card_row_get_card (way_table_cell_get_row (cell)));
  if (field != NULL)
    return edit_field (self, cell, field, typed);
  /* TRANSLATORS: a kind of card and a field that it does not have: Pain: there is no “Channel” */
  message = g_strdup_printf (_ ("%s: there is no “%s”."), _ (way_item_get_info (way_card_row_get_card (way_table_cell_get_row (cell)))->label), column->label);
  if (typed == NULL)
    way_table_refuse (self, message);

  return typed == NULL;
}
