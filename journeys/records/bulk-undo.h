/* bulk-undo.h - taking a change of many records back, after it was written
 *
 * What was added goes, if nobody changed it since or refers to it now. What was changed gets its
 * values back where it still has those of the change.
 */
#pragma once

#include "journeys/records/records.h"

/* As many changed records as are remembered. */
#define WAY_BULK_UNDO_MOST 100000

typedef struct _WayBulkUndo WayBulkUndo;

typedef struct
{
  guint64 removed; /* records that were added */
  guint64 changed; /* records that have their values back */
  guint64 kept;    /* records that somebody changed since, or refers to now, which stay */
} WayBulkUndoCounts;

WayBulkUndo *way_bulk_undo_new (WayKind    kind,
                                const int *fields,
                                int        n_fields);

void way_bulk_undo_free (WayBulkUndo *self);

void way_bulk_undo_set_added (WayBulkUndo *self,
                              gint64       after,
                              gint64       last,
                              const char  *stamp);

void way_bulk_undo_add_changed (WayBulkUndo       *self,
                                WayItem           *before,
                                const char *const *values,
                                int                except);

void way_bulk_undo_add_created (WayBulkUndo *self,
                                WayItem     *record);

gboolean way_bulk_undo_is_whole (WayBulkUndo *self);

gboolean way_bulk_undo_perform (WayBulkUndo       *self,
                                WayRecords        *records,
                                WayBulkUndoCounts *counts,
                                GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayBulkUndo, way_bulk_undo_free)
