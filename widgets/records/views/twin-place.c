/* twin-place.c - whoever reads a table stays at their row when records change */
#include "config.h"

#include "widgets/records/views/twin-place.h"

#include "widgets/records/views/twin-row.h"

/* GTK keeps the rows of a table in a list of its own. */
static GtkWidget *
get_list (GtkColumnView *view)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* What a row of the list shows, or NULL. */
static GtkListItem *
get_list_item (GtkWidget *row)
{
  while (row != NULL && !GTK_IS_LABEL (row))
    row = gtk_widget_get_first_child (row);

  return row != NULL ? g_object_get_data (G_OBJECT (row), WAY_TWIN_PLACE_ITEM) : NULL;
}

/* The row that has the keyboard, or NULL. */
static WayTwinRow *
dup_focused (GtkColumnView *view)
{
  GtkWidget   *list = get_list (view), *row;
  GtkRoot     *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkListItem *item;

  row = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (row == NULL || list == NULL || !gtk_widget_is_ancestor (row, list))
    return NULL;
  while (gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  item = get_list_item (row);

  return item != NULL && gtk_list_item_get_item (item) != NULL ? g_object_ref (gtk_list_item_get_item (item)) : NULL;
}

/* How many texts two rows of the same record share; −1: they are of others. */
static int
compare_rows (WayTwinRow *row,
              WayTwinRow *other,
              guint       n_columns)
{
  int   same = 0;
  guint i;

  if (g_strcmp0 (way_twin_row_get_id (row), way_twin_row_get_id (other)) != 0 ||
      g_strcmp0 (way_twin_row_get_element (row), way_twin_row_get_element (other)) != 0)
    return -1;
  for (i = 0; i < n_columns; i++)
    same += g_strcmp0 (way_twin_row_get_text (row, i), way_twin_row_get_text (other, i)) == 0;

  return same;
}

/* Who stands on a row, or has chosen it, finds it again where it is now. */
static void
restore_row (GtkColumnView *view,
             WayTwinRow    *row,
             guint          n_columns,
             gboolean       selected,
             gboolean       focused)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  GtkWidget         *list = get_list (view), *child;
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (model)), place = GTK_INVALID_LIST_POSITION, i;
  int                best = -1;

  for (i = 0; i < n && best < (int)n_columns; i++)
    {
      g_autoptr (WayTwinRow) other = g_list_model_get_item (G_LIST_MODEL (model), i);
      int same = compare_rows (row, other, n_columns);

      if (same > best)
        {
          best = same;
          place = i;
        }
    }
  if (place == GTK_INVALID_LIST_POSITION)
    return;
  if (selected)
    gtk_selection_model_select_item (model, place, TRUE);
  if (!focused)
    return;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", place);
  for (child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkListItem *item = get_list_item (child);

      if (item != NULL && gtk_list_item_get_item (item) != NULL && gtk_list_item_get_position (item) == place)
        gtk_widget_grab_focus (child);
    }
}

/**
 * way_twin_place_set_rows:
 * @view: the table, whose labels know their list items as %WAY_TWIN_PLACE_ITEM
 * @sorted: what it shows, sorted
 * @rows: a list of #WayTwinRow
 * @n_columns: how many columns a row has
 *
 * Replaces the rows. The row of the same record keeps the keyboard, and stays chosen.
 */
void
way_twin_place_set_rows (GtkColumnView    *view,
                         GtkSortListModel *sorted,
                         GListModel       *rows,
                         guint             n_columns)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (model);
  g_autoptr (WayTwinRow) row = dup_focused (view);
  gboolean focused = row != NULL, selected = !gtk_bitset_is_empty (chosen);

  if (row == NULL && selected)
    row = g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_minimum (chosen));
  gtk_sort_list_model_set_model (sorted, rows);
  if (row != NULL)
    restore_row (view, row, n_columns, selected, focused);
}
