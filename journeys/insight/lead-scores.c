/* lead-scores.c - how ready people and accounts are to buy, in all and by product */
#include "config.h"

#include "journeys/insight/lead-scores.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/figures.h"

static void
score_free (gpointer data)
{
  WayLeadScore *score = data;

  g_free (score->product);
  g_free (score->date);
  g_free (score);
}

static WayLeadScores *
scores_new (void)
{
  WayLeadScores *self = g_new0 (WayLeadScores, 1);

  self->scores = g_ptr_array_new_with_free_func (score_free);

  return self;
}

/**
 * way_lead_scores_free:
 * @self: (transfer full): the scores
 *
 * Frees them.
 */
void
way_lead_scores_free (WayLeadScores *self)
{
  g_ptr_array_unref (self->scores);
  g_free (self);
}

/* Products that are written with other capitals or accents are the same. */
static int
compare_products (const char *a,
                  const char *b)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  if (strcmp (a, b) == 0)
    return 0;
  first = way_fold_text (a);
  second = way_fold_text (b);

  return strcmp (first, second);
}

/* The score of a product, made when there is none, in its place. */
static WayLeadScore *
ensure (WayLeadScores *self,
        const char    *product)
{
  WayLeadScore *score;
  guint         i;

  for (i = 0; i < self->scores->len; i++)
    {
      int order = compare_products (((WayLeadScore *)g_ptr_array_index (self->scores, i))->product, product);

      if (order == 0)
        return g_ptr_array_index (self->scores, i);
      if (order > 0)
        break;
    }
  score = g_new0 (WayLeadScore, 1);
  score->product = g_strdup (product);
  g_ptr_array_insert (self->scores, i, score);

  return score;
}

/* A later score of a contact replaces an earlier one; undated ones are the oldest, and of two
 * of the same day the one that was written later counts. */
static void
take (WayLeadScores *self,
      const char    *product,
      double         value,
      const char    *date)
{
  WayLeadScore *score = ensure (self, product);

  if (score->n > 0 && g_strcmp0 (date, score->date) < 0)
    return;
  self->sum += value - score->score;
  score->score = value;
  score->n = 1;
  g_free (score->date);
  score->date = g_strdup (date);
}

/* Adds what counts of one contact, or of a whole group. */
static void
add_all (WayLeadScores *self,
         WayLeadScores *scores)
{
  guint i;

  for (i = 0; i < scores->scores->len; i++)
    {
      WayLeadScore *from = g_ptr_array_index (scores->scores, i);
      WayLeadScore *to = ensure (self, from->product);

      to->score += from->score;
      to->n += from->n;
      if (g_strcmp0 (from->date, to->date) > 0)
        {
          g_free (to->date);
          to->date = g_strdup (from->date);
        }
      self->sum += from->score;
    }
}

/**
 * way_lead_scores_of_contact:
 * @contact: a contact
 *
 * Finds what counts of the lead scores of a contact: the latest of each product.
 *
 * Returns: (transfer full): the scores, in all and by product
 */
WayLeadScores *
way_lead_scores_of_contact (WayItem *contact)
{
  WayLeadScores *self;
  int            i;

  g_return_val_if_fail (way_item_get_kind (contact) == WAY_KIND_CONTACT, NULL);

  self = scores_new ();
  for (i = 0; i < way_item_n_children (contact, WAY_CONTACT_LEAD_SCORES); i++)
    {
      WayItem *item = way_item_get_child (contact, WAY_CONTACT_LEAD_SCORES, i);
      double   value;

      if (way_item_get_number (item, "score", &value))
        take (self, way_item_get (item, "product"), value, way_item_get (item, "date"));
    }

  return self;
}

/**
 * way_lead_scores_of_group:
 * @group: (element-type WayMember): the contacts of an account
 *
 * Sums up what counts of the lead scores of the contacts.
 *
 * Returns: (transfer full): the scores of the account, in all and by product
 */
WayLeadScores *
way_lead_scores_of_group (GPtrArray *group)
{
  WayLeadScores *self = scores_new ();
  guint          i;

  for (i = 0; i < group->len; i++)
    {
      WayMember *member = g_ptr_array_index (group, i);
      g_autoptr (WayLeadScores) scores = way_lead_scores_of_contact (member->contact);

      add_all (self, scores);
    }

  return self;
}

