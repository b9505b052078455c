/* fault-statements.c - what the core asks of a database, made to fail
 *
 * The linker puts these before the functions of journeys/storage for the calls of everybody else (see --wrap in
 * tests/meson.build). A statement that is kept for reuse is prepared without asking SQLite for anything, and a small
 * one is run without: here each of them is a point all the same.
 */
#include "config.h"

#include "tests/support/faults.h"

#include <stdarg.h>

#include "journeys/storage/database.h"

static gboolean
refuse (GError **error)
{
  WayFault fault;

  if (way_faults_pass (WAY_CALL_STATEMENT, &fault))
    return FALSE;
  g_set_error (error, WAY_STORAGE_ERROR, WAY_STORAGE_ERROR_FAILED, "It cannot be asked.");

  return TRUE;
}

WayStatement *__real_way_database_prepare (WayDatabase *self,
                                           const char  *sql,
                                           GError     **error);
gboolean      __real_way_database_run (WayDatabase *self,
                                       const char  *sql,
                                       GError     **error);
gboolean      __real_way_database_get_int (WayDatabase *self,
                                           const char  *sql,
                                           gint64      *number,
                                           GError     **error);
gboolean      __real_way_database_begin (WayDatabase *self,
                                         GError     **error);
gboolean      __real_way_database_begin_inner (WayDatabase *self,
                                               GError     **error);
gboolean      __real_way_statement_step (WayStatement *self,
                                         gboolean     *row,
                                         GError      **error);
gboolean      __real_way_statement_run (WayStatement *self,
                                        GError      **error);

WayStatement *__wrap_way_database_prepare (WayDatabase *self,
                                           const char  *sql,
                                           GError     **error);
gboolean      __wrap_way_database_run (WayDatabase *self,
                                       const char  *sql,
                                       GError     **error);
gboolean      __wrap_way_database_run_with (WayDatabase *self,
                                            GError     **error,
                                            const char  *sql,
                                            int          n_values,
                                            ...);
gboolean      __wrap_way_database_get_int (WayDatabase *self,
                                           const char  *sql,
                                           gint64      *number,
                                           GError     **error);
gboolean      __wrap_way_database_begin (WayDatabase *self,
                                         GError     **error);
gboolean      __wrap_way_database_begin_inner (WayDatabase *self,
                                               GError     **error);
gboolean      __wrap_way_statement_step (WayStatement *self,
                                         gboolean     *row,
                                         GError      **error);
gboolean      __wrap_way_statement_run (WayStatement *self,
                                        GError      **error);

WayStatement *
__wrap_way_database_prepare (WayDatabase *self,
                             const char  *sql,
                             GError     **error)
{
  return refuse (error) ? NULL : __real_way_database_prepare (self, sql, error);
}

gboolean
__wrap_way_database_run (WayDatabase *self,
                         const char  *sql,
                         GError     **error)
{
  return !refuse (error) && __real_way_database_run (self, sql, error);
}

/* What follows cannot be handed on. */
gboolean
__wrap_way_database_run_with (WayDatabase *self,
                              GError     **error,
                              const char  *sql,
                              int          n_values,
                              ...)
{
  g_autoptr (WayStatement) statement = refuse (error) ? NULL : __real_way_database_prepare (self, sql, error);
  va_list values;
  int     i;

  if (statement == NULL)
    return FALSE;
  va_start (values, n_values);
  for (i = 0; i < n_values; i++)
    way_statement_bind_text (statement, i + 1, va_arg (values, const char *));
  va_end (values);

  return __real_way_statement_run (statement, error);
}

gboolean
__wrap_way_database_get_int (WayDatabase *self,
                             const char  *sql,
                             gint64      *number,
                             GError     **error)
{
  return !refuse (error) && __real_way_database_get_int (self, sql, number, error);
}

gboolean
__wrap_way_database_begin (WayDatabase *self,
                           GError     **error)
{
  return !refuse (error) && __real_way_database_begin (self, error);
}

gboolean
__wrap_way_database_begin_inner (WayDatabase *self,
                                 GError     **error)
{
  return !refuse (error) && __real_way_database_begin_inner (self, error);
}

gboolean
__wrap_way_statement_step (WayStatement *self,
                           gboolean     *row,
                           GError      **error)
{
  *row = FALSE;

  return !refuse (error) && __real_way_statement_step (self, row, error);
}

gboolean
__wrap_way_statement_run (WayStatement *self,
                          GError      **error)
{
  if (!refuse (error))
    return __real_way_statement_run (self, error);
  way_statement_reset (self);

  return FALSE;
}
