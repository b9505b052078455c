/* children-section.c - the children of an item in one of its slots
 *
 * Each child is a row that opens to the fields of its kind, so that what is
 * declared of evidence, comments or measures is all there is to know.
 */
#include "config.h"

#include "widgets/inspector/children-section.h"

#include <glib/gi18n.h>

#include "journeys/model/today.h"
#include "widgets/inspector/field-row-private.h"
#include "widgets/inspector/item-form.h"
#include "widgets/shared/show-new.h"

struct _WayChildrenSection
{
  GtkWidget parent_instance;

  /* owned */
  WayHistory *history;
  WayRecords *records;
  char       *parent_id;
  GHashTable *open;  /* ids of the children that are open */
  char       *added; /* id of what is to be written once its row is there, or NULL */

  /* template */
  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *rows;

  /* state */
  int   slot;
  guint idle;
};

G_DEFINE_FINAL_TYPE (WayChildrenSection, way_children_section, GTK_TYPE_WIDGET)

/* What stands on a closed row: the name, and the short values beside it. */
static char *
dup_summary (WayMap  *map,
             WayItem *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  g_autoptr (GString) text = g_string_new (NULL);
  int i, n = 0;

  for (i = 0; i < info->n_fields && n < 4; i++)
    {
      const WayField  *field = &info->fields[i];
      const char      *value = way_item_get_at (item, i);
      g_autofree char *shown = NULL;

      if (value == NULL || (field->flags & WAY_FIELD_HIDDEN) || field->type == WAY_FIELD_MARK || (field->type == WAY_FIELD_PARAGRAPH && !(field->flags & WAY_FIELD_NAME)))
        continue;
      if (field->type == WAY_FIELD_REFERENCE)
        shown = g_strdup (way_map_find (map, value) != NULL ? way_item_get_name (way_map_find (map, value)) : "");
      else
        shown = way_field_format (field, value);
      if (*shown == '\0')
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", shown);
    }
  if (text->len == 0)
    g_string_append (text, _ (info->label));

  return g_strdelimit (g_string_free (g_steal_pointer (&text), FALSE), "\n", ' ');
}

static void
remove_cb (WayChildrenSection *self,
           GtkButton          *button)
{
  WayMap  *map = way_history_get_map (self->history);
  WayItem *item = way_map_find (map, g_object_get_data (G_OBJECT (button), "id"));

  if (item != NULL)
    {
      g_autoptr (WayCommand) command = way_command_new_remove (map, item);

      way_history_perform (self->history, command, NULL);
    }
}

static void
expanded_cb (WayChildrenSection *self,
             GParamSpec         *spec,
             GtkExpander        *expander)
{
  const char *id = g_object_get_data (G_OBJECT (expander), "id");
  WayItem    *item = way_map_find (way_history_get_map (self->history), id);

  if (!gtk_expander_get_expanded (expander))
    {
      g_hash_table_remove (self->open, id);
      return;
    }
  g_hash_table_add (self->open, g_strdup (id));
  /* The rows are made when they are wanted. */
  if (item != NULL && gtk_expander_get_child (expander) == NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *remove = gtk_button_new_with_mnemonic (_ ("_Remove"));

      gtk_box_append (GTK_BOX (box), way_item_form_new (self->history, item, self->records, TRUE));
      gtk_widget_set_halign (remove, GTK_ALIGN_END);
      gtk_widget_add_css_class (remove, "flat");
      g_object_set_data_full (G_OBJECT (remove), "id", g_strdup (id), g_free);
      g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), remove);
      gtk_widget_add_css_class (box, "inner");
      gtk_expander_set_child (expander, box);
    }
}

