/* bulk-write.c - one of many records into its table */
#include "config.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/records/bulk-private.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* The id of a new record: that of its row, or another one where somebody has that already. */
static gboolean
find_id (WayBulk *self,
         char    *id,
         GError **error)
{
  gint64   row = 0;
  gboolean done;

  way_bulk_ids_write (&self->ids, self->n_rows, id);
  if (!self->is_again)
    return TRUE;
  way_statement_bind_text (self->by_id, 1, id);
  done = way_bulk_step (self->by_id, &row, error);
  way_statement_reset (self->by_id);
  if (row != 0)
    {
      WayBulkIds others;

      way_bulk_ids_init (&others);
      way_bulk_ids_write (&others, self->n_rows, id);
    }

  return done;
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
        place = way_bulk_find_place (self, i);
        if (place >= 0)
          way_search_append (self->text, &self->table->info->fields[i], values[place]);
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
      int           place = way_bulk_find_place (self, link->place);
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

gboolean
way_bulk_add (WayBulk           *self,
              const char        *id,
              const char *const *values,
              GError           **error)
{
  char             made[WAY_BULK_ID_SIZE];
  g_autofree char *sorted = way_fold_text (values[self->name_value]);
  g_autofree char *search = NULL;
  int              place = 5;
  int              i;

  if (id == NULL && !find_id (self, made, error))
    return FALSE;
  if (id == NULL)
    id = made;
  collect_text (self, values);
  search = way_search_fold (self->text->str);
  way_statement_bind_text (self->insert, 1, id);
  way_statement_bind_text (self->insert, 2, self->changed);
  way_statement_bind_text (self->insert, 3, sorted);
  way_statement_bind_text (self->insert, 4, search);
  for (i = 0; i < self->n_fields; i++)
    {
      WayColumn *column = way_bulk_find_column (self->table, self->fields[i]);

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
      int           place = way_bulk_find_place (self, link->place);

      if (place < 0 || values[place] == NULL)
        continue;
      if (!way_records_read_links (self->records, link, item, error))
        return FALSE;
      *same = *same && g_strcmp0 (way_item_get_at (item, link->place), values[place]) == 0;
    }

  return TRUE;
}

/* Changes the record that was found. A name by which that was is as good as the one it has. */
gboolean
way_bulk_change (WayBulk           *self,
                 const char *const *values,
                 gboolean          *changed,
                 GError           **error)
{
  const WayKindInfo *info = self->table->info;
  WayItem           *item = self->item;
  gint64             row = self->row;
  gboolean           by_name = self->found_by_name;
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
