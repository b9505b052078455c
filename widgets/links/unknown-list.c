/* unknown-list.c - records that a map has and the records have not, to be taken over or matched */
#include "config.h"

#include "widgets/links/unknown-list.h"

#include <glib/gi18n.h>

#include "journeys/records/links-unknown.h"
#include "widgets/shared/icon-name.h"

struct _WayUnknownList
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *rows;
  GtkWidget *act;

  /* owned */
  GPtrArray *drop_downs; /* of GtkDropDown, borrowed; each has "link", and "records" with the id for each line */

  /* state */
  gboolean filling;
  gboolean asks; /* one of them may be a record that is there */
};

enum
{
  SIGNAL_SETTLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayUnknownList, way_unknown_list, GTK_TYPE_WIDGET)

/* What the button is called that does what is chosen. */
static const char *
get_act (WayUnknownList *self)
{
  g_autoptr (GHashTable) choices = way_unknown_list_get_choices (self);
  GHashTableIter iter;
  gpointer       record;
  gboolean       takes = FALSE, matches = FALSE;

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (*(const char *)record == '\0')
      takes = TRUE;
    else
      matches = TRUE;
  if (takes && matches)
    return _ ("_Take Over and Match");

  return matches ? _ ("_Match") : _ ("_Take Over");
}

static void
update (WayUnknownList *self)
{
  g_autoptr (GHashTable) choices = way_unknown_list_get_choices (self);

  gtk_button_set_label (GTK_BUTTON (self->act), get_act (self));
  gtk_widget_set_sensitive (self->act, g_hash_table_size (choices) > 0);
}

static void
selected_cb (WayUnknownList *self)
{
  if (!self->filling)
    update (self);
}

static void
settle_cb (WayUnknownList *self)
{
  g_signal_emit (self, signals[SIGNAL_SETTLE], 0);
}

/* What tells one of several of a name from the others. */
static char *
dup_candidate (WayItem *record)
{
  static const char *const telling[] = { "position", "role", "region", "industry", "kind" };
  const char              *name = way_item_get_shown_name (record);
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (telling); i++)
    {
      const WayField  *field = way_kind_get_field (way_item_get_kind (record), telling[i]);
      const char      *value = field != NULL ? way_item_get (record, telling[i]) : NULL;
      g_autofree char *shown = value != NULL ? way_field_format (field, value) : NULL;

      if (shown != NULL)
        /* TRANSLATORS: the name of a record, and what tells it from others of the name */
        return g_strdup_printf (_ ("It is %s, %s"), name, shown);
    }

  return g_strdup_printf (_ ("It is %s"), name);
}

static GtkWidget *
new_drop_down (WayUnknownList *self,
               WayUnknownLink *unknown)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *drop_down;
  guint      i;

  for (i = 0; i < unknown->candidates->len; i++)
    {
      WayItem *record = g_ptr_array_index (unknown->candidates, i);

      gtk_string_list_take (lines, dup_candidate (record));
      g_ptr_array_add (ids, g_strdup (way_item_get_id (record)));
    }
  gtk_string_list_append (lines, _ ("Take over as a new record"));
  g_ptr_array_add (ids, g_strdup (""));
  gtk_string_list_append (lines, unknown->local ? _ ("Leave on this map only") : _ ("Leave as it is"));
  g_ptr_array_add (ids, NULL);

  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&lines)), NULL);
  /* What is on this map only stays there, and which of several it is somebody has to know. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), unknown->local || unknown->candidates->len > 1 ? ids->len - 1 : 0);
  self->asks |= unknown->candidates->len > 0 && !unknown->local;
  g_object_set_data_full (G_OBJECT (drop_down), "link", g_strdup (unknown->link_id), g_free);
  g_object_set_data_full (G_OBJECT (drop_down), "records", g_steal_pointer (&ids), (GDestroyNotify)g_ptr_array_unref);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->drop_downs, drop_down);

  return drop_down;
}

static void
add_row (WayUnknownList *self,
         WayUnknownLink *unknown)
{
  const WayKindInfo *info = way_kind_get_info (unknown->kind);
  GtkWidget         *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget         *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget         *name = gtk_label_new (*unknown->name != '\0' ? unknown->name : _ (info->label));
  GtkWidget         *kind = gtk_label_new (_ (info->label));
  GtkWidget         *choice = new_drop_down (self, unknown);
  g_autofree char   *icon = way_icon_name_dup (info->icon);
  g_autofree char   *spoken = g_strdup_printf ("%s, %s", _ (info->label), unknown->name);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 34);
  gtk_widget_set_tooltip_text (name, unknown->name);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (kind, "quiet");
  gtk_widget_add_css_class (kind, "caption");
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), kind);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (self->rows), row);
}

static void
way_unknown_list_dispose (GObject *object)
{
  WayUnknownList *self = WAY_UNKNOWN_LIST (object);
  GtkWidget      *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->drop_downs, g_ptr_array_unref);

  G_OBJECT_CLASS (way_unknown_list_parent_class)->dispose (object);
}

static void
way_unknown_list_class_init (WayUnknownListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_unknown_list_dispose;

  /**
   * WayUnknownList::settle:
   *
   * What is chosen is to be done.
   */
  signals[SIGNAL_SETTLE] = g_signal_new ("settle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "unknownlist");
}

