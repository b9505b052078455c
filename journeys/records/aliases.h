/* aliases.h - records under the ids they had before
 *
 * A record that was merged into another one is gone, but maps that were mailed
 * or saved before still have its id.
 */
#pragma once

#include "journeys/records/records.h"

gboolean way_records_add_alias (WayRecords *self,
                                WayKind     kind,
                                const char *old,
                                const char *kept,
                                GError    **error);

char **way_records_list_same (WayRecords *self,
                              WayKind     kind,
                              const char *id,
                              GError    **error);

gboolean way_records_forget_same (WayRecords *self,
                                  WayKind     kind,
                                  const char *id,
                                  GError    **error);

char *way_records_resolve (WayRecords *self,
                           WayKind     kind,
                           const char *id,
                           GError    **error);
