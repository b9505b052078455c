/* record-reader.c - asking for long lists of records beside what else happens */
#include "config.h"

#include "journeys/records/record-reader.h"

#include "journeys/records/record-query-private.h"
#include "journeys/records/record-reader-private.h"

/* Steps of SQLite's machine between two looks at whether to go on. */
#define STEPS_BETWEEN_LOOKS 2000

/**
 * way_record_reader_new:
 * @records: the records
 *
 * Returns: (transfer full): a reader, which keeps the records alive
 */
WayRecordReader *
way_record_reader_new (WayRecords *records)
{
  WayRecordReader *self;

  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  self = g_new0 (WayRecordReader, 1);
  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->mutex);
  self->records = g_object_ref (records);

  return self;
}

/**
 * way_record_reader_ref:
 * @self: a reader
 *
 * Returns: (transfer full): the same one
 */
WayRecordReader *
way_record_reader_ref (WayRecordReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);

  return self;
}

/**
 * way_record_reader_unref:
 * @self: (transfer full): a reader
 *
 * Frees it with the last reference.
 */
void
way_record_reader_unref (WayRecordReader *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_clear_pointer (&self->database, way_database_close);
  g_clear_object (&self->records);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static int
look_cb (gpointer data)
{
  WayRecordReader *self = data;

  return way_records_is_turn_to_write (self->records) || g_cancellable_is_cancelled (self->cancellable);
}

/* Calls a function until it was not disturbed; it begins with nothing each time. */
gboolean
way_record_reader_ask (WayRecordReader *self,
                       WayReadFunc      read,
                       gpointer         data,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  while (TRUE)
    {
      g_autoptr (GError) problem = NULL;
      gboolean done, disturbed;

      if (!way_records_take_turn_to_read (self->records, cancellable))
        {
          g_cancellable_set_error_if_cancelled (cancellable, error);
          return FALSE;
        }
      if (self->database == NULL)
        {
          self->database = way_database_open_beside (self->records->database, FALSE, &problem);
          if (self->database != NULL)
            sqlite3_progress_handler (self->database->handle, STEPS_BETWEEN_LOOKS, look_cb, self);
        }
      self->cancellable = cancellable;
      done = self->database != NULL && read (self, data, &problem);
      self->cancellable = NULL;
      disturbed = !done && way_records_is_turn_to_write (self->records);
      way_records_end_turn_to_read (self->records);

      if (done)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!disturbed)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
}

/* Keys. */

typedef struct
{
  WayRecordQuery *query;
  GArray         *keys;
  int             most; /* below 0: all */
  gint64          n;
} Search;

static gboolean
find (WayRecordReader *self,
      gpointer         data,
      GError         **error)
{
  Search *search = data;
  g_autoptr (WayQuerySql) sql = way_query_sql_new (search->query, self->records, FALSE);
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  if (search->most >= 0)
    g_string_append_printf (way_query_sql_get_string (sql), " LIMIT %d", search->most);
  statement = way_database_prepare (self->database, way_query_sql_get (sql), error);
  g_array_set_size (search->keys, 0);
  if (statement == NULL)
    return FALSE;
  way_query_sql_bind (sql, statement);
  while (TRUE)
    {
      gint64 key;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      key = way_statement_get_int (statement, 0);
      g_array_append_val (search->keys, key);
    }
}

/**
 * way_record_reader_find:
 * @self: a reader
 * @query: what is asked for
 * @cancellable: (nullable): to give up early
 * @error: where to put why it failed
 *
 * Finds the records of a query, in its order. May take a second or two among a million.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their keys
 */
GArray *
way_record_reader_find (WayRecordReader *self,
                        WayRecordQuery  *query,
                        GCancellable    *cancellable,
                        GError         **error)
{
  return way_record_reader_find_first (self, query, -1, cancellable, error);
}

/**
 * way_record_reader_find_first:
 * @self: a reader
 * @query: what is asked for
 * @most: how many are enough; below 0: all
 * @cancellable: (nullable): to give up early
 * @error: where to put why it failed
 *
 * Finds the first records of a query, in its order.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their keys
 */
GArray *
way_record_reader_find_first (WayRecordReader *self,
                              WayRecordQuery  *query,
                              int              most,
                              GCancellable    *cancellable,
                              GError         **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { query, keys, most, 0 };

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  return way_record_reader_ask (self, find, &search, cancellable, error) ? g_steal_pointer (&keys) : NULL;
}

static gboolean
count (WayRecordReader *self,
       gpointer         data,
       GError         **error)
{
  Search *search = data;
  g_autoptr (WayQuerySql) sql = way_query_sql_new (search->query, self->records, TRUE);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, way_query_sql_get (sql), error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  way_query_sql_bind (sql, statement);
  if (!way_statement_step (statement, &row, error))
    return FALSE;
  search->n = way_statement_get_int (statement, 0);

  return TRUE;
}

/**
 * way_record_reader_count:
 * @self: a reader
 * @query: what is asked for
 * @cancellable: (nullable): to give up early
 * @error: where to put why it failed
 *
 * Counts the records of a query.
 *
 * Returns: how many there are; -1 on failure
 */
int
way_record_reader_count (WayRecordReader *self,
                         WayRecordQuery  *query,
                         GCancellable    *cancellable,
                         GError         **error)
{
  Search search = { query, NULL, -1, 0 };

  g_return_val_if_fail (self != NULL && query != NULL, -1);

  return way_record_reader_ask (self, count, &search, cancellable, error) ? (int)search.n : -1;
}

/* One record. */

typedef struct
{
  WayKind     kind;
  const char *id;
  gint64      key;
} Lookup;

static gboolean
look_up (WayRecordReader *self,
         gpointer         data,
         GError         **error)
{
  Lookup          *lookup = data;
  WayTable        *table = way_schema_get_table (self->records->schema, lookup->kind);
  g_autofree char *sql = g_strdup_printf ("SELECT row FROM \"%s\" WHERE id = ?1", table->name);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, lookup->id);
  if (!way_statement_step (statement, &row, error))
    return FALSE;
  lookup->key = row ? way_statement_get_int (statement, 0) : 0;

  return TRUE;
}