/**
 * way_lead_scores_find:
 * @self: the scores
 * @product: (nullable): a product; NULL for the scores in general
 *
 * Returns: (transfer none) (nullable): what counts for it
 */
const WayLeadScore *
way_lead_scores_find (const WayLeadScores *self,
                      const char          *product)
{
  guint i;

  for (i = 0; i < self->scores->len; i++)
    if (compare_products (((WayLeadScore *)g_ptr_array_index (self->scores, i))->product, product) == 0)
      return g_ptr_array_index (self->scores, i);

  return NULL;
}

static void
account_free (gpointer data)
{
  WayLeadAccount *account = data;

  g_free (account->account);
  g_free (account->name);
  way_lead_scores_free (account->scores);
  g_free (account);
}

/**
 * way_lead_table_free:
 * @self: (transfer full): a table
 *
 * Frees it.
 */
void
way_lead_table_free (WayLeadTable *self)
{
  g_ptr_array_unref (self->accounts);
  way_lead_scores_free (self->all);
  g_free (self);
}

typedef struct
{
  WayLeadTable  *table;
  GHashTable    *accounts; /* id → WayLeadAccount, both borrowed */
  char          *contact;  /* owned; whose scores are being taken, or NULL */
  char          *account;  /* owned; of that contact */
  char          *name;     /* owned */
  WayLeadScores *scores;   /* owned; of that contact */
} Reading;

/* All rows of one contact were seen. */
static void
end_contact (Reading *self)
{
  WayLeadAccount *account;

  if (self->contact != NULL && self->account == NULL)
    self->table->n_homeless++;
  else if (self->contact != NULL)
    {
      account = g_hash_table_lookup (self->accounts, self->account);
      if (account == NULL)
        {
          account = g_new0 (WayLeadAccount, 1);
          account->account = g_strdup (self->account);
          account->name = g_strdup (self->name);
          account->scores = scores_new ();
          g_hash_table_insert (self->accounts, account->account, account);
          g_ptr_array_add (self->table->accounts, account);
        }
      add_all (account->scores, self->scores);
      add_all (self->table->all, self->scores);
    }
  g_clear_pointer (&self->contact, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->scores, way_lead_scores_free);
}

static void
take_row (const WayLeadRow *row,
          gpointer          data)
{
  Reading *self = data;

  if (g_strcmp0 (self->contact, row->contact) != 0)
    {
      end_contact (self);
      self->contact = g_strdup (row->contact);
      self->account = g_strdup (row->account);
      self->name = g_strdup (row->account_name);
      self->scores = scores_new ();
    }
  take (self->scores, row->product, row->score, row->date);
}

static int
compare_accounts (gconstpointer a,
                  gconstpointer b)
{
  const WayLeadAccount *first = *(WayLeadAccount *const *)a, *second = *(WayLeadAccount *const *)b;

  if (first->scores->sum != second->scores->sum)
    return first->scores->sum < second->scores->sum ? 1 : -1;

  return g_utf8_collate (first->name, second->name);
}

/**
 * way_lead_table_read:
 * @records: the records
 * @error: where to put why it failed
 *
 * Sums up the lead scores of all accounts. May be called from any thread.
 *
 * Returns: (transfer full) (nullable): the accounts that have some
 */
WayLeadTable *
way_lead_table_read (WayRecords *records,
                     GError    **error)
{
  g_autoptr (WayLeadTable) table = g_new0 (WayLeadTable, 1);
  g_autoptr (GHashTable) accounts = g_hash_table_new (g_str_hash, g_str_equal);
  Reading  reading = { table, accounts, NULL, NULL, NULL, NULL };
  gboolean done;

  table->accounts = g_ptr_array_new_with_free_func (account_free);
  table->all = scores_new ();
  done = way_records_foreach_lead_score (records, take_row, &reading, error);
  end_contact (&reading);
  if (!done)
    return NULL;
  g_ptr_array_sort (table->accounts, compare_accounts);

  return g_steal_pointer (&table);
}
