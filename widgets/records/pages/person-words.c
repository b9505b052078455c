/* person-words.c - who somebody in a buying group is, in a few words */
#include "config.h"

#include "widgets/records/pages/person-words.h"

#include <glib/gi18n.h>

#include "widgets/records/pages/page-words.h"

/**
 * way_person_words_dup_title:
 * @member: somebody
 *
 * Returns: (transfer full): the name and the part in the group, as markup
 */
char *
way_person_words_dup_title (const WayMember *member)
{
  g_autofree char *role = way_member_dup_role (member);
  const char      *name = way_item_get_shown_name (member->contact);

  if (role == NULL)
    return g_markup_printf_escaped ("<b>%s</b>", name);

  return g_markup_printf_escaped ("<b>%s</b> · %s", name, role);
}

static char *
dup_priorities (const WayMember *member)
{
  const char      *value = way_member_get (member, "priorities");
  g_autofree char *shown = NULL;

  if (value == NULL)
    return NULL;
  shown = way_field_format (way_kind_get_field (WAY_KIND_CONTACT, "priorities"), value);

  /* TRANSLATORS: %s are the priorities of a person */
  return g_strdup_printf (_ ("first: %s"), shown);
}

/**
 * way_person_words_dup_line:
 * @member: somebody
 *
 * Returns: (transfer full): position, persona, adoption and priorities, as far as they are known
 */
char *
way_person_words_dup_line (const WayMember *member)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *adoption = way_page_words_dup_value (member->contact, "adoption");
  g_autofree char *priorities = dup_priorities (member);

  way_page_words_append (line, way_member_get (member, "position"));
  way_page_words_append (line, way_item_get (member->contact, "department"));
  if (member->persona != NULL)
    way_page_words_append (line, way_item_get_name (member->persona));
  if (g_strcmp0 (way_item_get (member->contact, "adoption"), "unknown") != 0)
    way_page_words_append (line, adoption);
  way_page_words_append (line, priorities);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * way_person_words_new_mood:
 * @felt: whether there is an emotion
 * @mood: the mean of them, −2 to 2
 *
 * Returns: (transfer floating): a face and the figure, or a dash
 */
GtkWidget *
way_person_words_new_mood (gboolean felt,
                           double   mood)
{
  g_autofree char *text = felt ? g_strdup_printf ("%s %+.1f", mood > 0.3 ? "☺" : (mood < -0.3 ? "☹" : "😐"), mood) : g_strdup ("–");
  g_autofree char *described = felt ? g_strdup_printf (_ ("Emotion of the persona on the maps of this account: %+.1f"), mood) : NULL;
  GtkWidget       *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "mood");
  gtk_widget_set_tooltip_text (label, described != NULL ? described : _ ("No emotion of this persona is on a map of this account"));
  if (described != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);

  return label;
}
