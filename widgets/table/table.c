/* table.c - all cards of a map in rows, sorted, filtered and edited in place */
#include "config.h"

#include "widgets/table/table-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/model/written.h"
#include "widgets/shared/follow.h"
#include "widgets/shared/wrap-layout.h"

enum
{
  PROP_0,
  PROP_SHOWN_COLUMNS,
  N_PROPS
};

enum
{
  SIGNAL_EDIT_REFUSED,
  SIGNAL_DONE,
  SIGNAL_MENU_REQUESTED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayTable, way_table, GTK_TYPE_WIDGET)

WayMap *
way_table_get_map (WayTable *self)
{
  return self->history != NULL ? way_history_get_map (self->history) : NULL;
}

WayTableColumn *
way_table_get_cursor_column (WayTable *self)
{
  return g_ptr_array_index (self->columns, self->cursor_column);
}

WayTableCell *
way_table_find_cell (WayTable *self,
                     guint     row,
                     guint     column)
{
  WayCardRow    *wanted = self->list != NULL ? way_card_list_get_row (self->list, row) : NULL;
  GHashTableIter iter;
  gpointer       cell;

  if (wanted == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (way_table_cell_get_row (cell) == wanted && way_table_cell_get_column (cell) == g_ptr_array_index (self->columns, column))
      return cell;

  return NULL;
}

static gboolean
match_cb (WayCardRow *row,
          gpointer    data)
{
  WayTable   *self = data;
  WayItem    *card = way_card_row_get_card (row);
  const char *folded;

  if (self->rest != NULL && !way_filter_matches (self->rest, way_table_get_map (self), card))
    return FALSE;
  if (self->words[0] == NULL)
    return TRUE;
  /* Words are typed letter by letter, and the cards stay as they are. */
  folded = g_hash_table_lookup (self->folded, row);
  if (folded == NULL)
    {
      folded = way_written_dup_folded (way_table_get_map (self), card);
      g_hash_table_insert (self->folded, row, (char *)folded);
    }

  return way_fold_has_words (folded, (const char *const *)self->words);
}

/* The bar of the filter says how many it lets through. */
static void
update_count (WayTable *self)
{
  guint            total = self->list != NULL ? way_card_list_get_total (self->list) : 0;
  guint            shown = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u card", "%u cards", total), total);
  gboolean         none_fits = self->filter != NULL && total > 0;

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->count, self->filter == NULL);
  if (shown > 0)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "cards");
      return;
    }
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), none_fits ? _ ("No Such Card") : _ ("No Cards Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), none_fits ? _ ("The filter lets no card through.")
                                                                            : _ ("Cards that are written on the map stand here in rows."));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

/* The rows are others now: what is selected comes into sight, or else the first. */
static void
show_from_here (WayTable *self)
{
  guint row;

  if (self->list == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!way_card_list_find (self->list, way_selection_get_last (self->selection), &row))
    row = 0;
  self->cursor_row = row;
  way_table_wait_for_layout (self, FALSE);
}

static void
apply_filter (WayTable *self)
{
  way_table_end_edit (self);
  if (self->list != NULL)
    way_card_list_set_filter (self->list, self->filter != NULL ? match_cb : NULL, self);
  update_count (self);
  show_from_here (self);
}

static int
compare_cb (WayCardRow *a,
            WayCardRow *b,
            gpointer    sorter)
{
  return (int)gtk_sorter_compare (sorter, a, b);
}

static void
sorted_cb (WayTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));

  if (self->list == NULL)
    return;
  way_table_end_edit (self);
  way_card_list_set_order (self->list, gtk_sorter_get_order (sorter) == GTK_SORTER_ORDER_NONE ? NULL : compare_cb, sorter);
  show_from_here (self);
}

static void
items_changed_cb (WayTable *self)
{
  update_count (self);
  way_table_keep_cursor (self);
}

static void
row_changed_cb (WayTable   *self,
                WayCardRow *row)
{
  GHashTableIter iter;
  gpointer       cell;
  guint          i;

  g_hash_table_remove (self->folded, row);
  for (i = 0; i < self->columns->len; i++)
    way_table_column_forget (g_ptr_array_index (self->columns, i), row);
  if (self->edited != NULL && way_table_cell_get_row (self->edited) == row)
    way_table_update_editor (self);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (way_table_cell_get_row (cell) == row)
      way_table_cell_show (cell, way_table_get_map (self));
}

