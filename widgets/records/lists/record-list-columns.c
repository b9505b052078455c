/* record-list-columns.c - which columns a list has, in which order and how wide */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#define ORDER "order "
#define DESCENDING "descending"
#define LEAST_WIDTH 40
#define MOST_WIDTH 2000

static int
choose_width (const WayRecordColumn *column)
{
  if (column->field == NULL)
    return 104;
  if (column->field->flags & WAY_FIELD_NAME)
    return 220;

  switch (column->field->type)
    {
    case WAY_FIELD_SCORE:
      return 96;
    case WAY_FIELD_NUMBER:
    case WAY_FIELD_MARK:
      return 104;
    case WAY_FIELD_DATE:
    case WAY_FIELD_CHOICE:
    case WAY_FIELD_MONEY:
      return 124;
    case WAY_FIELD_PARAGRAPH:
    case WAY_FIELD_TEXT:
    case WAY_FIELD_TIME:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
    case WAY_FIELD_LIST:
    case WAY_FIELD_PICTURE:
    default:
      return 160;
    }
}

static gboolean
is_name (const WayRecordColumn *column)
{
  return column->field != NULL && (column->field->flags & WAY_FIELD_NAME) != 0;
}

static gboolean
is_shown (WayRecordList *self,
          int            place)
{
  guint i;

  for (i = 0; i < self->shown_columns->len; i++)
    if (g_array_index (self->shown_columns, WayShownColumn, i).place == place)
      return TRUE;

  return FALSE;
}

static void
show_column (WayRecordList *self,
             int            place,
             int            width)
{
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);
  WayShownColumn         shown = { place, CLAMP (width > 0 ? width : choose_width (&columns[place]), LEAST_WIDTH, MOST_WIDTH) };

  if (!is_shown (self, place))
    g_array_append_val (self->shown_columns, shown);
}

/* A row has to say which record it is: the name is always there. */
static void
show_name (WayRecordList *self)
{
  int                    n_columns, i;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);

  for (i = 0; i < n_columns; i++)
    if (is_name (&columns[i]) && !is_shown (self, i))
      {
        WayShownColumn shown = { i, choose_width (&columns[i]) };

        g_array_prepend_val (self->shown_columns, shown);
      }
}

void
way_record_list_take_usual_columns (WayRecordList *self)
{
  int                    n_columns, i;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);

  g_array_set_size (self->shown_columns, 0);
  for (i = 0; i < n_columns; i++)
    if (columns[i].first)
      show_column (self, i, 0);
  show_name (self);
}

/* What the table has now, which somebody may have moved or made wider. */
static void
read_table (WayRecordList *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));
  guint       i;

  g_array_set_size (self->shown_columns, 0);
  for (i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      show_column (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "column")), gtk_column_view_column_get_fixed_width (column));
    }
}

static gboolean
arranged_cb (gpointer data)
{
  WayRecordList *self = data;

  self->arrange_id = 0;
  read_table (self);
  g_object_notify (G_OBJECT (self), "arrangement");

  return G_SOURCE_REMOVE;
}

/* Once, however many steps a change had. */
void
way_record_list_tell_arrangement (WayRecordList *self)
{
  if (!self->arranging && self->arrange_id == 0)
    self->arrange_id = g_idle_add (arranged_cb, self);
}

static void
take_order (WayRecordList *self,
            const char    *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);

  if (parts[0] != NULL && way_record_columns_find (self->kind, parts[0]) >= 0)
    way_record_query_set_order (self->query, parts[0], g_strcmp0 (parts[1], DESCENDING) == 0);
}

/**
 * way_record_list_set_arrangement:
 * @self: a list
 * @arrangement: (nullable) (array zero-terminated=1): see [property@RecordList:arrangement]
 *
 * Sets the columns and the order. What is not understood is left out.
 */
