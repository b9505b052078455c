/* cairo-sink.h - draws on cairo: screen, PNG, PDF */
#pragma once

#include <cairo.h>

#include "journeys/drawing/sink.h"

WaySink *way_cairo_sink_new (cairo_t *cr,
                             gboolean tagged);

void way_cairo_sink_free (WaySink *sink);
