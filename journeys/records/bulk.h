/* bulk.h - many records of one kind in one change
 *
 * For imports: each row of a table is matched with a record, which it changes, or
 * becomes a new one. All is one transaction; the search indexes get what is new
 * at its end, in order, which is much cheaper than one by one.
 */
#pragma once

#include <gio/gio.h>

#include "journeys/records/bulk-ids.h"
#include "journeys/records/bulk-undo.h"

/* Not a field: the id of the record. */
#define WAY_BULK_ID -1

typedef enum
{
  WAY_BULK_ADDED,
  WAY_BULK_UPDATED,
  WAY_BULK_UNCHANGED,
  WAY_BULK_NAMELESS,  /* refused: a new record without a name */
  WAY_BULK_AMBIGUOUS, /* refused: several records are meant */
  WAY_BULK_ANOTHER,   /* refused: an earlier row with the same key has another name */
} WayBulkOutcome;

typedef struct _WayBulk WayBulk;

typedef void (*WayBulkProgress) (double   share,
                                 gpointer data);

WayBulk *way_bulk_begin (WayRecords       *records,
                         WayKind           kind,
                         const int        *fields,
                         int               n_fields,
                         int               key,
                         const WayBulkIds *again,
                         GError          **error);

const WayBulkIds *way_bulk_get_ids (WayBulk *self);

gboolean way_bulk_find (WayBulk           *self,
                        const char        *id,
                        const char *const *values,
                        WayBulkOutcome    *outcome,
                        GError           **error);

gboolean way_bulk_put (WayBulk           *self,
                       const char        *id,
                       const char *const *values,
                       WayBulkOutcome    *outcome,
                       GError           **error);

void way_bulk_note_created (WayBulk *self,
                            WayItem *record);

gboolean way_bulk_end (WayBulk        *self,
                       WayBulkProgress progress,
                       gpointer        data,
                       GCancellable   *cancellable,
                       WayBulkUndo   **undo,
                       GError        **error);

void way_bulk_cancel (WayBulk *self);
