/* database.h - one SQLite file, opened so that it cannot hurt us
 *
 * The rest of records/ prepares, binds and steps through this, so that every
 * connection has the same hardened profile and every failure the same words.
 */
#pragma once

#include <sqlite3.h>

#include "journeys/records/error.h"

typedef struct _WayDatabase  WayDatabase;
typedef struct _WayStatement WayStatement;

WayDatabase *way_database_open (const char *path,
                                int         application_id,
                                gboolean    read_only,
                                GError    **error);

void way_database_close (WayDatabase *self);

void way_database_set_patience (int milliseconds);

int way_database_get_patience (void);

gboolean way_database_is_read_only (WayDatabase *self);

gboolean way_database_is_empty (WayDatabase *self,
                                gboolean    *empty,
                                GError     **error);

gboolean way_database_check (WayDatabase *self,
                             const char  *pragma,
                             GPtrArray   *problems,
                             GError     **error);

gboolean way_database_begin (WayDatabase *self,
                             GError     **error);

gboolean way_database_commit (WayDatabase *self,
                              GError     **error);

void way_database_rollback (WayDatabase *self);

gboolean way_database_begin_inner (WayDatabase *self,
                                   GError     **error);

gboolean way_database_end_inner (WayDatabase *self,
                                 gboolean     keep,
                                 GError     **error);

gboolean way_database_copy_into (WayDatabase *self,
                                 const char  *path,
                                 GError     **error);

WayStatement *way_database_prepare (WayDatabase *self,
                                    const char  *sql,
                                    GError     **error);

gboolean way_database_run (WayDatabase *self,
                           const char  *sql,
                           GError     **error);

gboolean way_database_run_with (WayDatabase *self,
                                GError     **error,
                                const char  *sql,
                                int          n_values,
                                ...);

gboolean way_database_get_int (WayDatabase *self,
                               const char  *sql,
                               gint64      *number,
                               GError     **error);

gint64 way_database_get_last_row (WayDatabase *self);

gboolean way_database_fail (WayDatabase *self,
                            int          code,
                            GError     **error);

void way_statement_bind_text (WayStatement *self,
                              int           place,
                              const char   *text);

void way_statement_bind_int (WayStatement *self,
                             int           place,
                             gint64        number);

void way_statement_bind_double (WayStatement *self,
                                int           place,
                                double        number);

gboolean way_statement_step (WayStatement *self,
                             gboolean     *row,
                             GError      **error);

gboolean way_statement_run (WayStatement *self,
                            GError      **error);

void way_statement_reset (WayStatement *self);

sqlite3_stmt *way_statement_get_handle (WayStatement *self);

const char *way_statement_get_text (WayStatement *self,
                                    int           column);

gint64 way_statement_get_int (WayStatement *self,
                              int           column);

void way_statement_release (WayStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDatabase, way_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayStatement, way_statement_release)
