/* canvas-stage.h - what an audience sees of the map: revealed by and by, one cell in the light */
#pragma once

#include "widgets/canvas/canvas.h"

/* In which portions a map is revealed. */
typedef enum
{
  WAY_REVEAL_CELLS, /* stage by stage, in each lane by lane */
  WAY_REVEAL_STAGES,
  WAY_REVEAL_LANES,
} WayReveal;

int way_canvas_count_portions (WayCanvas *self,
                               WayReveal  reveal);

void way_canvas_set_revealed (WayCanvas *self,
                              WayReveal  reveal,
                              int        n_portions);

void way_canvas_set_spotlight (WayCanvas *self,
                               gboolean   spotlight);

void way_canvas_set_follows (WayCanvas *self,
                             gboolean   follows);

void way_canvas_set_picking (WayCanvas *self,
                             gboolean   picking);
