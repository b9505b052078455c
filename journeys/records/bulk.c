/* bulk.c - many records of one kind in one change */
#include "config.h"

#include "journeys/records/bulk.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/records/bulk-keys.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* While a transaction is large it pays to keep more of the file in memory. And as soon as SQLite has no more
 * room there and writes to the file, nobody else can read it until all is done: this is enough
 * for half a million accounts, and taken only as it is needed. */
#define CACHE_KIB (512 * 1024)
#define CACHE_KIB_OTHERWISE 2000

/* How many records the indexes get at once; between, progress is told. */
#define BATCH 4096

struct _WayBulk
{
  /* owned */
  WayRecords   *records;
  int          *fields;
  WayStatement *insert;
  WayStatement *by_row;
  WayStatement *by_id;
  WayStatement *by_name;
  WayStatement *update;
  WayBulkKeys  *keys;     /* of the field that is the key, or NULL */
  WayBulkKeys  *nameless; /* the names of records in which the key is not set */
  WayBulkUndo  *undo;
  GHashTable   *met;  /* of gint64: rows of records that were there, and that rows were about */
  WayItem      *item; /* the one that was found for the row to be put, or NULL */
  GString      *text;
  char         *changed;

  /* borrowed */
  WayTable *table;

  /* state */
  int      n_fields;
  int      key;
  int      name;      /* place of the name in the kind */
  int      key_value; /* places in the values, or -1 */
  int      name_value;
  int      account_value;
  gint64   row; /* of the record that was found */
  gboolean found_by_name;
  gint64   last_row; /* the last one before the change; what comes after it is not in the indexes yet */
  guint64  id_time;
  guint32  id_salt;
  guint32  n_ids;
  char     id[37];
};

static int
find_place (WayBulk *self,
            int      field)
{
  int i;

  for (i = 0; i < self->n_fields; i++)
    if (self->fields[i] == field)
      return i;

  return -1;
}

