/* recovered-private.h - what the files about what was left unsaved share */
#pragma once

#include "journeys/documents/recovered.h"
#include "journeys/documents/recovery-file.h"

/* What the names of files end with that could not be read and were put aside. */
#define WAY_RECOVERED_DAMAGED ".damaged"

WayDocument *way_recovered_read_file (WayRecovered    *self,
                                      WayRecoveryFile *file,
                                      gint64          *last_number,
                                      gboolean        *is_whole,
                                      GError         **error);
