/* each.h - all records one after the other */
#pragma once

#include <gio/gio.h>

#include "journeys/records/records.h"

typedef gboolean (*WayRecordFunc) (WayItem *record,
                                   gpointer data,
                                   GError **error);

gboolean way_records_each (WayRecords   *self,
                           WayKind       kind,
                           const char   *query,
                           WayRecordFunc func,
                           gpointer      data,
                           GCancellable *cancellable,
                           GError      **error);
