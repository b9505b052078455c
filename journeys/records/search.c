/* search.c - finding records by what is written in them
 *
 * A word of three letters or more is looked up among the parts of words (the
 * trigram index), so that "bahn" finds "Eisenbahn". Shorter ones, which are
 * whole words in Chinese and Japanese, are compared with the folded text
 * itself. What begins a word comes before what is only part of one.
 */
#include "config.h"

#include "journeys/records/search.h"

#include <string.h>

#include "journeys/model/fold.h"

#define MAX_WORDS 12
#define MAX_WORD_BYTES 200
#define SHORTEST_PART 3

/* Raised when folding changes, so that older files are folded anew. */
#define FOLDING "2"

struct _WaySearch
{
  GPtrArray *words; /* folded */
  char      *parts; /* what to match with the index of parts; NULL when all words are short */
  char      *begin; /* what to match with the index of words */
};

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
    {
      const char *value = way_item_get_at (item, i);

      if (value == NULL || !(info->fields[i].flags & WAY_FIELD_SEARCH))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, value);
    }

  return way_fold_text (text->str);
}

/* What the index of a table is made of. */
static char *
describe_index (WayTable *table)
{
  g_autoptr (GString) text = g_string_new (FOLDING);
  int i;

  for (i = 0; i < table->info->n_fields; i++)
    if (table->info->fields[i].flags & WAY_FIELD_SEARCH)
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
  if (!g_error_matches (found, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }
  g_ptr_array_add (problems, g_strdup (found->message));

  return TRUE;
}

static void
append_quoted (GString    *query,
               const char *word,
               const char *after)
{
  const char *p;

  g_string_append (query, query->len > 0 ? " \"" : "\"");
  for (p = word; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (query, '"');
      g_string_append_c (query, *p);
    }
  g_string_append (query, after);
}

/**
 * way_search_new:
 * @query: (nullable): what was typed
 *
 * Makes a search of what was typed. Nothing that is typed is an error: signs
 * are letters like others.
 *
 * Returns: (transfer full) (nullable): the search; NULL when there is no word to look for
 */
WaySearch *
way_search_new (const char *query)
{
  g_autofree char *folded = query != NULL ? way_fold_text (query) : NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (WaySearch) self = NULL;
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autoptr (GString) begin = g_string_new (NULL);
  char *p;
  int   i;

  if (folded == NULL)
    return NULL;
  for (p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      memset (p, ' ', g_utf8_next_char (p) - p);
  words = g_strsplit (folded, " ", -1);

  self = g_new0 (WaySearch, 1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; words[i] != NULL && self->words->len < MAX_WORDS; i++)
    {
      char *word;

      if (*words[i] == '\0')
        continue;
      word = words[i];
      if (strlen (word) > MAX_WORD_BYTES)
        {
          char *end = g_utf8_find_prev_char (word, word + MAX_WORD_BYTES + 1);
          *end = '\0';
        }
      g_ptr_array_add (self->words, g_strdup (word));
      if (g_utf8_strlen (word, -1) >= SHORTEST_PART)
        append_quoted (parts, word, "\"");
      append_quoted (begin, word, "\" *");
    }
  if (self->words->len == 0)
    return NULL;
  self->parts = parts->len > 0 ? g_strdup (parts->str) : NULL;
  self->begin = g_strdup (begin->str);

  return g_steal_pointer (&self);
}

/**
 * way_search_free:
 * @self: (transfer full): a search
 *
 * Frees it.
 */
void
way_search_free (WaySearch *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self->parts);
  g_free (self->begin);
  g_free (self);
}

/**
 * way_search_make_condition:
 * @self: a search
 * @table: a table of records
 *
 * Returns: (transfer full): SQL that is true for what is found
 */
char *
way_search_make_condition (WaySearch *self,
                           WayTable  *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint i;

  if (self->parts != NULL)
    g_string_append_printf (sql, "r.row IN (SELECT rowid FROM \"%s-parts\" WHERE search MATCH ?1)", table->name);
  for (i = 0; i < self->words->len; i++)
    if (g_utf8_strlen (g_ptr_array_index (self->words, i), -1) < SHORTEST_PART)
      g_string_append_printf (sql, "%sinstr (r.search, ?%d) > 0", sql->len > 0 ? " AND " : "", i + 3);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * way_search_make_order:
 * @self: a search
 * @table: a table of records
 *
 * Returns: (transfer full): SQL that puts what begins a word first
 */
char *
way_search_make_order (WaySearch *self,
                       WayTable  *table)
{
  return g_strdup_printf ("r.row IN (SELECT rowid FROM \"%s-words\" WHERE search MATCH ?2) DESC, ", table->name);
}

/**
 * way_search_dup_words:
 * @self: a search
 *
 * Returns: (transfer full): the folded words, one a line
 */
char *
way_search_dup_words (WaySearch *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint i;

  for (i = 0; i < self->words->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *)g_ptr_array_index (self->words, i));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * way_search_bind:
 * @self: a search
 * @statement: a statement made with its condition
 *
 * Binds the words of the search, at places 1 to 2 + the number of words.
 */
void
way_search_bind (WaySearch    *self,
                 WayStatement *statement)
{
  guint i;

  way_statement_bind_text (statement, 1, self->parts);
  way_statement_bind_text (statement, 2, self->begin);
  for (i = 0; i < self->words->len; i++)
    way_statement_bind_text (statement, i + 3, g_ptr_array_index (self->words, i));
}
