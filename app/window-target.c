/* window-target.c - where on the map something goes that comes later */
#include "config.h"

#include "app/window-private.h"

static char *
dup_id (WayItem *item)
{
  return item != NULL ? g_strdup (way_item_get_id (item)) : NULL;
}

/* What is let go on a card goes onto it, or below it. */
WayWindowTarget *
way_window_target_new (const WayCanvasPlace *place)
{
  WayWindowTarget *target = g_new0 (WayWindowTarget, 1);

  target->card = dup_id (place->card);
  target->step = place->card != NULL ? g_strdup (way_item_get (place->card, "step")) : dup_id (place->step);
  target->lane = place->card != NULL ? g_strdup (way_item_get (place->card, "lane")) : dup_id (place->lane);
  target->after = dup_id (place->after);
  target->before = dup_id (place->before);

  return target;
}

/* The card that is selected, or else the cell. NULL when that can take none. */
WayWindowTarget *
way_window_target_new_selected (WayWindow *self,
                                GError   **error)
{
  WayWindowTarget *target;
  WayPastePlace    place;

  way_window_find_place (self, &place);
  if (place.card == NULL && !way_paste_check_cell (&place, error))
    return NULL;
  target = g_new0 (WayWindowTarget, 1);
  target->card = dup_id (place.card);
  target->step = dup_id (place.step);
  target->lane = dup_id (place.lane);

  return target;
}

void
way_window_target_free (WayWindowTarget *target)
{
  g_free (target->card);
  g_free (target->step);
  g_free (target->lane);
  g_free (target->after);
  g_free (target->before);
  g_free (target);
}

/* Whether it is still there. */
gboolean
way_window_target_find (const WayWindowTarget *target,
                        WayMap                *map,
                        WayCardMove           *move)
{
  *move = (WayCardMove){ way_map_find (map, target->card), way_map_find (map, target->step), way_map_find (map, target->lane),
                         way_map_find (map, target->after), way_map_find (map, target->before) };

  return target->card != NULL ? move->card != NULL : move->step != NULL && move->lane != NULL;
}
