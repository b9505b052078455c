/* reference-row.c - edits what an item refers to, as chips */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#include <glib/gi18n.h>

#include "journeys/model/shared-values.h"
#include "journeys/records/desk.h"
#include "widgets/inspector/item-picker.h"
#include "widgets/inspector/link-mark.h"
#include "widgets/inspector/linking.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

struct _WayReferenceRow
{
  WayFieldRow parent_instance;

  /* template */
  GtkWidget *chips;
  GtkWidget *button; /* the last of the chips */
};

G_DEFINE_FINAL_TYPE (WayReferenceRow, way_reference_row, WAY_TYPE_FIELD_ROW)

static void
report (WayReferenceRow *self,
        GError          *error)
{
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "inspector.report", "s", error->message);
}

static void
picked_cb (WayReferenceRow *self,
           const char      *id)
{
  way_field_row_add_entries (WAY_FIELD_ROW (self), id);
}

static void
record_picked_cb (WayReferenceRow *self,
                  int              link_kind,
                  const char      *id)
{
  WayFieldRow *row = WAY_FIELD_ROW (self);
  g_autoptr (GPtrArray) items = way_field_row_list_items (row);
  g_autoptr (GError) error = NULL;

  if (items->len > 0)
    way_linking_link (way_field_row_get_history (row), way_field_row_get_records (row), link_kind, id, items,
                      way_field_row_get_field (row), &error);
  report (self, error);
}

static void
create_cb (WayReferenceRow *self,
           int              link_kind,
           const char      *name)
{
  WayFieldRow *row = WAY_FIELD_ROW (self);
  g_autoptr (GPtrArray) items = way_field_row_list_items (row);
  g_autoptr (GError) error = NULL;

  if (items->len > 0)
    way_linking_create (way_field_row_get_history (row), way_field_row_get_records (row), link_kind, name, items,
                        way_field_row_get_field (row), &error);
  report (self, error);
}

static void
removed_cb (WayReferenceRow *self,
            WayChip         *chip)
{
  g_autofree char *id = g_strdup (way_chip_get_value (chip));

  gtk_widget_grab_focus (self->button);
  way_field_row_remove_entry (WAY_FIELD_ROW (self), id);
}

/* Of one item it leads there; of many it gives to all what some have. */
static void
clicked_cb (WayReferenceRow *self,
            WayChip         *chip)
{
  g_autofree char *id = g_strdup (way_chip_get_value (chip));
  WayMap          *map = way_field_row_get_map (WAY_FIELD_ROW (self));
  WayItem         *target = way_map_find (map, id);

  if (way_field_row_is_for_many (WAY_FIELD_ROW (self)))
    way_field_row_add_entries (WAY_FIELD_ROW (self), id);
  else if (way_desk_find (map) != NULL && target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "(ss)", way_item_get_info (target)->element, id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "inspector.show-item", "s", id);
}

static void
way_reference_row_show (WayFieldRow *row,
                        const char  *value)
{
  WayReferenceRow *self = WAY_REFERENCE_ROW (row);
  WayMap          *map = way_field_row_get_map (row);
  const WayField  *field = way_field_row_get_field (row);
  gboolean         many = way_field_row_is_for_many (row);
  g_autoptr (GArray) entries = way_field_row_count_entries (row);
  GtkWidget *child;
  guint      i;

  while ((child = gtk_widget_get_first_child (self->chips)) != self->button)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (i = 0; i < entries->len; i++)
    {
      const WaySharedEntry *entry = &g_array_index (entries, WaySharedEntry, i);
      WayItem              *target = way_map_find (map, entry->text);
      const WayKindInfo    *info;
      const char           *name;
      g_autofree char      *share = NULL;
      GtkWidget            *chip;

      if (target == NULL)
        continue;
      info = way_item_get_info (target);
      name = way_item_get_name (target);
      name = *name != '\0' ? name : _ (info->label);
      share = way_field_row_dup_share (row, name, entry->count);
      chip = way_chip_new (entry->text, share != NULL ? share : name, info->icon, !many || share != NULL);
      way_link_mark_add (WAY_CHIP (chip), way_field_row_get_history (row), way_field_row_get_records (row));
      if (share != NULL)
        gtk_widget_add_css_class (chip, "partial");
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_insert_before (chip, self->chips, self->button);
    }

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button),
                             entries->len > 0 && field->type == WAY_FIELD_REFERENCE ? _ ("Change…") : _ ("Add…"));
}

/* What a target is called may change. */
static void
map_changed_cb (WayReferenceRow *self,
                const WayChange *change)
{
  const char *value;

  if (change->type != WAY_CHANGE_SET || !(way_item_get_info (change->item)->fields[change->field].flags & WAY_FIELD_NAME) || way_field_row_get_item (WAY_FIELD_ROW (self)) == NULL)
    return;
  value = way_field_row_get_value (WAY_FIELD_ROW (self));
  if (value != NULL && way_item_refers_to (way_field_row_get_item (WAY_FIELD_ROW (self)), way_field_row_get_field (WAY_FIELD_ROW (self))->name, way_item_get_id (change->item)))
    way_reference_row_show (WAY_FIELD_ROW (self), value);
}

static void
way_reference_row_build (WayFieldRow *row)
{
  WayReferenceRow *self = WAY_REFERENCE_ROW (row);
  const WayField  *field = way_field_row_get_field (row);
  GtkWidget       *picker = way_item_picker_new (way_field_row_get_map (row), way_field_row_get_records (row), field->targets, TRUE);

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, way_wrap_layout_new (4));
  gtk_widget_add_css_class (self->chips, "chips");
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), picker);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_widget_add_css_class (self->button, "add");
  gtk_widget_set_halign (self->button, GTK_ALIGN_START);
  /* TRANSLATORS: %s is a field, for example Personas */
  way_field_row_name_button (row, self->button, _ ("Choose: %s"));
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "record-picked", G_CALLBACK (record_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chips), self->button);
  way_field_row_set_editor (row, self->chips);
  g_signal_connect_object (way_field_row_get_map (row), "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
way_reference_row_class_init (WayReferenceRowClass *klass)
{
  WAY_FIELD_ROW_CLASS (klass)->build = way_reference_row_build;
  WAY_FIELD_ROW_CLASS (klass)->show = way_reference_row_show;
}

static void
way_reference_row_init (WayReferenceRow *self)
{
}
