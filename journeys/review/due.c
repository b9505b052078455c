/* due.c - when a map is to be looked at again */
#include "config.h"

#include "journeys/review/due.h"

/**
 * way_due_of_map:
 * @map: a map
 *
 * Finds when the next review is due: the last one and the review interval.
 *
 * Returns: (transfer full) (nullable): the date, for example "2027-11-24"; NULL
 *   when the map was never reviewed
 */
char *
way_due_of_map (WayMap *map)
{
  WayItem    *root = way_map_get_root (map);
  const char *reviewed = way_item_get (root, "reviewed");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) last = NULL;
  g_autoptr (GDateTime) due = NULL;

  if (reviewed == NULL)
    return NULL;
  last = g_date_time_new (utc, atoi (reviewed), atoi (reviewed + 5), atoi (reviewed + 8), 0, 0, 0);
  due = last != NULL ? g_date_time_add_months (last, way_item_get_int (root, "review-interval", 12)) : NULL;

  return due != NULL ? g_date_time_format (due, "%Y-%m-%d") : NULL;
}
