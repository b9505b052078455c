/* pictures.h - pictures that were exported, as surfaces */
#pragma once

#include <cairo.h>
#include <glib.h>

cairo_surface_t *way_test_read_png (GBytes *bytes);