static void
names_changed_cb (WayTable *self)
{
  GHashTableIter iter;
  gpointer       cell;
  guint          i;

  g_hash_table_remove_all (self->folded);
  for (i = 0; i < self->columns->len; i++)
    way_table_column_forget (g_ptr_array_index (self->columns, i), NULL);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    way_table_cell_show (cell, way_table_get_map (self));
}

static GtkWidget *
build_bar (WayTable *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *filter_button = gtk_button_new_with_label (_ ("Filter"));

  gtk_widget_set_layout_manager (bar, way_wrap_layout_new (6));
  gtk_widget_add_css_class (bar, "bar");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (filter_button), "win.filter");
  gtk_widget_set_tooltip_text (filter_button, _ ("Which cards are shown, on every face of the map (Ctrl+Shift+F)"));
  gtk_box_append (GTK_BOX (bar), filter_button);
  self->columns_button = way_table_build_columns_button (self);
  gtk_box_append (GTK_BOX (bar), self->columns_button);
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->count, "quiet");
  gtk_widget_add_css_class (self->count, "count");
  gtk_box_append (GTK_BOX (bar), self->count);

  return bar;
}

static void
way_table_map (GtkWidget *widget)
{
  WayTable *self = WAY_TABLE (widget);

  GTK_WIDGET_CLASS (way_table_parent_class)->map (widget);
  if (self->list == NULL)
    return;
  way_card_list_set_active (self->list, TRUE);
  update_count (self);
  way_table_follow_selection (self);
  way_table_wait_for_layout (self, FALSE);
}

/* Nobody sees it: it shall cost nothing. */
static void
way_table_unmap (GtkWidget *widget)
{
  WayTable *self = WAY_TABLE (widget);

  way_table_end_edit (self);
  if (self->list != NULL)
    way_card_list_set_active (self->list, FALSE);
  names_changed_cb (self);
  GTK_WIDGET_CLASS (way_table_parent_class)->unmap (widget);
}

static gboolean
way_table_grab_focus (GtkWidget *widget)
{
  WayTable *self = WAY_TABLE (widget);

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return gtk_widget_grab_focus (self->columns_button);
  way_table_set_cursor (self, self->cursor_row, self->cursor_column);

  return TRUE;
}

static void
drop_list (WayTable *self)
{
  way_table_end_edit (self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->view != NULL)
    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  g_clear_object (&self->list);
}

