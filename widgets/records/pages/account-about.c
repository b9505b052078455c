/* account-about.c - all fields of an account that have no card of their own
 *
 * A field that is declared later stands here, below its heading, without a change of this file.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/fact-list.h"
#include "widgets/records/pages/page-columns.h"
#include "widgets/records/pages/page-notes.h"

static gboolean
has_own_card (const char *group)
{
  return g_str_equal (group, WAY_ACCOUNT_SCORES) || g_str_equal (group, WAY_NOTES_GROUP) || way_account_insight_find_group (group) >= 0;
}

static GtkWidget *
add_group (WayAccountPage *self,
           GtkWidget      *columns,
           const char     *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *list = way_fact_list_new (self->desk, way_account_page_get_account (self));

  gtk_box_append (GTK_BOX (box), way_page_card_new_label (heading, "group"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (columns), box);
  g_ptr_array_add (self->about_facts, list);

  return list;
}

GtkWidget *
way_account_about_new (WayAccountPage *self)
{
  const WayKindInfo *info = way_kind_get_info (WAY_KIND_ACCOUNT);
  GtkWidget         *columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char        *group = NULL;
  GtkWidget         *list = NULL;
  int                i;

  self->about = way_page_card_new (_ ("About"));
  gtk_widget_set_layout_manager (columns, way_page_columns_new (24, 320));
  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];

      if (field->group != NULL)
        {
          group = field->group;
          list = NULL;
        }
      if ((field->flags & (WAY_FIELD_HIDDEN | WAY_FIELD_NAME)) ||
          (group != NULL && has_own_card (group) && (!g_str_equal (group, WAY_ACCOUNT_SCORES) || field->type == WAY_FIELD_SCORE)))
        continue;
      if (list == NULL)
        list = add_group (self, columns, group != NULL ? _ (group) : way_insight_group_get_label (WAY_INSIGHT_BASICS));
      way_fact_list_add_field (WAY_FACT_LIST (list), field);
    }
  way_page_card_append (WAY_PAGE_CARD (self->about), columns);

  return self->about;
}

void
way_account_about_update (WayAccountPage        *self,
                          const WayCompleteness *completeness)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < completeness->missing->len; i++)
    {
      const WayMissing *missing = g_ptr_array_index (completeness->missing, i);

      if (missing->contact == NULL)
        g_hash_table_insert (questions, (gpointer)missing->field, missing->question);
    }
  for (i = 0; i < self->about_facts->len; i++)
    way_fact_list_update (g_ptr_array_index (self->about_facts, i), questions);
}
