/* icons.h - our symbolic icons, in any colour */
#pragma once

#include <cairo.h>

#include "journeys/layout/theme.h"

cairo_surface_t *way_icons_get (const char *name,
                                WayColor    color);

GBytes *way_icons_lookup (const char *name);
