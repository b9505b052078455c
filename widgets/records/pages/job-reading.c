/* job-reading.c - what other records and maps say of a job, read beside what else happens */
#include "config.h"

#include "widgets/records/pages/job-page-private.h"

static void
account_free (gpointer data)
{
  WayJobAccount *account = data;

  g_free (account->id);
  g_free (account->name);
  g_free (account);
}

void
way_job_reading_free (WayJobReading *self)
{
  g_clear_pointer (&self->opportunities, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_free (self);
}

static int
compare_accounts (gconstpointer a,
                  gconstpointer b)
{
  const WayJobAccount *x = *(WayJobAccount *const *)a, *y = *(WayJobAccount *const *)b;

  if (x->n_people != y->n_people)
    return x->n_people > y->n_people ? -1 : 1;

  return g_strcmp0 (x->id, y->id);
}

/* Counts the people who start from one of the personas, by account. */
static GPtrArray *
list_accounts (WayRecords   *records,
               const char   *personas,
               GCancellable *cancellable)
{
  g_auto (GStrv) ids = g_strsplit (personas, " ", -1);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray     *accounts = g_ptr_array_new_with_free_func (account_free);
  GHashTableIter iter;
  gpointer       id, n;
  int            i;
  guint          j;

  for (i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) contacts = NULL;

      if (*ids[i] == '\0' || g_cancellable_is_cancelled (cancellable))
        continue;
      contacts = way_records_list_referring (records, WAY_KIND_PERSONA, ids[i], WAY_KIND_MASK (WAY_KIND_CONTACT), NULL);
      for (j = 0; contacts != NULL && j < contacts->len; j++)
        {
          const char *account = way_item_get (g_ptr_array_index (contacts, j), "account");

          if (account != NULL)
            g_hash_table_insert (counts, g_strdup (account), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, account)) + 1));
        }
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      WayJobAccount *account = g_new0 (WayJobAccount, 1);

      account->id = g_strdup (id);
      account->n_people = GPOINTER_TO_UINT (n);
      g_ptr_array_add (accounts, account);
    }
  g_ptr_array_sort (accounts, compare_accounts);
  for (j = 0; j < accounts->len && !g_cancellable_is_cancelled (cancellable); j++)
    {
      WayJobAccount *account = g_ptr_array_index (accounts, j);
      g_autoptr (WayItem) record = way_records_get (records, WAY_KIND_ACCOUNT, account->id, NULL);

      account->name = g_strdup (record != NULL ? way_item_get_shown_name (record) : account->id);
    }

  return accounts;
}

/* For another thread. What cannot be read is missing. */
WayJobReading *
way_job_reading_new (WayRecords   *records,
                     const char   *id,
                     const char   *personas,
                     GCancellable *cancellable)
{
  WayJobReading *self = g_new0 (WayJobReading, 1);

  self->mentions = way_records_list_mentions (records, WAY_KIND_JOB, id, NULL);
  self->accounts = list_accounts (records, personas, cancellable);
  if (!g_cancellable_is_cancelled (cancellable))
    self->opportunities = way_opportunities_read (records, NULL);

  return self;
}
