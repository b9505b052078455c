/* record-finder.h - records that fit what is being typed, found in another thread
 *
 * Typing never waits for it. One question is worked on at a time; of those asked meanwhile only the
 * newest is, so that answers never come late for words that are no longer there.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/records/records.h"

#define WAY_TYPE_RECORD_FINDER (way_record_finder_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordFinder, way_record_finder, WAY, RECORD_FINDER, GObject)

WayRecordFinder *way_record_finder_new (WayRecords *records);

void way_record_finder_ask (WayRecordFinder *self,
                            WayKindSet       kinds,
                            const char      *words,
                            int              most);

void way_record_finder_forget (WayRecordFinder *self);

gboolean way_record_finder_is_waiting (WayRecordFinder *self);

const char *way_record_finder_get_owner_name (WayRecordFinder *self,
                                              WayItem         *record);