void
way_record_list_set_arrangement (WayRecordList     *self,
                                 const char *const *arrangement)
{
  guint i;

  g_return_if_fail (WAY_IS_RECORD_LIST (self));

  g_array_set_size (self->shown_columns, 0);
  way_record_query_set_order (self->query, NULL, FALSE);
  for (i = 0; arrangement != NULL && arrangement[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;
      int place;

      if (g_str_has_prefix (arrangement[i], ORDER))
        {
          take_order (self, arrangement[i] + strlen (ORDER));
          continue;
        }
      parts = g_strsplit (arrangement[i], " ", 2);
      place = parts[0] != NULL ? way_record_columns_find (self->kind, parts[0]) : -1;
      if (place >= 0)
        show_column (self, place, parts[1] != NULL ? atoi (parts[1]) : 0);
    }
  if (self->shown_columns->len == 0)
    way_record_list_take_usual_columns (self);
  show_name (self);
  way_record_list_fill_table (self);
  way_record_list_ask (self);
  g_object_notify (G_OBJECT (self), "arrangement");
}

/**
 * way_record_list_dup_arrangement:
 * @self: a list
 *
 * Returns: (transfer full) (array zero-terminated=1): see [property@RecordList:arrangement]
 */
char **
way_record_list_dup_arrangement (WayRecordList *self)
{
  g_autoptr (GStrvBuilder) arrangement = g_strv_builder_new ();
  int                    n_columns;
  const WayRecordColumn *columns;
  const char            *order;
  gboolean               descending;
  guint                  i;

  g_return_val_if_fail (WAY_IS_RECORD_LIST (self), NULL);

  columns = way_record_columns_get (self->kind, &n_columns);
  for (i = 0; i < self->shown_columns->len; i++)
    {
      const WayShownColumn *shown = &g_array_index (self->shown_columns, WayShownColumn, i);
      g_autofree char      *text = g_strdup_printf ("%s %d", columns[shown->place].name, shown->width);

      g_strv_builder_add (arrangement, text);
    }
  order = way_record_query_get_order (self->query, &descending);
  if (order != NULL)
    {
      g_autofree char *text = g_strdup_printf (ORDER "%s%s", order, descending ? " " DESCENDING : "");

      g_strv_builder_add (arrangement, text);
    }

  return g_strv_builder_end (arrangement);
}

/* The menu. */

static void
toggled_cb (WayRecordList  *self,
            GtkCheckButton *check)
{
  int   place = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "column"));
  guint i;

  read_table (self);
  if (gtk_check_button_get_active (check))
    show_column (self, place, 0);
  else
    for (i = self->shown_columns->len; i > 0; i--)
      if (g_array_index (self->shown_columns, WayShownColumn, i - 1).place == place)
        g_array_remove_index (self->shown_columns, i - 1);
  way_record_list_fill_table (self);
  g_object_notify (G_OBJECT (self), "arrangement");
}

static void
fill_cb (WayRecordList *self)
{
  int                    n_columns, i;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);
  GtkWidget             *child;

  while ((child = gtk_widget_get_first_child (self->columns_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->columns_box), child);
  for (i = 0; i < n_columns; i++)
    {
      GtkWidget *check;

      if (is_name (&columns[i]))
        continue;
      check = gtk_check_button_new_with_label (_ (columns[i].label));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown (self, i));
      g_object_set_data (G_OBJECT (check), "column", GINT_TO_POINTER (i));
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->columns_box), check);
    }
}

static void
order_chosen_cb (WayRecordList *self)
{
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);
  guint                  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order_choice));

  if (self->ordering || chosen == GTK_INVALID_LIST_POSITION)
    return;
  way_record_query_set_order (self->query, chosen > 0 ? columns[chosen - 1].name : NULL,
                              gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->order_direction)));
  way_record_list_show_order (self);
  way_record_list_ask (self);
  way_record_list_tell_arrangement (self);
}

static void
usual_cb (WayRecordList *self)
{
  way_record_list_set_arrangement (self, NULL);
  fill_cb (self);
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");

  return heading;
}

static GtkWidget *
build_order (WayRecordList *self)
{
  int                    n_columns, i;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);
  GtkStringList         *names = gtk_string_list_new (NULL);
  GtkWidget             *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_string_list_append (names, _ ("Name, or how well it fits"));
  for (i = 0; i < n_columns; i++)
    gtk_string_list_append (names, _ (columns[i].label));
  self->order_choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_hexpand (self->order_choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order_choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order"), -1);
  self->order_direction = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->order_direction), "view-sort-descending-symbolic");
  gtk_widget_set_tooltip_text (self->order_direction, _ ("Largest First"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order_direction), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Largest First"), -1);
  g_signal_connect_object (self->order_choice, "notify::selected", G_CALLBACK (order_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order_direction, "toggled", G_CALLBACK (order_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->order_choice);
  gtk_box_append (GTK_BOX (line), self->order_direction);

  return line;
}

GtkWidget *
way_record_list_build_columns_button (WayRecordList *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *usual = gtk_button_new_with_mnemonic (_ ("_Usual Columns"));

  self->columns_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), new_heading (_ ("Order")));
  gtk_box_append (GTK_BOX (box), build_order (self));
  gtk_box_append (GTK_BOX (box), new_heading (_ ("Columns")));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->columns_box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 340);
  gtk_box_append (GTK_BOX (box), scroller);
  g_signal_connect_object (usual, "clicked", G_CALLBACK (usual_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), usual);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "recordmenu");
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _ ("Order and Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order and Columns"), -1);

  return button;
}
