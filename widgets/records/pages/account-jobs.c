/* account-jobs.c - the jobs that the people of an account have, the greatest opportunity first */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/insight/opportunity.h"
#include "journeys/records/limits.h"
#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/page-words.h"
#include "widgets/records/views/least-asked.h"

#define MOST_JOBS 6 /* shown before somebody asks for all */

/* A job, how it is scored for somebody of this group, and how many have it. */
typedef struct
{
  WayItem *job;
  gboolean scored;
  double   score;
  double   importance;
  double   satisfaction;
  int      n; /* asked; below 0: not known */
  gboolean hollow;
  guint    n_people;
} Shared;

GtkWidget *
way_account_jobs_new (WayAccountPage *self)
{
  self->jobs = way_page_card_new (_ ("Jobs"));
  way_page_card_add_tail (WAY_PAGE_CARD (self->jobs), way_least_asked_new_button (way_desk_get_records (self->desk)));
  self->jobs_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  way_page_card_append (WAY_PAGE_CARD (self->jobs), self->jobs_box);

  return self->jobs;
}

/* The jobs of the personas that the contacts start from. */
void
way_account_jobs_load (WayAccountPage *self)
{
  g_autoptr (GPtrArray) group = way_buying_group_find (way_desk_get_map (self->desk), self->id);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint i, j;

  for (i = 0; i < group->len; i++)
    {
      const WayMember *member = g_ptr_array_index (group, i);
      g_autoptr (GPtrArray) jobs = NULL;

      if (member->persona == NULL || !g_hash_table_add (seen, member->persona))
        continue;
      way_account_page_hold (self, member->persona);
      jobs = way_desk_load_referrers (self->desk, WAY_KIND_PERSONA, way_item_get_id (member->persona),
                                      WAY_KIND_MASK (WAY_KIND_JOB), NULL);
      for (j = 0; jobs != NULL && j < jobs->len; j++)
        way_account_page_hold (self, g_ptr_array_index (jobs, j));
    }
}

static const char *
get_persona_name (const char *id,
                  gpointer    data)
{
  WayItem *persona = way_map_find (data, id);

  return persona != NULL ? way_item_get_name (persona) : NULL;
}

/* The highest score of those personas that the group has, or of all. */
static void
find_score (WayAccountPage *self,
            Shared         *shared,
            GHashTable     *personas,
            int             least)
{
  g_autoptr (GPtrArray) scores = way_opportunities_of_job (shared->job, get_persona_name, way_desk_get_map (self->desk));
  guint i;

  for (i = 0; i < scores->len; i++)
    {
      const WayOpportunity *opportunity = g_ptr_array_index (scores, i);

      if ((opportunity->persona != NULL && !g_hash_table_contains (personas, opportunity->persona)) ||
          (shared->scored && opportunity->score <= shared->score))
        continue;
      shared->scored = TRUE;
      shared->score = opportunity->score;
      shared->importance = opportunity->importance;
      shared->satisfaction = opportunity->satisfaction;
      shared->n = opportunity->n;
      shared->hollow = way_opportunity_is_hollow (opportunity, least);
    }
}

static int
compare_shared (gconstpointer a,
                gconstpointer b)
{
  const Shared *first = a;
  const Shared *second = b;

  if (first->scored != second->scored)
    return first->scored ? -1 : 1;
  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  return (int)second->n_people - (int)first->n_people;
}

static GArray *
list_shared (WayAccountPage *self)
{
  GArray *list = g_array_new (FALSE, TRUE, sizeof (Shared));
  WayMap *map = way_desk_get_map (self->desk);
  g_autoptr (GHashTable) personas = g_hash_table_new (g_str_hash, g_str_equal); /* id → how many people start from it */
  WayLimits limits;
  int       i;
  guint     j;

  way_limits_get (way_desk_get_records (self->desk), &limits);
  for (j = 0; j < self->group->len; j++)
    {
      const WayMember *member = g_ptr_array_index (self->group, j);
      const char      *id = member->persona != NULL ? way_item_get_id (member->persona) : NULL;

      if (id != NULL)
        g_hash_table_insert (personas, (gpointer)id, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (personas, id)) + 1));
    }
  for (i = 0; i < way_map_n (map, WAY_RECORDS_JOBS); i++)
    {
      Shared      shared = { .job = way_map_get (map, WAY_RECORDS_JOBS, i), .n = -1 };
      const char *whose = way_item_get (shared.job, "personas");
      g_auto (GStrv) ids = g_strsplit (whose != NULL ? whose : "", " ", -1);

      for (j = 0; ids[j] != NULL; j++)
        shared.n_people += GPOINTER_TO_UINT (g_hash_table_lookup (personas, ids[j]));
      if (shared.n_people == 0)
        continue;
      find_score (self, &shared, personas, limits.least_asked);
      g_array_append_val (list, shared);
    }
  g_array_sort (list, compare_shared);

  return list;
}