static GtkWidget *
new_row (WayChildrenSection *self,
         WayItem            *item)
{
  g_autofree char *summary = dup_summary (way_history_get_map (self->history), item);
  GtkWidget       *expander = gtk_expander_new (NULL);
  GtkWidget       *label = gtk_label_new (summary);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_add_css_class (expander, "fieldcard");
  g_object_set_data_full (G_OBJECT (expander), "id", g_strdup (way_item_get_id (item)), g_free);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  if (g_hash_table_contains (self->open, way_item_get_id (item)))
    gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);

  return expander;
}

static void
show_heading (WayChildrenSection *self,
              int                 n)
{
  WayItem         *parent = way_map_find (way_history_get_map (self->history), self->parent_id);
  const WaySlot   *slot = &way_item_get_info (parent)->slots[self->slot];
  g_autofree char *text = NULL;
  int              kind;

  for (kind = 0; !(slot->kinds & WAY_KIND_MASK (kind)); kind++)
    ;
  if (n > 0)
    text = g_strdup_printf ("%s · %d", _ (way_kind_get_info (kind)->plural), n);
  gtk_label_set_text (GTK_LABEL (self->heading), text != NULL ? text : _ (way_kind_get_info (kind)->plural));
}

/* The first field that is empty and takes text. */
static WayFieldRow *
find_empty (GtkWidget *inside)
{
  GtkWidget *child;

  if (WAY_IS_FIELD_ROW (inside))
    {
      WayFieldRow *row = WAY_FIELD_ROW (inside);
      WayFieldType type = way_field_row_get_field (row)->type;

      return way_field_row_get_value (row) == NULL && (type == WAY_FIELD_TEXT || type == WAY_FIELD_PARAGRAPH) ? row : NULL;
    }
  for (child = gtk_widget_get_first_child (inside); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      WayFieldRow *found = find_empty (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Whoever added something wants to write it. */
static void
begin_typing (WayChildrenSection *self,
              const char         *id)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), id) == 0)
      {
        WayFieldRow *empty = find_empty (row);

        way_show_new (row, empty != NULL ? GTK_WIDGET (empty) : NULL);
      }
}

static gboolean
rebuild_cb (gpointer data)
{
  WayChildrenSection *self = data;
  WayItem            *parent = way_map_find (way_history_get_map (self->history), self->parent_id);
  GtkWidget          *child;
  int                 i, n;

  self->idle = 0;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  if (parent == NULL)
    return G_SOURCE_REMOVE;
  n = way_item_n_children (parent, self->slot);
  for (i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->rows), new_row (self, way_item_get_child (parent, self->slot, i)));
  gtk_widget_set_visible (self->rows, n > 0);
  show_heading (self, n);
  if (self->added != NULL)
    {
      g_autofree char *added = g_steal_pointer (&self->added);

      begin_typing (self, added);
    }

  return G_SOURCE_REMOVE;
}

static void
refresh_summary (WayChildrenSection *self,
                 WayItem            *item)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), way_item_get_id (item)) == 0)
      {
        g_autofree char *summary = dup_summary (way_history_get_map (self->history), item);

        gtk_label_set_text (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (row))), summary);
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
      }
}

static gboolean
is_here (WayChildrenSection *self,
         WayItem            *parent,
         int                 slot)
{
  return parent != NULL && slot == self->slot && g_str_equal (way_item_get_id (parent), self->parent_id);
}

static void
map_changed_cb (WayChildrenSection *self,
                const WayChange    *change)
{
  if (change->type == WAY_CHANGE_SET)
    {
      WayItem *parent = way_item_get_parent (change->item);

      if (parent != NULL && is_here (self, parent, way_item_get_slot (change->item)))
        refresh_summary (self, change->item);
      return;
    }
  if (!is_here (self, change->parent, change->slot) && !(change->type == WAY_CHANGE_MOVED && is_here (self, change->old_parent, change->old_slot)))
    return;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

typedef struct
{
  WayItem        *item;
  const WayField *field;
} Wanted;

static void
refer_to_first (WayItem *target,
                gpointer data)
{
  Wanted *wanted = data;

  if (way_item_get (wanted->item, wanted->field->name) == NULL && (wanted->field->targets & WAY_KIND_MASK (way_item_get_kind (target))))
    way_item_set (wanted->item, wanted->field->name, way_item_get_id (target), NULL);
}

/* What cannot be without another thing begins with the first there is; it can be changed
 * to the right one at once. */
static void
fill_in_references (WayMap  *map,
                    WayItem *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == WAY_FIELD_REFERENCE && (info->fields[i].flags & WAY_FIELD_REQUIRED))
      {
        Wanted wanted = { item, &info->fields[i] };

        way_item_foreach (way_map_get_root (map), refer_to_first, &wanted);
      }
}

