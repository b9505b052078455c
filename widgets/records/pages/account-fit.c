/* account-fit.c - the scores of an account, its place among all, and how to market to it */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/insight/approach.h"
#include "journeys/records/figures.h"
#include "widgets/records/pages/account-page-private.h"
#include "widgets/records/pages/score-bar.h"

GtkWidget *
way_account_fit_new (WayAccountPage *self)
{
  WayItem           *account = way_account_page_get_account (self);
  const WayKindInfo *info = way_item_get_info (account);
  const char        *group = NULL;
  int                i;

  self->fit = way_page_card_new (_ ("Fit and behaviour"));
  for (i = 0; i < info->n_fields; i++)
    {
      const WayField *field = &info->fields[i];

      if (field->group != NULL)
        group = field->group;
      if (group != NULL && g_str_equal (group, WAY_ACCOUNT_SCORES) && field->type == WAY_FIELD_SCORE)
        way_page_card_append (WAY_PAGE_CARD (self->fit), way_score_bar_new (self->desk, account, field));
    }
  self->approach = way_page_card_new_label (NULL, "caption");
  gtk_widget_add_css_class (self->approach, "approach");
  way_page_card_append (WAY_PAGE_CARD (self->fit), self->approach);

  return self->fit;
}

/* Asks the file only when what it depends on has changed. */
void
way_account_fit_update (WayAccountPage *self,
                        gboolean        anew)
{
  WayItem         *account = way_account_page_get_account (self);
  const char      *value = way_item_get (account, "value");
  g_autofree char *digest = g_strdup_printf ("%s|%d", value != NULL ? value : "", way_item_get_int (account, "likeness", 0));
  g_autofree char *reason = NULL;
  WayAdvice        advice;

  if ((!way_page_card_is_new (self->approach, digest) && !anew) ||
      !way_approach_suggest (way_desk_get_records (self->desk), account, &advice, NULL))
    return;
  if (advice.approach == WAY_APPROACH_UNKNOWN)
    {
      gtk_label_set_text (GTK_LABEL (self->approach), _ ("Give it a value and the likeness of its needs, and the right approach is named here."));
      return;
    }
  reason = way_advice_dup_reason (&advice);
  gtk_label_set_text (GTK_LABEL (self->approach), reason);
}

/* The place among all accounts, worked out while the page is there already. */

typedef struct
{
  WayRecords        *records;
  char              *id;
  WayPriorityWeights weights;
  double             priority; /* of the account; below 0: it has none */
  guint              n_all;    /* that have one */
  guint              n_above;
} Ranking;

static void
ranking_free (gpointer data)
{
  Ranking *ranking = data;

  g_object_unref (ranking->records);
  g_free (ranking->id);
  g_free (ranking);
}

static void
find_priority (const WayAccountRow *row,
               gpointer             data)
{
  Ranking *ranking = data;
  double   priority;

  if (!g_str_equal (row->id, ranking->id))
    return;
  if (way_priority_of_figures (row->figures, &ranking->weights, &priority))
    ranking->priority = priority;
}

static void
count_priority (const WayAccountRow *row,
                gpointer             data)
{
  Ranking *ranking = data;
  double   priority;

  if (!way_priority_of_figures (row->figures, &ranking->weights, &priority))
    return;
  ranking->n_all++;
  if (priority > ranking->priority)
    ranking->n_above++;
}

static void
rank_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  WayAccountQuery query = { .limit = -1 };
  Ranking        *ranking = data;
  GError         *error = NULL;

  ranking->priority = -1;
  if (!way_records_foreach_account (ranking->records, &query, find_priority, ranking, &error) ||
      (ranking->priority >= 0 && !way_records_foreach_account (ranking->records, &query, count_priority, ranking, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
ranked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  WayAccountPage  *self = WAY_ACCOUNT_PAGE (source);
  Ranking         *ranking = g_task_get_task_data (G_TASK (result));
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->fit == NULL)
    return;
  if (ranking->priority >= 0)
    /* TRANSLATORS: the place of an account among all that have scores: priority 3 of 312 */
    text = g_strdup_printf (_ ("priority %u of %u"), ranking->n_above + 1, ranking->n_all);
  way_page_card_set_aside (WAY_PAGE_CARD (self->fit), text);
}

void
way_account_fit_rank (WayAccountPage *self)
{
  Ranking  *ranking = g_new0 (Ranking, 1);
  WayLimits limits;
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->ranking);
  g_clear_object (&self->ranking);
  self->ranking = g_cancellable_new ();
  task = g_task_new (self, self->ranking, ranked_cb, NULL);
  ranking->records = g_object_ref (way_desk_get_records (self->desk));
  ranking->id = g_strdup (self->id);
  way_limits_get (ranking->records, &limits);
  ranking->weights = limits.weights;
  g_task_set_source_tag (task, way_account_fit_rank);
  g_task_set_task_data (task, ranking, ranking_free);
  g_task_run_in_thread (task, rank_in_thread);
}
