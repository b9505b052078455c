/* import-columns.c - the columns of a table, and what each of them means
 *
 * A line for each: its name, some of its values, and the field that it goes into, so that what is meant
 * is seen beside what is there, however many they are.
 */
#include "config.h"

#include "widgets/records/tables/import-columns.h"

#include <glib/gi18n.h>

#define SAMPLES 4
#define MOST_COLUMNS 120

/* Of the line of a column. */
enum
{
  PLACE_NAME, /* and what is in it, below */
  PLACE_FIELD
};

struct _WayImportColumns
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *grid;

  /* owned */
  GPtrArray *choices; /* of GtkDropDown, one for each column, borrowed by the grid */
  GArray    *targets; /* what the entries of each mean */

  /* borrowed */
  WayImport *import;

  /* state */
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayImportColumns, way_import_columns, GTK_TYPE_WIDGET)

static void
way_import_columns_dispose (GObject *object)
{
  WayImportColumns *self = WAY_IMPORT_COLUMNS (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (way_import_columns_parent_class)->dispose (object);
}

static void
way_import_columns_finalize (GObject *object)
{
  WayImportColumns *self = WAY_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->choices);
  g_array_unref (self->targets);

  G_OBJECT_CLASS (way_import_columns_parent_class)->finalize (object);
}

static void
way_import_columns_class_init (WayImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_import_columns_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importcolumns");

  /**
   * WayImportColumns::changed:
   *
   * A column means something else now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_import_columns_init (WayImportColumns *self)
{
  self->choices = g_ptr_array_new ();
  self->targets = g_array_new (FALSE, FALSE, sizeof (int));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_add_css_class (self->grid, "columns");
  gtk_widget_add_css_class (self->grid, "card");
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * way_import_columns_new:
 *
 * Returns: (transfer floating): a table without columns yet
 */
GtkWidget *
way_import_columns_new (void)
{
  return g_object_new (WAY_TYPE_IMPORT_COLUMNS, NULL);
}

/**
 * way_import_columns_get_target_label:
 * @kind: a kind of record
 * @target: what a column may mean
 *
 * Returns: (transfer none): what it is called
 */
const char *
way_import_columns_get_target_label (WayKind kind,
                                     int     target)
{
  switch (target)
    {
    case WAY_IMPORT_NOTHING:
      return _ ("Leave out");
    case WAY_IMPORT_ID:
      return _ ("Id of the record");
    case WAY_IMPORT_FIRST_NAME:
      return _ ("First name");
    case WAY_IMPORT_LAST_NAME:
      return _ ("Last name");
    case WAY_IMPORT_CURRENCY:
      return _ ("Currency of the amounts");
    default:
      return _ (way_kind_get_info (kind)->fields[target].label);
    }
}

static void
add_target (WayImportColumns *self,
            GtkStringList    *labels,
            WayKind           kind,
            int               target)
{
  g_array_append_val (self->targets, target);
  gtk_string_list_append (labels, way_import_columns_get_target_label (kind, target));
}

/* What a column can be, in the order of the page of a record. */
static GtkStringList *
list_targets (WayImportColumns *self,
              WayKind           kind)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  GtkStringList     *labels = gtk_string_list_new (NULL);
  int                i;

  g_array_set_size (self->targets, 0);
  add_target (self, labels, kind, WAY_IMPORT_NOTHING);
  for (i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type == WAY_FIELD_PICTURE || info->fields[i].flags & WAY_FIELD_HIDDEN)
        continue;
      add_target (self, labels, kind, i);
      if (kind == WAY_KIND_CONTACT && info->fields[i].flags & WAY_FIELD_NAME)
        {
          add_target (self, labels, kind, WAY_IMPORT_FIRST_NAME);
          add_target (self, labels, kind, WAY_IMPORT_LAST_NAME);
        }
    }
  if (way_import_has_amounts (kind))
    add_target (self, labels, kind, WAY_IMPORT_CURRENCY);
  add_target (self, labels, kind, WAY_IMPORT_ID);

  return labels;
}

