/* item-private.h - changing an item in place
 *
 * For commands and for the reader of files only; the hygiene tests hold to that.
 */
#pragma once

#include "journeys/model/foreign.h"
#include "journeys/model/item.h"

struct _WayItem
{
  gatomicrefcount ref_count;
  WayKind         kind;
  int             slot;   /* where in the parent */
  int             place;  /* among its siblings, when it was asked for last */
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

void way_item_take_foreign (WayItem    *item,
                            WayForeign *foreign);

gboolean way_item_has_same_content (WayItem *a,
                                    WayItem *b);