/**
 * way_record_reader_find_key:
 * @self: a reader
 * @kind: a kind of record
 * @id: which one
 * @cancellable: (nullable): to give up early
 * @error: where to put why it failed
 *
 * Returns: the key of the record; 0 when there is none or on failure
 */
gint64
way_record_reader_find_key (WayRecordReader *self,
                            WayKind          kind,
                            const char      *id,
                            GCancellable    *cancellable,
                            GError         **error)
{
  Lookup lookup = { kind, id, 0 };

  g_return_val_if_fail (self != NULL && way_records_is_kind (kind) && id != NULL, 0);

  return way_record_reader_ask (self, look_up, &lookup, cancellable, error) ? lookup.key : 0;
}

/* What rows have. */

typedef struct
{
  WayKind       kind;
  const gint64 *keys;
  guint         n_keys;
  GPtrArray    *rows;
} Reading;

/* Other programs may have written the file: what a field does not take is left out. */
static char *
read_canonical (const WayField *field,
                WayStatement   *statement,
                int             column)
{
  g_autofree char *text = way_table_read_value (field, statement, column);
  char            *value = NULL;

  if (text == NULL || way_field_is_canonical (field, text))
    return g_steal_pointer (&text);

  return way_field_normalise_stored (field, text, &value, NULL) ? value : NULL;
}

static GPtrArray *
read_row (WayStatement          *statement,
          const WayRecordColumn *columns,
          int                    n_columns)
{
  GPtrArray *texts = g_ptr_array_new_full (WAY_RECORD_ROW_COLUMNS + n_columns, g_free);
  int        output = 1, i;

  g_ptr_array_add (texts, g_strdup (way_statement_get_text (statement, 0)));
  for (i = 0; i < n_columns; i++)
    {
      const WayField *field = columns[i].field;

      if (field != NULL && field->type != WAY_FIELD_REFERENCE && field->type != WAY_FIELD_REFERENCES)
        g_ptr_array_add (texts, read_canonical (field, statement, output));
      else
        g_ptr_array_add (texts, g_strdup (way_statement_get_text (statement, output)));
      output += way_query_sql_n_outputs (&columns[i]);
    }

  return texts;
}

static void
row_free (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static gboolean
read_rows (WayRecordReader *self,
           gpointer         data,
           GError         **error)
{
  Reading               *reading = data;
  int                    n_columns;
  const WayRecordColumn *columns = way_record_columns_get (reading->kind, &n_columns);
  g_autofree char       *sql = way_query_sql_make_select (self->records, reading->kind);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;
  guint    i;

  if (statement == NULL)
    return FALSE;
  g_ptr_array_set_size (reading->rows, 0);
  for (i = 0; i < reading->n_keys; i++)
    {
      way_statement_bind_int (statement, 1, reading->keys[i]);
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      g_ptr_array_add (reading->rows, row ? read_row (statement, columns, n_columns) : NULL);
      way_statement_reset (statement);
    }

  return TRUE;
}

/**
 * way_record_reader_read:
 * @self: a reader
 * @kind: a kind of record
 * @keys: (array length=n_keys): which records
 * @n_keys: how many
 * @cancellable: (nullable): to give up early
 * @error: where to put why it failed
 *
 * Reads what a list shows of some records: for each an array of texts, the
 * id first and then the canonical value of each column or NULL; names in the
 * place of references. A record that is not there any more has NULL.
 *
 * Returns: (transfer full) (nullable) (element-type GPtrArray): the rows
 */
GPtrArray *
way_record_reader_read (WayRecordReader *self,
                        WayKind          kind,
                        const gint64    *keys,
                        guint            n_keys,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_keys, row_free);
  Reading reading = { kind, keys, n_keys, rows };

  g_return_val_if_fail (self != NULL && way_records_is_kind (kind), NULL);

  return way_record_reader_ask (self, read_rows, &reading, cancellable, error) ? g_steal_pointer (&rows) : NULL;
}
