/* places.h - where on a box its text stands, and which level is at a height
 *
 * For those who let the user write and point on the map.
 */
#pragma once

#include "journeys/layout/layout.h"

/* The place of the text of a box, its font, and whether it stands in the middle. */
typedef struct
{
  WayRect  rect;
  WayFont  font;
  gboolean centered;
} WayTextPlace;

gboolean way_layout_find_text (WayLayout    *self,
                               const WayBox *box,
                               WayTextPlace *place);

gboolean way_layout_find_level (WayLayout *self,
                                int        row,
                                double     y,
                                int       *level);

gboolean way_layout_hits_fold (WayLayout    *self,
                               const WayBox *header,
                               double        x,
                               double        y,
                               double        least);
