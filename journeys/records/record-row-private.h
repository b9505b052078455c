/* record-row-private.h - how a row comes to what it shows */
#pragma once

#include "journeys/records/record-row.h"

WayRecordRow *way_record_row_new (WayKind kind,
                                  gint64  key,
                                  guint   position);

guint way_record_row_get_position (WayRecordRow *self);

void way_record_row_set_position (WayRecordRow *self,
                                  guint         position);

void way_record_row_set_key (WayRecordRow *self,
                             gint64        key);

void way_record_row_fill (WayRecordRow *self,
                          GPtrArray    *texts);
