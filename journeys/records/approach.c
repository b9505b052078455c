/* approach.c - how much marketing of its own an account is worth
 *
 * Value is taken relative to the other accounts with an amount in the same currency:
 * the top share gets a programme of its own, what is below the median and alike to
 * others mass marketing, and everything between is approached by segment and persona.
 */
#include "config.h"

#include "journeys/records/approach.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/records-private.h"

/**
 * way_records_set_approach_limits:
 * @self: the records
 * @abm_share: the share of the most valuable accounts, 0 to 1, that get a programme of their own
 * @mass_likeness: the likeness of needs, 1 to 5, from which accounts below the median are
 *   for mass marketing
 *
 * Replaces the limits, which begin with 0.1 and 4.
 */
void
way_records_set_approach_limits (WayRecords *self,
                                 double      abm_share,
                                 int         mass_likeness)
{
  g_return_if_fail (WAY_IS_RECORDS (self));

  g_rec_mutex_lock (&self->mutex);
  self->abm_share = CLAMP (abm_share, 0, 1);
  self->mass_likeness = CLAMP (mass_likeness, 1, 5);
  g_rec_mutex_unlock (&self->mutex);
}

/* How many accounts have a value in this currency, and how many a greater one. */
static gboolean
rank (WayRecords *self,
      double      value,
      const char *currency,
      gint64     *all,
      gint64     *above,
      GError    **error)
{
  g_autoptr (WayStatement) statement = NULL;
  gboolean row = FALSE;

  statement = way_database_prepare (self->database,
                                    "SELECT count (*), count (*) FILTER (WHERE value > ?1) FROM account "
                                    "WHERE value IS NOT NULL AND \"value-currency\" IS ?2",
                                    error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_double (statement, 1, value);
  way_statement_bind_text (statement, 2, currency);
  if (!way_statement_step (statement, &row, error))
    return FALSE;
  *all = way_statement_get_int (statement, 0);
  *above = way_statement_get_int (statement, 1);

  return TRUE;
}

/**
 * way_records_suggest_approach:
 * @self: the records
 * @account: one of its accounts
 * @suggestion: (out) (transfer full) (nullable): the approach and why, as a sentence for the
 *   user; NULL when the account has no value to judge by
 * @error: where to put why it failed
 *
 * Suggests account-based, targeted or mass marketing for an account.
 *
 * Returns: whether the question could be answered
 */
gboolean
way_records_suggest_approach (WayRecords *self,
                              WayItem    *account,
                              char      **suggestion,
                              GError    **error)
{
  const char *money, *currency;
  double      value;
  gint64      all = 0, above = 0;
  int         likeness, place;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (way_item_get_kind (account) == WAY_KIND_ACCOUNT, FALSE);

  *suggestion = NULL;
  money = way_item_get (account, "value");
  if (money == NULL)
    return TRUE;
  currency = strchr (money, ' ');
  value = g_ascii_strtod (money, NULL);
  likeness = way_item_get_int (account, "likeness", 0);
  g_rec_mutex_lock (&self->mutex);
  done = rank (self, value, currency != NULL ? currency + 1 : NULL, &all, &above, error);
  g_rec_mutex_unlock (&self->mutex);
  if (!done)
    return FALSE;

  place = (int)above + 1;
  if (place <= MAX (1, floor (all * self->abm_share)))
    *suggestion = g_strdup_printf (_ ("Account-based marketing: by value it is number %d of %d."), place, (int)all);
  else if (place > (all + 1) / 2 && likeness >= self->mass_likeness)
    *suggestion = g_strdup_printf (_ ("Mass marketing: by value it is number %d of %d, and its needs are like those of others."),
                                   place, (int)all);
  else
    *suggestion = g_strdup_printf (_ ("Targeted marketing by segment and persona: by value it is number %d of %d."),
                                   place, (int)all);

  return TRUE;
}
