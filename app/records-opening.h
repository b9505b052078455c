/* records-opening.h - the records, opened while the window is there already
 *
 * A large file takes seconds to be checked. Opening waits for it a moment, which is enough
 * for most, and tells later what came of the others.
 */
#pragma once

#include "journeys/records/records.h"

typedef struct _WayRecordsOpening WayRecordsOpening;

/* Takes the records, which are NULL when @error says why they cannot be had. */
typedef void (*WayRecordsOpenedFunc) (WayRecords   *records,
                                      const GError *error,
                                      gpointer      data);

WayRecordsOpening *way_records_opening_new (WayRecordsOpenedFunc opened,
                                            gpointer             data);

void way_records_opening_free (WayRecordsOpening *self);
