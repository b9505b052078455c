/* map.h - one journey map: a tree of items, found by id
 *
 * A map changes only through commands. It tells what changed, so that layout
 * and widgets can follow without looking at the rest.
 */
#pragma once

#include <glib-object.h>

#include "journeys/model/item.h"

#define WAY_TYPE_MAP (way_map_get_type ())
G_DECLARE_FINAL_TYPE (WayMap, way_map, WAY, MAP, GObject)

typedef enum
{
  WAY_CHANGE_INSERTED,
  WAY_CHANGE_REMOVED,
  WAY_CHANGE_MOVED,
  WAY_CHANGE_SET,
} WayChangeType;

/* What the signal "changed" carries. For a removal the parent is where the
 * item was. */
typedef struct
{
  WayChangeType type;
  WayItem      *item;
  WayItem      *parent;
  int           slot;
  int           index;
  WayItem      *old_parent; /* of a move */
  int           old_slot;
  int           old_index;
  int           field; /* of a set */
  const char   *old_value;
} WayChange;

WayMap *way_map_new (void);

WayMap *way_map_new_for_root (WayItem *root);

WayMap *way_map_copy (WayMap *self);

WayItem *way_map_get_root (WayMap *self);

WayItem *way_map_find (WayMap     *self,
                       const char *id);

char *way_map_new_id (WayMap *self);

const char *way_map_get_uuid (WayMap *self);

int way_map_n (WayMap *self,
               int     slot);

WayItem *way_map_get (WayMap *self,
                      int     slot,
                      int     index);

GPtrArray *way_map_list_steps (WayMap *self);

int way_map_count_steps_from (WayMap  *self,
                              WayItem *step);

WayItem *way_map_first_of_kind (WayMap *self,
                                int     slot,
                                WayKind kind);
