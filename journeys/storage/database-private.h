/* database-private.h - what database.c and statement.c share */
#pragma once

#include "journeys/storage/database.h"

struct _WayDatabase
{
  /* owned */
  sqlite3    *handle;
  char       *path;
  GHashTable *idle; /* SQL borrowed from the statement → sqlite3_stmt */

  /* owned: ready from the beginning, so that taking back needs no memory */
  sqlite3_stmt *roll_back;
  sqlite3_stmt *roll_back_inner;
  sqlite3_stmt *release_inner;
  sqlite3_stmt *look;

  /* borrowed */
  const WayDatabaseSort *sort;
  GThread               *hurried; /* the thread that has little time, or NULL */

  int      hurry; /* milliseconds that it has */
  gboolean read_only;
  gboolean changing; /* between the beginning of a transaction and its end */
  int      told;     /* the result of SQLite that was told last */
  int      number;   /* the errno that belongs to it, or 0 */
  int      lost;     /* why the transaction is not there any more, a result of SQLite */
  gboolean is_stale; /* the search indexes remember what was taken back */
};

int way_database_find_number (WayDatabase *self,
                              int          code,
                              const char  *path);

gboolean way_database_harden (WayDatabase *self,
                              GError     **error);

WayDatabase *way_database_open_beside (WayDatabase *other,
                                       gboolean     writes,
                                       GError     **error);

void way_database_hurry (WayDatabase *self,
                         int          milliseconds);

gboolean way_database_is_plain (WayDatabase *self,
                                GError     **error);

gboolean way_database_prepare_way_back (WayDatabase *self,
                                        GError     **error);

gboolean way_database_fail_as (WayDatabase       *self,
                               WayDatabaseTrouble trouble,
                               const char        *reason,
                               GError           **error);

/* statement.c */

gboolean way_database_may_go_on (WayDatabase *self,
                                 GError     **error);

gboolean way_database_note_failure (WayDatabase *self,
                                    int          code,
                                    GError     **error);
