/* landing.c - a map with a cell that lines are typed into */
#include "config.h"

#include "tests/support/landing.h"

#include "journeys/capture/target.h"
#include "tests/support/maps.h"

void
way_test_landing_set_up (WayTestLanding *fixture,
                         gconstpointer   data)
{
  WayItem *root;

  fixture->map = way_map_new ();
  fixture->history = way_history_new (fixture->map);
  root = way_map_get_root (fixture->map);
  {
    g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
    g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
    g_autoptr (WayItem) second = way_item_new (WAY_KIND_STEP, NULL);
    g_autoptr (WayCommand) insert = NULL;

    way_item_set (step, "title", "One", NULL);
    way_item_set (second, "title", "Two", NULL);
    way_item_append_child (stage, WAY_STAGE_STEPS, step);
    way_item_append_child (stage, WAY_STAGE_STEPS, second);
    insert = way_command_new_insert (root, WAY_MAP_STAGES, -1, stage);
    g_assert_true (way_history_perform (fixture->history, insert, NULL));
  }
  way_test_add (fixture->history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Touchpoints", "kind", "touchpoint", "prompt", "Where do they meet us?", NULL);
  way_test_add (fixture->history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Emotion", "kind", "emotion", NULL);
  way_test_add (fixture->history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Folded pains", "kind", "pain", "folded", "yes", NULL);
  way_test_add (fixture->history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Pains", "kind", "pain", NULL);
  way_test_add (fixture->history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Jobs", "kind", "job", NULL);
  way_test_add (fixture->history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Anything", "kind", "mixed", NULL);
  way_test_add (fixture->history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Nadia Petrova", "role", "champion", "position", "Logistics manager", NULL);
  fixture->landing = (WayLanding){ .step = way_target_find_step (fixture->map, NULL, 1), .lane = way_map_get (fixture->map, WAY_MAP_LANES, 0) };
}

void
way_test_landing_tear_down (WayTestLanding *fixture,
                            gconstpointer   data)
{
  g_object_unref (fixture->history);
  g_object_unref (fixture->map);
}

/* Types a line; gives what it became. */
WayItem *
way_test_land (WayTestLanding *fixture,
               const char     *text)
{
  g_autoptr (WayCaptured) captured = way_captured_parse (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr (WayCommand) command = way_landing_new_command (fixture->map, &fixture->landing, captured, &id, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (fixture->history, command, &error));
  g_assert_no_error (error);

  return way_map_find (fixture->map, id);
}
