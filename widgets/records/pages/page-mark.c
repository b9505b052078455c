/* page-mark.c - a mark for a field that is empty, which opens it */
#include "config.h"

#include "widgets/records/pages/page-mark.h"

#include <glib/gi18n.h>

/**
 * way_page_mark_new:
 * @field: a field that is empty
 * @question: (nullable): the question for it, when it is needed
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
way_page_mark_new (const WayField *field,
                   const char     *question)
{
  /* TRANSLATORS: a mark for a field that is empty: + Website */
  g_autofree char *text = question == NULL ? g_strdup_printf (_ ("+ %s"), _ (field->label)) : NULL;
  /* TRANSLATORS: what a mark does: %s is an empty field, for example Competitors */
  g_autofree char *name = g_strdup_printf (question != NULL ? _ ("Missing: %s") : _ ("Add %s"), _ (field->label));
  GtkWidget       *mark = gtk_button_new_with_label (question != NULL ? question : text);

  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_add_css_class (mark, question != NULL ? "missing" : "empty");
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (mark, field->hint != NULL ? _ (field->hint) : NULL);
  g_object_set_data_full (G_OBJECT (mark), "field", g_strdup (field->name), g_free);

  return mark;
}

/**
 * way_page_mark_get_field:
 * @mark: a mark
 *
 * Returns: (transfer none): the name of its field
 */
const char *
way_page_mark_get_field (GtkWidget *mark)
{
  return g_object_get_data (G_OBJECT (mark), "field");
}