static void
way_table_dispose (GObject *object)
{
  WayTable *self = WAY_TABLE (object);

  drop_list (self);
  way_focus_claim_drop (&self->claim);
  way_follow (&self->selection, NULL, NULL, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->view = NULL;
  g_clear_object (&self->history);

  G_OBJECT_CLASS (way_table_parent_class)->dispose (object);
}

static void
way_table_finalize (GObject *object)
{
  WayTable *self = WAY_TABLE (object);

  g_hash_table_unref (self->cells);
  g_ptr_array_unref (self->columns);
  g_clear_pointer (&self->filter, way_filter_free);
  g_clear_pointer (&self->rest, way_filter_free);
  g_strfreev (self->words);
  g_hash_table_unref (self->folded);
  g_free (self->draft);
  g_free (self->draft_id);
  g_free (self->lost_id);

  G_OBJECT_CLASS (way_table_parent_class)->finalize (object);
}

static void
way_table_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  if (id == PROP_SHOWN_COLUMNS)
    g_value_take_boxed (value, way_table_dup_shown_columns (WAY_TABLE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
way_table_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  if (id == PROP_SHOWN_COLUMNS)
    way_table_set_shown_columns (WAY_TABLE (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
way_table_class_init (WayTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_table_dispose;
  object_class->finalize = way_table_finalize;
  object_class->get_property = way_table_get_property;
  object_class->set_property = way_table_set_property;
  widget_class->map = way_table_map;
  widget_class->unmap = way_table_unmap;
  widget_class->grab_focus = way_table_grab_focus;

  /**
   * WayTable:shown-columns:
   *
   * The names of the columns beside the title; none stands for the usual ones.
   */
  props[PROP_SHOWN_COLUMNS] = g_param_spec_boxed ("shown-columns", NULL, NULL, G_TYPE_STRV,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * WayTable::edit-refused:
   * @message: why
   *
   * What was typed or chosen was not taken.
   */
  signals[SIGNAL_EDIT_REFUSED] = g_signal_new ("edit-refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayTable::done:
   * @words: what
   *
   * Something was done that is to be said, with a way to take it back.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * WayTable::menu-requested:
   * @x: where, in the table
   * @y: where, in the table
   *
   * The user wants to know what can be done with the rows that are selected.
   */
  signals[SIGNAL_MENU_REQUESTED] = g_signal_new ("menu-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cardtable");
}

static void
way_table_init (WayTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint      i;

  self->columns = way_table_columns_new ();
  self->cells = g_hash_table_new (NULL, NULL);
  self->folded = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->editable = TRUE;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), build_bar (self));
  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cards"), -1);
  for (i = 0; i < self->columns->len; i++)
    way_table_add_view_column (self, g_ptr_array_index (self->columns, i));
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  way_table_install_keys (self);
  way_table_set_direction (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->empty = adw_status_page_new ();
  gtk_widget_add_css_class (self->empty, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "cards");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_box_append (GTK_BOX (self->box), self->stack);
}

static void
selection_changed_cb (WayTable *self)
{
  if (!self->selecting && gtk_widget_get_mapped (GTK_WIDGET (self)))
    way_table_follow_selection (self);
}

/**
 * way_table_set_selection:
 * @self: a table
 * @selection: that of the window
 *
 * Sets what is selected; once, before the history.
 */
void
way_table_set_selection (WayTable     *self,
                         WaySelection *selection)
{
  g_return_if_fail (WAY_IS_TABLE (self));

  way_follow (&self->selection, selection, G_CALLBACK (selection_changed_cb), self);
}

/**
 * way_table_set_history:
 * @self: a table
 * @history: (nullable): of the map to show
 *
 * Shows another map.
 */
void
way_table_set_history (WayTable   *self,
                       WayHistory *history)
{
  g_return_if_fail (WAY_IS_TABLE (self));

  if (self->history == history)
    return;
  drop_list (self);
  names_changed_cb (self);
  g_set_object (&self->history, history);
  self->cursor_row = 0;
  if (history == NULL)
    return;
  self->list = way_card_list_new (way_history_get_map (history), self->selection);
  g_signal_connect_swapped (self->list, "row-changed", G_CALLBACK (row_changed_cb), self);
  g_signal_connect_swapped (self->list, "names-changed", G_CALLBACK (names_changed_cb), self);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  sorted_cb (self);
  apply_filter (self);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->list));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    way_card_list_set_active (self->list, TRUE);
  update_count (self);
}

/**
 * way_table_set_filter:
 * @self: a table
 * @filter: (nullable): which cards have a row; NULL for all
 */
void
way_table_set_filter (WayTable        *self,
                      const WayFilter *filter)
{
  g_return_if_fail (WAY_IS_TABLE (self));

  if (!way_filter_replace (&self->filter, filter))
    return;
  g_strfreev (self->words);
  self->words = way_fold_words (self->filter != NULL ? way_filter_get_words (self->filter) : "");
  way_filter_replace (&self->rest, NULL);
  if (self->filter != NULL)
    {
      g_autoptr (WayFilter) rest = way_filter_copy (self->filter);

      way_filter_set_words (rest, "");
      way_filter_replace (&self->rest, rest);
    }
  apply_filter (self);
}

/**
 * way_table_set_editable:
 * @self: a table
 * @editable: off for a map that is only shown
 */
void
way_table_set_editable (WayTable *self,
                        gboolean  editable)
{
  g_return_if_fail (WAY_IS_TABLE (self));

  way_table_end_edit (self);
  self->editable = editable;
}

/**
 * way_table_get_model:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): its rows, as they are sorted and filtered
 */
GListModel *
way_table_get_model (WayTable *self)
{
  g_return_val_if_fail (WAY_IS_TABLE (self), NULL);

  return G_LIST_MODEL (self->list);
}

void
way_table_refuse (WayTable   *self,
                  const char *message)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_REFUSED], 0, message);
}

void
way_table_tell_done (WayTable   *self,
                     const char *words)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, words);
}

/* At a place in a widget of the table. */
void
way_table_request_menu (WayTable  *self,
                        GtkWidget *widget,
                        double     x,
                        double     y)
{
  way_table_end_edit (self);
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), x, y, &x, &y);
  g_signal_emit (self, signals[SIGNAL_MENU_REQUESTED], 0, x, y);
}
