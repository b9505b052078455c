/* record-row.h - a record in a list, which may not have been read yet */
#pragma once

#include <glib-object.h>

#include "journeys/model/kind.h"

#define WAY_TYPE_RECORD_ROW (way_record_row_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordRow, way_record_row, WAY, RECORD_ROW, GObject)

WayKind way_record_row_get_kind (WayRecordRow *self);

gint64 way_record_row_get_key (WayRecordRow *self);

gboolean way_record_row_is_filled (WayRecordRow *self);

const char *way_record_row_get_id (WayRecordRow *self);

const char *way_record_row_get_name (WayRecordRow *self);

const char *way_record_row_get_value (WayRecordRow *self,
                                      int           column);

const char *way_record_row_get_named (WayRecordRow *self,
                                      const char   *column);

char *way_record_row_dup_text (WayRecordRow *self,
                               int           column);
