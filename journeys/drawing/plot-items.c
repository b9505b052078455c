/* plot-items.c - what on a plot has a name: found below the pointer and by arrow keys */
#include "config.h"

#include "journeys/drawing/plot-marks-private.h"

#include <math.h>

/* @element is kept as it is: a literal, or the element of a kind. */
void
way_plot_add_item (WayPlot       *self,
                   const char    *element,
                   const char    *id,
                   const WayRect *rect,
                   const char    *name,
                   const char    *description)
{
  WayPlotItem item = { .element = element,
                       .id = g_strdup (id),
                       .rect = *rect,
                       .name = g_strdup (name),
                       .description = g_strdup (description) };

  if (self->rtl)
    item.rect.x = self->width - rect->x - rect->width;
  g_array_append_val (self->items, item);
  way_plot_forget_bands (self);
}

/**
 * way_plot_get_n_items:
 * @self: a plot
 *
 * Returns: how many things on it have a name
 */
guint
way_plot_get_n_items (WayPlot *self)
{
  return self->items->len;
}

/**
 * way_plot_get_item:
 * @self: a plot
 * @place: which, from 0 in the order of reading
 *
 * Returns: (transfer none): something on it
 */
const WayPlotItem *
way_plot_get_item (WayPlot *self,
                   guint    place)
{
  g_return_val_if_fail (place < self->items->len, NULL);

  return &g_array_index (self->items, WayPlotItem, place);
}

/* So many pixels of the height are one band. */
#define BAND 48.0

void
way_plot_forget_bands (WayPlot *self)
{
  guint i;

  for (i = 0; i < self->n_bands; i++)
    if (self->bands[i] != NULL)
      g_array_unref (self->bands[i]);
  g_clear_pointer (&self->bands, g_free);
  self->n_bands = 0;
}

static int
get_band (const WayPlot *self,
          double         y)
{
  return CLAMP ((int)(y / BAND), 0, (int)self->n_bands - 1);
}

/* There may be half a million items, and the pointer moves all the time. */
static void
ensure_bands (WayPlot *self)
{
  guint i;

  if (self->bands != NULL)
    return;
  self->n_bands = MAX (1, (guint)ceil (self->height / BAND));
  self->bands = g_new0 (GArray *, self->n_bands);
  for (i = 0; i < self->items->len; i++)
    {
      const WayRect *rect = &g_array_index (self->items, WayPlotItem, i).rect;
      int            band, last = get_band (self, rect->y + rect->height);

      for (band = get_band (self, rect->y); band <= last; band++)
        {
          if (self->bands[band] == NULL)
            self->bands[band] = g_array_new (FALSE, FALSE, sizeof (guint));
          g_array_append_val (self->bands[band], i);
        }
    }
}

/**
 * way_plot_find:
 * @self: a plot
 * @x: a place on it, in pixels
 * @y: a place on it
 *
 * Returns: the smallest item at that place, what was drawn last before the others; -1
 *   when there is none
 */
int
way_plot_find (WayPlot *self,
               double   x,
               double   y)
{
  double        least = 0;
  int           found = -1;
  const GArray *band;
  guint         i;

  ensure_bands (self);
  band = self->bands[get_band (self, y)];
  for (i = 0; band != NULL && i < band->len; i++)
    {
      guint          place = g_array_index (band, guint, i);
      const WayRect *rect = &g_array_index (self->items, WayPlotItem, place).rect;
      double         size = rect->width * rect->height;

      if (x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height &&
          (found < 0 || size <= least))
        {
          found = place;
          least = size;
        }
    }

  return found;
}

/**
 * way_plot_find_beside:
 * @self: a plot
 * @from: an item
 * @across: −1 for what is left of it, 1 for what is right of it, or 0
 * @down: −1 for what is above, 1 for what is below, or 0
 *
 * Finds where an arrow key leads: the nearest item in that direction, where what
 * lies straight ahead is nearer than what lies aside.
 *
 * Returns: an item, or -1 at the edge
 */
int
way_plot_find_beside (WayPlot *self,
                      int      from,
                      int      across,
                      int      down)
{
  const WayRect *start;
  double         x, y, least = 0;
  int            found = -1;
  guint          i;

  g_return_val_if_fail (from >= 0 && from < (int)self->items->len, -1);

  start = &g_array_index (self->items, WayPlotItem, from).rect;
  x = start->x + start->width / 2;
  y = start->y + start->height / 2;
  for (i = 0; i < self->items->len; i++)
    {
      const WayRect *rect = &g_array_index (self->items, WayPlotItem, i).rect;
      double         dx = rect->x + rect->width / 2 - x, dy = rect->y + rect->height / 2 - y;
      double         ahead = across != 0 ? dx * across : dy * down;
      double         aside = fabs (across != 0 ? dy : dx);
      double         distance = ahead + 2.5 * aside;

      /* At the same place are only those that come later, or earlier on the way back. */
      if ((int)i == from || ahead < 0 || (ahead == 0 && (aside > 0 || (across + down > 0) != ((int)i > from))))
        continue;
      if (found < 0 || distance < least)
        {
          found = i;
          least = distance;
        }
    }

  return found;
}
