/* bulk.c - many records of one kind in one change */
#include "config.h"

#include "journeys/records/bulk-private.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* While a transaction is large it pays to keep more of the file in memory. And as soon as SQLite has no more
 * room there and writes to the file, nobody else can read it until all is done: this is enough
 * for half a million accounts, and taken only as it is needed. */
#define CACHE_KIB (512 * 1024)
#define CACHE_KIB_OTHERWISE 2000

/* How many records the indexes get at once; between, progress is told. */
#define BATCH 4096

/* The place of a field in the values; -1 when none is given. */
int
way_bulk_find_place (WayBulk *self,
                     int      field)
{
  int i;

  for (i = 0; i < self->n_fields; i++)
    if (self->fields[i] == field)
      return i;

  return -1;
}

WayColumn *
way_bulk_find_column (WayTable *table,
                      int       field)
{
  guint i;

  for (i = 0; i < table->columns->len; i++)
    {
      WayColumn *column = g_ptr_array_index (table->columns, i);

      if (column->place == field)
        return column;
    }

  return NULL;
}

/* The values that an insert has come in the order of the columns given. */
static char *
make_insert (WayBulk *self)
{
  g_autoptr (GString) columns = g_string_new ("id, changed, sorted, search");
  g_autoptr (GString) places = g_string_new ("?1, ?2, ?3, ?4");
  int place = 4;
  int i;

  for (i = 0; i < self->n_fields; i++)
    {
      WayColumn *column = way_bulk_find_column (self->table, self->fields[i]);

      if (column == NULL)
        continue;
      g_string_append_printf (columns, ", \"%s\"", column->name);
      g_string_append_printf (places, ", ?%d", ++place);
      if (column->field->type == WAY_FIELD_MONEY)
        {
          g_string_append_printf (columns, ", \"%s-currency\"", column->name);
          g_string_append_printf (places, ", ?%d", ++place);
        }
    }

  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", self->table->name, columns->str, places->str);
}

static gboolean
prepare (WayBulk *self,
         GError **error)
{
  WayDatabase     *database = self->records->database;
  const char      *name = self->table->name;
  g_autofree char *insert = make_insert (self);
  g_autofree char *by_row = g_strdup_printf ("%s WHERE r.row = ?1", self->table->select);
  g_autofree char *by_id = g_strdup_printf ("SELECT row FROM \"%s\" WHERE id = ?1", name);
  /* People of the same name work for different companies. */
  g_autofree char *by_name = g_strdup_printf ("SELECT row, \"%s\" FROM \"%s\" WHERE sorted = ?1%s LIMIT 100",
                                              self->table->info->fields[self->name].name, name,
                                              self->table->kind == WAY_KIND_CONTACT
                                                ? " AND (account IS NULL OR ?2 IS NULL OR account = ?2)"
                                                : "");

  self->insert = way_database_prepare (database, insert, error);
  self->by_row = self->insert != NULL ? way_database_prepare (database, by_row, error) : NULL;
  self->by_id = self->by_row != NULL ? way_database_prepare (database, by_id, error) : NULL;
  self->by_name = self->by_id != NULL ? way_database_prepare (database, by_name, error) : NULL;
  self->update = self->by_name != NULL ? way_database_prepare (database, self->table->update, error) : NULL;

  return self->update != NULL;
}

/* Learns what the records there are have in the field that is the key. */
static gboolean
collect_keys (WayBulk *self,
              GError **error)
{
  WayColumn       *column = way_bulk_find_column (self->table, self->key);
  g_autofree char *sql = NULL;
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  self->keys = way_bulk_keys_new ();
  self->nameless = way_bulk_keys_new ();
  sql = g_strdup_printf ("SELECT row, sorted, \"%s\" FROM \"%s\"", column->name, self->table->name);
  statement = way_database_prepare (self->records->database, sql, error);
  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *value;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      value = way_statement_get_text (statement, 2);
      if (value != NULL)
        {
          g_autofree char *key = way_bulk_keys_fold (value);

          way_bulk_keys_add (self->keys, key, way_statement_get_int (statement, 0));
        }
      else
        way_bulk_keys_add (self->nameless, way_statement_get_text (statement, 1), way_statement_get_int (statement, 0));
    }
}

