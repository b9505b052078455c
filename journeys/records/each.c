/* each.c - all records one after the other
 *
 * Which ones is known from the beginning, so that each comes once, whatever it is called
 * meanwhile. They are read page by page, so that nobody waits for long.
 */
#include "config.h"

#include "journeys/records/each.h"

#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

#define PAGE 500

/* The keys of all that are found, by name. */
static GArray *
list_rows (WayRecords *self,
           WayTable   *table,
           const char *query,
           GError    **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WaySearch) search = way_search_new (query);
  g_autofree char *condition = search != NULL ? way_search_make_condition (search, table) : NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT r.row FROM \"%s\" AS r%s%s ORDER BY r.sorted, r.id", table->name,
                                          condition != NULL ? " WHERE " : "", condition != NULL ? condition : "");
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  if (search != NULL)
    way_search_bind (search, statement);
  while (TRUE)
    {
      gint64 key;

      if (!way_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&rows);
      key = way_statement_get_int (statement, 0);
      g_array_append_val (rows, key);
    }
}

static GPtrArray *
read_page (WayRecords *self,
           WayTable   *table,
           GArray     *rows,
           guint       first,
           GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("%s WHERE r.row IN (SELECT value FROM json_each (?1)) ORDER BY r.sorted, r.id", table->select);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  g_autoptr (GString) keys = g_string_new ("[");
  guint i;

  if (statement == NULL)
    return NULL;
  for (i = first; i < rows->len && i < first + PAGE; i++)
    g_string_append_printf (keys, "%s%" G_GINT64_FORMAT, i > first ? "," : "", g_array_index (rows, gint64, i));
  g_string_append_c (keys, ']');
  way_statement_bind_text (statement, 1, keys->str);

  return way_records_read_all (self, table, statement, error);
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
 * Goes through records without having all of them in memory: through those that are there when it
 * begins, each once. Of what is changed meanwhile the old or the new may be seen; what is deleted
 * may be left out.
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
  g_autoptr (GArray) rows = NULL;
  WayRecords *reading;
  WayTable   *table;
  guint       first, i;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return FALSE;
  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return FALSE;
  rows = list_rows (reading, table, query, error);
  way_records_stop_reading (self, reading);
  for (first = 0; rows != NULL && first < rows->len; first += PAGE)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      reading = way_records_start_reading (self, error);
      if (reading == NULL)
        return FALSE;
      records = read_page (reading, table, rows, first, error);
      way_records_stop_reading (self, reading);
      if (records == NULL)
        return FALSE;
      for (i = 0; i < records->len; i++)
        if (!func (g_ptr_array_index (records, i), data, error))
          return FALSE;
    }

  return rows != NULL;
}
