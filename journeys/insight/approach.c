/* approach.c - how much marketing of its own an account is worth */
#include "config.h"

#include "journeys/insight/approach.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/figures.h"

/**
 * way_approach_get_label:
 * @approach: an approach
 *
 * Returns: (transfer none): what it is called, for the user
 */
const char *
way_approach_get_label (WayApproach approach)
{
  switch (approach)
    {
    case WAY_APPROACH_ABM:
      return _ ("Account-based marketing");
    case WAY_APPROACH_TARGETED:
      return _ ("Targeted marketing");
    case WAY_APPROACH_MASS:
      return _ ("Mass marketing");
    case WAY_APPROACH_UNKNOWN:
    default:
      return _ ("No value to judge by");
    }
}

static guint
count_abm (guint            n_all,
           const WayLimits *limits)
{
  return MAX (1, (guint)floor (n_all * limits->abm_share + 1e-9));
}

/**
 * way_approach_judge:
 * @place: the place of an account by value, from 1; 0 when it has no value
 * @n_all: how many accounts have a value in the same currency
 * @likeness: the likeness of its needs, 1 to 5; 0 when it is not known
 * @limits: what to judge by
 *
 * Finds the approach. An account of which it is not known whether its needs are like
 * those of others is not sent to the mass.
 *
 * Returns: the approach
 */
WayApproach
way_approach_judge (guint            place,
                    guint            n_all,
                    int              likeness,
                    const WayLimits *limits)
{
  if (place == 0)
    return WAY_APPROACH_UNKNOWN;
  if (place <= count_abm (n_all, limits))
    return WAY_APPROACH_ABM;

  return place > (n_all + 1) / 2 && likeness >= limits->mass_likeness ? WAY_APPROACH_MASS : WAY_APPROACH_TARGETED;
}

/**
 * way_approach_suggest:
 * @records: the records
 * @account: an account
 * @advice: (out caller-allocates): the approach and what it follows from
 * @error: where to put why it failed
 *
 * Suggests account-based, targeted or mass marketing for an account.
 *
 * Returns: whether the question could be answered
 */
gboolean
way_approach_suggest (WayRecords *records,
                      WayItem    *account,
                      WayAdvice  *advice,
                      GError    **error)
{
  const char *money, *currency;
  WayLimits   limits;
  guint       n_above = 0;

  g_return_val_if_fail (WAY_IS_RECORDS (records), FALSE);
  g_return_val_if_fail (way_item_get_kind (account) == WAY_KIND_ACCOUNT, FALSE);

  *advice = (WayAdvice){ WAY_APPROACH_UNKNOWN, 0, 0, way_item_get_int (account, "likeness", 0) };
  money = way_item_get (account, "value");
  if (money == NULL)
    return TRUE;
  currency = strchr (money, ' ');
  if (!way_records_rank_value (records, g_ascii_strtod (money, NULL), currency != NULL ? currency + 1 : NULL,
                               &advice->n_all, &n_above, error))
    return FALSE;
  way_limits_get (records, &limits);
  advice->place = n_above + 1;
  /* The amount may not be written yet. */
  advice->n_all = MAX (advice->n_all, advice->place);
  advice->approach = way_approach_judge (advice->place, advice->n_all, advice->likeness, &limits);

  return TRUE;
}

/**
 * way_advice_dup_reason:
 * @self: an approach and what it follows from
 *
 * Returns: (transfer full): the approach and why, or what is missing, in sentences for the user
 */
char *
way_advice_dup_reason (const WayAdvice *self)
{
  switch (self->approach)
    {
    case WAY_APPROACH_ABM:
      return g_strdup_printf (_ ("Account-based marketing: by value it is number %u of %u."), self->place, self->n_all);

    case WAY_APPROACH_MASS:
      return g_strdup_printf (_ ("Mass marketing: by value it is number %u of %u, and its needs are like those of others."),
                              self->place, self->n_all);

    case WAY_APPROACH_TARGETED:
      if (self->likeness == 0)
        return g_strdup_printf (_ ("Targeted marketing by segment and persona: by value it is number %u of %u. "
                                   "How alike its needs are to those of others is not known."),
                                self->place, self->n_all);
      return g_strdup_printf (_ ("Targeted marketing by segment and persona: by value it is number %u of %u."),
                              self->place, self->n_all);

    case WAY_APPROACH_UNKNOWN:
    default:
      return g_strdup (_ ("No approach can be suggested: the value of the account is not known."));
    }
}

