/* field-row-line.c - the line in which an amount, a date or another short value is read and typed */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include "widgets/shared/reads-against.h"

/* On its own GtkText has no role, and screen readers pass it by. */
GtkWidget *
way_field_row_new_text (void)
{
  return g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
}

static void
align (GtkWidget *text)
{
  gtk_editable_set_alignment (GTK_EDITABLE (text), way_reads_against (text, gtk_editable_get_text (GTK_EDITABLE (text))) ? 1 : 0);
}

static void
changed_cb (WayFieldRow *self,
            GtkEditable *text)
{
  way_field_row_type (self, gtk_editable_get_text (text));
}

static void
show_value (WayFieldRow *self)
{
  if (way_field_row_get_item (self) != NULL && way_field_row_get_message (self) == NULL)
    WAY_FIELD_ROW_GET_CLASS (self)->show (self, way_field_row_get_value (self));
}

static void
enter_cb (WayFieldRow        *self,
          GtkEventController *focus)
{
  g_object_set_data (G_OBJECT (gtk_event_controller_get_widget (focus)), "entered", self);
  show_value (self);
}

static void
leave_cb (WayFieldRow        *self,
          GtkEventController *focus)
{
  g_object_set_data (G_OBJECT (gtk_event_controller_get_widget (focus)), "entered", NULL);
  way_field_row_leave (self);
}

/* An editor of one line that sets the field while somebody types. */
GtkWidget *
way_field_row_new_line (WayFieldRow *self,
                        int          width)
{
  GtkWidget          *text = way_field_row_new_text ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* The history is the undo of the whole window. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (text), width);
  gtk_widget_set_hexpand (text, TRUE);
  way_field_row_name_widget (self, text);
  g_signal_connect_object (text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (text, "changed", G_CALLBACK (align), NULL);
  g_signal_connect (text, "direction-changed", G_CALLBACK (align), NULL);
  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, focus);

  return text;
}

/* What is read as 1,250,000 EUR and 27 Oct 2027 is typed as 1250000 EUR and 2027-10-27. A part of it is no value. */
gboolean
way_field_row_is_typed_whole (const WayField *field)
{
  return field->type == WAY_FIELD_NUMBER || field->type == WAY_FIELD_SCORE || field->type == WAY_FIELD_MONEY || field->type == WAY_FIELD_DATE;
}

/* Shows a value as it is read everywhere, or, while the keyboard is in the line, as it is typed; where
 * there is none, the placeholder. */
void
way_field_row_show_line (WayFieldRow *self,
                         GtkWidget   *text,
                         const char  *value,
                         const char  *placeholder)
{
  const WayField  *field = way_field_row_get_field (self);
  gboolean         plain = g_object_get_data (G_OBJECT (text), "entered") != NULL && way_field_row_is_typed_whole (field);
  g_autofree char *wanted = plain ? g_strdup (value != NULL ? value : "") : way_field_format (field, value);

  gtk_text_set_placeholder_text (GTK_TEXT (text), way_field_row_get_placeholder (self, placeholder));
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (text)), wanted))
    return;
  g_signal_handlers_block_by_func (text, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (text), wanted);
  g_signal_handlers_unblock_by_func (text, changed_cb, self);
}
