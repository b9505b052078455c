/* search.c - what records are found by, and the indexes of it */
#include "config.h"

#include "journeys/records/search.h"

#include <string.h>

#include "journeys/model/fold.h"

/* Raised when folding changes, so that older files are folded anew. */
#define FOLDING "3"

/**
 * way_search_write_out:
 * @word: a word as it was written
 *
 * Returns: (transfer full) (nullable): the folded word as it is written where there is no key for umlauts, "mueller" for
 *   "Müller"; NULL when that is as it is folded otherwise
 */
char *
way_search_write_out (const char *word)
{
  g_autofree char *folded = NULL;
  g_autofree char *written_out = NULL;

  if (g_str_is_ascii (word))
    return NULL;
  folded = way_fold_text (word);
  written_out = way_fold_umlauts (word);

  return strcmp (folded, written_out) != 0 ? g_steal_pointer (&written_out) : NULL;
}

/**
 * way_search_fold:
 * @text: what stands in a record
 *
 * Folds a text so that it is found by each of its spellings: "Müller" by "muller" and "mueller".
 *
 * Returns: (transfer full): the folded text, and behind it the words that are written otherwise
 */
char *
way_search_fold (const char *text)
{
  g_autofree char *folded = way_fold_text (text);
  g_autoptr (GString) all = NULL;
  g_auto (GStrv) words = NULL;
  int i;

  if (g_str_is_ascii (text))
    return g_steal_pointer (&folded);
  all = g_string_new (folded);
  words = g_strsplit_set (text, " \t\n", -1);
  for (i = 0; words[i] != NULL; i++)
    {
      g_autofree char *written_out = way_search_write_out (words[i]);

      if (written_out != NULL)
        g_string_append_printf (all, "\n%s", written_out);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gboolean
is_searched (const WayField *field)
{
  return (field->flags & WAY_FIELD_SEARCH) && field->type != WAY_FIELD_REFERENCE;
}

/**
 * way_search_append:
 * @text: what is collected of a record
 * @field: one of its fields, which come in the order of their declaration
 * @value: (nullable): what it has
 *
 * Collects what a record is found by: all fields that are searched. A reference leads to a name, which is
 * looked at where it stands, as it may change.
 */
void
way_search_append (GString        *text,
                   const WayField *field,
                   const char     *value)
{
  if (value == NULL || !is_searched (field))
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, value);
}

/**
 * way_search_collect:
 * @item: a record
 *
 * Returns: (transfer full): the folded text by which the record is found
 */
char *
way_search_collect (WayItem *item)
{
  const WayKindInfo *info = way_item_get_info (item);
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (i = 0; i < info->n_fields; i++)
    way_search_append (text, &info->fields[i], way_item_get_at (item, i));

  return way_search_fold (text->str);
}

/* What the index of a table is made of. */
static char *
describe_index (WayTable *table)
{
  g_autoptr (GString) text = g_string_new (FOLDING);
  int i;

  for (i = 0; i < table->info->n_fields; i++)
    if (is_searched (&table->info->fields[i]))
      g_string_append_printf (text, " %s", table->info->fields[i].name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * way_search_is_index_current:
 * @database: a database that has all tables
 * @table: a table of records
 * @current: (out): whether the index covers the fields that are declared now
 * @error: where to put why it cannot be told
 *
 * Returns: whether it could be told
 */
gboolean
way_search_is_index_current (WayDatabase *database,
                             WayTable    *table,
                             gboolean    *current,
                             GError     **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (database, "SELECT 1 FROM waymark WHERE key = ?1 AND value = ?2", error);
  g_autofree char *key = g_strconcat ("index of ", table->name, NULL);
  g_autofree char *value = describe_index (table);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, key);
  way_statement_bind_text (statement, 2, value);

  return way_statement_step (statement, current, error);
}

/* Runs a statement on both indexes; INDEX in it stands for the name. */
static gboolean
run_on_indexes (WayDatabase *database,
                WayTable    *table,
                const char  *format,
                gint64       row,
                const char  *text,
                GError     **error)
{
  static const char *const suffixes[] = { "words", "parts" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (table->name, "-", suffixes[i], NULL);
      g_auto (GStrv) pieces = g_strsplit (format, "INDEX", -1);
      g_autofree char *sql = g_strjoinv (name, pieces);
      g_autoptr (WayStatement) statement = way_database_prepare (database, sql, error);

      if (statement == NULL)
        return FALSE;
      if (text != NULL)
        {
          way_statement_bind_int (statement, 1, row);
          way_statement_bind_text (statement, 2, text);
        }
      if (!way_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_search_refresh_index:
 * @database: a database in a transaction
 * @table: a table of records
 * @error: where to put why it failed
 *
 * Makes the folded texts and the indexes anew if other fields are searched now.
 *
 * Returns: whether the index is current
 */
gboolean
way_search_refresh_index (WayDatabase *database,
                          WayTable    *table,
                          GError     **error)
{
  static const char remember[] = "INSERT INTO waymark (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
  g_autofree char  *key = g_strconcat ("index of ", table->name, NULL);
  g_autofree char  *value = describe_index (table);
  g_autofree char  *update_sql = g_strdup_printf ("UPDATE \"%s\" SET search = ?2, sorted = ?3 WHERE id = ?1", table->name);
  g_autoptr (WayStatement) select = NULL;
  g_autoptr (WayStatement) update = NULL;
  gboolean current, row;

  if (!way_search_is_index_current (database, table, &current, error))
    return FALSE;
  if (current)
    return TRUE;

  select = way_database_prepare (database, table->select, error);
  update = select != NULL ? way_database_prepare (database, update_sql, error) : NULL;
  if (update == NULL)
    return FALSE;
  while (TRUE)
    {
      g_autoptr (WayItem) item = NULL;
      g_autofree char *text = NULL;
      g_autofree char *sorted = NULL;

      if (!way_statement_step (select, &row, error))
        return FALSE;
      if (!row)
        break;
      item = way_table_read (table, select);
      text = way_search_collect (item);
      sorted = way_fold_text (way_item_get_name (item));
      way_statement_bind_text (update, 1, way_item_get_id (item));
      way_statement_bind_text (update, 2, text);
      way_statement_bind_text (update, 3, sorted);
      if (!way_statement_run (update, error))
        return FALSE;
    }

  if (!run_on_indexes (database, table, "INSERT INTO \"INDEX\" (\"INDEX\") VALUES ('rebuild')", 0, NULL, error))
    return FALSE;

  return way_database_run_with (database, error, remember, 2, key, value);
}

/**
 * way_search_add_to_index:
 * @database: a database in a transaction
 * @table: a table of records
 * @row: where the record lies
 * @text: its folded text
 * @error: where to put why it failed
 *
 * Returns: whether it can be found now
 */
gboolean
way_search_add_to_index (WayDatabase *database,
                         WayTable    *table,
                         gint64       row,
                         const char  *text,
                         GError     **error)
{
  return run_on_indexes (database, table, "INSERT INTO \"INDEX\" (rowid, search) VALUES (?1, ?2)", row, text, error);
}

/**
 * way_search_add_range_to_index:
 * @database: a database in a transaction
 * @table: a table of records
 * @after: the row before the first
 * @last: the last row
 * @error: where to put why it failed
 *
 * Adds all records of a range at once, which must not be in the indexes yet.
 *
 * Returns: whether they can be found now
 */
gboolean
way_search_add_range_to_index (WayDatabase *database,
                               WayTable    *table,
                               gint64       after,
                               gint64       last,
                               GError     **error)
{
  static const char *const suffixes[] = { "words", "parts" };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s-%s\" (rowid, search) SELECT row, search FROM \"%s\" WHERE row > ?1 AND row <= ?2",
                                              table->name, suffixes[i], table->name);
      g_autoptr (WayStatement) statement = way_database_prepare (database, sql, error);

      if (statement == NULL)
        return FALSE;
      way_statement_bind_int (statement, 1, after);
      way_statement_bind_int (statement, 2, last);
      if (!way_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_search_remove_from_index:
 * @database: a database in a transaction
 * @table: a table of records
 * @row: where the record lies
 * @text: the folded text that it was added with
 * @error: where to put why it failed
 *
 * Returns: whether it cannot be found any more
 */
gboolean
way_search_remove_from_index (WayDatabase *database,
                              WayTable    *table,
                              gint64       row,
                              const char  *text,
                              GError     **error)
{
  return run_on_indexes (database, table, "INSERT INTO \"INDEX\" (\"INDEX\", rowid, search) VALUES ('delete', ?1, ?2)", row, text, error);
}

/**
 * way_search_compact_index:
 * @database: a database that can be written
 * @table: a table of records
 * @error: where to put why it failed
 *
 * Joins the pieces of the indexes, after which nothing is in them of what was removed.
 *
 * Returns: whether they are joined
 */
gboolean
way_search_compact_index (WayDatabase *database,
                          WayTable    *table,
                          GError     **error)
{
  return run_on_indexes (database, table, "INSERT INTO \"INDEX\" (\"INDEX\") VALUES ('optimize')", 0, NULL, error);
}

/**
 * way_search_check_index:
 * @database: a database that can be written
 * @table: a table of records
 * @problems: (element-type utf8): where to add what is wrong
 * @error: where to put why it could not be checked
 *
 * Compares the indexes with the records.
 *
 * Returns: whether they could be compared
 */
gboolean
way_search_check_index (WayDatabase *database,
                        WayTable    *table,
                        GPtrArray   *problems,
                        GError     **error)
{
  g_autoptr (GError) found = NULL;

  if (run_on_indexes (database, table, "INSERT INTO \"INDEX\" (\"INDEX\", rank) VALUES ('integrity-check', 1)", 0, NULL, &found))
    return TRUE;
  if (!g_error_matches (found, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }
  g_ptr_array_add (problems, g_strdup (found->message));

  return TRUE;
}
