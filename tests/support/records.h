/* records.h - records that tests begin with */
#pragma once

#include "journeys/records/record-query.h"
#include "journeys/records/records.h"

/* Records, empty. */
typedef struct
{
  char       *folder;
  WayRecords *records;
} WayTestRecords;

void way_test_records_set_up (WayTestRecords *self,
                              gconstpointer   data);

void way_test_records_tear_down (WayTestRecords *self,
                                 gconstpointer   data);

/* What follows the kind are pairs of a field and its value. */
WayItem *way_test_record_new (WayKind kind,
                              ...) G_GNUC_NULL_TERMINATED;

WayItem *way_test_part (WayItem *record,
                        int      slot,
                        WayKind  kind,
                        ...) G_GNUC_NULL_TERMINATED;

WayItem *way_test_record_add (WayRecords *records,
                              WayKind     kind,
                              ...) G_GNUC_NULL_TERMINATED;

char *way_test_keep (WayRecords *records,
                     WayItem    *record);

char *way_test_ask_records (WayRecords     *records,
                            WayRecordQuery *query,
                            const char     *column,
                            const char     *end);