static void
set_cache (WayBulk *self,
           int      kib)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d", kib);

  way_database_run (self->records->database, sql, NULL);
}

static void
bulk_free (WayBulk *self)
{
  g_clear_pointer (&self->insert, way_statement_release);
  g_clear_pointer (&self->by_row, way_statement_release);
  g_clear_pointer (&self->by_id, way_statement_release);
  g_clear_pointer (&self->by_name, way_statement_release);
  g_clear_pointer (&self->update, way_statement_release);
  g_clear_pointer (&self->keys, way_bulk_keys_free);
  g_clear_pointer (&self->nameless, way_bulk_keys_free);
  g_clear_pointer (&self->undo, way_bulk_undo_free);
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_clear_pointer (&self->item, way_item_unref);
  g_string_free (self->text, TRUE);
  g_clear_object (&self->records);
  g_free (self->changed);
  g_free (self->fields);
  g_free (self);
}

/* Ends the change, which may be that of somebody around this one. */
static gboolean
end (WayBulk *self,
     gboolean keep,
     GError **error)
{
  g_autoptr (WayRecords) records = g_object_ref (self->records);

  set_cache (self, CACHE_KIB_OTHERWISE);
  bulk_free (self);

  return way_records_end (records, keep, error);
}

/* Now, with a fraction of the second that is the change's own: whoever changes a record later leaves another one, however
 * soon it is. */
static char *
dup_stamp (const WayBulkIds *ids)
{
  g_autofree char *now = way_records_dup_now ();

  now[strlen (now) - 1] = '\0';

  return g_strdup_printf ("%s.%010uZ", now, ids->salt);
}

/**
 * way_bulk_begin:
 * @records: the records
 * @kind: a kind of record
 * @fields: the fields that will be given, as places in the kind
 * @n_fields: how many
 * @key: by which of them records are matched, or %WAY_BULK_ID. Rows in which it is not
 *   set, and records in which it is not, are matched by name
 * @again: (nullable): the ids of the same rows, when these are put a second time
 * @error: where to put why the records cannot be changed
 *
 * Begins a change of many records, to be ended by the same thread.
 *
 * Returns: (transfer full) (nullable): the change
 */
WayBulk *
way_bulk_begin (WayRecords       *records,
                WayKind           kind,
                const int        *fields,
                int               n_fields,
                int               key,
                const WayBulkIds *again,
                GError          **error)
{
  WayBulk         *self;
  WayTable        *table;
  g_autofree char *last = NULL;

  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  table = way_records_get_table (records, kind, error);
  if (table == NULL || !way_records_begin (records, error))
    return NULL;

  self = g_new0 (WayBulk, 1);
  self->records = g_object_ref (records);
  self->table = table;
  self->fields = g_memdup2 (fields, n_fields * sizeof (int));
  self->n_fields = n_fields;
  self->key = key;
  self->undo = way_bulk_undo_new (kind, fields, n_fields);
  self->met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->text = g_string_new (NULL);
  self->is_again = again != NULL;
  if (again != NULL)
    self->ids = *again;
  else
    way_bulk_ids_init (&self->ids);
  self->changed = dup_stamp (&self->ids);
  self->name = way_kind_find_name (kind);
  self->name_value = way_bulk_find_place (self, self->name);
  self->key_value = key >= 0 ? way_bulk_find_place (self, key) : -1;
  self->account_value = kind == WAY_KIND_CONTACT ? way_bulk_find_place (self, way_kind_find_field (kind, "account")) : -1;
  last = g_strdup_printf ("SELECT max (row) FROM \"%s\"", table->name);

  set_cache (self, CACHE_KIB);
  if (!prepare (self, error) || !way_database_get_int (records->database, last, &self->last_row, error) ||
      (self->key_value >= 0 && self->key != self->name && !collect_keys (self, error)))
    {
      end (self, FALSE, NULL);
      return NULL;
    }

  return self;
}