static guint
find_target (WayImportColumns *self,
             int               target)
{
  guint i;

  for (i = 0; i < self->targets->len; i++)
    if (g_array_index (self->targets, int, i) == target)
      return i;

  return 0;
}

static void
mark_column (WayImportColumns *self,
             int               column)
{
  gboolean   used = way_import_get_target (self->import, column) != WAY_IMPORT_NOTHING;
  GtkWidget *child = gtk_grid_get_child_at (GTK_GRID (self->grid), PLACE_NAME, column);

  if (used)
    gtk_widget_remove_css_class (child, "dim-label");
  else
    gtk_widget_add_css_class (child, "dim-label");
}

/* Shows what all columns mean: one may have taken a field from another. */
static void
show_targets (WayImportColumns *self)
{
  guint i;

  self->filling = TRUE;
  for (i = 0; i < self->choices->len; i++)
    {
      gtk_drop_down_set_selected (g_ptr_array_index (self->choices, i), find_target (self, way_import_get_target (self->import, i)));
      mark_column (self, i);
    }
  self->filling = FALSE;
}

static void
selected_cb (WayImportColumns *self,
             GParamSpec       *pspec,
             GtkDropDown      *choice)
{
  guint column;

  if (self->filling || self->import == NULL || !g_ptr_array_find (self->choices, choice, &column))
    return;
  way_import_set_target (self->import, column, g_array_index (self->targets, int, gtk_drop_down_get_selected (choice)));
  show_targets (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Some of the values of a column, each once, and isolated: an amount keeps its sign where it is, whatever the direction. */
static char *
dup_samples (WayImport *import,
             int        column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (i = 0; i < way_import_get_n_samples (import) && g_hash_table_size (seen) < SAMPLES; i++)
    {
      const char *cell = way_import_get_sample (import, i, column);

      if (*cell != '\0' && g_hash_table_add (seen, (gpointer)cell))
        g_string_append_printf (text, "%s\342\201\250%s\342\201\251", text->len > 0 ? " · " : "", cell);
    }
  g_strdelimit (text->str, "\r\n\t", ' ');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Fields give way where there is little room, and names of columns not. */
static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

static void
add_column (WayImportColumns *self,
            GtkStringList    *labels,
            int               column)
{
  const char      *name = way_import_get_column_name (self->import, column);
  GtkExpression   *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget       *choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (labels)), expression);
  GtkWidget       *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *values = dup_samples (self->import, column);
  g_autofree char *description = NULL;
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_box_append (GTK_BOX (heading), new_label (name, "heading"));
  if (*values != '\0')
    gtk_box_append (GTK_BOX (heading), new_label (values, "caption"));
  gtk_widget_set_valign (heading, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (heading, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  /* The one of the list marks what is chosen. */
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), gtk_drop_down_get_factory (GTK_DROP_DOWN (choice)));
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  /* TRANSLATORS: %s is what a column of a table is called */
  description = g_strdup_printf (_ ("Field for the column %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_grid_attach (GTK_GRID (self->grid), heading, PLACE_NAME, column, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), choice, PLACE_FIELD, column, 1, 1);
  g_ptr_array_add (self->choices, choice);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * way_import_columns_set_import:
 * @self: a table
 * @import: (nullable): an import, which must stay until another one is set
 *
 * Shows the columns of an import. What is chosen is set on it.
 */
void
way_import_columns_set_import (WayImportColumns *self,
                               WayImport        *import)
{
  g_autoptr (GtkStringList) labels = NULL;
  GtkWidget *child;
  int        i;

  g_return_if_fail (WAY_IS_IMPORT_COLUMNS (self));

  self->filling = TRUE;
  self->import = import;
  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (import != NULL)
    {
      labels = list_targets (self, way_import_get_kind (import));
      for (i = 0; i < MIN (MOST_COLUMNS, way_import_get_n_columns (import)); i++)
        add_column (self, labels, i);
    }
  self->filling = FALSE;
  if (import != NULL)
    show_targets (self);
}
