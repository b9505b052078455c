/* item-private.h - changing an item in place
 *
 * For commands and for the reader of files only; the hygiene tests hold to that.
 */
#pragma once

#include "journeys/model/item.h"

/* Something in a file that this version does not know: kept, and written
 * back in the same place. */
typedef struct
{
  int   part;      /* before which field (counted first) or slot of the item; -1: an attribute; -2: before the item itself */
  int   index;     /* within a slot: before which child was last known; -1: at its end */
  char *name;      /* of an attribute, with its prefix; NULL for a node */
  char *text;      /* the value of an attribute, or the node as XML */
} WayForeign;

struct _WayItem
{
  gatomicrefcount ref_count;
  WayKind         kind;
  int             slot; /* where in the parent */
  WayItem        *parent; /* borrowed */
  char           *id;
  char          **values;
  GPtrArray     **slots;
  GPtrArray      *foreign; /* of WayForeign, or NULL */
};

void way_item_put (WayItem    *item,
                   int         field,
                   const char *value);

void way_item_take_value (WayItem *item,
                          int      field,
                          char    *value);

void way_item_insert_child (WayItem *item,
                            int      slot,
                            int      index,
                            WayItem *child);

void way_item_remove_child (WayItem *item,
                            int      slot,
                            int      index);

void way_item_set_id (WayItem    *item,
                      const char *id);

void way_item_add_foreign (WayItem    *item,
                           int         part,
                           const char *name,
                           const char *text);
