/* sql.h - what others do with SQLite to a file of records, or of kept work */
#pragma once

#include <glib.h>
#include <sqlite3.h>

sqlite3   *way_test_open_sql (const char *path,
                              const char *sql);
void       way_test_run_sql_in (sqlite3    *handle,
                                const char *sql);
void       way_test_run_sql (const char *path,
                             const char *sql);
GPtrArray *way_test_ask_sql (const char *path,
                             const char *sql);
