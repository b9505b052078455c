/* record-reader-values.c - the ids of records, and what stands in a field of all, and how often */
#include "config.h"

#include "journeys/records/record-query-private.h"
#include "journeys/records/record-reader-private.h"

typedef struct
{
  WayRecordQuery *query;
  const char     *field;
  int             most;
  GPtrArray      *values;
} Listing;

static void
value_free (gpointer data)
{
  WayRecordValue *value = data;

  g_free (value->value);
  g_free (value);
}

static void
add_value (GPtrArray  *values,
           const char *text,
           int         n_records)
{
  WayRecordValue *value = g_new0 (WayRecordValue, 1);

  value->value = g_strdup (text);
  value->n_records = n_records;
  g_ptr_array_add (values, value);
}

static gboolean
list_values (WayRecordReader *self,
             gpointer         data,
             GError         **error)
{
  Listing         *listing = data;
  WayKind          kind = way_record_query_get_kind (listing->query);
  WayColumn       *column;
  WayLinkTable    *link;
  g_autofree char *sql = NULL;
  g_autoptr (WayQuerySql) values = NULL;
  g_autoptr (WayStatement) statement = NULL;
  int      n_unset = 0;
  gboolean row;

  g_ptr_array_set_size (listing->values, 0);
  way_query_find_place (way_schema_get_table (self->records->schema, kind), way_kind_get_field (kind, listing->field), &column, &link);
  if (column == NULL)
    return TRUE;
  values = way_query_sql_new_values (listing->query, self->records, column);
  /* Spellings that differ in capitals only are one; few are folded, as equal ones are counted first. With max, SQLite
   * takes the spelling of the most frequent. What is not set comes first, to be there however many there are. */
  sql = g_strdup_printf ("SELECT v, sum (n), max (n) FROM (%s) GROUP BY way_fold (v) ORDER BY v IS NOT NULL, 2 DESC, 1 LIMIT %d",
                         way_query_sql_get (values), listing->most + 1);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  way_query_sql_bind (values, statement);
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (way_statement_get_text (statement, 0) == NULL)
        n_unset = way_statement_get_int (statement, 1);
      else if ((int)listing->values->len < listing->most)
        add_value (listing->values, way_statement_get_text (statement, 0), way_statement_get_int (statement, 1));
    }
  if (n_unset > 0)
    add_value (listing->values, WAY_RECORD_QUERY_UNSET, n_unset);

  return TRUE;
}

/**
 * way_record_reader_list_values:
 * @self: a reader
 * @query: among which records
 * @field: the name of a field that is a text or a choice
 * @most: how many values are enough
 * @cancellable: (nullable): to give up early
 * @error: where to put why it failed
 *
 * Lists what stands in a field, the most frequent first, and at last how many have nothing. Values that differ
 * in capitals and accents only count as one. Goes through all records that are asked for: a second or two for a million.
 *
 * Returns: (transfer full) (nullable) (element-type WayRecordValue): the values
 */
GPtrArray *
way_record_reader_list_values (WayRecordReader *self,
                               WayRecordQuery  *query,
                               const char      *field,
                               int              most,
                               GCancellable    *cancellable,
                               GError         **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);
  Listing listing = { query, field, most, values };

  g_return_val_if_fail (self != NULL && query != NULL, NULL);
  g_return_val_if_fail (way_kind_get_field (way_record_query_get_kind (query), field) != NULL, NULL);

  return way_record_reader_ask (self, list_values, &listing, cancellable, error) ? g_steal_pointer (&values) : NULL;
}

/* Ids. */

typedef struct
{
  WayKind       kind;
  const gint64 *keys;
  guint         n_keys;
  GPtrArray    *ids;
} Naming;

static gboolean
read_ids (WayRecordReader *self,
          gpointer         data,
          GError         **error)
{
  Naming          *naming = data;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE row = ?1", way_schema_get_table (self->records->schema, naming->kind)->name);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;
  guint    i;

  if (statement == NULL)
    return FALSE;
  g_ptr_array_set_size (naming->ids, 0);
  for (i = 0; i < naming->n_keys; i++)
    {
      way_statement_bind_int (statement, 1, naming->keys[i]);
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (naming->ids, g_strdup (way_statement_get_text (statement, 0)));
      way_statement_reset (statement);
    }

  return TRUE;
}

/**
 * way_record_reader_read_ids:
 * @self: a reader
 * @kind: a kind of record
 * @keys: (array length=n_keys): which records
 * @n_keys: how many
 * @error: where to put why it failed
 *
 * Reads the ids of those records that are still there. A thousand take a few milliseconds.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids
 */
GPtrArray *
way_record_reader_read_ids (WayRecordReader *self,
                            WayKind          kind,
                            const gint64    *keys,
                            guint            n_keys,
                            GError         **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Naming naming = { kind, keys, n_keys, ids };

  g_return_val_if_fail (self != NULL && way_records_is_kind (kind), NULL);

  return way_record_reader_ask (self, read_ids, &naming, NULL, error) ? g_steal_pointer (&ids) : NULL;
}
