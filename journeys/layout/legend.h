/* legend.h - what the marks on a map mean: only those that are used */
#pragma once

#include "journeys/layout/layout.h"

typedef enum
{
  WAY_LEGEND_ICON,    /* an icon and its name */
  WAY_LEGEND_PERSONA, /* a line in the colour of a persona */
  WAY_LEGEND_DOT,     /* a vote */
  WAY_LEGEND_RING,    /* the confidence */
} WayLegendSign;

typedef struct
{
  WayLegendSign sign;
  const char   *icon;
  char         *label;   /* owned */
  WayItem      *persona; /* borrowed */
  WayRect       rect;    /* relative to the legend, as from the left */
} WayLegendEntry;

GPtrArray *way_legend_list (WayLayout *layout,
                            double     width,
                            double    *height);

int way_legend_get_persona_place (WayMap  *map,
                                  WayItem *persona);

WayHue way_legend_get_persona_hue (WayMap  *map,
                                   WayItem *persona);
