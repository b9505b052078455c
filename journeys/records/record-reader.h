/* record-reader.h - asking for long lists of records beside what else happens
 *
 * A reader has a way to the file of its own, so that a search through a million
 * records holds up nothing. Its functions take long: they are for another
 * thread than that of the window; several that ask one reader wait for one another. Whoever wants
 * to change records meanwhile does not wait; the reader begins anew.
 *
 * What is found are keys: numbers that stand for records as long as they are
 * there, small enough to have a million of them.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/records/record-query.h"
#include "journeys/records/records.h"

typedef struct _WayRecordReader WayRecordReader;

WayRecordReader *way_record_reader_new (WayRecords *records);

WayRecordReader *way_record_reader_ref (WayRecordReader *self);

void way_record_reader_unref (WayRecordReader *self);

GArray *way_record_reader_find (WayRecordReader *self,
                                WayRecordQuery  *query,
                                GCancellable    *cancellable,
                                GError         **error);

GArray *way_record_reader_find_first (WayRecordReader *self,
                                      WayRecordQuery  *query,
                                      int              most,
                                      GCancellable    *cancellable,
                                      GError         **error);

int way_record_reader_count (WayRecordReader *self,
                             WayRecordQuery  *query,
                             GCancellable    *cancellable,
                             GError         **error);

gint64 way_record_reader_find_key (WayRecordReader *self,
                                   WayKind          kind,
                                   const char      *id,
                                   GCancellable    *cancellable,
                                   GError         **error);

/* The id of a record, and what it has in each column. */
#define WAY_RECORD_ROW_ID 0
#define WAY_RECORD_ROW_COLUMNS 1

GPtrArray *way_record_reader_read (WayRecordReader *self,
                                   WayKind          kind,
                                   const gint64    *keys,
                                   guint            n_keys,
                                   GCancellable    *cancellable,
                                   GError         **error);

/* record-reader-values.c */

GPtrArray *way_record_reader_read_ids (WayRecordReader *self,
                                       WayKind          kind,
                                       const gint64    *keys,
                                       guint            n_keys,
                                       GError         **error);

/* What stands in a field, WAY_RECORD_QUERY_UNSET for nothing, and in how many records. */
typedef struct
{
  char *value;
  int   n_records;
} WayRecordValue;

GPtrArray *way_record_reader_list_values (WayRecordReader *self,
                                          WayRecordQuery  *query,
                                          const char      *field,
                                          int              most,
                                          GCancellable    *cancellable,
                                          GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayRecordReader, way_record_reader_unref)
