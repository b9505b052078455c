/* compare.h - what is different between two states of a map
 *
 * Things are known again by their ids, so that a renamed or moved one is still
 * the same. What is new or gone is told once, with all that belongs to it.
 */
#pragma once

#include "journeys/model/map.h"

typedef enum
{
  WAY_DIFFERENCE_ADDED,
  WAY_DIFFERENCE_REMOVED,
  WAY_DIFFERENCE_CHANGED,
} WayDifferenceType;

typedef struct
{
  WayDifferenceType type;
  WayItem          *before; /* owned; NULL when it is new */
  WayItem          *after;  /* owned; NULL when it is gone */
  gboolean          moved;  /* it belongs to something else now, or stands elsewhere among its like */
  GArray           *fields; /* of int: those that have another value */
} WayDifference;

WayItem *way_compare_find_same (WayMap  *map,
                                WayItem *item);

GPtrArray *way_compare (WayMap *from,
                        WayMap *to);
