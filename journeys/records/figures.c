/* figures.c - what many records say at once */
#include "config.h"

#include "journeys/records/figures.h"

#include <math.h>

#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* The most pairs that are told as bits of one number. */
#define MOST_PAIRS 64

/* Places of values, behind those of a search. */
#define PLACE_TIER WAY_SEARCH_PLACES
#define PLACE_CURRENCY (PLACE_TIER + 1)
#define PLACE_LIMIT (PLACE_TIER + 2)
#define PLACE_OFFSET (PLACE_TIER + 3)

/* Which accounts, in SQL; they are called r. */
typedef struct
{
  WaySearch  *search; /* or NULL */
  const char *tier;
  char       *condition;
} Which;

static void
which_init (Which      *self,
            WayRecords *records,
            const char *tier,
            const char *text)
{
  g_autofree char *found = NULL;

  self->search = way_search_new (text);
  self->tier = tier;
  found = self->search != NULL ? way_search_make_condition (self->search, way_schema_get_table (records->schema, WAY_KIND_ACCOUNT)) : NULL;
  self->condition = g_strdup_printf ("(?%d IS NULL OR ifnull (r.tier, '') = ?%d)%s%s", PLACE_TIER, PLACE_TIER,
                                     found != NULL ? " AND " : "", found != NULL ? found : "");
}

static void
which_bind (Which        *self,
            WayStatement *statement)
{
  if (self->search != NULL)
    way_search_bind (self->search, statement);
  way_statement_bind_text (statement, PLACE_TIER, self->tier);
}

static void
which_clear (Which *self)
{
  g_clear_pointer (&self->search, way_search_free);
  g_free (self->condition);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Which, which_clear)

/* A number of SQL with a bit for each pair; the names are those of declared fields. */
static char *
make_pattern (const WayFieldPair *pairs,
              guint               n_pairs)
{
  GString *sql = g_string_new ("0");
  guint    i;

  for (i = 0; i < n_pairs; i++)
    {
      g_string_append_printf (sql, " | ((r.\"%s\" IS NOT NULL", pairs[i].field);
      if (pairs[i].or_field != NULL)
        g_string_append_printf (sql, " OR r.\"%s\" IS NOT NULL", pairs[i].or_field);
      g_string_append_printf (sql, ") << %u)", i);
    }

  return g_string_free (sql, FALSE);
}

static double
get_number (WayStatement *statement,
            int           column)
{
  sqlite3_stmt *handle = way_statement_get_handle (statement);

  return sqlite3_column_type (handle, column) == SQLITE_NULL ? NAN : sqlite3_column_double (handle, column);
}

static gboolean
read_accounts (WayRecords            *self,
               const WayAccountQuery *query,
               WayAccountRowFunc      func,
               gpointer               data,
               GError               **error)
{
  g_autofree char *pattern = make_pattern (query->pairs, query->n_pairs);
  g_autofree char *order = NULL;
  g_autofree char *sql = NULL;
  g_auto (Which) which = { 0 };
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  which_init (&which, self, query->tier, query->text);
  if (query->currency != NULL)
    order = g_strdup_printf ("r.\"value-currency\" IS NOT nullif (?%d, ''), r.value DESC, ", PLACE_CURRENCY);
  sql = g_strdup_printf ("SELECT r.id, r.name, r.tier, r.\"value-currency\", r.value, r.likeness, "
                         "r.fit, r.intent, r.engagement, r.relationship, %s FROM account AS r WHERE %s "
                         "ORDER BY %sr.sorted, r.id LIMIT ?%d OFFSET ?%d",
                         pattern, which.condition, order != NULL ? order : "", PLACE_LIMIT, PLACE_OFFSET);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  which_bind (&which, statement);
  if (query->currency != NULL)
    way_statement_bind_text (statement, PLACE_CURRENCY, query->currency);
  way_statement_bind_int (statement, PLACE_LIMIT, query->limit);
  way_statement_bind_int (statement, PLACE_OFFSET, query->offset);
  while (TRUE)
    {
      WayAccountRow account = { 0 };
      int           i;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      account.id = way_statement_get_text (statement, 0);
      account.name = way_statement_get_text (statement, 1);
      account.tier = way_statement_get_text (statement, 2);
      account.currency = way_statement_get_text (statement, 3);
      account.value = get_number (statement, 4);
      account.likeness = way_statement_get_int (statement, 5);
      for (i = 0; i < (int)G_N_ELEMENTS (account.figures); i++)
        account.figures[i] = get_number (statement, 6 + i);
      account.filled = way_statement_get_int (statement, 10);
      func (&account, data);
    }
}

