/* plot-labels.c - where the labels of marks stand, so that none covers another
 *
 * Each label takes the first free of some places around its mark, near ones
 * first. That is not the best there is, but always the same for the same data.
 */
#include "config.h"

#include "journeys/drawing/plot-labels.h"

#include <math.h>

#define GAP 3.0   /* between a mark and its label */
#define REACH 4   /* rings of places around a mark */
#define STEP 18.0 /* between two rings */
#define AROUND 12 /* places on a ring */
#define SPREADS 5 /* rings on which a mark gives way to others */

static gboolean
covers (const WayRect *a,
        const WayRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static gboolean
is_free (const WayPlotLabel *labels,
         guint               n_labels,
         guint               which,
         const WayRect      *rect,
         const WayRect      *bounds,
         const WayRect      *taken,
         guint               n_taken)
{
  guint i;

  if (rect->x < bounds->x || rect->y < bounds->y || rect->x + rect->width > bounds->x + bounds->width ||
      rect->y + rect->height > bounds->y + bounds->height)
    return FALSE;
  for (i = 0; i < n_taken; i++)
    if (covers (rect, &taken[i]))
      return FALSE;
  for (i = 0; i < n_labels; i++)
    {
      const WayPlotLabel *other = &labels[i];
      WayRect             mark = { other->x - other->radius - 1, other->y - other->radius - 1,
                                   2 * other->radius + 2, 2 * other->radius + 2 };

      if (covers (rect, &mark) || (i != which && other->placed && covers (rect, &other->rect)))
        return FALSE;
    }

  return TRUE;
}

/* The label touches its mark with the middle of a side or with a corner. */
static WayRect
put (const WayPlotLabel *label,
     double              angle,
     double              distance)
{
  double x = label->x + (label->radius + distance) * cos (angle);
  double y = label->y + (label->radius + distance) * sin (angle);
  /* How much of the label lies before the point: none to the right, all to the left. */
  double before = cos (angle) > 0.3 ? 0 : cos (angle) < -0.3 ? 1
                                                             : 0.5;
  double above = sin (angle) > 0.3 ? 0 : sin (angle) < -0.3 ? 1
                                                            : 0.5;

  return (WayRect){ x - before * label->width, y - above * label->height, label->width, label->height };
}

/* Gives whether all found a place. @taken is what else no label may cover. */
gboolean
way_plot_labels_place (WayPlotLabel  *labels,
                       guint          n_labels,
                       const WayRect *bounds,
                       const WayRect *taken,
                       guint          n_taken)
{
  /* Right of the mark first, then left, then below and above. */
  static const int order[AROUND] = { 0, 6, 3, 9, 1, 11, 5, 7, 2, 10, 4, 8 };
  gboolean         all = TRUE;
  guint            i;
  int              ring, turn;

  for (i = 0; i < n_labels; i++)
    labels[i].placed = labels[i].led = FALSE;
  for (i = 0; i < n_labels; i++)
    {
      WayPlotLabel *label = &labels[i];

      if (label->width <= 0)
        continue;
      for (ring = 0; ring < REACH && !label->placed; ring++)
        for (turn = 0; turn < AROUND && !label->placed; turn++)
          {
            WayRect rect = put (label, order[turn] * 2 * G_PI / AROUND, GAP + ring * STEP);

            if (is_free (labels, n_labels, i, &rect, bounds, taken, n_taken))
              {
                label->rect = rect;
                label->placed = TRUE;
                label->led = ring > 0;
              }
          }
      all &= label->placed;
    }

  return all;
}

/* Moves marks that would cover those before them aside, as little as can be.
 * Those that find no place are not placed and stay where they are. @taken is what
 * else no mark may cover. */
void
way_plot_labels_spread (WayPlotLabel  *labels,
                        guint          n_labels,
                        const WayRect *bounds,
                        const WayRect *taken,
                        guint          n_taken)
{
  guint i, j;

  for (i = 0; i < n_labels; i++)
    {
      WayPlotLabel *label = &labels[i];
      double        x = label->x, y = label->y;
      int           ring;

      label->placed = label->led = FALSE;
      for (ring = 0; ring <= SPREADS && !label->placed; ring++)
        {
          int turns = ring == 0 ? 1 : 6 * ring;
          int turn;

          for (turn = 0; turn < turns && !label->placed; turn++)
            {
              double  angle = turn * 2 * G_PI / turns;
              double  away = ring * label->radius * 1.05;
              WayRect mark = { 0, 0, 2 * label->radius, 2 * label->radius };

              label->x = x + away * cos (angle);
              label->y = y + away * sin (angle);
              mark.x = label->x - label->radius;
              mark.y = label->y - label->radius;
              label->placed = label->x - label->radius >= bounds->x && label->x + label->radius <= bounds->x + bounds->width &&
                              label->y - label->radius >= bounds->y && label->y + label->radius <= bounds->y + bounds->height;
              for (j = 0; j < n_taken && label->placed; j++)
                label->placed = !covers (&mark, &taken[j]);
              for (j = 0; j < i && label->placed; j++)
                if (labels[j].placed && hypot (labels[j].x - label->x, labels[j].y - label->y) < labels[j].radius + label->radius)
                  label->placed = FALSE;
              label->led = ring > 0;
            }
        }
      if (!label->placed)
        {
          label->x = x;
          label->y = y;
        }
    }
}
