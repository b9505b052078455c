/* records-watch.h - tells that records changed, whoever changed them
 *
 * Changes come from other threads too, and many at once when a table is imported.
 * They are told in the main thread, and several of them as one.
 */
#pragma once

#include "journeys/records/records.h"

/* Whatever changes. */
#define WAY_RECORDS_WATCH_ALL (~(WayKindSet)0)

#define WAY_TYPE_RECORDS_WATCH (way_records_watch_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordsWatch, way_records_watch, WAY, RECORDS_WATCH, GObject)

WayRecordsWatch *way_records_watch_new (WayRecords *records,
                                        WayKindSet  kinds);
