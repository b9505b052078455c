/* item.h - one thing on a map, or one record
 *
 * An item has a kind, an id, the values of its kind's fields and ordered
 * children in its kind's slots. Reading is open to all; only commands and the
 * reader of files change an item, through item-private.h.
 */
#pragma once

#include "journeys/model/kind.h"

typedef struct _WayItem WayItem;

WayItem *way_item_new (WayKind     kind,
                       const char *id);

WayItem *way_item_copy (WayItem *item);

WayItem *way_item_duplicate (WayItem *item);

WayItem *way_item_ref (WayItem *item);

void way_item_unref (WayItem *item);

WayKind way_item_get_kind (WayItem *item);

const WayKindInfo *way_item_get_info (WayItem *item);

const char *way_item_get_id (WayItem *item);

WayItem *way_item_get_parent (WayItem *item);

int way_item_get_slot (WayItem *item);

int way_item_get_index (WayItem *item);

const char *way_item_get (WayItem    *item,
                          const char *field);

const char *way_item_get_at (WayItem *item,
                             int      field);

const char *way_item_get_text (WayItem    *item,
                               const char *field);

int way_item_get_int (WayItem    *item,
                      const char *field,
                      int         otherwise);

gboolean way_item_get_number (WayItem    *item,
                              const char *field,
                              double     *number);

gboolean way_item_has_mark (WayItem    *item,
                            const char *field);

gboolean way_item_refers_to (WayItem    *item,
                             const char *field,
                             const char *id);

const char *way_item_get_name (WayItem *item);

const char *way_item_get_shown_name (WayItem *item);

int way_item_n_children (WayItem *item,
                         int      slot);

WayItem *way_item_get_child (WayItem *item,
                             int      slot,
                             int      index);

gboolean way_item_equal (WayItem *a,
                         WayItem *b);

typedef void (*WayItemFunc) (WayItem *item,
                             gpointer data);

void way_item_foreach (WayItem    *item,
                       WayItemFunc func,
                       gpointer    data);

/* Sets a value of an item that no map holds yet: a new card before it is
 * inserted, a record before it is stored. */
gboolean way_item_set (WayItem    *item,
                       const char *field,
                       const char *text,
                       GError    **error);

void way_item_append_child (WayItem *item,
                            int      slot,
                            WayItem *child);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayItem, way_item_unref)
