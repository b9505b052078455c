/* fault-operations.h - everything that reads or changes records
 *
 * What is new gets its line in the table at the end of one of these files, and with it every fault at
 * every point.
 */
#pragma once

#include "tests/support/fault-stage.h"

#define CLOSED(start) start, TRUE, FALSE, WAY_PACE_SLOW
#define OPEN WAY_START_PLAIN, FALSE, FALSE, WAY_PACE_QUICK
#define LONG WAY_START_PLAIN, FALSE, FALSE, WAY_PACE_LONG
#define WHOLE WAY_START_PLAIN, FALSE, FALSE, WAY_PACE_SLOW
#define DESK WAY_START_PLAIN, FALSE, TRUE, WAY_PACE_QUICK

/* Each ends with one that has no name. */
extern const WayFaultOperation way_fault_on_records[];
extern const WayFaultOperation way_fault_on_desk[];
extern const WayFaultOperation way_fault_on_maps[];
extern const WayFaultOperation way_fault_on_many[];

/* What was read is told, and must be the same as without a fault. */

void way_fault_tell_item (WayItem *item,
                          gpointer told);

gboolean way_fault_tell_records (WayFaultStage *stage,
                                 GPtrArray     *records);

gboolean way_fault_tell_record (WayFaultStage *stage,
                                WayItem       *record);

gboolean way_fault_tell_count (WayFaultStage *stage,
                               int            count);
