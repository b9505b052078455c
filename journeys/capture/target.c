/* target.c - where on a map the next card goes */
#include "config.h"

#include "journeys/capture/target.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "journeys/model/rules.h"

/**
 * way_target_find_step:
 * @map: a map
 * @step: (nullable): a step of it; NULL for before the first
 * @by: 1 for the next one, -1 for the one before
 *
 * Returns: (transfer none) (nullable): the step beside it; NULL beyond the ends
 */
WayItem *
way_target_find_step (WayMap  *map,
                      WayItem *step,
                      int      by)
{
  WayItem *stage = step != NULL ? way_item_get_parent (step) : NULL;
  int      place, stages, n;

  if (stage == NULL)
    place = by > 0 ? 0 : way_map_n (map, WAY_MAP_STAGES) - 1;
  else
    {
      WayItem *beside = way_item_get_child (stage, WAY_STAGE_STEPS, way_item_get_index (step) + by);

      if (beside != NULL)
        return beside;
      place = way_item_get_index (stage) + by;
    }
  for (stages = way_map_n (map, WAY_MAP_STAGES); place >= 0 && place < stages; place += by)
    {
      stage = way_map_get (map, WAY_MAP_STAGES, place);
      n = way_item_n_children (stage, WAY_STAGE_STEPS);
      if (n > 0)
        return way_item_get_child (stage, WAY_STAGE_STEPS, by > 0 ? 0 : n - 1);
    }

  return NULL;
}

/**
 * way_target_find_lane:
 * @map: a map
 * @lane: (nullable): a lane of it; NULL for above the first
 * @by: 1 for the next one, -1 for the one before
 *
 * Returns: (transfer none) (nullable): the next lane that takes cards; NULL beyond the ends
 */
WayItem *
way_target_find_lane (WayMap  *map,
                      WayItem *lane,
                      int      by)
{
  int n = way_map_n (map, WAY_MAP_LANES);
  int i = lane != NULL ? way_item_get_index (lane) + by : (by > 0 ? 0 : n - 1);

  for (; i >= 0 && i < n; i += by)
    if (way_rules_lane_takes_cards (way_map_get (map, WAY_MAP_LANES, i)))
      return way_map_get (map, WAY_MAP_LANES, i);

  return NULL;
}

/**
 * way_target_find_stage_step:
 * @map: a map
 * @number: of a stage, counted from 1
 *
 * Returns: (transfer none) (nullable): its first step
 */
WayItem *
way_target_find_stage_step (WayMap *map,
                            int     number)
{
  WayItem *stage = number > 0 ? way_map_get (map, WAY_MAP_STAGES, number - 1) : NULL;

  return stage != NULL ? way_item_get_child (stage, WAY_STAGE_STEPS, 0) : NULL;
}

/**
 * way_target_find_lane_of_kind:
 * @map: a map
 * @lane: the lane that is typed into
 * @kind: the kind of card that is typed
 *
 * Finds the lane that a marked card goes to. One that takes everything keeps it.
 *
 * Returns: (transfer none): the nearest lane of that kind; @lane when there is none
 */
WayItem *
way_target_find_lane_of_kind (WayMap  *map,
                              WayItem *lane,
                              WayKind  kind)
{
  const char *element = way_kind_get_info (kind)->element;
  WayItem    *nearest = NULL;
  int         here = way_item_get_index (lane);
  int         i;

  if (g_str_equal (way_item_get_text (lane, "kind"), "mixed"))
    return lane;
  for (i = 0; i < way_map_n (map, WAY_MAP_LANES); i++)
    {
      WayItem *other = way_map_get (map, WAY_MAP_LANES, i);

      if (g_str_equal (way_item_get_text (other, "kind"), element) && way_rules_lane_takes_cards (other) && (nearest == NULL || abs (i - here) < abs (way_item_get_index (nearest) - here)))
        nearest = other;
    }

  return nearest != NULL ? nearest : lane;
}

/**
 * way_target_find_place:
 * @item: (nullable): something on a map that is in no cell
 * @step: (out) (nullable): the step it is about: itself, the first of a stage, that of an emotion
 * @lane: (out) (nullable): the lane it is
 *
 * Says where somebody who has selected something wants to go on.
 */
void
way_target_find_place (WayItem  *item,
                       WayItem **step,
                       WayItem **lane)
{
  *step = *lane = NULL;
  if (item == NULL)
    return;
  switch ((int)way_item_get_kind (item))
    {
    case WAY_KIND_STAGE:
      *step = way_item_get_child (item, WAY_STAGE_STEPS, 0);
      break;
    case WAY_KIND_STEP:
      *step = item;
      break;
    case WAY_KIND_EMOTION:
      *step = way_item_get_parent (item);
      break;
    case WAY_KIND_LANE:
      *lane = item;
      break;
    default:
      break;
    }
}

/**
 * way_target_get_prompt:
 * @step: a step
 * @lane: a lane
 *
 * Returns: (transfer none): what to ask there: the hint of the cell, or the question of the
 *   lane; "" when nothing is said
 */
const char *
way_target_get_prompt (WayItem *step,
                       WayItem *lane)
{
  int i;

  for (i = 0; i < way_item_n_children (step, WAY_STEP_HINTS); i++)
    {
      WayItem *hint = way_item_get_child (step, WAY_STEP_HINTS, i);

      if (g_strcmp0 (way_item_get (hint, "lane"), way_item_get_id (lane)) == 0)
        return way_item_get_text (hint, "text");
    }

  return way_item_get_text (lane, "prompt");
}
