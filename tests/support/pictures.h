/* pictures.h - pictures that were exported, as surfaces */
#pragma once

#include <cairo.h>
#include <glib.h>

cairo_surface_t *way_test_read_png (GBytes *bytes);

GBytes *way_test_write_png (cairo_surface_t *surface);

GBytes *way_test_draw_png (int      width,
                           int      height,
                           gboolean transparent);

GBytes *way_test_draw_huge_png (guint width,
                                guint height);
