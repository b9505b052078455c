/* record-column-private.h - how what is worked out is asked for */
#pragma once

#include "journeys/records/record-column.h"

#define WAY_RECORD_COLUMN_CHANGED "changed"

const char *way_record_column_get_sql (WayKind                kind,
                                       const WayRecordColumn *column);
