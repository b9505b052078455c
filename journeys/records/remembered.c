/* remembered.c - small things that are kept with the records */
#include "config.h"

#include "journeys/records/records-private.h"
#include "journeys/records/remembered.h"

/* So that they are not taken for what the file says about itself. */
#define PREFIX "remembered "

/**
 * way_records_recall:
 * @self: the records
 * @key: what it is, in a few words
 * @value: (out) (transfer full) (nullable): what was remembered; NULL when nothing was
 * @error: where to put why it cannot be told
 *
 * Returns: whether it can be told
 */
gboolean
way_records_recall (WayRecords *self,
                    const char *key,
                    char      **value,
                    GError    **error)
{
  g_autofree char *whole = g_strconcat (PREFIX, key, NULL);
  WayStatement    *statement;
  gboolean         done = FALSE, row;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  *value = NULL;
  g_rec_mutex_lock (&self->mutex);
  statement = way_database_prepare (self->database, "SELECT value FROM waymark WHERE key = ?1", error);
  if (statement != NULL)
    {
      way_statement_bind_text (statement, 1, whole);
      done = way_statement_step (statement, &row, error);
      if (done && row)
        *value = g_strdup (way_statement_get_text (statement, 0));
      way_statement_release (statement);
    }
  g_rec_mutex_unlock (&self->mutex);

  return done;
}

/**
 * way_records_remember:
 * @self: the records
 * @key: what it is
 * @value: (nullable): what to remember; NULL forgets it
 * @error: where to put why it failed
 *
 * Remembers something, inside of a change or as one of its own.
 *
 * Returns: whether it is kept
 */
gboolean
way_records_remember (WayRecords *self,
                      const char *key,
                      const char *value,
                      GError    **error)
{
  static const char keep[] = "INSERT INTO waymark (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
  static const char forget[] = "DELETE FROM waymark WHERE key = ?1";
  g_autofree char  *whole = g_strconcat (PREFIX, key, NULL);
  gboolean          done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  if (!way_records_begin (self, error))
    return FALSE;
  done = value != NULL ? way_database_run_with (self->database, error, keep, 2, whole, value)
                       : way_database_run_with (self->database, error, forget, 1, whole);

  return way_records_end (self, done, error);
}
