/* desk-room.h - a desk, another program, and one that takes its time */
#pragma once

#include "journeys/records/desk.h"

#include <sqlite3.h>

typedef struct
{
  char       *folder;
  WayRecords *records;
  WayDesk    *desk;
  WayHistory *history;
  WayMap     *map;
  WayRecords *other; /* another program */
  sqlite3    *file;  /* and one that takes its time */
  GPtrArray  *problems;
  int         n_elsewhere;
} WayTestDesk;

#define way_test_desk_add(path, func) g_test_add (path, WayTestDesk, NULL, way_test_desk_set_up, func, way_test_desk_tear_down)

void way_test_desk_set_up (WayTestDesk  *self,
                           gconstpointer data);

void way_test_desk_tear_down (WayTestDesk  *self,
                              gconstpointer data);

/* What was told last. */
const char *way_test_desk_get_problem (WayTestDesk *self);

/* Edits. */

WayItem *way_test_desk_create (WayTestDesk *self,
                               WayKind      kind,
                               const char  *name,
                               const char  *field,
                               const char  *value);

gboolean way_test_desk_set (WayTestDesk *self,
                            WayItem     *item,
                            const char  *field,
                            const char  *value);

void way_test_desk_type (WayTestDesk *self,
                         WayItem     *item,
                         const char  *field,
                         const char  *value);

void way_test_desk_delete (WayTestDesk *self,
                           WayKind      kind,
                           const char  *id);

/* Lets the desk work by itself until all is written. */
void way_test_desk_wait_until_written (WayTestDesk *self);

/* What another connection reads: written means in the file. */

WayItem *way_test_desk_read_file (WayTestDesk *self,
                                  WayKind      kind,
                                  const char  *id);

void way_test_desk_assert_in_file (WayTestDesk *self,
                                   WayItem     *item);

void way_test_desk_assert_field (WayTestDesk *self,
                                 WayItem     *item,
                                 const char  *field,
                                 const char  *value);

/* What others do. */

void way_test_desk_run_sql (WayTestDesk *self,
                            const char  *sql);

void way_test_desk_set_elsewhere (WayTestDesk *self,
                                  WayKind      kind,
                                  const char  *id,
                                  const char  *field,
                                  const char  *value);
