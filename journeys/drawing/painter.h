/* painter.h - the only drawing of a map
 *
 * Canvas, PDF, PNG, SVG and thumbnails all call it with a sink of their own.
 */
#pragma once

#include "journeys/drawing/sink.h"

typedef enum
{
  WAY_PART_HEAD = 1 << 0,   /* title, objective, chips, ring */
  WAY_PART_STAGES = 1 << 1, /* chevrons and step titles */
  WAY_PART_LANE_NAMES = 1 << 2,
  WAY_PART_CELLS = 1 << 3, /* bands, cards, curves, bars */
  WAY_PART_LEGEND = 1 << 4,
  WAY_PART_ALL = 0x1f,
  WAY_PART_CARDS = 1 << 5, /* nothing but cards */
} WayPart;

void way_painter_paint (WaySink        *sink,
                        WayLayout      *layout,
                        const WayTheme *theme,
                        const WayRect  *area,
                        WayPart         parts);
