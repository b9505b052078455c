/* record-cell.c - one cell of a list of records, and a whole record on two lines
 *
 * Cells are many and change while a list is scrolled: their text is put into
 * the room that is there and measures nothing. A row that was not read yet is
 * shown empty, and filled in when it is.
 */
#include "config.h"

#include "widgets/records/lists/record-cell.h"

#include <glib/gi18n.h>

#include "journeys/records/record-column.h"
#include "widgets/records/pages/record-words.h"

#define CARD (-1)

#define RIGHT_TO_LEFT_MARK "\342\200\217"
#define FIRST_STRONG_ISOLATE "\342\201\250"
#define POP_ISOLATE "\342\201\251"

struct _WayRecordCell
{
  GtkWidget parent_instance;

  /* owned */
  WayRecordRow *row; /* or NULL */

  /* template */
  GtkWidget *name;   /* of a card */
  GtkWidget *pill;   /* NULL in most columns */
  GtkWidget *text;   /* of a cell, or the second line of a card */
  GtkWidget *figure; /* of a card */

  /* state */
  WayKind kind;
  int     column;
  char   *pill_class; /* owned */
};

G_DEFINE_FINAL_TYPE (WayRecordCell, way_record_cell, GTK_TYPE_WIDGET)

static void
way_record_cell_dispose (GObject *object)
{
  WayRecordCell *self = WAY_RECORD_CELL (object);
  GtkWidget     *child;

  way_record_cell_set_row (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->name = self->pill = self->text = self->figure = NULL;
  g_clear_pointer (&self->pill_class, g_free);

  G_OBJECT_CLASS (way_record_cell_parent_class)->dispose (object);
}

static void
way_record_cell_class_init (WayRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_record_cell_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordcell");
}

static void
way_record_cell_init (WayRecordCell *self)
{
}

static GtkWidget *
new_inscription (float xalign)
{
  GtkWidget *inscription = g_object_new (GTK_TYPE_INSCRIPTION, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), xalign);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 3);
  gtk_widget_set_hexpand (inscription, TRUE);
  /* In more room than a line needs it would wrap before it is cut off. */
  gtk_widget_set_valign (inscription, GTK_ALIGN_CENTER);

  return inscription;
}

/* Where lines run from the right, a text in letters of the left would begin at the left, whatever its
 * alignment: it is held together and begins like the column. */
static void
set_text (WayRecordCell *self,
          GtkWidget     *inscription,
          const char    *text)
{
  g_autofree char *held = NULL;

  if (text != NULL && *text != '\0' && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    held = g_strconcat (RIGHT_TO_LEFT_MARK FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), held != NULL ? held : text);
}

