/* account-insight.c - what is known of an account in its four groups, and what is missing */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/fact-list.h"
#include "widgets/records/pages/page-columns.h"
#include "widgets/shared/wrap-layout.h"

#define MOST_PERSONS 8 /* nobody goes through more of them one by one */

/* By the headings in the declarations of the fields. */
static const struct
{
  const char     *heading;
  WayInsightGroup group;
} groups[WAY_ACCOUNT_INSIGHT_GROUPS] = {
  { "Industry insight", WAY_INSIGHT_INDUSTRY },
  { "Company insight", WAY_INSIGHT_COMPANY },
  { "Buying group insight", WAY_INSIGHT_BUYING_GROUP },
  { "Connections", WAY_INSIGHT_CONNECTIONS },
};

/* Which of the four groups a heading begins; −1 for others. */
int
way_account_insight_find_group (const char *group)
{
  int i;

  for (i = 0; i < WAY_ACCOUNT_INSIGHT_GROUPS; i++)
    if (strcmp (groups[i].heading, group) == 0)
      return i;

  return -1;
}

static void
add_fields (WayAccountPage *self)
{
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_ACCOUNT);
  int                group = -1;
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].group != NULL)
        group = way_account_insight_find_group (info->fields[i].group);
      if (group >= 0)
        way_fact_list_add_field (WAY_FACT_LIST (self->facts[group]), &info->fields[i]);
    }
}

GtkWidget *
way_account_insight_new (WayAccountPage *self)
{
  WayItem   *account = way_account_page_get_account (self);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  int        i;

  self->insight = way_page_card_new (_ ("Insight"));
  gtk_widget_set_layout_manager (columns, way_page_columns_new (24, 320));
  for (i = 0; i < WAY_ACCOUNT_INSIGHT_GROUPS; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = way_page_card_new_label (way_insight_group_get_label (groups[i].group), "group");

      self->counts[i] = way_page_card_new_label (NULL, "caption");
      gtk_widget_add_css_class (self->counts[i], "quiet");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (head), label);
      gtk_box_append (GTK_BOX (head), self->counts[i]);
      gtk_box_append (GTK_BOX (box), head);
      self->facts[i] = way_fact_list_new (self->desk, account);
      gtk_box_append (GTK_BOX (box), self->facts[i]);
      if (groups[i].group == WAY_INSIGHT_BUYING_GROUP)
        {
          self->persons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
          gtk_widget_set_layout_manager (self->persons, way_wrap_layout_new (6));
          gtk_box_append (GTK_BOX (box), self->persons);
        }
      gtk_box_append (GTK_BOX (columns), box);
    }
  add_fields (self);
  way_page_card_append (WAY_PAGE_CARD (self->insight), columns);

  return self->insight;
}

static GHashTable *
list_questions (const WayCompleteness *completeness)
{
  GHashTable *questions = g_hash_table_new (g_str_hash, g_str_equal);
  guint       i;

  for (i = 0; i < completeness->missing->len; i++)
    {
      const WayMissing *missing = g_ptr_array_index (completeness->missing, i);

      if (missing->contact == NULL)
        g_hash_table_insert (questions, (gpointer)missing->field, missing->question);
    }

  return questions;
}

/* What is missing of one person: a mark that leads there. */
static char *
dup_person (WayAccountPage *self,
            const char     *id,
            GString        *fields)
{
  WayItem *contact = way_map_find (way_desk_get_map (self->desk), id);

  /* TRANSLATORS: a person, and what is not known of them: Ravi: priorities, how to approach? */
  return g_strdup_printf (_ ("%s: %s?"), contact != NULL ? way_item_get_shown_name (contact) : "", fields->str);
}

static void
add_person (WayAccountPage *self,
            const char     *id,
            GString        *fields,
            guint           place)
{
  g_autofree char *text = dup_person (self, id, fields);
  GtkWidget       *mark;

  if (place >= MOST_PERSONS)
    return;
  mark = gtk_button_new_with_label (text);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (mark))), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_add_css_class (mark, "missing");
  gtk_widget_set_tooltip_text (mark, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (mark), "(ss)", "contact", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (mark), "records.open");
  gtk_box_append (GTK_BOX (self->persons), mark);
}

static void
update_persons (WayAccountPage        *self,
                const WayCompleteness *completeness)
{
  g_autoptr (GString) digest = g_string_new (NULL);
  g_autoptr (GString) fields = g_string_new (NULL);
  const char *last = NULL;
  guint       i, n = 0;

  for (i = 0; i < completeness->missing->len; i++)
    {
      const WayMissing *missing = g_ptr_array_index (completeness->missing, i);

      if (missing->contact != NULL)
        g_string_append_printf (digest, "%s|%s\n", missing->contact, missing->question);
    }
  gtk_widget_set_visible (self->persons, digest->len > 0);
  if (!way_page_card_is_new (self->persons, digest->str))
    return;

  way_page_card_clear (self->persons);
  for (i = 0; i < completeness->missing->len; i++)
    {
      const WayMissing *missing = g_ptr_array_index (completeness->missing, i);

      if (missing->contact == NULL)
        continue;
      if (last != NULL && strcmp (last, missing->contact) != 0)
        {
          add_person (self, last, fields, n++);
          g_string_truncate (fields, 0);
        }
      last = missing->contact;
      way_join_append (fields, ", ", missing->what);
    }
  if (last != NULL)
    add_person (self, last, fields, n++);
  if (n > MOST_PERSONS)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (NULL, "and %u more", "and %u more", n - MOST_PERSONS), n - MOST_PERSONS);

      gtk_box_append (GTK_BOX (self->persons), way_page_card_new_label (more, "quiet"));
    }
}

static const char *
get_rule (const WayCompleteness *completeness)
{
  if (strcmp (completeness->tier, "strategic") == 0)
    return _ ("strategic: every group is needed");
  if (strcmp (completeness->tier, "lite") == 0)
    return _ ("lite: the industry and the basics are needed");
  if (completeness->asks == WAY_INSIGHT_ASKS_TIER)
    return _ ("the tier says what is needed");

  return _ ("programmatic: only the basics are needed");
}

void
way_account_insight_update (WayAccountPage        *self,
                            const WayCompleteness *completeness)
{
  g_autoptr (GHashTable) questions = list_questions (completeness);
  int i;

  way_page_card_set_aside (WAY_PAGE_CARD (self->insight), get_rule (completeness));
  for (i = 0; i < WAY_ACCOUNT_INSIGHT_GROUPS; i++)
    {
      int              required = completeness->required[groups[i].group];
      g_autofree char *count = NULL;

      /* TRANSLATORS: how many of the needed fields are filled: 2 of 3 */
      if (required > 0)
        count = g_strdup_printf (_ ("%d of %d"), completeness->filled[groups[i].group], required);
      gtk_label_set_text (GTK_LABEL (self->counts[i]), count != NULL ? count : "");
      way_fact_list_update (WAY_FACT_LIST (self->facts[i]), questions);
    }
  update_persons (self, completeness);
}
