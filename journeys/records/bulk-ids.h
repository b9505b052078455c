/* bulk-ids.h - ids of many new records
 *
 * The same row has the same id each time, so that what was taken back can be put again.
 */
#pragma once

#include <glib.h>

/* With the NUL. */
#define WAY_BULK_ID_SIZE 37

typedef struct
{
  guint64 time; /* milliseconds; 0: there are none */
  guint32 salt;
} WayBulkIds;

void way_bulk_ids_init (WayBulkIds *ids);

void way_bulk_ids_write (const WayBulkIds *ids,
                         guint32           row,
                         char              id[WAY_BULK_ID_SIZE]);
