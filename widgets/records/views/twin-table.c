/* twin-table.c - what a plot shows, as a table */
#include "config.h"

#include "widgets/records/views/twin-table.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/exchange/formula.h"
#include "widgets/records/views/twin-place.h"
#include "widgets/shared/wide-table.h"

#define NUMBER_WIDTH 104
#define TEXT_WIDTH 150
#define FIRST_WIDTH 260

struct _WayTwinTable
{
  GtkWidget parent_instance;

  /* owned */
  char             *label;
  WayTwinColumn    *columns; /* their titles are owned, too */
  GListModel       *rows;
  GtkSortListModel *sorted; /* borrowed: of the view */

  /* template */
  GtkWidget     *scrolled;
  GtkColumnView *view;

  /* state */
  guint n_columns;
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTwinTable, way_twin_table, GTK_TYPE_WIDGET)

/* What a column does needs the column and the table. */
typedef struct
{
  WayTwinTable *table;
  guint         place;
} Column;

static char *
format_value (WayTwinTable *self,
              WayTwinRow   *row,
              guint         place)
{
  const WayTwinColumn *column = &self->columns[place];
  const char          *text = way_twin_row_get_text (row, place);
  double               number = way_twin_row_get_number (row, place);

  if (column->type != WAY_TWIN_NUMBER)
    return g_strdup (text != NULL ? text : "");

  return isnan (number) ? g_strdup ("") : g_strdup_printf ("%'.*f", column->decimals, number);
}

/* What is not known comes last where the least comes first. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Column *column = data;
  WayTwinRow   *first = (WayTwinRow *)a, *second = (WayTwinRow *)b;
  double        one = way_twin_row_get_number (first, column->place), other = way_twin_row_get_number (second, column->place);

  if (column->table->columns[column->place].type != WAY_TWIN_NUMBER)
    return strcmp (way_twin_row_get_key (first, column->place), way_twin_row_get_key (second, column->place));
  if (isnan (one) || isnan (other))
    return (isnan (one) != 0) - (isnan (other) != 0);

  return (one > other) - (one < other);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Column                   *column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean   number = column->table->columns[column->place].type == WAY_TWIN_NUMBER;

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  if (number)
    gtk_widget_add_css_class (label, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (label), WAY_TWIN_PLACE_ITEM, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         Column                   *column)
{
  g_autofree char *text = format_value (column->table, gtk_list_item_get_item (item), column->place);
  GtkWidget       *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, strlen (text) > 24 ? text : NULL);
}

static void
activate_cb (WayTwinTable *self,
             guint         position)
{
  g_autoptr (WayTwinRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (way_twin_row_get_element (row) != NULL && way_twin_row_get_id (row) != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, way_twin_row_get_element (row), way_twin_row_get_id (row));
}

/* What is text stays text, as in a file: a spreadsheet takes what is pasted for formulas, too. */
static void
append_value (GString    *text,
              const char *value,
              gboolean    number)
{
  g_autofree char *safe = number ? g_strdup (value) : way_formula_defuse (value);

  g_strdelimit (safe, "\t\n\r", ' ');
  g_string_append (text, safe);
}

/* What is selected, or all, as lines with tabs, which every spreadsheet takes. */
static char *
dup_lines (WayTwinTable *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint i, j;

  for (j = 0; j < self->n_columns; j++)
    {
      g_string_append (lines, j > 0 ? "\t" : "");
      append_value (lines, self->columns[j].title, FALSE);
    }
  g_string_append_c (lines, '\n');
  for (i = 0; i < n; i++)
    {
      g_autoptr (WayTwinRow) row = NULL;

      if (!gtk_bitset_is_empty (selected) && !gtk_bitset_contains (selected, i))
        continue;
      row = g_list_model_get_item (G_LIST_MODEL (model), i);
      for (j = 0; j < self->n_columns; j++)
        {
          g_autofree char *value = format_value (self, row, j);

          g_string_append (lines, j > 0 ? "\t" : "");
          append_value (lines, value, self->columns[j].type == WAY_TWIN_NUMBER);
        }
      g_string_append_c (lines, '\n');
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autofree char *lines = dup_lines (WAY_TWIN_TABLE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), lines);
}

static void
free_columns (WayTwinTable *self)
{
  guint i;

  for (i = 0; i < self->n_columns; i++)
    g_free ((char *)self->columns[i].title);
  g_clear_pointer (&self->columns, g_free);
  self->n_columns = 0;
}

static void
way_twin_table_dispose (GObject *object)
{
  WayTwinTable *self = WAY_TWIN_TABLE (object);

  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  self->sorted = NULL;
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (way_twin_table_parent_class)->dispose (object);
}

static void
way_twin_table_finalize (GObject *object)
{
  free_columns (WAY_TWIN_TABLE (object));
  g_free (WAY_TWIN_TABLE (object)->label);

  G_OBJECT_CLASS (way_twin_table_parent_class)->finalize (object);
}