static void
way_unknown_list_init (WayUnknownList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget        *scroller;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
  self->drop_downs = g_ptr_array_new ();
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->rows);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  self->act = gtk_button_new_with_mnemonic (_ ("_Take Over"));
  gtk_widget_set_halign (self->act, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->act, "suggested-action");
  g_signal_connect_object (self->act, "clicked", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->act, GTK_WIDGET (self));
}

/**
 * way_unknown_list_new:
 *
 * Returns: (transfer floating): a list that is empty
 */
GtkWidget *
way_unknown_list_new (void)
{
  return g_object_new (WAY_TYPE_UNKNOWN_LIST, NULL);
}

/**
 * way_unknown_list_fill:
 * @self: a list
 * @unknown: (element-type WayUnknownLink): what the records do not have
 *
 * Shows them. Proposed is the first record of the same name, or to take it over.
 */
void
way_unknown_list_fill (WayUnknownList *self,
                       GPtrArray      *unknown)
{
  GtkWidget *child;
  guint      i;

  g_return_if_fail (WAY_IS_UNKNOWN_LIST (self));

  self->filling = TRUE;
  self->asks = FALSE;
  g_ptr_array_set_size (self->drop_downs, 0);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (i = 0; i < unknown->len; i++)
    add_row (self, g_ptr_array_index (unknown, i));
  self->filling = FALSE;
  update (self);
}

/**
 * way_unknown_list_get_choices:
 * @self: a list
 *
 * Returns: (transfer full): id of a link on the map → id of the record it is, or "" to take it over;
 *   what is to be left is not there
 */
GHashTable *
way_unknown_list_get_choices (WayUnknownList *self)
{
  GHashTable *choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint       i;

  for (i = 0; i < self->drop_downs->len; i++)
    {
      GtkDropDown *drop_down = g_ptr_array_index (self->drop_downs, i);
      GPtrArray   *ids = g_object_get_data (G_OBJECT (drop_down), "records");
      guint        selected = gtk_drop_down_get_selected (drop_down);
      const char  *id = selected < ids->len ? g_ptr_array_index (ids, selected) : NULL;

      if (id != NULL)
        g_hash_table_insert (choices, g_strdup (g_object_get_data (G_OBJECT (drop_down), "link")), g_strdup (id));
    }

  return choices;
}

/**
 * way_unknown_list_asks:
 * @self: a list
 *
 * Returns: whether one of them may be a record that is there, so that somebody has to look
 */
gboolean
way_unknown_list_asks (WayUnknownList *self)
{
  g_return_val_if_fail (WAY_IS_UNKNOWN_LIST (self), FALSE);

  return self->asks;
}
