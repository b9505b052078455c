/* record-model.h - the records of a query as a list that can be as long as it wants
 *
 * A GListModel of WayRecordRow. Of the whole list it has the keys, eight bytes
 * each; rows are read, in another thread, when somebody looks at them, and tell
 * when they were. A search runs in another thread too; until it is done the
 * list is as it was, and one that is out of date is given up. Changes of the
 * records are followed. It belongs to the thread that made it.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/records/record-query.h"
#include "journeys/records/record-row.h"
#include "journeys/records/records.h"

#define WAY_TYPE_RECORD_MODEL (way_record_model_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordModel, way_record_model, WAY, RECORD_MODEL, GObject)

WayRecordModel *way_record_model_new (WayRecords *records,
                                      WayKind     kind);

WayRecords *way_record_model_get_records (WayRecordModel *self);

void way_record_model_set_query (WayRecordModel *self,
                                 WayRecordQuery *query);

WayRecordQuery *way_record_model_get_query (WayRecordModel *self);

gboolean way_record_model_is_busy (WayRecordModel *self);

gboolean way_record_model_is_known (WayRecordModel *self);

int way_record_model_get_total (WayRecordModel *self);

const char *way_record_model_get_problem (WayRecordModel *self);

gint64 way_record_model_get_key (WayRecordModel *self,
                                 guint           position);

gboolean way_record_model_find_key (WayRecordModel *self,
                                    gint64          key,
                                    guint          *position);

void way_record_model_locate_async (WayRecordModel     *self,
                                    const char         *id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            data);

gboolean way_record_model_locate_finish (WayRecordModel *self,
                                         GAsyncResult   *result,
                                         guint          *position,
                                         GError        **error);
