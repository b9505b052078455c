/* record-list-view.c - the records in columns, or each on two lines */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include <glib/gi18n.h>

#include "widgets/records/lists/record-cell.h"
#include "widgets/shared/wide-table.h"

/* The rows themselves: GTK keeps those of a table in a list of its own. */
GtkWidget *
way_record_list_get_rows (WayRecordList *self)
{
  GtkWidget *child;

  if (self->compact)
    return self->cards;
  for (child = gtk_widget_get_first_child (self->table); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;

  return self->table;
}

static void
scroll_now (WayRecordList *self)
{
  gtk_widget_activate_action (way_record_list_get_rows (self), "list.scroll-to-item", "u", self->scroll_to);
}

static gboolean
is_laid_out (WayRecordList *self)
{
  GtkWidget     *rows = way_record_list_get_rows (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (rows));

  return gtk_widget_get_mapped (rows) && adjustment != NULL && gtk_adjustment_get_page_size (adjustment) > 0 &&
         gtk_adjustment_get_upper (adjustment) > 0;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  WayRecordList *self = WAY_RECORD_LIST (widget);

  /* Sizes are given out after this, so that they are known at the next frame. */
  if (!is_laid_out (self) || self->fresh)
    {
      self->fresh = FALSE;
      return G_SOURCE_CONTINUE;
    }
  self->scroll_id = 0;
  if (self->scroll_to < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    scroll_now (self);

  return G_SOURCE_REMOVE;
}

/* Brings a row into sight. Before rows have a size GTK would work out a place that is no number, and then
 * show none at all, or leave room above the first. */
void
way_record_list_scroll_to (WayRecordList *self,
                           guint          position)
{
  self->scroll_to = position;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->portions)))
    way_record_list_show_all_rows (self);
  if (self->scroll_id != 0)
    return;
  if (!self->fresh && is_laid_out (self))
    scroll_now (self);
  else
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* Cells. */

static void
setup_cb (WayRecordList *self,
          GtkListItem   *list_item,
          gpointer       factory)
{
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column")) - 1;

  gtk_list_item_set_child (list_item, column < 0 ? way_record_cell_new_card (self->kind) : way_record_cell_new (self->kind, column));
}

static void
bind_cb (WayRecordList *self,
         GtkListItem   *list_item)
{
  way_record_cell_set_row (WAY_RECORD_CELL (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (WayRecordList *self,
           GtkListItem   *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);

  if (cell != NULL)
    way_record_cell_set_row (WAY_RECORD_CELL (cell), NULL);
}

/* @column: counted from 1; 0 is the whole record. */
static GtkListItemFactory *
new_factory (WayRecordList *self,
             int            column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

/* The order. GTK tells by comparing only which column is sorted by, and which way: each
 * column remembers that it was asked. */

static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      data)
{
  WayRecordList *self = g_object_get_data (data, "list");

  if (self->probed < 0)
    self->probed = GPOINTER_TO_INT (g_object_get_data (data, "column"));

  return -1;
}

static void
sorted_cb (WayRecordList *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table));
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);
  GtkOrdering            ordering;

  if (self->ordering)
    return;
  self->probed = -1;
  ordering = gtk_sorter_compare (sorter, one, other);
  way_record_query_set_order (self->query, self->probed >= 0 ? columns[self->probed].name : NULL, ordering == GTK_ORDERING_LARGER);
  way_record_list_show_order (self);
  way_record_list_ask (self);
  way_record_list_tell_arrangement (self);
}

static GtkColumnViewColumn *
find_view_column (WayRecordList *self,
                  int            place)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));
  guint       i;

  for (i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "column")) == place)
        return column;
    }

  return NULL;
}

/* Shows in the headings, and in the menu, what the order is. */
void
way_record_list_show_order (WayRecordList *self)
{
  gboolean    descending;
  const char *order = way_record_query_get_order (self->query, &descending);
  int         place = order != NULL ? way_record_columns_find (self->kind, order) : -1;

  self->ordering = TRUE;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->table), place >= 0 ? find_view_column (self, place) : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->order_choice), place + 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->order_direction), descending);
  gtk_widget_set_sensitive (self->order_direction, place >= 0);
  self->ordering = FALSE;
}

/* Columns. */

static void
width_cb (WayRecordList *self)
{
  way_record_list_tell_arrangement (self);
}

static void
add_column (WayRecordList        *self,
            const WayShownColumn *shown)
{
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);
  const WayRecordColumn *column = &columns[shown->place];
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = NULL;
  GtkCustomSorter *custom = gtk_custom_sorter_new (NULL, NULL, NULL);

  sorter = GTK_SORTER (custom);
  g_object_set_data (G_OBJECT (sorter), "list", self);
  g_object_set_data (G_OBJECT (sorter), "column", GINT_TO_POINTER (shown->place));
  gtk_custom_sorter_set_sort_func (custom, probe_cb, sorter, NULL);
  view_column = gtk_column_view_column_new (_ (column->label), new_factory (self, shown->place + 1));
  g_object_set_data (G_OBJECT (view_column), "column", GINT_TO_POINTER (shown->place));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, shown->width);
  if (column->field != NULL && (column->field->flags & WAY_FIELD_NAME))
    gtk_column_view_column_set_expand (view_column, TRUE);
  g_signal_connect_object (view_column, "notify::fixed-width", G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), view_column);
  way_wide_table_align_heading (GTK_COLUMN_VIEW (self->table), g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table))) - 1, column->number);
}

/* Gives the table the columns that are to be shown. */
void
way_record_list_fill_table (WayRecordList *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));
  guint       i;

  self->arranging = self->ordering = TRUE;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->table), column);
    }
  for (i = 0; i < self->shown_columns->len; i++)
    add_column (self, &g_array_index (self->shown_columns, WayShownColumn, i));
  self->arranging = self->ordering = FALSE;
  way_record_list_show_order (self);
}

static void
moved_cb (WayRecordList *self)
{
  way_record_list_tell_arrangement (self);
}

void
way_record_list_build_views (WayRecordList *self)
{
  const char *label = _ (way_kind_get_info (self->kind)->plural);

  self->table = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->table), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)), "changed",
                           G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table)), "items-changed",
                           G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (way_record_list_open), self);

  self->cards = gtk_list_view_new (NULL, new_factory (self, 0));
  gtk_widget_add_css_class (self->cards, "cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (self->cards, "activate", G_CALLBACK (way_record_list_open), self);

  way_record_list_install_keys (self, self->table);
  way_record_list_install_keys (self, self->cards);
}
