/* legibility.c - how large text must be to be read from the back of the room
 *
 * ISO 9241-303 (5.5.4) asks for capitals that are seen under an angle of at least 16
 * minutes of arc, 1/215 of the distance. Signs are made by the rounder rule of 1/200,
 * which is 17 minutes: three centimetres at six metres.
 */
#include "config.h"

#include "journeys/workshop/legibility.h"

#include <glib/gi18n.h>

#include "journeys/layout/texts.h"

#define SHARE_OF_DISTANCE (1.0 / 200)

/* Height of a capital, as a share of the size: 714 of 1000 units in Noto Sans. */
#define CAPITAL 0.714

/**
 * way_legibility_get_size:
 * @room: where something is shown
 *
 * Returns: how large a font must be to be read from the last row, in pixels
 */
double
way_legibility_get_size (const WayRoom *room)
{
  return room->distance * SHARE_OF_DISTANCE / room->height * room->pixels / CAPITAL;
}

/**
 * way_legibility_get_zoom:
 * @room: where the map is shown
 *
 * Finds how large the map must be shown so that the titles of its cards can be read from
 * the last row.
 *
 * Returns: pixels of the picture for one of the layout
 */
double
way_legibility_get_zoom (const WayRoom *room)
{
  return way_legibility_get_size (room) / way_font_get_size (WAY_FONT_CARD);
}

/**
 * way_legibility_get_distance:
 * @room: where the map is shown; its distance does not matter
 * @zoom: how large it is
 *
 * Returns: metres from which the titles of cards can be read
 */
double
way_legibility_get_distance (const WayRoom *room,
                             double         zoom)
{
  double capital = way_font_get_size (WAY_FONT_CARD) * CAPITAL * zoom * room->height / room->pixels;

  return capital / SHARE_OF_DISTANCE;
}

/**
 * way_legibility_dup_rule:
 * @room: where the map is shown; its pixels do not matter
 *
 * Returns: (transfer full): the rule, for this room
 */
char *
way_legibility_dup_rule (const WayRoom *room)
{
  double           capital = room->distance * SHARE_OF_DISTANCE;
  g_autofree char *distance = g_strdup_printf ("%.3g", room->distance);
  g_autofree char *height = g_strdup_printf ("%.2g", capital * 100);
  g_autofree char *share = g_strdup_printf ("%.2g", capital / room->height * 100);

  /* TRANSLATORS: metres, centimetres, and a share of a hundred */
  return g_strdup_printf (_ ("Text is legible at %s m if its capitals are %s cm high, 1/200 of the distance. "
                             "The titles of cards are shown that large: %s %% of the height of the picture."),
                          distance, height, share);
}
