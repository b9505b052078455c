/* table-cell.c - one cell of the table: text to read, or an editor in its place */
#include "config.h"

#include "widgets/table/table-cell.h"

#include <glib/gi18n.h>

#include "widgets/shared/icon-name.h"
#include "widgets/shared/put-away.h"

struct _WayTableCell
{
  GtkWidget parent_instance;

  /* owned */
  WayCardRow *row; /* or NULL */

  /* borrowed */
  WayTableColumn *column;

  /* template */
  GtkWidget *icon; /* of the kind; NULL in the other columns */
  GtkWidget *text;
  GtkWidget *editor; /* or NULL */
};

G_DEFINE_FINAL_TYPE (WayTableCell, way_table_cell, GTK_TYPE_WIDGET)

static void
way_table_cell_dispose (GObject *object)
{
  WayTableCell *self = WAY_TABLE_CELL (object);
  GtkWidget    *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->icon = self->text = self->editor = NULL;
  g_clear_object (&self->row);

  G_OBJECT_CLASS (way_table_cell_parent_class)->dispose (object);
}

static void
way_table_cell_class_init (WayTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_table_cell_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
way_table_cell_init (WayTableCell *self)
{
}

static gboolean
is_number (const WayTableColumn *column)
{
  return column->field != NULL && (column->field->type == WAY_FIELD_SCORE || column->field->type == WAY_FIELD_NUMBER || column->field->type == WAY_FIELD_MONEY);
}

/**
 * way_table_cell_new:
 * @column: its column, which outlives it
 *
 * Returns: (transfer floating): a cell without a row
 */
GtkWidget *
way_table_cell_new (WayTableColumn *column)
{
  WayTableCell *self = g_object_new (WAY_TYPE_TABLE_CELL, NULL);

  self->column = column;
  if (column->role == WAY_COLUMN_KIND || column->role == WAY_COLUMN_FIELD)
    {
      self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_set_visible (self->icon, FALSE);
      gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
    }
  self->text = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->text), is_number (column) ? 1 : 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  if (is_number (column))
    gtk_widget_add_css_class (GTK_WIDGET (self), "number");

  return GTK_WIDGET (self);
}

/**
 * way_table_cell_get_column:
 * @self: a cell
 *
 * Returns: (transfer none): its column
 */
WayTableColumn *
way_table_cell_get_column (WayTableCell *self)
{
  return self->column;
}

/**
 * way_table_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): its row
 */
WayCardRow *
way_table_cell_get_row (WayTableCell *self)
{
  return self->row;
}

/**
 * way_table_cell_set_row:
 * @self: a cell
 * @row: (nullable): a row
 *
 * Makes it the cell of another row; [method@TableCell.show] says what is read there.
 */
void
way_table_cell_set_row (WayTableCell *self,
                        WayCardRow   *row)
{
  g_set_object (&self->row, row);
}

static const char *
find_icon (WayTableCell *self,
           WayItem      *card)
{
  const WayField  *field = way_table_column_get_field (self->column, card);
  const WayChoice *choice;

  if (self->column->role == WAY_COLUMN_KIND)
    return way_item_get_info (card)->icon;
  if (field == NULL || field->choices == NULL)
    return NULL;
  choice = way_field_find_choice (field, way_item_get (card, field->name));

  return choice != NULL ? choice->icon : NULL;
}

/**
 * way_table_cell_show:
 * @self: a cell of a row
 * @map: the map
 *
 * Shows what its card says now.
 */
void
way_table_cell_show (WayTableCell *self,
                     WayMap       *map)
{
  WayItem         *card = way_card_row_get_card (self->row);
  g_autofree char *text = way_table_column_dup_text (self->column, map, card);
  g_autofree char *name = NULL;
  const char      *icon = self->icon != NULL ? find_icon (self, card) : NULL;
  const WayField  *field = way_table_column_get_field (self->column, card);

  g_strdelimit (text, "\n", ' ');
  gtk_label_set_text (GTK_LABEL (self->text), text);
  /* What the kind of this card has no field for is not empty, it is nothing. */
  if (self->column->role == WAY_COLUMN_FIELD && field == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "none");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "none");
  if (icon != NULL)
    {
      g_autofree char *full = way_icon_name_dup (icon);

      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), full);
    }
  if (self->icon != NULL)
    gtk_widget_set_visible (self->icon, icon != NULL && self->editor == NULL);
  /* TRANSLATORS: the name of a column and what stands there */
  name = g_strdup_printf (_ ("%s: %s"), self->column->label, *text != '\0' ? text : _ ("empty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * way_table_cell_set_editor:
 * @self: a cell
 * @editor: (nullable): what stands there instead of the text; NULL for the text again
 *
 * Makes room for an editor.
 */
void
way_table_cell_set_editor (WayTableCell *self,
                           GtkWidget    *editor)
{
  g_clear_pointer (&self->editor, way_put_away);
  self->editor = editor;
  if (editor != NULL)
    {
      gtk_widget_set_hexpand (editor, TRUE);
      gtk_widget_insert_after (editor, GTK_WIDGET (self), self->text);
      gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
      if (self->icon != NULL)
        gtk_widget_set_visible (self->icon, FALSE);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  if (self->text != NULL)
    gtk_widget_set_visible (self->text, editor == NULL);
}