/* A new child knows when it was made, where its kind has room for that. */
static void
add_cb (WayChildrenSection *self,
        GtkButton          *button)
{
  WayMap          *map = way_history_get_map (self->history);
  WayItem         *parent = way_map_find (map, self->parent_id);
  WayKind          kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  g_autofree char *id = way_map_new_id (map);
  g_autofree char *today = way_today_dup ();
  g_autoptr (WayItem) item = way_item_new (kind, id);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (parent == NULL)
    return;
  if (way_kind_find_field (kind, "date") >= 0)
    way_item_set (item, "date", today, NULL);
  fill_in_references (map, item);
  g_hash_table_add (self->open, g_strdup (id));
  g_free (self->added);
  self->added = g_strdup (id);
  command = way_command_new_insert (parent, self->slot, -1, item);
  if (!way_history_perform (self->history, command, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "inspector.report", "s", error->message);
}

static void
add_buttons (WayChildrenSection *self,
             GtkWidget          *head,
             WayKindSet          kinds)
{
  int kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (kinds & WAY_KIND_MASK (kind))
      {
        GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
        /* TRANSLATORS: %s is a kind of item, for example Evidence */
        g_autofree char *name = g_strdup_printf (_ ("Add %s"), _ (way_kind_get_info (kind)->label));

        gtk_widget_add_css_class (button, "flat");
        gtk_widget_add_css_class (button, "small");
        gtk_widget_set_tooltip_text (button, name);
        gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
        g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (kind));
        g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
        gtk_box_append (GTK_BOX (head), button);
      }
}

static void
way_children_section_dispose (GObject *object)
{
  WayChildrenSection *self = WAY_CHILDREN_SECTION (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->history);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (way_children_section_parent_class)->dispose (object);
}

static void
way_children_section_finalize (GObject *object)
{
  WayChildrenSection *self = WAY_CHILDREN_SECTION (object);

  g_hash_table_unref (self->open);
  g_free (self->added);
  g_free (self->parent_id);

  G_OBJECT_CLASS (way_children_section_parent_class)->finalize (object);
}

static void
way_children_section_class_init (WayChildrenSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_children_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_children_section_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
way_children_section_init (WayChildrenSection *self)
{
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * way_children_section_new:
 * @history: the history of the map
 * @parent: an item of it
 * @slot: one of its slots
 * @records: (nullable): the records, for fields that refer to them
 *
 * Returns: (transfer floating): a heading with a button to add, and a row for each child
 */
GtkWidget *
way_children_section_new (WayHistory *history,
                          WayItem    *parent,
                          int         slot,
                          WayRecords *records)
{
  WayChildrenSection *self = g_object_new (WAY_TYPE_CHILDREN_SECTION, NULL);
  GtkWidget          *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->history = g_object_ref (history);
  self->records = records != NULL ? g_object_ref (records) : NULL;
  self->parent_id = g_strdup (way_item_get_id (parent));
  self->slot = slot;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_set_hexpand (self->heading, TRUE);
  gtk_widget_add_css_class (self->heading, "section");
  gtk_box_append (GTK_BOX (head), self->heading);
  add_buttons (self, head, way_item_get_info (parent)->slots[slot].kinds);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  rebuild_cb (self);
  g_signal_connect_object (way_history_get_map (history), "changed",
                           G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
