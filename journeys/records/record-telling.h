/* record-telling.h - what tells a record from others of its name */
#pragma once

#include "journeys/records/records.h"

char *way_records_dup_telling (WayRecords *self,
                               WayItem    *record);
