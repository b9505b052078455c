/* linking.h - records put on a map, as one step of undo */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/records/records.h"

gboolean way_linking_link (WayHistory     *history,
                           WayRecords     *records,
                           WayKind         link_kind,
                           const char     *record_id,
                           GPtrArray      *about,
                           const WayField *field,
                           GError        **error);

gboolean way_linking_create (WayHistory     *history,
                             WayRecords     *records,
                             WayKind         link_kind,
                             const char     *name,
                             GPtrArray      *about,
                             const WayField *field,
                             GError        **error);
