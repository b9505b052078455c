/* page-parts.c - what the pages of a session are made of */
#include "config.h"

#include "widgets/session/page-parts.h"

/**
 * way_page_new:
 *
 * Returns: (transfer floating): a page, from top to bottom
 */
GtkWidget *
way_page_new (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (page, "sessionpage");

  return page;
}

/**
 * way_page_add_label:
 * @page: a page
 * @text: (nullable): what it says
 * @css_class: how it looks
 *
 * Returns: (transfer none): a text that takes as many lines as it needs
 */
GtkWidget *
way_page_add_label (GtkWidget  *page,
                    const char *text,
                    const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (page), label);

  return label;
}

/**
 * way_page_add_button:
 * @page: a page
 * @label: what it says, with a mnemonic
 * @css_class: (nullable): how it looks
 * @callback: what it does, with @object as its first argument
 * @object: (type GObject.Object): for whom
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
way_page_add_button (GtkWidget  *page,
                     const char *label,
                     const char *css_class,
                     GCallback   callback,
                     gpointer    object)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_object (button, "clicked", callback, object, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (page), button);

  return button;
}
