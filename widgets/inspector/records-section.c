/* records-section.c - the personas, accounts and jobs that a map is linked with */
#include "config.h"

#include "widgets/inspector/records-section.h"

#include <glib/gi18n.h>

#include "journeys/records/links.h"
#include "widgets/inspector/item-picker.h"
#include "widgets/inspector/link-mark.h"
#include "widgets/inspector/linking.h"
#include "widgets/shared/chip.h"
#include "widgets/shared/wrap-layout.h"

static const WayKind link_kinds[] = { WAY_KIND_PERSONA_LINK, WAY_KIND_ACCOUNT_LINK, WAY_KIND_JOB_LINK };

struct _WayRecordsSection
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history;
  WayRecords *records; /* or NULL */

  /* template */
  GtkWidget *chips[G_N_ELEMENTS (link_kinds)];
  GtkWidget *buttons[G_N_ELEMENTS (link_kinds)];

  /* state */
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayRecordsSection, way_records_section, GTK_TYPE_WIDGET)

static void
report (WayRecordsSection *self,
        GError            *error)
{
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "inspector.report", "s", error->message);
}

static void
record_picked_cb (WayRecordsSection *self,
                  int                link_kind,
                  const char        *id)
{
  g_autoptr (GError) error = NULL;

  way_linking_link (self->history, self->records, link_kind, id, NULL, NULL, &error);
  report (self, error);
}

static void
create_cb (WayRecordsSection *self,
           int                link_kind,
           const char        *name)
{
  g_autoptr (GError) error = NULL;

  way_linking_create (self->history, self->records, link_kind, name, NULL, NULL, &error);
  report (self, error);
}

/* It goes from the map, with what refers to it there; the record stays. */
static void
removed_cb (WayRecordsSection *self,
            WayChip           *chip)
{
  WayMap  *map = way_history_get_map (self->history);
  WayItem *link = way_map_find (map, way_chip_get_value (chip));
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  WayKind          kind;

  if (link == NULL || !way_links_get_record_kind (way_item_get_kind (link), &kind))
    return;
  command = way_links_remove_command (map, kind, way_item_get_id (link), &error);
  if (command != NULL)
    {
      /* TRANSLATORS: a step of undo; %s is the name of a persona, an account or a job */
      label = g_strdup_printf (_ ("Remove “%s” from the Map"), way_item_get_name (link));
      way_command_set_label (command, label);
      way_history_perform (self->history, command, &error);
    }
  report (self, error);
}

static void
clicked_cb (WayRecordsSection *self,
            WayChip           *chip)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "inspector.show-item", "s", way_chip_get_value (chip));
}

static gboolean
rebuild_cb (gpointer data)
{
  WayRecordsSection *self = data;
  WayMap            *map = way_history_get_map (self->history);
  GtkWidget         *child;
  guint              i;
  int                j;

  self->idle = 0;
  for (i = 0; i < G_N_ELEMENTS (link_kinds); i++)
    {
      while ((child = gtk_widget_get_first_child (self->chips[i])) != self->buttons[i])
        gtk_box_remove (GTK_BOX (self->chips[i]), child);
      for (j = 0; j < way_map_n (map, WAY_MAP_RECORDS); j++)
        {
          WayItem    *link = way_map_get (map, WAY_MAP_RECORDS, j);
          const char *name = way_item_get_name (link);

          if (way_item_get_kind (link) != link_kinds[i])
            continue;
          child = way_chip_new (way_item_get_id (link), *name != '\0' ? name : _ (way_item_get_info (link)->label),
                                way_item_get_info (link)->icon, TRUE);
          way_link_mark_add (WAY_CHIP (child), self->history, self->records);
          g_signal_connect_object (child, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
          g_signal_connect_object (child, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
          gtk_widget_insert_before (child, self->chips[i], self->buttons[i]);
        }
    }

  return G_SOURCE_REMOVE;
}

static void
map_changed_cb (WayRecordsSection *self,
                const WayChange   *change)
{
  gboolean concerns = change->type == WAY_CHANGE_SET
                        ? way_item_get_parent (change->item) != NULL && way_item_get_kind (way_item_get_parent (change->item)) == WAY_KIND_MAP && way_item_get_slot (change->item) == WAY_MAP_RECORDS
                        : change->parent != NULL && way_item_get_kind (change->parent) == WAY_KIND_MAP && change->slot == WAY_MAP_RECORDS;

  if (concerns && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static GtkWidget *
new_card (WayRecordsSection *self,
          guint              place)
{
  const WayKindInfo *info = way_kind_get_info (link_kinds[place]);
  GtkWidget         *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget         *label = gtk_label_new (_ (info->plural));
  GtkWidget         *picker = way_item_picker_new (way_history_get_map (self->history), self->records,
                                                   WAY_KIND_MASK (info->kind), FALSE);
  /* TRANSLATORS: %s is Persona, Account or Job */
  g_autofree char *name = g_strdup_printf (_ ("Link %s…"), _ (info->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (card), label);

  self->chips[place] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips[place], way_wrap_layout_new (4));
  gtk_widget_add_css_class (self->chips[place], "chips");
  self->buttons[place] = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->buttons[place]), picker);
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->buttons[place]), FALSE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->buttons[place]), name);
  gtk_widget_add_css_class (self->buttons[place], "add");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[place]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (picker, "record-picked", G_CALLBACK (record_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chips[place]), self->buttons[place]);
  gtk_box_append (GTK_BOX (card), self->chips[place]);
  gtk_widget_add_css_class (card, "fieldcard");

  return card;
}

static void
way_records_section_dispose (GObject *object)
{
  WayRecordsSection *self = WAY_RECORDS_SECTION (object);
  GtkWidget         *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->history);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (way_records_section_parent_class)->dispose (object);
}

static void
way_records_section_class_init (WayRecordsSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_records_section_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
way_records_section_init (WayRecordsSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
}

/**
 * way_records_section_new:
 * @history: the history of a map
 * @records: (nullable): the records; without them the map alone knows what is created
 *
 * Returns: (transfer floating): chips for what is linked, with search and creation
 */
GtkWidget *
way_records_section_new (WayHistory *history,
                         WayRecords *records)
{
  WayRecordsSection *self = g_object_new (WAY_TYPE_RECORDS_SECTION, NULL);
  GtkWidget         *heading = gtk_label_new (_ ("Linked records"));
  guint              i;

  self->history = g_object_ref (history);
  self->records = records != NULL ? g_object_ref (records) : NULL;
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "section");
  gtk_widget_set_parent (heading, GTK_WIDGET (self));
  for (i = 0; i < G_N_ELEMENTS (link_kinds); i++)
    gtk_widget_set_parent (new_card (self, i), GTK_WIDGET (self));
  rebuild_cb (self);
  g_signal_connect_object (way_history_get_map (history), "changed",
                           G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
