/* bulk-find.c - the record that a row of values is about */
#include "config.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/bulk-private.h"
#include "journeys/records/records-private.h"

/* The number in the next row of an answer; 0 when there is none. */
gboolean
way_bulk_step (WayStatement *statement,
               gint64       *row,
               GError      **error)
{
  gboolean is_row;

  if (!way_statement_step (statement, &is_row, error))
    return FALSE;
  *row = is_row ? way_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/* Of several with the same folded name, the one that is written exactly so. */
static gboolean
find_by_name (WayBulk    *self,
              const char *name,
              const char *account,
              gint64     *found,
              GError    **error)
{
  g_autofree char *sorted = way_fold_text (name);
  gint64           row, exact = 0;
  int              n = 0, n_exact = 0;
  gboolean         done;

  *found = 0;
  way_statement_bind_text (self->by_name, 1, sorted);
  if (self->table->kind == WAY_KIND_CONTACT)
    way_statement_bind_text (self->by_name, 2, account);
  while ((done = way_bulk_step (self->by_name, &row, error)) && row != 0)
    {
      *found = row;
      n++;
      if (g_strcmp0 (way_statement_get_text (self->by_name, 1), name) == 0)
        {
          exact = row;
          n_exact++;
        }
    }
  way_statement_reset (self->by_name);
  if (n > 1)
    *found = n_exact == 1 ? exact : WAY_BULK_KEYS_SEVERAL;

  return done;
}

/* The record that a row of values is about; 0: a new one. */
static gboolean
find_record (WayBulk           *self,
             const char        *id,
             const char *const *values,
             gint64            *row,
             gboolean          *by_name,
             GError           **error)
{
  const char *name = self->name_value >= 0 ? values[self->name_value] : NULL;
  const char *key = self->key_value >= 0 ? values[self->key_value] : NULL;
  const char *account = self->account_value >= 0 ? values[self->account_value] : NULL;
  gboolean    done;

  *row = 0;
  *by_name = FALSE;
  if (id != NULL)
    {
      way_statement_bind_text (self->by_id, 1, id);
      done = way_bulk_step (self->by_id, row, error);
      way_statement_reset (self->by_id);
      /* A record of an id of its own is nobody else. */
      return done;
    }
  if (self->keys != NULL && key != NULL)
    {
      g_autofree char *folded = way_bulk_keys_fold (key);

      *row = way_bulk_keys_find (self->keys, folded);
      if (*row == 0 && name != NULL)
        {
          g_autofree char *sorted = way_fold_text (name);

          *row = MAX (0, way_bulk_keys_find (self->nameless, sorted));
          *by_name = TRUE;
        }
      return TRUE;
    }

  *by_name = TRUE;

  return name == NULL || find_by_name (self, name, account, row, error);
}

/* Whether a record that was found by its name is not meant after all: an earlier row gave
 * it a key, or it is somebody of that name in another company. */
static gboolean
is_another (WayBulk           *self,
            WayItem           *item,
            const char *const *values)
{
  const char *key = self->keys != NULL ? values[self->key_value] : NULL;
  const char *old_key = key != NULL ? way_item_get_at (item, self->key) : NULL;
  const char *account = self->account_value >= 0 ? values[self->account_value] : NULL;
  const char *old_account = account != NULL ? way_item_get_at (item, self->fields[self->account_value]) : NULL;

  if (old_key != NULL)
    {
      g_autofree char *has = way_bulk_keys_fold (old_key);
      g_autofree char *given = way_bulk_keys_fold (key);

      /* The same key is the same record, wherever it works now. */
      return strcmp (has, given) != 0;
    }

  return old_account != NULL && strcmp (old_account, account) != 0;
}

/* Two people can share an address, and two companies a website. What an earlier row said
 * of one of them is not for a later one to change into the other. */
static gboolean
is_another_of_table (WayBulk    *self,
                     const char *name)
{
  g_autofree char *has = NULL;
  g_autofree char *given = NULL;

  if (self->found_by_name || name == NULL || (self->row <= self->last_row && !g_hash_table_contains (self->met, &self->row)))
    return FALSE;
  has = way_fold_text (way_item_get_name (self->item));
  given = way_fold_text (name);

  return strcmp (has, given) != 0;
}

/**
 * way_bulk_find:
 * @self: a change
 * @id: (nullable): the id that the row gives
 * @values: (array): a canonical value for each field; NULL leaves it as it is
 * @outcome: (out): what would become of it; %WAY_BULK_UPDATED of all that is there
 * @error: where to put why the records failed
 *
 * Finds the record that a row is about, or why there can be none. What is referred to
 * need not be there yet.
 *
 * Returns: whether it can be told; if not, the change must be cancelled
 */
gboolean
way_bulk_find (WayBulk           *self,
               const char        *id,
               const char *const *values,
               WayBulkOutcome    *outcome,
               GError           **error)
{
  const char *name = self->name_value >= 0 ? values[self->name_value] : NULL;

  self->n_rows++;
  self->is_found = TRUE;
  g_clear_pointer (&self->item, way_item_unref);
  if (!find_record (self, id, values, &self->row, &self->found_by_name, error))
    return FALSE;
  if (self->row > 0)
    {
      gboolean is_row;

      way_statement_bind_int (self->by_row, 1, self->row);
      if (!way_statement_step (self->by_row, &is_row, error))
        return FALSE;
      self->item = is_row ? way_table_read (self->table, self->by_row) : NULL;
      way_statement_reset (self->by_row);
      if (self->item != NULL && id == NULL && is_another (self, self->item, values))
        g_clear_pointer (&self->item, way_item_unref);
    }

  if (self->row < 0)
    *outcome = WAY_BULK_AMBIGUOUS;
  else if (self->item != NULL)
    *outcome = id == NULL && is_another_of_table (self, name) ? WAY_BULK_ANOTHER : WAY_BULK_UPDATED;
  else
    *outcome = name != NULL ? WAY_BULK_ADDED : WAY_BULK_NAMELESS;

  return TRUE;
}
