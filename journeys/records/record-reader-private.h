/* record-reader-private.h - what the files of the reader share */
#pragma once

#include "journeys/storage/database-private.h"
#include "journeys/records/record-reader.h"
#include "journeys/records/records-private.h"

struct _WayRecordReader
{
  gatomicrefcount count;
  GMutex          mutex; /* one is asked for at a time */

  /* owned */
  WayRecords  *records;
  WayDatabase *database; /* NULL until something is asked */

  /* borrowed, while something is asked */
  GCancellable *cancellable;
};

typedef gboolean (*WayReadFunc) (WayRecordReader *self,
                                 gpointer         data,
                                 GError         **error);

gboolean way_record_reader_ask (WayRecordReader *self,
                                WayReadFunc      read,
                                gpointer         data,
                                GCancellable    *cancellable,
                                GError         **error);
