/* aliases.c - records under the ids they had before */
#include "config.h"

#include "journeys/records/aliases.h"

#include "journeys/records/library-index.h"
#include "journeys/records/records-private.h"

/**
 * way_records_add_alias:
 * @self: the records
 * @kind: a kind of record
 * @old: the id of a record that was merged into another
 * @kept: the id of that one
 * @error: where to put why it failed
 *
 * Notes where a record went, so that maps with its id find it. What went into @old
 * before is found at @kept as well, until @old is there again.
 *
 * Returns: whether it is noted
 */
gboolean
way_records_add_alias (WayRecords *self,
                       WayKind     kind,
                       const char *old,
                       const char *kept,
                       GError    **error)
{
  const char *element;
  gboolean    done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (old != NULL && kept != NULL, FALSE);

  if (way_records_get_table (self, kind, error) == NULL || !way_records_begin (self, error))
    return FALSE;
  element = way_kind_get_info (kind)->element;
  /* Two records never lead to one another: what is kept now is no alias of anything. */
  done = way_database_run_with (self->database, error,
                                "DELETE FROM \"record-alias\" WHERE kind = ?1 AND old = ?2", 2, element, kept) &&
         way_database_run_with (self->database, error,
                                "INSERT OR REPLACE INTO \"record-alias\" (kind, old, kept) VALUES (?1, ?2, ?3)", 3,
                                element, old, kept);
  if (done)
    way_records_note_change (self, kind, kept);

  return way_records_end (self, done, done ? error : NULL);
}

static gboolean
select_same (WayRecords   *self,
             WayTable     *table,
             const char   *id,
             GStrvBuilder *ids,
             GError      **error)
{
  g_autofree char *sql = g_strdup_printf (WAY_RECORDS_SAME, table->name);
  g_autoptr (WayStatement) statement = NULL;
  gboolean present, row;

  if (!way_library_index_is_present (self, &present, error))
    return FALSE;
  if (!present)
    {
      g_strv_builder_add (ids, id);
      return TRUE;
    }
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, table->name);
  way_statement_bind_text (statement, 2, id);
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_strv_builder_add (ids, way_statement_get_text (statement, 0));
    }
}

/**
 * way_records_list_same:
 * @self: the records
 * @kind: a kind of record
 * @id: the id of a record
 * @error: where to put why it cannot be told
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the ids under which maps know the record:
 *   @id itself first, then those of records that were merged into it
 */
char **
way_records_list_same (WayRecords *self,
                       WayKind     kind,
                       const char *id,
                       GError    **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  WayTable *table;
  gboolean  done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return NULL;
  g_rec_mutex_lock (&self->mutex);
  done = select_same (self, table, id, ids, error);
  g_rec_mutex_unlock (&self->mutex);

  return done ? g_strv_builder_end (ids) : NULL;
}

/**
 * way_records_forget_same:
 * @self: the records
 * @kind: a kind of record
 * @id: the id of a record that is gone for good
 * @error: where to put why it failed
 *
 * Forgets what was merged into a record, and that it was merged into another.
 *
 * Returns: whether nothing is known of it any more
 */
gboolean
way_records_forget_same (WayRecords *self,
                         WayKind     kind,
                         const char *id,
                         GError    **error)
{
  gboolean done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (way_records_get_table (self, kind, error) == NULL || !way_records_begin (self, error))
    return FALSE;
  done = way_database_run_with (self->database, error,
                                "DELETE FROM \"record-alias\" WHERE kind = ?1 AND (kept = ?2 OR old = ?2)", 2,
                                way_kind_get_info (kind)->element, id);

  return way_records_end (self, done, done ? error : NULL);
}

/* Leaves @found NULL when there is nothing. */
static gboolean
look_up (WayRecords *self,
         const char *sql,
         const char *first,
         const char *second,
         char      **found,
         GError    **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, first);
  if (second != NULL)
    way_statement_bind_text (statement, 2, second);
  if (!way_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *found = g_strdup (way_statement_get_text (statement, 0));

  return TRUE;
}

/* From each record to the one it went into, until there is one. */
static gboolean
resolve (WayRecords *self,
         WayTable   *table,
         const char *id,
         char      **found,
         GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id = ?1", table->name);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char    *next = g_strdup (id);
  gboolean present;

  if (!way_library_index_is_present (self, &present, error))
    {
      g_free (next);
      return FALSE;
    }
  while (next != NULL && g_hash_table_add (seen, next))
    {
      const char *now = next;

      next = NULL;
      if (!look_up (self, sql, now, NULL, found, error))
        return FALSE;
      if (*found != NULL || !present)
        return TRUE;
      if (!look_up (self, "SELECT kept FROM \"record-alias\" WHERE kind = ?1 AND old = ?2", table->name, now, &next, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_records_resolve:
 * @self: the records
 * @kind: a kind of record
 * @id: the id that a map has of one
 * @error: where to put why it cannot be told
 *
 * Returns: (transfer full) (nullable): the id the record has now: @id itself, or that of the
 *   record it was merged into; NULL without an error when the records do not know it
 */
char *
way_records_resolve (WayRecords *self,
                     WayKind     kind,
                     const char *id,
                     GError    **error)
{
  g_autofree char *found = NULL;
  WayTable        *table;
  gboolean         done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return NULL;
  g_rec_mutex_lock (&self->mutex);
  done = resolve (self, table, id, &found, error);
  g_rec_mutex_unlock (&self->mutex);

  return done ? g_steal_pointer (&found) : NULL;
}