static gboolean
way_twin_table_grab_focus (GtkWidget *widget)
{
  WayTwinTable *self = WAY_TWIN_TABLE (widget);

  return self->view != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
way_twin_table_class_init (WayTwinTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_twin_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_twin_table_finalize;
  widget_class->grab_focus = way_twin_table_grab_focus;

  /**
   * WayTwinTable::opened:
   * @element: of the kind of what the row is about
   * @id: its id
   *
   * A row was double-clicked, or Enter was pressed on it.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "twin.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "twin.copy", NULL);
  gtk_widget_class_set_css_name (widget_class, "twintable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
way_twin_table_init (WayTwinTable *self)
{
  self->rows = G_LIST_MODEL (g_list_store_new (WAY_TYPE_TWIN_ROW));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/**
 * way_twin_table_new:
 * @label: what it is, for a screen reader, translated
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
way_twin_table_new (const char *label)
{
  WayTwinTable *self = g_object_new (WAY_TYPE_TWIN_TABLE, NULL);

  self->label = g_strdup (label);

  return GTK_WIDGET (self);
}

static Column *
column_new (WayTwinTable *self,
            guint         place)
{
  Column *column = g_new (Column, 1);

  column->table = self;
  column->place = place;

  return column;
}

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

static GtkColumnViewColumn *
make_column (WayTwinTable *self,
             guint         place)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (self->columns[place].title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, column_new (self, place), g_free));

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), column_new (self, place), closure_free, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), column_new (self, place), closure_free, 0);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (place == 0)
    gtk_column_view_column_set_fixed_width (column, FIRST_WIDTH);
  else
    gtk_column_view_column_set_fixed_width (column, self->columns[place].type != WAY_TWIN_TEXT ? NUMBER_WIDTH : TEXT_WIDTH);
  gtk_column_view_column_set_expand (column, place == 0);

  return column;
}

static void
take_columns (WayTwinTable        *self,
              const WayTwinColumn *columns,
              guint                n)
{
  guint i;

  self->columns = g_new (WayTwinColumn, n);
  self->n_columns = n;
  for (i = 0; i < n; i++)
    {
      self->columns[i] = columns[i];
      self->columns[i].title = g_strdup (_ (columns[i].title));
    }
}

static gboolean
has_columns (WayTwinTable        *self,
             const WayTwinColumn *columns,
             guint                n)
{
  guint i;

  if (self->n_columns != n)
    return FALSE;
  for (i = 0; i < n; i++)
    if (strcmp (self->columns[i].title, _ (columns[i].title)) != 0 || self->columns[i].type != columns[i].type)
      return FALSE;

  return TRUE;
}

static void
build (WayTwinTable        *self,
       const WayTwinColumn *columns,
       guint                n)
{
  GtkSelectionModel *selection;
  guint              i;

  /* What is shown asks for the columns as long as it is there. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  free_columns (self);
  take_columns (self, columns, n);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  for (i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (self, i);

      gtk_column_view_append_column (self->view, column);
    }
  for (i = 0; i < n; i++)
    way_wide_table_align_heading (self->view, i, columns[i].type == WAY_TWIN_NUMBER);
  self->sorted = gtk_sort_list_model_new (g_object_ref (self->rows), g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
  selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (self->sorted)));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
}

/**
 * way_twin_table_set_rows:
 * @self: a table
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 * @rows: its rows, a list of #WayTwinRow
 *
 * Replaces what is shown. As long as the columns stay the same, so do their order and widths, and
 * the row of the same record keeps the keyboard.
 */
void
way_twin_table_set_rows (WayTwinTable        *self,
                         const WayTwinColumn *columns,
                         guint                n_columns,
                         GListModel          *rows)
{
  g_return_if_fail (WAY_IS_TWIN_TABLE (self));

  g_set_object (&self->rows, rows);
  if (!has_columns (self, columns, n_columns))
    build (self, columns, n_columns);
  else
    way_twin_place_set_rows (self->view, self->sorted, rows, self->n_columns);
}

/**
 * way_twin_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none): its rows, a list of #WayTwinRow in the order in which they are shown
 */
GListModel *
way_twin_table_get_rows (WayTwinTable *self)
{
  g_return_val_if_fail (WAY_IS_TWIN_TABLE (self), NULL);

  return self->view != NULL ? G_LIST_MODEL (gtk_column_view_get_model (self->view)) : self->rows;
}

/**
 * way_twin_table_get_columns:
 * @self: a table
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): its columns
 */
const WayTwinColumn *
way_twin_table_get_columns (WayTwinTable *self,
                            guint        *n)
{
  g_return_val_if_fail (WAY_IS_TWIN_TABLE (self), NULL);

  *n = self->n_columns;

  return self->columns;
}