static WayColumn *
find_column (WayTable *table,
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
      WayColumn *column = find_column (self->table, self->fields[i]);

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
  WayColumn       *column = find_column (self->table, self->key);
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

/**
 * way_bulk_begin:
 * @records: the records
 * @kind: a kind of record
 * @fields: the fields that will be given, as places in the kind
 * @n_fields: how many
 * @key: by which of them records are matched, or %WAY_BULK_ID. Rows in which it is not
 *   set, and records in which it is not, are matched by name
 * @error: where to put why the records cannot be changed
 *
 * Begins a change of many records, to be ended by the same thread.
 *
 * Returns: (transfer full) (nullable): the change
 */
WayBulk *
way_bulk_begin (WayRecords *records,
                WayKind     kind,
                const int  *fields,
                int         n_fields,
                int         key,
                GError    **error)
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
  self->changed = way_records_dup_now ();
  self->id_time = g_get_real_time () / 1000;
  self->id_salt = g_random_int ();
  self->name = way_kind_find_name (kind);
  self->name_value = find_place (self, self->name);
  self->key_value = key >= 0 ? find_place (self, key) : -1;
  self->account_value = kind == WAY_KIND_CONTACT ? find_place (self, way_kind_find_field (kind, "account")) : -1;
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

static gboolean
step_row (WayStatement *statement,
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
  while ((done = step_row (self->by_name, &row, error)) && row != 0)
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
      done = step_row (self->by_id, row, error);
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

/* In the order of time, so that they come one behind the other in their index.
 * Source: RFC 9562, version 7. */
static const char *
make_id (WayBulk *self)
{
  guint32 n = self->n_ids++;

  g_snprintf (self->id, sizeof self->id, "%08x-%04x-7%03x-%04x-%04x%08x",
              (guint32)(self->id_time >> 16), (guint32)(self->id_time & 0xffff), self->id_salt & 0xfff,
              0x8000 | (n >> 18), (n >> 2) & 0xffff, ((n & 3) << 30) | (g_random_int () >> 2));

  return self->id;
}

static void
collect_text (WayBulk           *self,
              const char *const *values)
{
  int i, place;

  g_string_truncate (self->text, 0);
  /* In the order of the declaration, like everything that is collected. */
  for (i = 0; i < self->table->info->n_fields; i++)
    if (self->table->info->fields[i].flags & WAY_FIELD_SEARCH)
      {
        place = find_place (self, i);
        if (place < 0 || values[place] == NULL)
          continue;
        if (self->text->len > 0)
          g_string_append_c (self->text, '\n');
        g_string_append (self->text, values[place]);
      }
}

static gboolean
write_links (WayBulk           *self,
             const char        *id,
             const char *const *values,
             GError           **error)
{
  guint i;
  int   j;

  for (i = 0; i < self->table->links->len; i++)
    {
      WayLinkTable *link = g_ptr_array_index (self->table->links, i);
      int           place = find_place (self, link->place);
      g_auto (GStrv) ids = NULL;
      g_autofree char *clear = g_strdup_printf ("DELETE FROM \"%s\" WHERE owner = ?1", link->name);
      g_autofree char *insert = g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (owner, target, position) VALUES (?1, ?2, ?3)", link->name);
      g_autoptr (WayStatement) statement = NULL;

      if (place < 0 || values[place] == NULL)
        continue;
      if (!way_database_run_with (self->records->database, error, clear, 1, id))
        return FALSE;
      statement = way_database_prepare (self->records->database, insert, error);
      if (statement == NULL)
        return FALSE;
      ids = g_strsplit (values[place], " ", -1);
      for (j = 0; ids[j] != NULL; j++)
        {
          way_statement_bind_text (statement, 1, id);
          way_statement_bind_text (statement, 2, ids[j]);
          way_statement_bind_int (statement, 3, j);
          if (!way_statement_run (statement, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* Remembers for the rows to come what a record has in the key. */
static void
note_key (WayBulk    *self,
          gint64      row,
          const char *key,
          const char *sorted)
{
  if (self->keys == NULL)
    return;
  if (key != NULL)
    {
      g_autofree char *folded = way_bulk_keys_fold (key);

      way_bulk_keys_add (self->keys, folded, row);
    }
  else
    way_bulk_keys_add (self->nameless, sorted, row);
}

static gboolean
add (WayBulk           *self,
     const char        *id,
     const char *const *values,
     GError           **error)
{
  g_autofree char *sorted = way_fold_text (values[self->name_value]);
  g_autofree char *search = NULL;
  int              place = 5;
  int              i;

  if (id == NULL)
    id = make_id (self);
  collect_text (self, values);
  search = way_fold_text (self->text->str);
  way_statement_bind_text (self->insert, 1, id);
  way_statement_bind_text (self->insert, 2, self->changed);
  way_statement_bind_text (self->insert, 3, sorted);
  way_statement_bind_text (self->insert, 4, search);
  for (i = 0; i < self->n_fields; i++)
    {
      WayColumn *column = find_column (self->table, self->fields[i]);

      if (column != NULL)
        place = way_table_bind_value (column, self->insert, place, values[i]);
    }
  if (!way_statement_run (self->insert, error))
    return FALSE;
  note_key (self, way_database_get_last_row (self->records->database),
            self->key_value >= 0 ? values[self->key_value] : NULL, sorted);
  way_records_note_change (self->records, self->table->kind, id);

  return self->table->links->len == 0 || write_links (self, id, values, error);
}

/* Whether the record has, in what is kept in tables of links, what the row gives. */
static gboolean
has_links (WayBulk           *self,
           WayItem           *item,
           const char *const *values,
           gboolean          *same,
           GError           **error)
{
  guint i;

  *same = TRUE;
  for (i = 0; i < self->table->links->len; i++)
    {
      WayLinkTable *link = g_ptr_array_index (self->table->links, i);
      int           place = find_place (self, link->place);

      if (place < 0 || values[place] == NULL)
        continue;
      if (!way_records_read_links (self->records, link, item, error))
        return FALSE;
      *same = *same && g_strcmp0 (way_item_get_at (item, link->place), values[place]) == 0;
    }

  return TRUE;
}

/* A name by which a record was found is as good as the one it has. */
static gboolean
change (WayBulk           *self,
        gint64             row,
        WayItem           *item,
        const char *const *values,
        gboolean           by_name,
        gboolean          *changed,
        GError           **error)
{
  const WayKindInfo *info = self->table->info;
  g_autofree char   *old_text = NULL;
  g_autofree char   *text = NULL;
  g_autofree char   *sorted = NULL;
  const char        *old_key = self->key_value >= 0 ? way_item_get_at (item, self->key) : NULL;
  gboolean           had_key = old_key != NULL;
  gboolean           same;
  int                i;

  if (!has_links (self, item, values, &same, error))
    return FALSE;
  for (i = 0; same && i < self->n_fields; i++)
    same = values[i] == NULL || (by_name && i == self->name_value) || g_strcmp0 (way_item_get_at (item, self->fields[i]), values[i]) == 0;
  *changed = !same;
  if (same)
    return TRUE;

  /* What this change added goes as a whole. */
  if (row <= self->last_row)
    way_bulk_undo_add_changed (self->undo, item, values, by_name ? self->name_value : -1);
  old_text = way_search_collect (item);
  for (i = 0; i < self->n_fields; i++)
    if (values[i] != NULL && !(by_name && i == self->name_value) && !way_item_set (item, info->fields[self->fields[i]].name, values[i], error))
      return FALSE;
  text = way_search_collect (item);
  sorted = way_fold_text (way_item_get_name (item));
  way_statement_bind_text (self->update, 1, way_item_get_id (item));
  way_statement_bind_text (self->update, 2, self->changed);
  way_statement_bind_text (self->update, 3, sorted);
  way_statement_bind_text (self->update, 4, text);
  way_table_bind (self->table, self->update, 5, item);
  if (!way_statement_run (self->update, error))
    return FALSE;
  if (row <= self->last_row && strcmp (text, old_text) != 0 &&
      (!way_search_remove_from_index (self->records->database, self->table, row, old_text, error) ||
       !way_search_add_to_index (self->records->database, self->table, row, text, error)))
    return FALSE;
  if (!had_key && self->key_value >= 0 && values[self->key_value] != NULL)
    note_key (self, row, values[self->key_value], sorted);
  way_records_note_change (self->records, self->table->kind, way_item_get_id (item));

  return self->table->links->len == 0 || write_links (self, way_item_get_id (item), values, error);
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

  if (self->item == NULL)
    {
      *outcome = WAY_BULK_ADDED;
      return add (self, id, values, error);
    }
  if (self->keys != NULL && self->row <= self->last_row)
    g_hash_table_add (self->met, g_memdup2 (&self->row, sizeof self->row));
  if (!change (self, self->row, self->item, values, self->found_by_name, &changed, error))
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
 * @kind: the kind of another record, which was added inside of the change
 * @id: its id
 *
 * Remembers that it goes when the change is taken back.
 */
void
way_bulk_note_created (WayBulk    *self,
                       WayKind     kind,
                       const char *id)
{
  way_bulk_undo_add_created (self->undo, kind, id);
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
