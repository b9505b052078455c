/* store.c - keeping, changing and deleting records */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* Now, as it is kept with what was changed. */
char *
way_records_dup_now (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/* Says that there is no such record. */
gboolean
way_records_refuse_unknown (WayKind     kind,
                            const char *id,
                            GError    **error)
{
  g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND,
               /* TRANSLATORS: a kind of record, and a name or id: There is no Account “Nordwind” in the records. */
               _ ("There is no %s “%s” in the records. Look at the list for its name or id."),
               _ (way_kind_get_info (kind)->label), id);
  return FALSE;
}

/* Where a record lies, and the text it is found by now. */
static gboolean
locate (WayRecords *self,
        WayTable   *table,
        const char *id,
        gint64     *place,
        char      **text,
        GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT row, search FROM \"%s\" WHERE id = ?1", table->name);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, id);
  if (!way_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return way_records_refuse_unknown (table->kind, id, error);
  *place = way_statement_get_int (statement, 0);
  if (text != NULL)
    *text = g_strdup (way_statement_get_text (statement, 1));

  return TRUE;
}

static gboolean
check_reference (WayRecords     *self,
                 const WayField *field,
                 const char     *value,
                 GError        **error)
{
  g_auto (GStrv) ids = NULL;
  WayKind target;
  int     i;

  if (value == NULL || !way_table_get_target (field, &target))
    return TRUE;
  ids = g_strsplit (value, " ", -1);
  for (i = 0; ids[i] != NULL; i++)
    {
      gint64 place;

      if (!locate (self, way_schema_get_table (self->schema, target), ids[i], &place, NULL, error))
        {
          g_prefix_error (error, "%s: ", _ (field->label));
          return FALSE;
        }
    }

  return TRUE;
}

/* Whether what a value of a field refers to is there. */
gboolean
way_records_has_targets (WayRecords     *self,
                         const WayField *field,
                         const char     *value,
                         gboolean       *are_there,
                         GError        **error)
{
  g_autoptr (GError) failed = NULL;

  *are_there = check_reference (self, field, value, &failed);
  if (*are_there || g_error_matches (failed, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));

  return FALSE;
}

static gboolean
check_references (WayRecords *self,
                  WayItem    *item,
                  GError    **error)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    if (!check_reference (self, &info->fields[i], way_item_get_at (item, i), error))
      return FALSE;
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < way_item_n_children (item, i); j++)
      if (!check_references (self, way_item_get_child (item, i, j), error))
        return FALSE;

  return TRUE;
}

