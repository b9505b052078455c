/* records-file.h - hears when another program writes into the file of the records */
#pragma once

#include "journeys/records/desk.h"

typedef struct _WayRecordsFile WayRecordsFile;

WayRecordsFile *way_records_file_new (WayDesk *desk);

void way_records_file_free (WayRecordsFile *self);
