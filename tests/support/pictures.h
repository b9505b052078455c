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

GBytes *way_test_draw_jpeg_in_goes (guint width,
                                    guint height,
                                    int   goes);

/* Of a channel, from 0 to 255: what another version of cairo may differ by. */
#define WAY_TEST_TOLERANCE 2

int way_test_compare_surfaces (cairo_surface_t *a,
                               cairo_surface_t *b);

void way_test_assert_picture (GBytes     *bytes,
                              const char *name);
