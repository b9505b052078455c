/* library-scan.h - the library of maps, made again from the files */
#pragma once

#include <gio/gio.h>

#include "journeys/records/records.h"

typedef struct
{
  int added;   /* new, or changed since they were seen last */
  int kept;    /* as they were */
  int removed; /* their file is gone */
  int refused; /* could not be read */
} WayScanCounts;

gboolean way_library_scan (WayRecords        *records,
                           const char *const *folders,
                           GPtrArray         *problems,
                           WayScanCounts     *counts,
                           GCancellable      *cancellable,
                           GError           **error);
