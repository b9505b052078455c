/* database-private.h - what database.c and statement.c share */
#pragma once

#include "journeys/records/database.h"

struct _WayDatabase
{
  /* owned */
  sqlite3    *handle;
  char       *path;
  GHashTable *idle; /* SQL borrowed from the statement → sqlite3_stmt */

  gboolean read_only;
};

void way_database_harden (sqlite3 *handle);

WayDatabase *way_database_open_beside (WayDatabase *other,
                                       GError     **error);
