/* bulk-keys.h - which records have a value, for matching by it
 *
 * Sixteen bytes a record: not the value is kept but a hash of it, wide enough
 * that two of a million never meet.
 */
#pragma once

#include <glib.h>

/* Several records have the value. */
#define WAY_BULK_KEYS_SEVERAL -1

typedef struct _WayBulkKeys WayBulkKeys;

WayBulkKeys *way_bulk_keys_new (void);

void way_bulk_keys_free (WayBulkKeys *self);

void way_bulk_keys_add (WayBulkKeys *self,
                        const char  *key,
                        gint64       row);

gint64 way_bulk_keys_find (WayBulkKeys *self,
                           const char  *key);

char *way_bulk_keys_fold (const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayBulkKeys, way_bulk_keys_free)