static char *
dup_line (const Shared *shared)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *people = g_strdup_printf (g_dngettext (NULL, "%u person", "%u people", shared->n_people), shared->n_people);
  g_autofree char *scores = NULL;
  g_autofree char *asked = NULL;

  if (shared->scored)
    scores = g_strdup_printf (_ ("importance %.3g · satisfaction %.3g"), shared->importance, shared->satisfaction);
  else
    way_page_words_append (line, _ ("not scored"));
  if (shared->scored && shared->n >= 0)
    /* TRANSLATORS: how many people were asked */
    asked = g_strdup_printf (shared->hollow ? _ ("n %d: too few to believe") : _ ("n %d"), shared->n);
  else if (shared->hollow)
    asked = g_strdup (_ ("n unknown"));
  way_page_words_append (line, scores);
  way_page_words_append (line, asked);
  way_page_words_append (line, people);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
new_row (const Shared *shared)
{
  GtkWidget       *row = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *figure = shared->scored ? g_strdup_printf ("%.0f", shared->score) : g_strdup ("?");
  GtkWidget       *score = gtk_label_new (figure);
  GtkWidget       *title = way_page_card_new_label (way_item_get_shown_name (shared->job), "heading");
  g_autofree char *line = dup_line (shared);
  g_autofree char *described = g_strdup_printf (_ ("%s, opportunity %s, %s"), way_item_get_shown_name (shared->job), figure, line);
  GtkWidget       *about = way_page_card_new_label (line, "caption");

  gtk_widget_add_css_class (score, "round");
  gtk_widget_add_css_class (score, shared->scored && !shared->hollow ? "score" : "hollow");
  gtk_widget_set_valign (score, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (score, _ ("Opportunity score, 0 to 20: importance + (importance − satisfaction)"));
  gtk_box_append (GTK_BOX (box), score);
  gtk_box_append (GTK_BOX (words), title);
  gtk_widget_add_css_class (about, "quiet");
  gtk_box_append (GTK_BOX (words), about);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "row");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", "job", way_item_get_id (shared->job));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "records.open");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);

  return row;
}

void
way_account_jobs_update (WayAccountPage *self)
{
  g_autoptr (GArray) list = list_shared (self);
  g_autoptr (GString) digest = g_string_new (NULL);
  guint n = list->len;
  guint shown = self->all_jobs ? n : MIN (n, MOST_JOBS);
  guint i;

  for (i = 0; i < shown; i++)
    {
      const Shared    *shared = &g_array_index (list, Shared, i);
      g_autofree char *line = dup_line (shared);

      g_string_append_printf (digest, "%s|%s|%.1f|%s\n", way_item_get_id (shared->job), way_item_get_name (shared->job), shared->score, line);
    }
  g_string_append_printf (digest, "%u", n);
  if (!way_page_card_is_new (self->jobs_box, digest->str))
    return;
  way_page_card_clear (self->jobs_box);
  for (i = 0; i < shown; i++)
    gtk_box_append (GTK_BOX (self->jobs_box), new_row (&g_array_index (list, Shared, i)));
  if (shown < n)
    gtk_box_append (GTK_BOX (self->jobs_box), way_page_card_new_more (n, &self->all_jobs, G_CALLBACK (way_account_page_update_soon), self));
  if (n == 0)
    gtk_box_append (GTK_BOX (self->jobs_box),
                    way_page_card_new_label (_ ("Jobs come with the personas of the contacts. Where several share one, they can agree."), "quiet"));
  way_page_card_set_aside (WAY_PAGE_CARD (self->jobs), n > 0 ? _ ("shared by this group") : NULL);
}
