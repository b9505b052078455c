/* list-row.c - edits several short texts, as chips */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

struct _WayListRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *chips;
  GtkWidget *text; /* the last of the chips: what is being added */
};

G_DEFINE_FINAL_TYPE (WayListRow, way_list_row, WAY_TYPE_FIELD_ROW)

/* Adds what was typed; a comma parts entries, and tags may be written with #. */
static void
add_typed (WayListRow *self)
{
  const char      *value = way_field_row_get_value (WAY_FIELD_ROW (self));
  const char      *entry = way_field_row_get_field (WAY_FIELD_ROW (self))->entry;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  g_autofree char *text = NULL;
  gboolean         is_tag = g_strcmp0 (entry, "tag") == 0;

  g_strstrip (typed);
  if (*typed == '\0')
    return;
  if (is_tag)
    g_strdelimit (typed, ",#", '\n');
  text = value != NULL ? g_strconcat (value, "\n", typed, NULL) : g_strdup (typed);
  if (way_field_row_commit (WAY_FIELD_ROW (self), text))
    gtk_editable_set_text (GTK_EDITABLE (self->text), "");
}

static void
leave_cb (WayListRow *self)
{
  if (way_field_row_get_item (WAY_FIELD_ROW (self)) != NULL)
    add_typed (self);
}

static void
removed_cb (WayListRow *self,
            WayChip    *chip)
{
  g_auto (GStrv) lines = g_strsplit (way_field_row_get_value (WAY_FIELD_ROW (self)), "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  int i;

  for (i = 0; lines[i] != NULL; i++)
    if (!g_str_equal (lines[i], way_chip_get_value (chip)))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", lines[i]);
  gtk_widget_grab_focus (self->text);
  way_field_row_commit (WAY_FIELD_ROW (self), kept->str);
}

/* Backspace in front of the text takes the last entry away. */
static gboolean
key_pressed_cb (WayListRow     *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  GtkWidget *last = gtk_widget_get_prev_sibling (self->text);

  if (key != GDK_KEY_BackSpace || last == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0')
    return GDK_EVENT_PROPAGATE;
  removed_cb (self, WAY_CHIP (last));

  return GDK_EVENT_STOP;
}

static void
way_list_row_build (WayFieldRow *row)
{
  WayListRow         *self = WAY_LIST_ROW (row);
  const WayField     *field = way_field_row_get_field (row);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, way_wrap_layout_new (4));
  gtk_widget_add_css_class (self->chips, "chips");
  self->text = way_field_row_new_text ();
  gtk_text_set_placeholder_text (GTK_TEXT (self->text), field->hint != NULL ? _ (field->hint) : _ ("Add…"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 8);
  gtk_widget_set_hexpand (self->text, TRUE);
  way_field_row_name_widget (row, self->text);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (add_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, keys);
  gtk_box_append (GTK_BOX (self->chips), self->text);
  way_field_row_set_editor (row, self->chips);
}

static void
way_list_row_show (WayFieldRow *row,
                   const char  *value)
{
  WayListRow     *self = WAY_LIST_ROW (row);
  const WayField *field = way_field_row_get_field (row);
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  GtkWidget *child;
  int        i;

  while ((child = gtk_widget_get_first_child (self->chips)) != self->text)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autofree char *text = g_strconcat (g_strcmp0 (field->entry, "tag") == 0 ? "#" : "", lines[i], NULL);
        GtkWidget       *chip = way_chip_new (lines[i], text, NULL, FALSE);

        g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
        gtk_widget_insert_before (chip, self->chips, self->text);
      }
  gtk_text_set_placeholder_text (GTK_TEXT (self->text),
                                 value == NULL && field->hint != NULL ? _ (field->hint) : _ ("Add…"));
}

static void
way_list_row_class_init (WayListRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_list_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_list_row_show;
}

static void
way_list_row_init (WayListRow *self)
{
}
