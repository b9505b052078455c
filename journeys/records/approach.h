/* approach.h - how much marketing of its own an account is worth */
#pragma once

#include "journeys/records/records.h"

void way_records_set_approach_limits (WayRecords *self,
                                      double      abm_share,
                                      int         mass_likeness);

gboolean way_records_suggest_approach (WayRecords *self,
                                       WayItem    *account,
                                       char      **suggestion,
                                       GError    **error);
