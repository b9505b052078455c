/* records-text.c - all that is in a file of records, to be compared
 *
 * Reads with SQLite alone, so that nothing of what is tested has a part in the judgement.
 */
#include "config.h"

#include "tests/support/records-text.h"

#include <string.h>

#include <sqlite3.h>

static gboolean
run (sqlite3    *handle,
     GString    *problems,
     GString    *text,
     const char *good,
     const char *sql)
{
  sqlite3_stmt *statement;
  int           code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);
  int           i;

  while (code == SQLITE_OK && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      code = SQLITE_OK;
      if (text == NULL)
        {
          if (g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), good) != 0)
            g_string_append_printf (problems, "%s: %s\n", sql, sqlite3_column_text (statement, 0));
          continue;
        }
      for (i = 0; i < sqlite3_column_count (statement); i++)
        {
          /* The type as well: 1 is not "1". */
          int              type = sqlite3_column_type (statement, i);
          const char      *value = (const char *)sqlite3_column_text (statement, i);
          g_autofree char *line = g_strescape (value != NULL ? value : "", NULL);

          g_string_append_printf (text, "%s%d %s", i > 0 ? "\t" : "", type, line);
        }
      g_string_append_c (text, '\n');
    }
  if (code != SQLITE_DONE)
    g_string_append_printf (problems, "%s: %s\n", sql, sqlite3_errmsg (handle));
  sqlite3_finalize (statement);

  return code == SQLITE_DONE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
read_table (sqlite3    *handle,
            const char *name,
            GString    *problems,
            GString    *text)
{
  /* An alias of a record that is there says nothing; it is written before the record is merged. Neither does who is
   * being erased, which is written with the record and taken away after the rest. */
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"%s", name,
                                          strcmp (name, "erasure") == 0 ? " WHERE FALSE" : strcmp (name, "record-alias") == 0 ? " WHERE old NOT IN (SELECT id FROM account UNION SELECT id FROM contact UNION "
                                                                                                                                "SELECT id FROM persona UNION SELECT id FROM job)"
                                                                                                                              : "");
  g_autoptr (GString) rows = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  guint i, n;

  run (handle, problems, rows, NULL, sql);
  lines = g_strsplit (rows->str, "\n", -1);
  n = g_strv_length (lines);
  qsort (lines, n, sizeof *lines, compare_lines);
  g_string_append_printf (text, "== %s\n", name);
  for (i = 0; i < n; i++)
    g_string_append_printf (text, "%s\n", lines[i]);
}

static void
read_tables (sqlite3 *handle,
             GString *problems,
             GString *text)
{
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (handle, "SELECT name, sql LIKE 'CREATE VIRTUAL%' FROM sqlite_schema WHERE type = 'table' ORDER BY name", -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *name = (const char *)sqlite3_column_text (statement, 0);

      if (sqlite3_column_int (statement, 1))
        {
          g_autofree char *check = g_strdup_printf ("INSERT INTO \"%s\" (\"%s\", rank) VALUES ('integrity-check', 1)", name, name);

          run (handle, problems, NULL, NULL, check);
        }
      /* What an index consists of can be different for the same words. */
      else if (strstr (name, "-words_") == NULL && strstr (name, "-parts_") == NULL)
        read_table (handle, name, problems, text);
    }
  sqlite3_finalize (statement);
}

/**
 * way_test_records_text:
 * @path: a file of records that is not open; a change that was interrupted is taken back
 * @problems: where to add what is wrong with it
 *
 * Returns: (transfer full): every row of every table, in one order
 */
char *
way_test_records_text (const char *path,
                       GString    *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *handle;
  int      code = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL);

  if (code != SQLITE_OK)
    g_string_append_printf (problems, "%s: %s\n", path, sqlite3_errstr (code));
  else
    {
      run (handle, problems, NULL, "ok", "PRAGMA integrity_check");
      run (handle, problems, NULL, NULL, "PRAGMA foreign_key_check");
      run (handle, problems, text, NULL, "PRAGMA application_id");
      run (handle, problems, text, NULL, "PRAGMA user_version");
      run (handle, problems, text, NULL, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
      read_tables (handle, problems, text);
    }
  sqlite3_close (handle);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
