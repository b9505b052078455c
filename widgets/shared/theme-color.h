/* theme-color.h - colours of the theme, as GTK takes them */
#pragma once

#include <gtk/gtk.h>

#include "journeys/layout/theme.h"

/* @alpha: how much of it is seen, beside what the colour says itself. */
static inline GdkRGBA
way_theme_color_get (WayColor color,
                     double   alpha)
{
  return (GdkRGBA){ (color >> 24 & 0xff) / 255.0, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                    (color & 0xff) / 255.0 * alpha };
}
