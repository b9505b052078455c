/* record-reader-values.c - the ids of records, and what stands in a field of all, and how often */
#include "config.h"

#include "journeys/records/record-query-private.h"
#include "journeys/records/record-reader-private.h"

typedef struct
{
  WayKind     kind;
  const char *field;
  int         most;
  GPtrArray  *values;
} Listing;

static void
value_free (gpointer data)
{
  WayRecordValue *value = data;

  g_free (value->value);
  g_free (value);
}

static gboolean
list_values (WayRecordReader *self,
             gpointer         data,
             GError         **error)
{
  Listing         *listing = data;
  WayTable        *table = way_schema_get_table (self->records->schema, listing->kind);
  WayColumn       *column;
  WayLinkTable    *link;
  g_autofree char *sql = NULL;
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  g_ptr_array_set_size (listing->values, 0);
  way_query_find_place (table, way_kind_get_field (listing->kind, listing->field), &column, &link);
  if (column == NULL)
    return TRUE;
  /* Spellings that differ in capitals only are one; few are folded, as equal ones are counted first. With max, SQLite
   * takes the spelling of the most frequent. */
  sql = g_strdup_printf ("SELECT v, sum (n), max (n) FROM (SELECT \"%s\" AS v, count (*) AS n FROM \"%s\" WHERE \"%s\" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC) "
                         "GROUP BY way_fold (v) ORDER BY 2 DESC, 1 LIMIT ?1",
                         column->name, table->name, column->name);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_int (statement, 1, listing->most);
  while (TRUE)
    {
      WayRecordValue *value;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      value = g_new0 (WayRecordValue, 1);
      value->value = g_strdup (way_statement_get_text (statement, 0));
      value->n_records = way_statement_get_int (statement, 1);
      g_ptr_array_add (listing->values, value);
    }
}

/**
 * way_record_reader_list_values:
 * @self: a reader
 * @kind: a kind of record
 * @field: the name of one of its fields that is a text
 * @most: how many values are enough
 * @cancellable: (nullable): to give up early
 * @error: where to put why it failed
 *
 * Lists what stands in a field, the most frequent first. Values that differ in capitals and accents
 * only count as one. Goes through all records of the kind: a second or two for a million.
 *
 * Returns: (transfer full) (nullable) (element-type WayRecordValue): the values
 */
GPtrArray *
way_record_reader_list_values (WayRecordReader *self,
                               WayKind          kind,
                               const char      *field,
                               int              most,
                               GCancellable    *cancellable,
                               GError         **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (value_free);
  Listing listing = { kind, field, most, values };

  g_return_val_if_fail (self != NULL && way_records_is_kind (kind), NULL);
  g_return_val_if_fail (way_kind_get_field (kind, field) != NULL, NULL);

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