/**
 * way_bulk_put:
 * @self: a change
 * @id: (nullable): the id that the row gives
 * @values: (array): a canonical value for each field; NULL leaves it as it is
 * @outcome: (out): what has become of it
 * @error: where to put why the records failed
 *
 * Changes the record that [method@Bulk.find] has found for the same row and not refused,
 * or adds one. What is referred to must be there.
 *
 * Returns: whether the records could take it; if not, the change must be cancelled
 */
gboolean
way_bulk_put (WayBulk           *self,
              const char        *id,
              const char *const *values,
              WayBulkOutcome    *outcome,
              GError           **error)
{
  gboolean changed;

  if (!self->is_found)
    self->n_rows++;
  self->is_found = FALSE;
  if (self->item == NULL)
    {
      *outcome = WAY_BULK_ADDED;
      return way_bulk_add (self, id, values, error);
    }
  if (self->keys != NULL && self->row <= self->last_row)
    g_hash_table_add (self->met, g_memdup2 (&self->row, sizeof self->row));
  if (!way_bulk_change (self, values, &changed, error))
    return FALSE;
  *outcome = changed ? WAY_BULK_UPDATED : WAY_BULK_UNCHANGED;

  return TRUE;
}

/* Gives the indexes what is new, in the order of the rows. */
static gboolean
index_new (WayBulk        *self,
           gint64          last,
           WayBulkProgress progress,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  gint64 from;

  for (from = self->last_row; from < last; from += BATCH)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !way_search_add_range_to_index (self->records->database, self->table, from, MIN (from + BATCH, last), error))
        return FALSE;
      if (progress != NULL)
        progress ((double)(MIN (from + BATCH, last) - self->last_row) / (last - self->last_row), data);
    }

  return TRUE;
}

/**
 * way_bulk_note_created:
 * @self: a change
 * @record: another record, which was added inside of the change with nothing but a name
 *
 * Remembers that it goes when the change is taken back.
 */
void
way_bulk_note_created (WayBulk *self,
                       WayItem *record)
{
  way_bulk_undo_add_created (self->undo, record);
}

/**
 * way_bulk_end:
 * @self: (transfer full): a change
 * @progress: (nullable) (scope call): is told how far it is, 0 to 1
 * @data: what it gets
 * @cancellable: (nullable): to stop it
 * @undo: (out) (transfer full) (nullable) (optional): how to take it back; NULL when it is
 *   too large for that
 * @error: where to put why it failed
 *
 * Makes what is new findable, and writes everything.
 *
 * Returns: whether all is safely written; if not, nothing was changed
 */
gboolean
way_bulk_end (WayBulk        *self,
              WayBulkProgress progress,
              gpointer        data,
              GCancellable   *cancellable,
              WayBulkUndo   **undo,
              GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max (row) FROM \"%s\"", self->table->name);
  g_autoptr (WayBulkUndo) back = g_steal_pointer (&self->undo);
  gint64   last;
  gboolean done = way_database_get_int (self->records->database, sql, &last, error) &&
                  index_new (self, last, progress, data, cancellable, error);

  if (done)
    way_bulk_undo_set_added (back, self->last_row, last, self->changed);
  done = end (self, done, error);
  if (undo != NULL)
    *undo = done && way_bulk_undo_is_whole (back) ? g_steal_pointer (&back) : NULL;

  return done;
}

/**
 * way_bulk_cancel:
 * @self: (transfer full): a change
 *
 * Takes everything back.
 */
void
way_bulk_cancel (WayBulk *self)
{
  end (self, FALSE, NULL);
}

/**
 * way_bulk_get_ids:
 * @self: a change
 *
 * Returns: (transfer none): the ids of its rows, by which they can be put again
 */
const WayBulkIds *
way_bulk_get_ids (WayBulk *self)
{
  return &self->ids;
}
