/* text-row.c - edits one line */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

struct _WayTextRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (WayTextRow, way_text_row, WAY_TYPE_FIELD_ROW)

static void
changed_cb (WayTextRow *self)
{
  way_field_row_type (WAY_FIELD_ROW (self), gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

static void
leave_cb (WayTextRow *self)
{
  way_field_row_leave (WAY_FIELD_ROW (self));
}

static void
way_text_row_build (WayFieldRow *row)
{
  WayTextRow         *self = WAY_TEXT_ROW (row);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = way_field_row_new_text ();
  /* The history is the undo of the whole window. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 4);
  way_field_row_name_widget (row, self->text);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, focus);
  way_field_row_set_editor (row, self->text);
}

static void
way_text_row_show (WayFieldRow *row,
                   const char  *value)
{
  WayTextRow *self = WAY_TEXT_ROW (row);
  const char *hint = way_field_row_get_field (row)->hint;

  gtk_text_set_placeholder_text (GTK_TEXT (self->text), way_field_row_get_placeholder (row, hint != NULL ? _ (hint) : NULL));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), value != NULL ? value : "") == 0)
    return;
  g_signal_handlers_block_by_func (self->text, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->text), value != NULL ? value : "");
  g_signal_handlers_unblock_by_func (self->text, changed_cb, self);
}

static void
way_text_row_class_init (WayTextRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_text_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_text_row_show;
}

static void
way_text_row_init (WayTextRow *self)
{
}
