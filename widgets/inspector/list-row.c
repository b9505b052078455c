/* list-row.c - edits several short texts, as chips */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "journeys/model/shared-values.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/keys.h"
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
  const char      *entry = way_field_row_get_field (WAY_FIELD_ROW (self))->entry;
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  gboolean         is_tag = g_strcmp0 (entry, "tag") == 0;

  g_strstrip (typed);
  if (*typed == '\0')
    return;
  if (is_tag)
    g_strdelimit (typed, ",#", '\n');
  if (way_field_row_add_entries (WAY_FIELD_ROW (self), typed))
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
  g_autofree char *entry = g_strdup (way_chip_get_value (chip));

  gtk_widget_grab_focus (self->text);
  way_field_row_remove_entry (WAY_FIELD_ROW (self), entry);
}

/* What some of the items have is given to all. */
static void
clicked_cb (WayListRow *self,
            WayChip    *chip)
{
  g_autofree char *entry = g_strdup (way_chip_get_value (chip));

  gtk_widget_grab_focus (self->text);
  way_field_row_add_entries (WAY_FIELD_ROW (self), entry);
}

/* Backspace in front of the text takes the last entry away. */
static gboolean
key_pressed_cb (WayListRow            *self,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GtkEventControllerKey *controller)
{
  GtkWidget *last = gtk_widget_get_prev_sibling (self->text);

  if (key != GDK_KEY_BackSpace || last == NULL || *gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0')
    return GDK_EVENT_PROPAGATE;
  if (!way_keys_filter (controller, self->text))
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
  g_autoptr (GArray) entries = way_field_row_count_entries (row);
  GtkWidget *child;
  guint      i;

  while ((child = gtk_widget_get_first_child (self->chips)) != self->text)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (i = 0; i < entries->len; i++)
    {
      const WaySharedEntry *entry = &g_array_index (entries, WaySharedEntry, i);
      g_autofree char      *text = g_strconcat (g_strcmp0 (field->entry, "tag") == 0 ? "#" : "", entry->text, NULL);
      g_autofree char      *share = way_field_row_dup_share (row, text, entry->count);
      GtkWidget            *chip = way_chip_new (entry->text, share != NULL ? share : text, NULL, share != NULL);

      if (share != NULL)
        gtk_widget_add_css_class (chip, "partial");
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_insert_before (chip, self->chips, self->text);
    }
  gtk_text_set_placeholder_text (GTK_TEXT (self->text),
                                 entries->len == 0 && field->hint != NULL ? _ (field->hint) : _ ("Add…"));
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