/**
 * way_records_foreach_account:
 * @self: the records
 * @query: which accounts, and what of them
 * @func: (scope call): called with each
 * @data: for @func
 * @error: where to put why it failed
 *
 * Tells the figures of accounts. May be called from any thread.
 *
 * Returns: whether all were told
 */
gboolean
way_records_foreach_account (WayRecords            *self,
                             const WayAccountQuery *query,
                             WayAccountRowFunc      func,
                             gpointer               data,
                             GError               **error)
{
  WayRecords *reading;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (query->n_pairs <= MOST_PAIRS, FALSE);

  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return FALSE;
  done = read_accounts (reading, query, func, data, error);
  way_records_stop_reading (self, reading);

  return done;
}

static gboolean
read_patterns (WayRecords            *self,
               const WayAccountQuery *query,
               WayPatternFunc         func,
               gpointer               data,
               GError               **error)
{
  g_autofree char *pattern = make_pattern (query->pairs, query->n_pairs);
  g_autofree char *sql = NULL;
  g_auto (Which) which = { 0 };
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  which_init (&which, self, query->tier, query->text);
  sql = g_strdup_printf ("SELECT %s AS pattern, count (*) FROM account AS r WHERE %s GROUP BY pattern", pattern, which.condition);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  which_bind (&which, statement);
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      func (way_statement_get_int (statement, 0), way_statement_get_int (statement, 1), data);
    }
}

/**
 * way_records_foreach_pattern:
 * @self: the records
 * @query: which accounts, and what of them; all, in no order
 * @func: (scope call): called with each pattern there is
 * @data: for @func
 * @error: where to put why it failed
 *
 * Counts the accounts of which the same is known. May be called from any thread.
 *
 * Returns: whether all were told
 */
gboolean
way_records_foreach_pattern (WayRecords            *self,
                             const WayAccountQuery *query,
                             WayPatternFunc         func,
                             gpointer               data,
                             GError               **error)
{
  WayRecords *reading;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (query->n_pairs <= MOST_PAIRS, FALSE);

  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return FALSE;
  done = read_patterns (reading, query, func, data, error);
  way_records_stop_reading (self, reading);

  return done;
}

static void
append_known (GString    *sql,
              const char *field)
{
  if (field == NULL)
    return;
  g_string_append_printf (sql, " OR c.\"%s\" IS NOT NULL", field);
  if (way_kind_find_field (WAY_KIND_PERSONA, field) >= 0)
    g_string_append_printf (sql, " OR p.\"%s\" IS NOT NULL", field);
}

static gboolean
read_groups (WayRecords            *self,
             const WayAccountQuery *query,
             WayGroupFunc           func,
             gpointer               data,
             GError               **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT c.account, count (*)");
  g_autoptr (WayStatement) statement = NULL;
  g_autofree guint *filled = g_new0 (guint, MAX (query->n_pairs, 1));
  g_auto (Which) which = { 0 };
  gboolean row;
  guint    i;

  for (i = 0; i < query->n_pairs; i++)
    {
      g_string_append (sql, ", sum (0");
      append_known (sql, query->pairs[i].field);
      append_known (sql, query->pairs[i].or_field);
      g_string_append (sql, ")");
    }
  which_init (&which, self, query->tier, query->text);
  g_string_append_printf (sql, " FROM contact AS c JOIN account AS r ON r.id = c.account LEFT JOIN persona AS p ON p.id = c.persona "
                               "WHERE %s GROUP BY c.account",
                          which.condition);
  statement = way_database_prepare (self->database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  which_bind (&which, statement);
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      for (i = 0; i < query->n_pairs; i++)
        filled[i] = way_statement_get_int (statement, 2 + i);
      func (way_statement_get_text (statement, 0), way_statement_get_int (statement, 1), filled, data);
    }
}

/**
 * way_records_foreach_group:
 * @self: the records
 * @query: which accounts, and what has to be known of each contact; all, in no order
 * @func: (scope call): called with each account that has contacts
 * @data: for @func
 * @error: where to put why it failed
 *
 * Counts what is known of the contacts of accounts. May be called from any thread.
 *
 * Returns: whether all were told
 */
