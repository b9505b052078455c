/* each.c - all records one after the other
 *
 * Page by page, each beginning behind the last record of the one before, so that
 * nothing is counted twice and nobody waits for long.
 */
#include "config.h"

#include "journeys/records/each.h"

#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

#define PAGE 500

/* Places in the statement, beyond those of a search. */
#define PLACE_SORTED 90
#define PLACE_ID 91

static char *
make_sql (WayTable  *table,
          WaySearch *search)
{
  g_autofree char *condition = search != NULL ? way_search_make_condition (search, table) : NULL;

  return g_strdup_printf ("%s WHERE (r.sorted, r.id) > (?%d, ?%d)%s%s ORDER BY r.sorted, r.id LIMIT %d", table->select,
                          PLACE_SORTED, PLACE_ID, condition != NULL ? " AND " : "", condition != NULL ? condition : "", PAGE);
}

/* The next records, with where they end. */
static GPtrArray *
read_page (WayRecords *self,
           WayTable   *table,
           WaySearch  *search,
           const char *sql,
           char      **sorted,
           char      **id,
           GError    **error)
{
  g_autofree char *place_sql = g_strdup_printf ("SELECT sorted FROM \"%s\" WHERE id = ?1", table->name);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  g_autoptr (WayStatement) place = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (search != NULL)
    way_search_bind (search, statement);
  way_statement_bind_text (statement, PLACE_SORTED, *sorted);
  way_statement_bind_text (statement, PLACE_ID, *id);
  records = way_records_read_all (self, table, statement, error);
  if (records == NULL || records->len == 0)
    return g_steal_pointer (&records);

  g_free (*id);
  *id = g_strdup (way_item_get_id (g_ptr_array_index (records, records->len - 1)));
  place = way_database_prepare (self->database, place_sql, error);
  if (place == NULL)
    return NULL;
  way_statement_bind_text (place, 1, *id);
  if (!way_statement_step (place, &row, error))
    return NULL;
  g_free (*sorted);
  *sorted = g_strdup (row ? way_statement_get_text (place, 0) : "");

  return g_steal_pointer (&records);
}

/**
 * way_records_each:
 * @self: the records
 * @kind: a kind of record
 * @query: (nullable): words as in [method@Records.list]
 * @func: (scope call): is called for each record, by name; ends it by false
 * @data: what it gets
 * @cancellable: (nullable): to stop it
 * @error: where to put why it failed
 *
 * Goes through records without having all of them in memory. What is changed meanwhile
 * may or may not be seen.
 *
 * Returns: whether it went through all
 */
gboolean
way_records_each (WayRecords   *self,
                  WayKind       kind,
                  const char   *query,
                  WayRecordFunc func,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (WaySearch) search = way_search_new (query);
  g_autofree char *sql = NULL;
  g_autofree char *sorted = g_strdup ("");
  g_autofree char *id = g_strdup ("");
  WayTable        *table;
  guint            i, n;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return FALSE;
  sql = make_sql (table, search);
  do
    {
      g_autoptr (GPtrArray) records = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_rec_mutex_lock (&self->mutex);
      records = read_page (self, table, search, sql, &sorted, &id, error);
      g_rec_mutex_unlock (&self->mutex);
      if (records == NULL)
        return FALSE;
      n = records->len;
      for (i = 0; i < n; i++)
        if (!func (g_ptr_array_index (records, i), data, error))
          return FALSE;
    }
  while (n == PAGE);

  return TRUE;
}
