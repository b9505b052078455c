/* field-row-beside.c - rows whose label stands beside the editor, or not at all */
#include "config.h"

#include "widgets/inspector/field-row-private.h"

#define LABEL_WIDTH 15 /* characters */

/**
 * way_field_row_make_label_beside:
 * @label: a label in front of something that is no row
 *
 * Makes it as wide as the labels of rows that stand beside their editors.
 */
void
way_field_row_make_label_beside (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (label, LABEL_WIDTH);
  gtk_label_set_max_width_chars (label, LABEL_WIDTH);
}

/**
 * way_field_row_set_beside:
 * @self: a row
 *
 * Puts the label in front of the editor instead of above it. Labels of all such rows are equally wide.
 */
void
way_field_row_set_beside (WayFieldRow *self)
{
  GtkWidget *box = way_field_row_get_box (self);
  GtkWidget *head = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_first_child (head);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *child;

  while ((child = gtk_widget_get_next_sibling (head)) != NULL)
    {
      g_object_ref (child);
      gtk_box_remove (GTK_BOX (box), child);
      gtk_box_append (GTK_BOX (column), child);
      g_object_unref (child);
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (box), 10);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (box), column);

  gtk_widget_set_hexpand (label, FALSE);
  gtk_widget_set_hexpand (head, FALSE);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  way_field_row_make_label_beside (GTK_LABEL (label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "beside");
}

/**
 * way_field_row_set_plain:
 * @self: a row
 *
 * Leaves the label away, where what stands around says what it is. Screen readers still tell it.
 */
void
way_field_row_set_plain (WayFieldRow *self)
{
  gtk_widget_set_visible (gtk_widget_get_first_child (way_field_row_get_box (self)), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "plain");
}
