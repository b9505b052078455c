/* floor-search.c - finding records by the bare library
 *
 * usage: floor-search type|KEY|order COLUMN FOLDER RUNS
 *
 * The queries that search-cost has to ask, of SQLite itself: the same records in the
 * order of their names, from the same indexes, and all columns of those that fill a
 * screen.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/cost.h"
#include "tests/bench/typed-words.h"

static sqlite3 *handle;

static void
check (int code)
{
  if (code == SQLITE_OK)
    return;
  fprintf (stderr, "floor-search: %s\n", sqlite3_errmsg (handle));
  exit (1);
}

/* Reads the rows of the first keys of a query. */
static void
ask (sqlite3_stmt *find)
{
  sqlite3_int64 keys[SCREEN];
  sqlite3_stmt *read;
  int           n = 0, i, j;
  long          bytes = 0;

  while (sqlite3_step (find) == SQLITE_ROW)
    {
      sqlite3_int64 key = sqlite3_column_int64 (find, 0);

      if (n < SCREEN)
        keys[n++] = key;
    }
  sqlite3_finalize (find);
  check (sqlite3_prepare_v2 (handle, "SELECT * FROM account WHERE row = ?1", -1, &read, NULL));
  for (i = 0; i < n; i++)
    {
      sqlite3_bind_int64 (read, 1, keys[i]);
      if (sqlite3_step (read) == SQLITE_ROW)
        for (j = 0; j < sqlite3_column_count (read); j++)
          {
            sqlite3_column_text (read, j);
            bytes += sqlite3_column_bytes (read, j);
          }
      sqlite3_reset (read);
    }
  sqlite3_finalize (read);
  if (bytes < 0)
    exit (1);
}

/* Parts of words of three letters or more are in the index; shorter ones are compared. */
static void
find (const char *typed)
{
  char          match[200] = "";
  char          sql[800] = "SELECT row FROM account WHERE 1";
  char          words[200];
  const char   *shorts[8];
  int           n_shorts = 0, i;
  char         *word, *rest = NULL;
  sqlite3_stmt *statement;

  snprintf (words, sizeof words, "%s", typed);
  for (word = strtok_r (words, " ", &rest); word != NULL; word = strtok_r (NULL, " ", &rest))
    if (strlen (word) >= 3)
      snprintf (match + strlen (match), sizeof match - strlen (match), "\"%s\" ", word);
    else
      {
        snprintf (sql + strlen (sql), sizeof sql - strlen (sql), " AND instr (search, ?%d) > 0", n_shorts + 2);
        shorts[n_shorts++] = word;
      }
  if (*match != '\0')
    snprintf (sql + strlen (sql), sizeof sql - strlen (sql), " AND row IN (SELECT rowid FROM \"account-parts\" WHERE search MATCH ?1)");
  snprintf (sql + strlen (sql), sizeof sql - strlen (sql), " ORDER BY +sorted, id");
  check (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL));
  if (*match != '\0')
    check (sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT));
  for (i = 0; i < n_shorts; i++)
    check (sqlite3_bind_text (statement, i + 2, shorts[i], -1, SQLITE_TRANSIENT));
  ask (statement);
}

static void
order (const char *column)
{
  char          sql[800];
  sqlite3_stmt *statement;

  snprintf (sql, sizeof sql, "SELECT row FROM account ORDER BY \"%s\" NULLS LAST, sorted, id", strcmp (column, "name") == 0 ? "sorted" : column);
  check (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL));
  ask (statement);
}

static void
type (const char *word)
{
  size_t length;

  for (length = 1; length <= strlen (word); length++)
    {
      char typed[100];

      snprintf (typed, sizeof typed, "%.*s", (int)length, word);
      find (typed);
    }
}

int
main (int   argc,
      char *argv[])
{
  int    orders = argc == 5 && strcmp (argv[1], "order") == 0;
  char   path[4000];
  double start;
  int    runs, i;
  size_t j;

  if (argc != (orders ? 5 : 4))
    return 2;
  snprintf (path, sizeof path, "%s/records.db", argv[argc - 2]);
  check (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL));
  check (sqlite3_exec (handle, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL));
  runs = cost_runs (argv[argc - 1]);
  start = cost_now ();
  for (i = 0; i < runs; i++)
    if (orders)
      order (argv[2]);
    else
      for (j = 0; j < sizeof typed_words / sizeof typed_words[0]; j++)
        if (strcmp (argv[1], "type") == 0 || strcmp (argv[1], typed_words[j]) == 0)
          type (typed_words[j]);
  cost_print (cost_now () - start, runs);
  sqlite3_close (handle);

  return 0;
}
