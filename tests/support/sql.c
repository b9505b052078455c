/* sql.c - what others do with SQLite to a file of records, or of kept work
 *
 * As somebody would with a program for databases, or another program while it writes.
 */
#include "config.h"

#include "tests/support/sql.h"

/**
 * way_test_open_sql:
 * @path: a database
 * @sql: (nullable): what is done first, for example "BEGIN EXCLUSIVE"
 *
 * Opens @path beside whoever has it open.
 *
 * Returns: (transfer full): to be closed with sqlite3_close(), which takes back what is not committed
 */
sqlite3 *
way_test_open_sql (const char *path,
                   const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  if (sql != NULL)
    way_test_run_sql_in (handle, sql);

  return handle;
}

void
way_test_run_sql_in (sqlite3    *handle,
                     const char *sql)
{
  char *message = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

void
way_test_run_sql (const char *path,
                  const char *sql)
{
  sqlite3_close (way_test_open_sql (path, sql));
}

/**
 * way_test_ask_sql:
 *
 * Returns: (transfer full) (element-type utf8): the rows that @sql finds in @path, a line each: the values with a
 *   space between them, and "-" where there is none
 */
GPtrArray *
way_test_ask_sql (const char *path,
                  const char *sql)
{
  GPtrArray    *rows = g_ptr_array_new_with_free_func (g_free);
  sqlite3      *handle = way_test_open_sql (path, NULL);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (GString) row = g_string_new (NULL);
      int i;

      for (i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *)sqlite3_column_text (statement, i);

          g_string_append_printf (row, "%s%s", i > 0 ? " " : "", text != NULL ? text : "-");
        }
      g_ptr_array_add (rows, g_strdup (row->str));
    }
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return rows;
}
