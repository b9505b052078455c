/* link-mark.h - the mark on the chip of a persona, an account or a job: how it stands to the records */
#pragma once

#include "journeys/commands/history.h"
#include "journeys/records/records.h"
#include "widgets/shared/chip.h"

void way_link_mark_add (WayChip    *chip,
                        WayHistory *history,
                        WayRecords *records);
