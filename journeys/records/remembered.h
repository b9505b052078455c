/* remembered.h - small things that are kept with the records
 *
 * How a table was imported last, which columns a list shows: not records, but of
 * use only beside them.
 */
#pragma once

#include "journeys/records/records.h"

gboolean way_records_recall (WayRecords *self,
                             const char *key,
                             char      **value,
                             GError    **error);

gboolean way_records_remember (WayRecords *self,
                               const char *key,
                               const char *value,
                               GError    **error);
