/* list-read.c - records with all their parts, as a statement finds them */
#include "config.h"

#include "journeys/model/join.h"
#include "journeys/records/records-private.h"

/* From so many records on it is asked first which of them have parts at all, for so many at once. */
#define MANY 16
#define AT_ONCE 250

/* Reads one field of references. */
gboolean
way_records_read_links (WayRecords   *self,
                        WayLinkTable *link,
                        WayItem      *record,
                        GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT target FROM \"%s\" WHERE owner = ?1 ORDER BY position", link->name);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  g_autoptr (GString) ids = g_string_new (NULL);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, way_item_get_id (record));
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      way_join_append (ids, " ", way_statement_get_text (statement, 0));
    }
  way_item_set (record, link->field->name, ids->str, NULL);

  return TRUE;
}

static gboolean
read_children (WayRecords *self,
               WayTable   *part,
               WayItem    *record,
               GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("%s WHERE r.owner = ?1 ORDER BY r.position", part->select);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, way_item_get_id (record));
  while (TRUE)
    {
      g_autoptr (WayItem) child = NULL;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      child = way_table_read (part, statement);
      way_item_append_child (record, part->slot, child);
    }
}

/* Adds to a set which of some records have rows in a table of their parts. */
static gboolean
note_owners (WayRecords *self,
             const char *table,
             GPtrArray  *records,
             guint       first,
             GHashTable *owners,
             GError    **error)
{
  guint n = MIN (AT_ONCE, records->len - first), i;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (WayStatement) statement = NULL;
  gboolean row;

  g_string_append_printf (sql, "SELECT DISTINCT owner FROM \"%s\" WHERE owner IN (", table);
  for (i = 0; i < n; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  statement = way_database_prepare (self->database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (i = 0; i < n; i++)
    way_statement_bind_text (statement, i + 1, way_item_get_id (g_ptr_array_index (records, first + i)));
  while (way_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      g_hash_table_add (owners, g_strdup (way_statement_get_text (statement, 0)));
    }

  return FALSE;
}

/* The ids of those records that have rows in a table of their parts; NULL when the records are few and each can be asked. */
static gboolean
find_owners (WayRecords  *self,
             const char  *table,
             GPtrArray   *records,
             GHashTable **owners,
             GError     **error)
{
  g_autoptr (GHashTable) found = NULL;
  guint i;

  *owners = NULL;
  if (records->len < MANY)
    return TRUE;
  found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (i = 0; i < records->len; i += AT_ONCE)
    if (!note_owners (self, table, records, i, found, error))
      return FALSE;
  *owners = g_steal_pointer (&found);

  return TRUE;
}

static gboolean
read_all_links (WayRecords   *self,
                WayLinkTable *link,
                GPtrArray    *records,
                GError      **error)
{
  g_autoptr (GHashTable) owners = NULL;
  guint i;

  if (!find_owners (self, link->name, records, &owners, error))
    return FALSE;
  for (i = 0; i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);

      if ((owners == NULL || g_hash_table_contains (owners, way_item_get_id (record))) &&
          !way_records_read_links (self, link, record, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_all_children (WayRecords *self,
                   WayTable   *part,
                   GPtrArray  *records,
                   GError    **error)
{
  g_autoptr (GHashTable) owners = NULL;
  guint i;

  if (!find_owners (self, part->name, records, &owners, error))
    return FALSE;
  for (i = 0; i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);

      if ((owners == NULL || g_hash_table_contains (owners, way_item_get_id (record))) &&
          !read_children (self, part, record, error))
        return FALSE;
    }

  return TRUE;
}

/* Reads what a statement made with the table's select finds. */
GPtrArray *
way_records_read_all (WayRecords   *self,
                      WayTable     *table,
                      WayStatement *statement,
                      GError      **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  gboolean row;
  guint    i;

  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      g_ptr_array_add (records, way_table_read (table, statement));
    }
  for (i = 0; i < table->links->len; i++)
    if (!read_all_links (self, g_ptr_array_index (table->links, i), records, error))
      return NULL;
  for (i = 0; i < table->children->len; i++)
    if (!read_all_children (self, g_ptr_array_index (table->children, i), records, error))
      return NULL;

  return g_steal_pointer (&records);
}