static GtkWidget *
new_label (const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

/**
 * way_record_cell_new:
 * @kind: a kind of record
 * @column: one of its columns
 *
 * Returns: (transfer floating): a cell without a row
 */
GtkWidget *
way_record_cell_new (WayKind kind,
                     int     column)
{
  WayRecordCell         *self = g_object_new (WAY_TYPE_RECORD_CELL, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL, NULL);
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (kind, &n_columns);

  self->kind = kind;
  self->column = column;
  if (g_str_equal (columns[column].name, way_record_words_get_pill_column (kind)))
    {
      self->pill = new_label ("recordpill");
      gtk_widget_set_halign (self->pill, GTK_ALIGN_START);
      gtk_label_set_ellipsize (GTK_LABEL (self->pill), PANGO_ELLIPSIZE_END);
      gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
      return GTK_WIDGET (self);
    }
  self->text = new_inscription (columns[column].number ? 1 : 0);
  if (columns[column].number)
    gtk_widget_add_css_class (self->text, "numeric");
  if (columns[column].field != NULL && (columns[column].field->flags & WAY_FIELD_NAME))
    gtk_widget_add_css_class (self->text, "name");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * way_record_cell_new_card:
 * @kind: a kind of record
 *
 * Returns: (transfer floating): room for a whole record on two lines
 */
GtkWidget *
way_record_cell_new_card (WayKind kind)
{
  WayRecordCell *self = g_object_new (WAY_TYPE_RECORD_CELL, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget     *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget     *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget     *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->kind = kind;
  self->column = CARD;
  self->name = new_inscription (0);
  gtk_widget_add_css_class (self->name, "name");
  self->pill = new_label ("recordpill");
  self->text = new_inscription (0);
  gtk_widget_add_css_class (self->text, "quiet");
  self->figure = new_label ("quiet");
  gtk_box_append (GTK_BOX (first), self->name);
  gtk_box_append (GTK_BOX (first), self->pill);
  gtk_box_append (GTK_BOX (second), self->text);
  gtk_box_append (GTK_BOX (second), self->figure);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "twolines");

  return GTK_WIDGET (self);
}

/* GTK gives the keyboard to the whole row, which has no name of its own. */
static void
name_row (WayRecordCell *self)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  g_autofree char *words = NULL;

  while (widget != NULL && gtk_widget_get_parent (widget) != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL || widget == GTK_WIDGET (self))
    return;
  words = way_record_words_dup_all (self->row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_pill (WayRecordCell *self,
           const char    *text)
{
  const char *value = way_record_row_get_named (self->row, way_record_words_get_pill_column (self->kind));
  const char *class = way_record_words_get_pill_class (value);

  gtk_label_set_text (GTK_LABEL (self->pill), text);
  /* To hide it would make the whole row be measured again. */
  gtk_widget_set_opacity (self->pill, *text != '\0' ? 1 : 0);
  if (g_strcmp0 (self->pill_class, class) == 0)
    return;
  if (self->pill_class != NULL)
    gtk_widget_remove_css_class (self->pill, self->pill_class);
  gtk_widget_add_css_class (self->pill, class);
  g_free (self->pill_class);
  self->pill_class = g_strdup (class);
}

static void
show_card (WayRecordCell *self)
{
  g_autofree char *pill = way_record_words_dup_pill (self->row);
  g_autofree char *line = way_record_words_dup_line (self->row);
  g_autofree char *figure = way_record_words_dup_figure (self->row);

  set_text (self, self->name, way_record_row_get_name (self->row));
  show_pill (self, pill);
  set_text (self, self->text, line);
  gtk_label_set_text (GTK_LABEL (self->figure), figure);
  name_row (self);
}

static void
show_cell (WayRecordCell *self)
{
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (self->kind, &n_columns);
  g_autofree char       *text = way_record_row_dup_text (self->row, self->column);
  g_autofree char       *name = NULL;

  g_strdelimit (text, "\n", ' ');
  if (self->pill != NULL)
    show_pill (self, text);
  else
    set_text (self, self->text, text);
  /* TRANSLATORS: the name of a column and what stands there */
  name = g_strdup_printf (_ ("%s: %s"), _ (columns[self->column].label), *text != '\0' ? text : _ ("empty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (columns[self->column].field != NULL && (columns[self->column].field->flags & WAY_FIELD_NAME))
    name_row (self);
}

/* What is not read yet is passed by in great numbers while a list is scrolled. */
static void
show_nothing (WayRecordCell *self)
{
  if (self->name != NULL)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->name), NULL);
  if (self->text != NULL)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->text), NULL);
  if (self->figure != NULL)
    gtk_label_set_text (GTK_LABEL (self->figure), NULL);
  if (self->pill != NULL)
    gtk_widget_set_opacity (self->pill, 0);
}

static void
show (WayRecordCell *self)
{
  if (!way_record_row_is_filled (self->row))
    show_nothing (self);
  else if (self->column == CARD)
    show_card (self);
  else
    show_cell (self);
}

/**
 * way_record_cell_set_row:
 * @self: a cell
 * @row: (nullable): a row
 *
 * Shows another row, and follows what is read of it.
 */
void
way_record_cell_set_row (WayRecordCell *self,
                         WayRecordRow  *row)
{
  g_return_if_fail (WAY_IS_RECORD_CELL (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "filled", G_CALLBACK (show), self);
  show (self);
}

/**
 * way_record_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the row that it shows
 */
WayRecordRow *
way_record_cell_get_row (WayRecordCell *self)
{
  g_return_val_if_fail (WAY_IS_RECORD_CELL (self), NULL);

  return self->row;
}
