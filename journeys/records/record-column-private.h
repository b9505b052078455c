/* record-column-private.h - how what is worked out is asked for */
#pragma once

#include "journeys/records/limits.h"
#include "journeys/records/record-column.h"

#define WAY_RECORD_COLUMN_CHANGED "changed"

gboolean way_record_column_is_count (WayKind                kind,
                                     const WayRecordColumn *column);

void way_record_column_append_sql (GString               *sql,
                                   WayKind                kind,
                                   const WayRecordColumn *column,
                                   const WayLimits       *limits);
