/* face.h - the face of a persona that feels something, where no map is drawn around it */
#pragma once

#include "journeys/drawing/sink.h"

#define WAY_FACE_SIZE 24.0

void way_face_paint (WaySink        *sink,
                     WayMap         *map,
                     const WayTheme *theme,
                     WayItem        *persona,
                     double          level);
