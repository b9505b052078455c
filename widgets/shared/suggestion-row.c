/* suggestion-row.c - a row of a list that offers things by name */
#include "config.h"

#include "widgets/shared/suggestion-row.h"

/**
 * way_suggestion_row_new:
 * @image: (transfer floating): what kind of thing it is
 * @text: its name
 * @note: (nullable): what tells it from others of that name
 *
 * Returns: (transfer floating): a row for a list box
 */
GtkWidget *
way_suggestion_row_new (GtkWidget  *image,
                        const char *text,
                        const char *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);

  gtk_box_append (GTK_BOX (box), image);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (note != NULL)
    {
      GtkWidget *aside = gtk_label_new (note);

      gtk_label_set_ellipsize (GTK_LABEL (aside), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (aside), 24);
      gtk_widget_add_css_class (aside, "caption");
      gtk_widget_add_css_class (aside, "quiet");
      gtk_box_append (GTK_BOX (box), aside);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return row;
}
