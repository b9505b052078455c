/* page-row.c - a row of a card that leads somewhere */
#include "config.h"

#include "widgets/records/pages/page-row.h"

#include "widgets/records/pages/page-card.h"

/**
 * way_page_row_new:
 * @icon: the full name of an icon
 * @icon_class: how the icon looks
 * @title: what it is about
 * @line: (nullable): what there is to say of it
 * @tail: (nullable) (transfer floating): what stands at its end
 *
 * Returns: (transfer floating): a button without an action
 */
GtkWidget *
way_page_row_new (const char *icon,
                  const char *icon_class,
                  const char *title,
                  const char *line,
                  GtkWidget  *tail)
{
  GtkWidget       *row = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *image = gtk_image_new_from_icon_name (icon);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *heading = gtk_label_new (title);
  gboolean         has_line = line != NULL && *line != '\0';
  g_autofree char *name = has_line ? g_strdup_printf ("%s, %s", title, line) : g_strdup (title);

  gtk_widget_add_css_class (image, "round");
  gtk_widget_add_css_class (image, icon_class);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (words), heading);
  if (has_line)
    {
      GtkWidget *about = way_page_card_new_label (line, "caption");

      gtk_widget_add_css_class (about, "quiet");
      gtk_box_append (GTK_BOX (words), about);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  if (tail != NULL)
    gtk_box_append (GTK_BOX (box), tail);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}
