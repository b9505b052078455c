/* curve.h - a smooth line through points that never goes beyond them */
#pragma once

#include "journeys/drawing/sink.h"

GArray *way_curve_new (const double *xs,
                       const double *ys,
                       int           n);
