/* table-columns.c - the columns of the table: which are shown, what stands in them, how they sort */
#include "config.h"

#include "widgets/table/table-private.h"

#include <glib/gi18n.h>

static GtkColumnViewColumn *
get_view_column (WayTable *self,
                 guint     column)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (columns, column);

  return found;
}

gboolean
way_table_is_shown (WayTable *self,
                    guint     column)
{
  return gtk_column_view_column_get_visible (get_view_column (self, column));
}

static int
compare_column_cb (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  WayTableColumn *column = data;
  WayTable       *self = g_object_get_data (G_OBJECT (column->sorter), "table");

  return way_table_column_compare (column, way_table_get_map (self), self->list, (WayCardRow *)a, (WayCardRow *)b);
}

static void
setup_cb (WayTable    *self,
          GtkListItem *list_item,
          gpointer     factory)
{
  WayTableColumn *column = g_object_get_data (G_OBJECT (factory), "column");

  gtk_list_item_set_child (list_item, way_table_cell_new (column));
}

static void
bind_cb (WayTable    *self,
         GtkListItem *list_item)
{
  WayTableCell *cell = WAY_TABLE_CELL (gtk_list_item_get_child (list_item));

  way_table_cell_set_row (cell, gtk_list_item_get_item (list_item));
  way_table_cell_show (cell, way_table_get_map (self));
  g_hash_table_add (self->cells, cell);
  gtk_widget_set_focusable (GTK_WIDGET (cell), way_table_cell_get_column (cell) == way_table_get_cursor_column (self));
}

static void
unbind_cb (WayTable    *self,
           GtkListItem *list_item)
{
  WayTableCell *cell = WAY_TABLE_CELL (gtk_list_item_get_child (list_item));

  if (cell == NULL)
    return;
  if (self->edited == cell)
    way_table_end_edit (self);
  g_hash_table_remove (self->cells, cell);
  way_table_cell_set_row (cell, NULL);
}

void
way_table_add_view_column (WayTable       *self,
                           WayTableColumn *column)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_data (G_OBJECT (factory), "column", column);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  view_column = gtk_column_view_column_new (column->label, factory);
  column->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_column_cb, column, NULL));
  g_object_set_data (G_OBJECT (column->sorter), "table", self);
  gtk_column_view_column_set_sorter (view_column, column->sorter);
  g_object_unref (column->sorter);
  gtk_column_view_column_set_fixed_width (view_column, column->width);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_visible (view_column, column->usual);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
  g_object_unref (view_column);
}

static void
toggled_cb (WayTable       *self,
            GtkCheckButton *check)
{
  guint    column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "column"));
  gboolean shown = gtk_check_button_get_active (check);

  way_table_end_edit (self);
  gtk_column_view_column_set_visible (get_view_column (self, column), shown);
  /* What is not shown cannot be sorted back. */
  if (!shown && self->cursor_column == column)
    way_table_set_cursor (self, self->cursor_row, 0);
  g_object_notify (G_OBJECT (self), "shown-columns");
}

/* The title always stays: a row has to say which card it is. */
static void
fill_columns_cb (WayTable *self)
{
  GtkWidget *child;
  guint      i;

  while ((child = gtk_widget_get_first_child (self->columns_list)) != NULL)
    gtk_box_remove (GTK_BOX (self->columns_list), child);
  for (i = 1; i < self->columns->len; i++)
    {
      WayTableColumn *column = g_ptr_array_index (self->columns, i);
      GtkWidget      *check = gtk_check_button_new_with_label (column->label);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), way_table_is_shown (self, i));
      g_object_set_data (G_OBJECT (check), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->columns_list), check);
    }
}

GtkWidget *
way_table_build_columns_button (WayTable *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->columns_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->columns_list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_columns_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Columns"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Which columns are shown"));

  return button;
}

/**
 * way_table_set_shown_columns:
 * @self: a table
 * @names: (nullable) (array zero-terminated=1): names of columns; none for the usual ones
 *
 * Chooses the columns. The title is always there.
 */
void
way_table_set_shown_columns (WayTable          *self,
                             const char *const *names)
{
  guint i;

  g_return_if_fail (WAY_IS_TABLE (self));

  for (i = 1; i < self->columns->len; i++)
    {
      WayTableColumn *column = g_ptr_array_index (self->columns, i);
      gboolean        shown = names != NULL && names[0] != NULL ? g_strv_contains (names, column->name) : column->usual;

      gtk_column_view_column_set_visible (get_view_column (self, i), shown);
    }
  if (!way_table_is_shown (self, self->cursor_column))
    self->cursor_column = 0;
  g_object_notify (G_OBJECT (self), "shown-columns");
}

/**
 * way_table_dup_shown_columns:
 * @self: a table
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the columns beside the title
 */
char **
way_table_dup_shown_columns (WayTable *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint i;

  for (i = 1; i < self->columns->len; i++)
    if (way_table_is_shown (self, i))
      g_strv_builder_add (names, ((WayTableColumn *)g_ptr_array_index (self->columns, i))->name);

  return g_strv_builder_end (names);
}

/**
 * way_table_sort_by:
 * @self: a table
 * @column: (nullable): the name of a column; NULL for the order of the map
 * @descending: whether the last comes first
 *
 * Sorts the rows.
 */
void
way_table_sort_by (WayTable   *self,
                   const char *column,
                   gboolean    descending)
{
  guint i;

  g_return_if_fail (WAY_IS_TABLE (self));

  for (i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (((WayTableColumn *)g_ptr_array_index (self->columns, i))->name, column) == 0)
      break;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), i < self->columns->len ? get_view_column (self, i) : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
