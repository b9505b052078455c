/* database-plain.c - whether all that a database is made of is plain
 *
 * Checks of values, defaults, columns and indexes that are worked out, views and triggers are programs in
 * a file. SQLite runs them when it looks through the file, and they can take for ever. We make none, and a
 * newer version that wants some has to be known to this one; so a file that has some is refused before
 * anything in it is run. Tables, columns and indexes that are not ours are let be: a newer version may
 * have added them.
 */
#include "config.h"

#include "journeys/storage/database-private.h"

#include <string.h>

typedef enum
{
  TOKEN_END,
  TOKEN_WORD, /* bare: a key word, or a name */
  TOKEN_NAME, /* in quotes */
  TOKEN_MARK, /* a bracket or a comma */
  TOKEN_OTHER
} Token;

typedef struct
{
  const char *start;
  gsize       length;
  const char *rest;
} Scanner;

static Token
scan (Scanner *self)
{
  static const char quotes[] = "\"'`";
  const char       *end;

  while (g_ascii_isspace (*self->rest))
    self->rest++;
  self->start = self->rest;
  self->length = 1;
  if (*self->rest == '\0')
    return TOKEN_END;
  if (g_ascii_isalnum (*self->rest) || *self->rest == '_')
    {
      while (g_ascii_isalnum (*self->rest) || *self->rest == '_')
        self->rest++;
      self->length = self->rest - self->start;
      return TOKEN_WORD;
    }
  if (strchr ("(),", *self->rest) != NULL)
    {
      self->rest++;
      return TOKEN_MARK;
    }
  /* A quote within a name is written twice; the halves are two names for us. */
  end = strchr (quotes, *self->rest) != NULL ? strchr (self->rest + 1, *self->rest) : NULL;
  if (end == NULL)
    return TOKEN_OTHER;
  self->rest = end + 1;

  return TOKEN_NAME;
}

static gboolean
is_word (Scanner    *self,
         const char *word)
{
  return strlen (word) == self->length && g_ascii_strncasecmp (self->start, word, self->length) == 0;
}

static gboolean
scan_word (Scanner    *self,
           const char *word)
{
  return scan (self) == TOKEN_WORD && is_word (self, word);
}

static gboolean
scan_mark (Scanner *self,
           char     mark)
{
  return scan (self) == TOKEN_MARK && *self->start == mark;
}

static gboolean
scan_name (Scanner *self)
{
  Token token = scan (self);

  return token == TOKEN_WORD || token == TOKEN_NAME;
}

/* Names, and nothing worked out.
 * Source: https://www.sqlite.org/lang_createtable.html, which has these ways to an expression */
static gboolean
is_plain_table (Scanner *self)
{
  static const char *const refused[] = { "CHECK", "DEFAULT", "AS", "COLLATE" };
  Token                    token;
  guint                    i;

  while ((token = scan (self)) != TOKEN_END)
    {
      if (token == TOKEN_OTHER)
        return FALSE;
      for (i = 0; token == TOKEN_WORD && i < G_N_ELEMENTS (refused); i++)
        if (is_word (self, refused[i]))
          return FALSE;
    }

  return TRUE;
}

/* NAME ON NAME (NAME, …) and no condition. */
static gboolean
is_plain_index (Scanner *self)
{
  if (!scan_name (self) || !scan_word (self, "ON") || !scan_name (self) || !scan_mark (self, '('))
    return FALSE;
  do
    if (!scan_name (self) || scan (self) != TOKEN_MARK)
      return FALSE;
  while (*self->start == ',');

  return *self->start == ')' && scan (self) == TOKEN_END;
}

static gboolean
is_plain (const char *sql)
{
  Scanner scanner = { .rest = sql };

  if (!scan_word (&scanner, "CREATE") || scan (&scanner) != TOKEN_WORD)
    return FALSE;
  if (is_word (&scanner, "TABLE"))
    return is_plain_table (&scanner);
  if (is_word (&scanner, "UNIQUE") && scan (&scanner) != TOKEN_WORD)
    return FALSE;

  return is_word (&scanner, "INDEX") && is_plain_index (&scanner);
}

/* What is in the way is named as the file names it, which may be anything. Whose it is, the file says as well; that is
 * believed for what is told, and nothing else. */
static gboolean
refuse (WayDatabase *self,
        const char  *name,
        GError     **error)
{
  gint64           version;
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 60));
  g_autofree char *quoted = g_strdup_printf ("“%s”", g_strdelimit (start, "\r\n", ' '));

  return way_database_get_int (self, "PRAGMA user_version", &version, error) &&
         way_database_fail_as (self, version > self->sort->version ? WAY_DATABASE_NEWER : WAY_DATABASE_ALTERED, quoted, error);
}

/**
 * way_database_is_plain:
 * @self: a database
 * @error: where to put what there is in it that it must not have
 *
 * Looks at what the file says it is made of, of which nothing is run by that.
 *
 * Returns: whether all of it is of the sort that we make
 */
gboolean
way_database_is_plain (WayDatabase *self,
                       GError     **error)
{
  g_autoptr (WayStatement) statement = way_database_prepare (self, "SELECT type, name, sql FROM sqlite_schema", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      const char *type, *name, *sql;

      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      type = way_statement_get_text (statement, 0);
      name = way_statement_get_text (statement, 1);
      sql = way_statement_get_text (statement, 2);
      /* The index of a key has no SQL. */
      if (sql == NULL && g_strcmp0 (type, "index") == 0)
        continue;
      if (sql == NULL || (!is_plain (sql) && (self->sort->is_own == NULL || !self->sort->is_own (name, sql))))
        return refuse (self, name, error);
    }
}
