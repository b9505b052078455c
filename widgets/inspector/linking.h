/* linking.h - records put on a map, as one step of undo */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/records/records.h"
#include "widgets/shared/chip.h"

gboolean way_linking_link (WayHistory     *history,
                           WayRecords     *records,
                           WayKind         link_kind,
                           const char     *record_id,
                           GPtrArray      *about,
                           const WayField *field,
                           GError        **error);

void way_linking_mark_chip (WayChip *chip,
                            WayItem *link);

gboolean way_linking_create (WayHistory     *history,
                             WayRecords     *records,
                             WayKind         link_kind,
                             const char     *name,
                             GPtrArray      *about,
                             const WayField *field,
                             GError        **error);
