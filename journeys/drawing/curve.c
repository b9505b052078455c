/* curve.c - a smooth line through points that never goes beyond them */
#include "config.h"

#include "journeys/drawing/curve.h"

#include <math.h>

/**
 * way_curve_new:
 * @xs: (array length=n): strictly rising, or strictly falling
 * @ys: (array length=n): the heights
 * @n: how many points
 *
 * Makes a curve that is monotone between any two points, so that a feeling
 * is never drawn worse or better than it was said to be. Source: Fritsch and
 * Carlson, Monotone piecewise cubic interpolation, 1980.
 *
 * Returns: (transfer full) (element-type WayPathElement): the path
 */
GArray *
way_curve_new (const double *xs,
               const double *ys,
               int           n)
{
  GArray            *path = g_array_new (FALSE, TRUE, sizeof (WayPathElement));
  g_autofree double *slopes = g_new0 (double, n + 1);
  g_autofree double *tangents = g_new0 (double, n + 1);
  int                i;

  for (i = 0; i + 1 < n; i++)
    slopes[i] = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
  for (i = 1; i + 1 < n; i++)
    tangents[i] = slopes[i - 1] * slopes[i] <= 0 ? 0 : (slopes[i - 1] + slopes[i]) / 2;
  /* The ends are level: a journey has no direction before it starts. */
  for (i = 0; i + 1 < n; i++)
    {
      double a, b, length;

      if (slopes[i] == 0)
        {
          tangents[i] = tangents[i + 1] = 0;
          continue;
        }
      a = tangents[i] / slopes[i];
      b = tangents[i + 1] / slopes[i];
      length = hypot (a, b);
      if (length > 3)
        {
          tangents[i] = 3 * a / length * slopes[i];
          tangents[i + 1] = 3 * b / length * slopes[i];
        }
    }

  for (i = 0; i < n; i++)
    {
      WayPathElement element = { .step = WAY_PATH_MOVE, .x = xs[i], .y = ys[i] };

      if (i > 0)
        {
          double third = (xs[i] - xs[i - 1]) / 3;

          element.step = WAY_PATH_CURVE;
          element.x1 = xs[i - 1] + third;
          element.y1 = ys[i - 1] + tangents[i - 1] * third;
          element.x2 = xs[i] - third;
          element.y2 = ys[i] - tangents[i] * third;
        }
      g_array_append_val (path, element);
    }

  return path;
}