static void
point_free (gpointer data)
{
  WayFitPoint *point = data;

  g_free (point->account);
  g_free (point->name);
  g_free (point);
}

static void
clear_other (gpointer data)
{
  g_free (((WayFitOther *)data)->currency);
}

/**
 * way_fit_table_free:
 * @self: (transfer full): what was read
 *
 * Frees it.
 */
void
way_fit_table_free (WayFitTable *self)
{
  g_ptr_array_unref (self->points);
  g_array_unref (self->others);
  g_free (self->currency);
  g_free (self);
}

static void
count_other (WayFitTable *self,
             const char  *currency)
{
  WayFitOther other = { NULL, 1 };
  guint       i;

  for (i = 0; i < self->others->len; i++)
    if (g_strcmp0 (g_array_index (self->others, WayFitOther, i).currency, currency) == 0)
      {
        g_array_index (self->others, WayFitOther, i).n++;
        return;
      }
  other.currency = g_strdup (currency);
  g_array_append_val (self->others, other);
}

static void
take_row (const WayAccountRow *row,
          gpointer             data)
{
  WayFitTable *self = data;
  WayFitPoint *point, *last;

  self->n_without_likeness += row->likeness == 0;
  if (isnan (row->value))
    {
      self->n_without_value++;
      return;
    }
  if (g_strcmp0 (row->currency, self->currency) != 0)
    {
      count_other (self, row->currency);
      return;
    }
  last = self->points->len > 0 ? g_ptr_array_index (self->points, self->points->len - 1) : NULL;
  point = g_new0 (WayFitPoint, 1);
  point->account = g_strdup (row->id);
  point->name = g_strdup (row->name != NULL ? row->name : _ ("Untitled"));
  point->value = row->value;
  point->advice.likeness = row->likeness;
  point->advice.place = last != NULL && last->value == row->value ? last->advice.place : self->points->len + 1;
  g_ptr_array_add (self->points, point);
}

/**
 * way_fit_table_read:
 * @records: the records
 * @error: where to put why it failed
 *
 * Suggests an approach for all accounts that can be compared: those with a value in the
 * currency that most have. The others are counted. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the accounts
 */
WayFitTable *
way_fit_table_read (WayRecords *records,
                    GError    **error)
{
  g_autoptr (WayFitTable) self = g_new0 (WayFitTable, 1);
  WayAccountQuery query = { .limit = -1 };
  WayLimits       limits;
  guint           i;

  self->points = g_ptr_array_new_with_free_func (point_free);
  self->others = g_array_new (FALSE, FALSE, sizeof (WayFitOther));
  g_array_set_clear_func (self->others, clear_other);
  if (!way_records_find_main_currency (records, &self->currency, error))
    return NULL;
  /* Amounts without a currency are compared with one another. */
  query.currency = self->currency != NULL ? self->currency : "";
  if (!way_records_foreach_account (records, &query, take_row, self, error))
    return NULL;

  way_limits_get (records, &limits);
  for (i = 0; i < self->points->len; i++)
    {
      WayFitPoint *point = g_ptr_array_index (self->points, i);

      point->advice.n_all = self->points->len;
      point->advice.approach = way_approach_judge (point->advice.place, point->advice.n_all, point->advice.likeness, &limits);
      if (point->advice.approach == WAY_APPROACH_ABM)
        self->abm_from = point->value;
      if (i < (self->points->len + 1) / 2)
        self->median = point->value;
    }

  return g_steal_pointer (&self);
}
