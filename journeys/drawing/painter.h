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

/* How something is shown while only a part of the map is looked at. */
typedef enum
{
  WAY_SHADE_NONE,
  WAY_SHADE_DIM,
  WAY_SHADE_MARK,
} WayShade;

typedef WayShade (*WayShadeFunc) (const WayBox *box,
                                  gpointer      data);

void way_painter_paint (WaySink        *sink,
                        WayLayout      *layout,
                        const WayTheme *theme,
                        const WayRect  *area,
                        WayPart         parts);

void way_painter_paint_shaded (WaySink        *sink,
                               WayLayout      *layout,
                               const WayTheme *theme,
                               const WayRect  *area,
                               WayPart         parts,
                               WayShadeFunc    shade,
                               gpointer        data);