static gboolean
write_parts (WayRecords *self,
             WayTable   *table,
             WayItem    *record,
             GError    **error)
{
  guint i;
  int   j;

  for (i = 0; i < table->links->len; i++)
    {
      WayLinkTable *link = g_ptr_array_index (table->links, i);
      const char   *value = way_item_get_at (record, link->place);
      g_auto (GStrv) ids = g_strsplit (value != NULL ? value : "", " ", -1);
      g_autofree char *clear = g_strdup_printf ("DELETE FROM \"%s\" WHERE owner = ?1", link->name);
      g_autofree char *insert = g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (owner, target, position) VALUES (?1, ?2, ?3)", link->name);
      g_autoptr (WayStatement) statement = NULL;

      if (!way_database_run_with (self->database, error, clear, 1, way_item_get_id (record)))
        return FALSE;
      statement = way_database_prepare (self->database, insert, error);
      if (statement == NULL)
        return FALSE;
      for (j = 0; ids[j] != NULL; j++)
        {
          way_statement_bind_text (statement, 1, way_item_get_id (record));
          way_statement_bind_text (statement, 2, ids[j]);
          way_statement_bind_int (statement, 3, j);
          if (!way_statement_run (statement, error))
            return FALSE;
        }
    }

  for (i = 0; i < table->children->len; i++)
    {
      WayTable        *part = g_ptr_array_index (table->children, i);
      g_autofree char *clear = g_strdup_printf ("DELETE FROM \"%s\" WHERE owner = ?1", part->name);
      g_autoptr (WayStatement) statement = NULL;

      if (!way_database_run_with (self->database, error, clear, 1, way_item_get_id (record)))
        return FALSE;
      statement = way_database_prepare (self->database, part->insert, error);
      if (statement == NULL)
        return FALSE;
      for (j = 0; j < way_item_n_children (record, part->slot); j++)
        {
          WayItem *child = way_item_get_child (record, part->slot, j);

          if (way_item_get_kind (child) != part->kind)
            continue;
          way_statement_bind_text (statement, 1, way_item_get_id (child));
          way_statement_bind_text (statement, 2, way_item_get_id (record));
          way_statement_bind_int (statement, 3, j);
          way_table_bind (part, statement, 4, child);
          if (!way_statement_run (statement, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_record (WayRecords *self,
              WayTable   *table,
              WayItem    *record,
              gboolean    is_new,
              GError    **error)
{
  g_autoptr (WayStatement) statement = NULL;
  g_autofree char *changed = way_records_dup_now ();
  g_autofree char *sorted = way_fold_text (way_item_get_name (record));
  g_autofree char *text = way_search_collect (record);
  g_autofree char *old_text = NULL;
  gint64           place = 0;

  if (is_new && !g_uuid_string_is_valid (way_item_get_id (record)))
    {
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                   _ ("%s: “%s” is not the id of a record."), _ (table->info->label), way_item_get_id (record));
      return FALSE;
    }
  if (*way_item_get_name (record) == '\0')
    {
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                   _ ("%s: A record needs a name."), _ (table->info->label));
      return FALSE;
    }
  if ((!is_new && !locate (self, table, way_item_get_id (record), &place, &old_text, error)) ||
      !check_references (self, record, error))
    return FALSE;

  statement = way_database_prepare (self->database, is_new ? table->insert : table->update, error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, way_item_get_id (record));
  way_statement_bind_text (statement, 2, changed);
  way_statement_bind_text (statement, 3, sorted);
  way_statement_bind_text (statement, 4, text);
  way_table_bind (table, statement, 5, record);
  if (!way_statement_run (statement, error))
    return FALSE;
  if (is_new && !way_database_get_int (self->database, "SELECT last_insert_rowid ()", &place, error))
    return FALSE;

  if (g_strcmp0 (text, old_text) != 0)
    {
      if (!is_new && !way_search_remove_from_index (self->database, table, place, old_text, error))
        return FALSE;
      if (!way_search_add_to_index (self->database, table, place, text, error))
        return FALSE;
    }

  return write_parts (self, table, record, error);
}

static gboolean
store (WayRecords *self,
       WayItem    *record,
       gboolean    is_new,
       GError    **error)
{
  WayTable *table = way_records_get_table (self, way_item_get_kind (record), error);
  gboolean  done;

  if (table == NULL || !way_records_begin (self, error))
    return FALSE;
  done = write_record (self, table, record, is_new, error);
  /* One that was merged into another and is there again goes its own way. */
  if (done && is_new)
    done = way_database_run_with (self->database, error,
                                  "DELETE FROM \"record-alias\" WHERE kind = ?1 AND old = ?2", 2,
                                  table->name, way_item_get_id (record));
  if (done)
    way_records_note_change (self, table->kind, way_item_get_id (record));

  return way_records_end (self, done, done ? error : NULL);
}

/**
 * way_records_new_record:
 * @kind: a kind of record
 *
 * Returns: (transfer full): an empty record with an id of its own, which
 *   nothing knows before it is added
 */
WayItem *
way_records_new_record (WayKind kind)
{
  g_autofree char *uuid = g_uuid_string_random ();

  g_return_val_if_fail (way_records_is_kind (kind), NULL);

  return way_item_new (kind, uuid);
}

/**
 * way_records_dup_new_name:
 * @kind: a kind of record
 *
 * Returns: (transfer full): what a record is called until somebody gives it a name
 */
char *
way_records_dup_new_name (WayKind kind)
{
  /* TRANSLATORS: what a record is called until somebody gives it a name; %s is for example Account */
  return g_strdup_printf (_ ("New %s"), _ (way_kind_get_info (kind)->label));
}

/**
 * way_records_add:
 * @self: the records
 * @record: a record made with [func@records_new_record], with a name
 * @error: where to put why it is refused
 *
 * Keeps a new record. What it refers to must be there.
 *
 * Returns: whether it is safely written; if not, nothing was changed
 */
gboolean
way_records_add (WayRecords *self,
                 WayItem    *record,
                 GError    **error)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  return store (self, record, TRUE, error);
}

/**
 * way_records_update:
 * @self: the records
 * @record: a record with other values
 * @error: where to put why it is refused
 *
 * Replaces what is kept of a record. What a newer version knows of it and this
 * one does not stays.
 *
 * Returns: whether it is safely written; if not, nothing was changed
 */
gboolean
way_records_update (WayRecords *self,
                    WayItem    *record,
                    GError    **error)
{
  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  return store (self, record, FALSE, error);
}

/**
 * way_records_delete:
 * @self: the records
 * @kind: a kind of record
 * @id: which one
 * @error: where to put why it is refused
 *
 * Takes a record away. Records that refer to it stay and lose the reference;
 * scores that were about it go. Maps keep their snapshot of it.
 *
 * Returns: whether it is gone
 */
gboolean
way_records_delete (WayRecords *self,
                    WayKind     kind,
                    const char *id,
                    GError    **error)
{
  g_autofree char *sql = NULL;
  g_autofree char *text = NULL;
  WayTable        *table;
  gboolean         done;
  gint64           place;

  g_return_val_if_fail (WAY_IS_RECORDS (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  table = way_records_get_table (self, kind, error);
  if (table == NULL || !way_records_begin (self, error))
    return FALSE;
  sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table->name);
  done = locate (self, table, id, &place, &text, error) &&
         way_search_remove_from_index (self->database, table, place, text, error) &&
         way_database_run_with (self->database, error, sql, 1, id);
  if (done)
    way_records_note_change (self, kind, id);

  return way_records_end (self, done, error);
}
