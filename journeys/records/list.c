/* list.c - reading, listing and finding records */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/records/records-private.h"
#include "journeys/records/search.h"

/* Places in a list's statement, beyond those of a search. */
#define PLACE_LIMIT 90
#define PLACE_OFFSET 91

/* As many ids as a message names. */
#define MAX_NAMED 10

/* The records for which a condition holds; ?1 is a value. */
GPtrArray *
way_records_select_where (WayRecords *self,
                          WayTable   *table,
                          const char *condition,
                          const char *value,
                          GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("%s WHERE %s ORDER BY r.sorted, r.id", table->select, condition);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, value);

  return way_records_read_all (self, table, statement, error);
}

/**
 * way_records_get:
 * @self: the records
 * @kind: a kind of record
 * @id: which one
 * @error: where to put why there is none
 *
 * Returns: (transfer full) (nullable): the record with all its values
 */
WayItem *
way_records_get (WayRecords *self,
                 WayKind     kind,
                 const char *id,
                 GError    **error)
{
  WayRecords *reading;
  g_autoptr (GPtrArray) found = NULL;
  WayTable *table;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return NULL;
  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return NULL;
  found = way_records_select_where (reading, table, "r.id = ?1", id, error);
  way_records_stop_reading (self, reading);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      way_records_refuse_unknown (kind, id, error);
      return NULL;
    }

  return way_item_ref (g_ptr_array_index (found, 0));
}

/**
 * way_records_dup_changed:
 * @self: the records
 * @kind: a kind of record
 * @id: which one
 *
 * Returns: (transfer full) (nullable): when the record was last changed, in UTC
 */
char *
way_records_dup_changed (WayRecords *self,
                         WayKind     kind,
                         const char *id)
{
  g_autoptr (WayStatement) statement = NULL;
  g_autofree char *sql = NULL;
  char            *changed = NULL;
  WayTable        *table;
  gboolean         row;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  table = way_records_get_table (self, kind, NULL);
  if (table == NULL)
    return NULL;
  sql = g_strdup_printf ("SELECT changed FROM \"%s\" WHERE id = ?1", table->name);
  g_rec_mutex_lock (&self->mutex);
  statement = way_database_prepare (self->database, sql, NULL);
  if (statement != NULL)
    {
      way_statement_bind_text (statement, 1, id);
      if (way_statement_step (statement, &row, NULL) && row)
        changed = g_strdup (way_statement_get_text (statement, 0));
      g_clear_pointer (&statement, way_statement_release);
    }
  g_rec_mutex_unlock (&self->mutex);

  return changed;
}

static GPtrArray *
list (WayRecords *self,
      WayTable   *table,
      const char *query,
      int         offset,
      int         limit,
      GError    **error)
{
  g_autoptr (WaySearch) search = way_search_new (query);
  g_autoptr (WayStatement) statement = NULL;
  g_autofree char *condition = search != NULL ? way_search_make_condition (search, table) : NULL;
  g_autofree char *order = search != NULL ? way_search_make_order (search, table) : NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("%s%s%s ORDER BY %sr.sorted, r.id LIMIT ?%d OFFSET ?%d", table->select,
                         search != NULL ? " WHERE " : "", search != NULL ? condition : "",
                         search != NULL ? order : "", PLACE_LIMIT, PLACE_OFFSET);
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  if (search != NULL)
    way_search_bind (search, statement);
  way_statement_bind_int (statement, PLACE_LIMIT, limit);
  way_statement_bind_int (statement, PLACE_OFFSET, offset);

  return way_records_read_all (self, table, statement, error);
}

/**
 * way_records_list:
 * @self: the records
 * @kind: a kind of record
 * @query: (nullable): words that all must be found in a record; NULL or empty for all records
 * @offset: how many to leave out at the beginning
 * @limit: how many to return; below 0: all
 * @error: where to put why it failed
 *
 * Lists records by name. With a query those in which the words begin come
 * first, then those in which they are part of a word. Capitals and accents
 * make no difference; nothing typed is an error.
 *
 * Returns: (transfer full) (nullable) (element-type WayItem): the records
 */