gboolean
way_records_foreach_group (WayRecords            *self,
                           const WayAccountQuery *query,
                           WayGroupFunc           func,
                           gpointer               data,
                           GError               **error)
{
  WayRecords *reading;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return FALSE;
  done = read_groups (reading, query, func, data, error);
  way_records_stop_reading (self, reading);

  return done;
}

static gboolean
read_lead_scores (WayRecords    *self,
                  WayLeadRowFunc func,
                  gpointer       data,
                  GError       **error)
{
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  statement = way_database_prepare (self->database,
                                    "SELECT s.owner, c.account, a.name, s.product, s.date, s.score FROM \"contact-lead-score\" AS s "
                                    "JOIN contact AS c ON c.id = s.owner LEFT JOIN account AS a ON a.id = c.account "
                                    "WHERE s.score IS NOT NULL ORDER BY s.owner, s.position",
                                    error);
  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      WayLeadRow lead;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      lead.contact = way_statement_get_text (statement, 0);
      lead.account = way_statement_get_text (statement, 1);
      lead.account_name = way_statement_get_text (statement, 2);
      lead.product = way_statement_get_text (statement, 3);
      lead.date = way_statement_get_text (statement, 4);
      lead.score = get_number (statement, 5);
      func (&lead, data);
    }
}

/**
 * way_records_foreach_lead_score:
 * @self: the records
 * @func: (scope call): called with each, contact by contact, and of a contact in their order
 * @data: for @func
 * @error: where to put why it failed
 *
 * Tells the lead scores of all contacts. May be called from any thread.
 *
 * Returns: whether all were told
 */
gboolean
way_records_foreach_lead_score (WayRecords    *self,
                                WayLeadRowFunc func,
                                gpointer       data,
                                GError       **error)
{
  WayRecords *reading;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return FALSE;
  done = read_lead_scores (reading, func, data, error);
  way_records_stop_reading (self, reading);

  return done;
}

static gboolean
read_main_currency (WayRecords *self,
                    char      **currency,
                    GError    **error)
{
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  statement = way_database_prepare (self->database,
                                    "SELECT \"value-currency\" FROM account WHERE value IS NOT NULL AND \"value-currency\" IS NOT NULL "
                                    "GROUP BY 1 ORDER BY count (*) DESC, 1 LIMIT 1",
                                    error);
  if (statement == NULL || !way_statement_step (statement, &row, error))
    return FALSE;
  *currency = row ? g_strdup (way_statement_get_text (statement, 0)) : NULL;

  return TRUE;
}

/**
 * way_records_find_main_currency:
 * @self: the records
 * @currency: (out) (transfer full) (nullable): the code that most values of accounts have; of
 *   two that as many have the first by alphabet; NULL when there is no value
 * @error: where to put why it failed
 *
 * Finds the currency in which accounts are compared. May be called from any thread.
 *
 * Returns: whether it could be found out
 */
gboolean
way_records_find_main_currency (WayRecords *self,
                                char      **currency,
                                GError    **error)
{
  WayRecords *reading;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  *currency = NULL;
  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return FALSE;
  done = read_main_currency (reading, currency, error);
  way_records_stop_reading (self, reading);

  return done;
}

static gboolean
read_rank (WayRecords *self,
           double      value,
           const char *currency,
           guint      *n_all,
           guint      *n_above,
           GError    **error)
{
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

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
  *n_all = way_statement_get_int (statement, 0);
  *n_above = way_statement_get_int (statement, 1);

  return TRUE;
}

/**
 * way_records_rank_value:
 * @self: the records
 * @value: an amount
 * @currency: (nullable): its code
 * @n_all: (out): how many accounts have a value in this currency
 * @n_above: (out): how many of them have a greater one
 * @error: where to put why it failed
 *
 * Finds where an amount stands among the values of the accounts. May be called from any thread.
 *
 * Returns: whether it could be found out
 */
gboolean
way_records_rank_value (WayRecords *self,
                        double      value,
                        const char *currency,
                        guint      *n_all,
                        guint      *n_above,
                        GError    **error)
{
  WayRecords *reading;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return FALSE;
  done = read_rank (reading, value, currency, n_all, n_above, error);
  way_records_stop_reading (self, reading);

  return done;
}
