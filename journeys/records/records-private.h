/* records-private.h - what the files of records/ share */
#pragma once

#include <gio/gio.h>

#include "journeys/storage/database.h"
#include "journeys/records/records.h"
#include "journeys/records/schema.h"

struct _WayRecords
{
  GObject parent_instance;

  /* owned */
  char        *data_dir;
  char        *path;
  char        *notice; /* why it is read only, or NULL */
  WayDatabase *database;
  WaySchema   *schema;
  GRecMutex    mutex;
  GPtrArray   *idle; /* the same records beside this, for reading; under the turn mutex */

  /* borrowed: threads */
  GThread *hurried;  /* the one that must not wait longer than the patience, or NULL */
  GThread *changing; /* the one within begin and end, or NULL */

  /* state: who reads beside the changes, see turns.c */
  GMutex turn_mutex;
  GCond  turn_over;
  int    n_readers;
  int    n_writers; /* at work or waiting; readers look at it without the mutex */

  /* state of a change */
  int        depth;      /* of begin within begin */
  WayKindSet changed;    /* kinds changed since the outermost begin */
  char      *changed_id; /* owned; the one record changed, or NULL for many */
  int        n_changed;

  int      patience; /* milliseconds */
  gboolean newer;
  gint64   version; /* changes when another program writes */
};

/* SQL that lists the ids under which maps know a record: its own, and those of records that were
 * merged into it. ?1 is the kind, ?2 the id, %s the table. One that is there again, because
 * the merge was undone, speaks for itself. */
#define WAY_RECORDS_SAME                                                                       \
  "WITH RECURSIVE same (id) AS (SELECT ?2 UNION SELECT a.old FROM \"record-alias\" AS a "      \
  "JOIN same ON a.kept = same.id WHERE a.kind = ?1 AND NOT EXISTS (SELECT 1 FROM \"%s\" AS r " \
  "WHERE r.id = a.old)) SELECT id FROM same"

WayTable *way_records_get_table (WayRecords *self,
                                 WayKind     kind,
                                 GError    **error);

void way_records_note_change (WayRecords *self,
                              WayKind     kind,
                              const char *id);

GPtrArray *way_records_select_where (WayRecords *self,
                                     WayTable   *table,
                                     const char *condition,
                                     const char *value,
                                     GError    **error);

gboolean way_records_has_targets (WayRecords     *self,
                                  const WayField *field,
                                  const char     *value,
                                  gboolean       *are_there,
                                  GError        **error);

gboolean way_records_refuse_unknown (WayKind     kind,
                                     const char *id,
                                     GError    **error);

char *way_records_dup_now (void);

gboolean way_records_read_links (WayRecords   *self,
                                 WayLinkTable *link,
                                 WayItem      *record,
                                 GError      **error);

gboolean way_records_lock (WayRecords *self,
                           GError    **error);

WayRecords *way_records_start_reading (WayRecords *self,
                                       GError    **error);

void way_records_stop_reading (WayRecords *self,
                               WayRecords *reading);

void way_records_take_turn_to_write (WayRecords *self);

void way_records_end_turn_to_write (WayRecords *self);

gboolean way_records_take_turn_to_read (WayRecords   *self,
                                        GCancellable *cancellable);

void way_records_end_turn_to_read (WayRecords *self);

gboolean way_records_is_turn_to_write (WayRecords *self);

GPtrArray *way_records_read_all (WayRecords   *self,
                                 WayTable     *table,
                                 WayStatement *statement,
                                 GError      **error);