GPtrArray *
way_records_list (WayRecords *self,
                  WayKind     kind,
                  const char *query,
                  int         offset,
                  int         limit,
                  GError    **error)
{
  WayRecords *reading;
  GPtrArray  *records;
  WayTable   *table;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return NULL;
  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return NULL;
  records = list (reading, table, query, offset, limit, error);
  way_records_stop_reading (self, reading);

  return records;
}

static int
count (WayRecords *self,
       WayTable   *table,
       const char *query,
       GError    **error)
{
  g_autoptr (WaySearch) search = way_search_new (query);
  g_autoptr (WayStatement) statement = NULL;
  g_autofree char *condition = search != NULL ? way_search_make_condition (search, table) : NULL;
  g_autofree char *sql = NULL;
  gboolean         row;

  sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" AS r%s%s", table->name,
                         search != NULL ? " WHERE " : "", search != NULL ? condition : "");
  statement = way_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return -1;
  if (search != NULL)
    way_search_bind (search, statement);
  if (!way_statement_step (statement, &row, error))
    return -1;

  return way_statement_get_int (statement, 0);
}

/**
 * way_records_count:
 * @self: the records
 * @kind: a kind of record
 * @query: (nullable): as in [method@Records.list]
 * @error: where to put why it failed
 *
 * Returns: how many records the list has; -1 on failure
 */
int
way_records_count (WayRecords *self,
                   WayKind     kind,
                   const char *query,
                   GError    **error)
{
  WayRecords *reading;
  WayTable   *table;
  int         n;

  g_return_val_if_fail (WAY_IS_RECORDS (self), -1);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return -1;
  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return -1;
  n = count (reading, table, query, error);
  way_records_stop_reading (self, reading);

  return n;
}

/* One of several with the same folded name: the one that is written exactly so. */
static WayItem *
pick (GPtrArray  *found,
      const char *name)
{
  WayItem *exact = NULL;
  guint    i;

  if (found->len == 1)
    return g_ptr_array_index (found, 0);
  for (i = 0; i < found->len; i++)
    if (strcmp (way_item_get_name (g_ptr_array_index (found, i)), name) == 0)
      {
        if (exact != NULL)
          return NULL;
        exact = g_ptr_array_index (found, i);
      }

  return exact;
}

static void
refuse_ambiguous (GPtrArray  *found,
                  const char *name,
                  GError    **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint i;

  for (i = 0; i < found->len && i < MAX_NAMED; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", way_item_get_id (g_ptr_array_index (found, i)));
  if (found->len > MAX_NAMED)
    g_string_append (ids, ", …");
  g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS,
               g_dngettext (NULL, "“%s” is the name of %d record. Use its id: %s",
                            "“%s” is the name of %d records. Use one of their ids: %s", found->len),
               name, (int)found->len, ids->str);
}

/**
 * way_records_find:
 * @self: the records
 * @kind: a kind of record
 * @name_or_id: an id, or a whole name; capitals and accents matter only
 *   between records that differ in nothing else
 * @error: where to put why there is none; an ambiguous name lists the ids
 *
 * Returns: (transfer full) (nullable): the record that is meant
 */
WayItem *
way_records_find (WayRecords *self,
                  WayKind     kind,
                  const char *name_or_id,
                  GError    **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *stripped = NULL;
  WayItem         *record = NULL;
  WayTable        *table;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (name_or_id != NULL, NULL);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return NULL;
  stripped = g_strstrip (g_utf8_make_valid (name_or_id, -1));
  folded = way_fold_text (stripped);

  g_rec_mutex_lock (&self->mutex);
  found = way_records_select_where (self, table, "r.id = ?1", stripped, error);
  if (found != NULL && found->len == 0)
    {
      g_ptr_array_unref (found);
      found = way_records_select_where (self, table, "r.sorted = ?1", folded, error);
    }
  g_rec_mutex_unlock (&self->mutex);
  if (found == NULL)
    return NULL;

  if (found->len > 0)
    record = pick (found, stripped);
  if (record != NULL)
    return way_item_ref (record);
  if (found->len == 0)
    way_records_refuse_unknown (kind, stripped, error);
  else
    refuse_ambiguous (found, stripped, error);

  return NULL;
}
