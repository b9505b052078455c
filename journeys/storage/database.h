/* database.h - one SQLite file, opened so that it cannot hurt us
 *
 * Whoever keeps something in one prepares, binds and steps through this, so that every
 * connection has the same hardened profile and every failure the same words.
 */
#pragma once

#include <sqlite3.h>

#include "journeys/storage/error.h"

typedef struct _WayDatabase  WayDatabase;
typedef struct _WayStatement WayStatement;

/* What a result of SQLite means for the user. */
typedef enum
{
  WAY_DATABASE_LOCKED,    /* another program is writing */
  WAY_DATABASE_CORRUPT,   /* it is damaged */
  WAY_DATABASE_FOREIGN,   /* it is not one of ours */
  WAY_DATABASE_ALTERED,   /* somebody put programs into it */
  WAY_DATABASE_NEWER,     /* so did a newer version */
  WAY_DATABASE_READ_ONLY, /* it may not be written */
  WAY_DATABASE_DISK,      /* the disk is full, or worse */
  WAY_DATABASE_CLOSED,    /* it cannot be opened */
  WAY_DATABASE_DANGLING,  /* something refers to what is not there */
  WAY_DATABASE_INVALID,   /* it does not take the value */
  WAY_DATABASE_MEMORY,    /* there is too little memory */
  WAY_DATABASE_MOVED,     /* another file is in its place */
  WAY_DATABASE_FAILED,    /* something else */
  WAY_N_DATABASE_TROUBLES
} WayDatabaseTrouble;

/* What files of one sort are for. */
typedef struct
{
  int application_id;                          /* the mark they have */
  int version;                                 /* of those that are made now; a newer one may have what this one refuses */
  gboolean (*add_functions) (sqlite3 *handle); /* what their SQL needs, or NULL */
  gboolean (*is_own) (const char *name,
                      const char *sql);       /* whether SQL that is no plain table or index is ours, or NULL */
  const char *schema;                         /* the SQL that makes what way_database_open_made() needs, or NULL */
  const char *words[WAY_N_DATABASE_TROUBLES]; /* to be translated; the path and a colon come before them */
} WayDatabaseSort;

WayDatabase *way_database_open (const char            *path,
                                const WayDatabaseSort *sort,
                                gboolean               read_only,
                                GError               **error);

WayDatabase *way_database_open_made (const char            *path,
                                     const WayDatabaseSort *sort,
                                     GError               **error);

gboolean way_database_make (WayDatabase *self,
                            GError     **error);

gboolean way_database_remove (const char *path,
                              GError    **error);

void way_database_close (WayDatabase *self);

void way_database_set_patience (int milliseconds);

int way_database_get_patience (void);

const char *way_database_get_path (WayDatabase *self);

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

void way_statement_bind_bytes (WayStatement *self,
                               int           place,
                               GBytes       *bytes,
                               gsize         offset,
                               gsize         size);

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

void way_statement_append_bytes (WayStatement *self,
                                 int           column,
                                 GByteArray   *to);

void way_statement_release (WayStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDatabase, way_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayStatement, way_statement_release)
