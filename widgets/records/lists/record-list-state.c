/* record-list-state.c - how many records are found, and what stands where there are none */
#include "config.h"

#include "widgets/records/lists/record-list-private.h"

#include <glib/gi18n.h>

#include "widgets/shared/icon-name.h"

/* Words of each kind: other languages do not put a name into a sentence as it is. */
static const struct
{
  WayKind     kind;
  const char *search;
  const char *none;
} words[] = {
  { WAY_KIND_ACCOUNT, N_ ("Search Accounts"), N_ ("No Accounts Yet") },
  { WAY_KIND_CONTACT, N_ ("Search Contacts"), N_ ("No Contacts Yet") },
  { WAY_KIND_PERSONA, N_ ("Search Personas"), N_ ("No Personas Yet") },
  { WAY_KIND_JOB, N_ ("Search Jobs"), N_ ("No Jobs Yet") },
  { WAY_KIND_PROFILE, N_ ("Search Customer Profiles"), N_ ("No Customer Profiles Yet") },
};

static int
find_words (WayRecordList *self)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == self->kind)
      return i;

  g_return_val_if_reached (0);
}

/* What the entry for words is for. */
const char *
way_record_list_get_search_words (WayRecordList *self)
{
  return _ (words[find_words (self)].search);
}

static char *
format_count (WayRecordList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  int   total = way_record_model_get_total (self->model);

  if (!way_record_model_is_known (self->model))
    return g_strdup ("");
  if (total < 0 || (guint)total == n)
    return g_strdup_printf ("%'u", n);

  /* TRANSLATORS: how many records are shown, and how many there are: 37 of 2,104 */
  return g_strdup_printf (_ ("%'u of %'d"), n, total);
}

static gboolean
is_of_all (WayRecordList *self)
{
  return *way_record_query_get_text (self->query) == '\0' && !way_record_query_has_conditions (self->query);
}

static void
show_none (WayRecordList *self)
{
  const WayKindInfo *info = way_kind_get_info (self->kind);
  AdwStatusPage     *page = ADW_STATUS_PAGE (self->empty);
  const char        *problem = way_record_model_get_problem (self->model);
  g_autofree char   *icon = way_icon_name_dup (info->icon);
  g_autofree char   *title = NULL;
  g_autofree char   *escaped = NULL;

  gtk_widget_set_visible (self->empty_button, problem == NULL);
  gtk_widget_set_visible (self->empty_import, problem == NULL && is_of_all (self) && self->kind != WAY_KIND_PROFILE);
  if (problem != NULL)
    {
      escaped = g_markup_escape_text (problem, -1);
      adw_status_page_set_icon_name (page, "dialog-warning-symbolic");
      adw_status_page_set_title (page, _ ("The List Cannot Be Read"));
      adw_status_page_set_description (page, escaped);
      return;
    }
  if (is_of_all (self))
    {
      title = g_strdup (_ (words[find_words (self)].none));
      adw_status_page_set_icon_name (page, icon);
      adw_status_page_set_description (page, self->kind == WAY_KIND_PROFILE ? _ ("A profile says which accounts are worth it. Add one.") : _ ("Add one, or import a table."));
      gtk_button_set_label (GTK_BUTTON (self->empty_button), _ ("_Add"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), "rows.new");
    }
  else
    {
      if (*way_record_query_get_text (self->query) != '\0')
        title = g_strdup_printf (_ ("Nothing Found for “%s”"), way_record_query_get_text (self->query));
      else
        title = g_strdup (_ ("Nothing Is Kept by the Filter"));
      adw_status_page_set_icon_name (page, "edit-find-symbolic");
      adw_status_page_set_description (page, way_record_query_has_conditions (self->query) ? _ ("There may be some without the filter.") : NULL);
      gtk_button_set_label (GTK_BUTTON (self->empty_button), _ ("Show _All"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), "rows.show-all");
    }
  escaped = g_markup_escape_text (title, -1);
  adw_status_page_set_title (page, escaped);
}

/* How many are found; where there are none, what can be done. */
void
way_record_list_show_state (WayRecordList *self)
{
  g_autofree char *count = format_count (self);
  gboolean         none = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0;

  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_opacity (self->count, way_record_model_is_busy (self->model) ? 0.55 : 1);
  if (way_record_model_get_problem (self->model) != NULL || (none && way_record_model_is_known (self->model)))
    {
      show_none (self);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
    }
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->compact ? "cards" : "table");
}

/* Makes what stands where there are none. */
void
way_record_list_build_empty (WayRecordList *self)
{
  GtkWidget *ways = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->empty = adw_status_page_new ();
  self->empty_button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->empty_button), TRUE);
  gtk_widget_add_css_class (self->empty_button, "pill");
  gtk_widget_set_halign (self->empty_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (ways), self->empty_button);
  self->empty_import = gtk_button_new_with_mnemonic (_ ("_Import a Table…"));
  gtk_widget_add_css_class (self->empty_import, "pill");
  gtk_widget_set_halign (self->empty_import, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_import), "win.import-records");
  gtk_box_append (GTK_BOX (ways), self->empty_import);
  adw_status_page_set_child (ADW_STATUS_PAGE (self->empty), ways);
  gtk_widget_add_css_class (self->empty, "compact");
  gtk_widget_set_vexpand (self->empty, TRUE);
}
