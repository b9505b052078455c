/* test-moving.c - what is on a map goes to another place by real keys */
#include "config.h"

#include "journeys/commands/edits.h"
#include "tests/support/canvas.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"

static void
set_up (WayTestCanvas *fixture,
        gconstpointer  language)
{
  way_test_canvas_set_up (fixture, way_test_canvas_new_map (language), 1000, 700);
}

static void
test_keys_move_a_card (WayTestCanvas *fixture,
                       gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");
  int      i;

  way_test_canvas_select (fixture, card);
  way_test_canvas_press (fixture, "alt+Right");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  way_test_canvas_assert_in_hand (fixture, card);
  way_test_canvas_press (fixture, "alt+Down");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Kick-off call, Contract signed");
  /* Emotions are no cards: over them into the next lane, and back from below. */
  way_test_canvas_press (fixture, "alt+Down");
  way_test_canvas_assert_cell (fixture, 1, "Pains", "Contract signed");
  way_test_canvas_assert_in_hand (fixture, card);
  g_assert_cmpstr (way_selection_get_lane (fixture->canvas->selection), ==, way_item_get_id (way_test_canvas_find (fixture, WAY_MAP_LANES, "Pains")));
  way_test_canvas_press (fixture, "alt+Up");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Kick-off call, Contract signed");
  way_test_canvas_press (fixture, "alt+Right alt+Right alt+Right");
  way_test_canvas_assert_cell (fixture, 3, "Touchpoints", "First invoice, Contract signed");
  way_test_canvas_assert_in_hand (fixture, card);
  g_assert_cmpint (fixture->canvas->stale, ==, FALSE);

  for (i = 0; i < 6; i++)
    g_assert_true (way_history_undo (fixture->history));
  way_test_canvas_assert_cell (fixture, 0, "Touchpoints", "Contract signed");
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
test_keys_move_many (WayTestCanvas *fixture,
                     gconstpointer  data)
{
  WayItem    *cards[] = { way_test_canvas_find_card (fixture, "Contract signed"), way_test_canvas_find_card (fixture, "Connect systems") };
  const char *ids[] = { way_item_get_id (cards[0]), way_item_get_id (cards[1]), NULL };

  way_test_canvas_select (fixture, cards[1]);
  way_selection_select_many (fixture->canvas->selection, ids);
  way_test_canvas_press (fixture, "alt+Right");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  way_test_canvas_assert_cell (fixture, 3, "Touchpoints", "Connect systems, First invoice");
  g_assert_cmpuint (way_selection_get_size (fixture->canvas->selection), ==, 2);
  g_assert_cmpstr (way_history_get_undo_label (fixture->history), ==, "Move 2 Cards");
  /* One cannot go on, so none does. */
  way_test_canvas_press (fixture, "alt+Right");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  way_test_canvas_press (fixture, "alt+Down");
  way_test_canvas_assert_cell (fixture, 1, "Pains", "Contract signed");
  way_test_canvas_assert_cell (fixture, 3, "Pains", "Connect systems, PO number missing");
  way_test_canvas_press (fixture, "alt+Left");
  way_test_canvas_assert_cell (fixture, 2, "Pains", "Connect systems");
}

static void
test_keys_move_structure (WayTestCanvas *fixture,
                          gconstpointer  data)
{
  WayItem *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem *step = way_item_get_child (stage, WAY_STAGE_STEPS, 1);
  WayItem *lane = way_test_canvas_find (fixture, WAY_MAP_LANES, "Pains");

  way_test_canvas_select (fixture, step);
  way_test_canvas_press (fixture, "alt+Left");
  way_test_canvas_assert_steps (fixture, "Kick-off call, Contract signed, Connect systems, First invoice");
  way_test_canvas_assert_in_hand (fixture, step);
  way_test_canvas_press (fixture, "alt+Right alt+Right alt+Right");
  way_test_canvas_assert_steps (fixture, "Contract signed, Connect systems, Kick-off call, First invoice");
  way_test_canvas_assert_in_hand (fixture, step);

  /* What would leave a stage without steps is refused, and said. */
  way_test_canvas_select (fixture, way_item_get_child (stage, WAY_STAGE_STEPS, 0));
  way_test_canvas_press (fixture, "alt+Right");
  g_assert_nonnull (fixture->refused);
  way_test_canvas_assert_steps (fixture, "Contract signed, Connect systems, Kick-off call, First invoice");

  way_test_canvas_select (fixture, stage);
  way_test_canvas_press (fixture, "alt+Right");
  way_test_canvas_assert_steps (fixture, "Connect systems, Kick-off call, First invoice, Contract signed");
  way_test_canvas_assert_in_hand (fixture, stage);

  way_test_canvas_select (fixture, lane);
  way_test_canvas_press (fixture, "alt+Up alt+Up");
  g_assert_cmpint (way_item_get_index (lane), ==, 0);
  way_test_canvas_assert_in_hand (fixture, lane);
}

static void
test_keys_from_the_right (WayTestCanvas *fixture,
                          gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "Contract signed");

  way_test_canvas_select (fixture, card);
  way_test_canvas_press (fixture, "alt+Left");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
  way_test_canvas_press (fixture, "alt+shift+Left");
  g_assert_cmpstr (way_item_get (card, "span"), ==, "2");
  way_test_canvas_press (fixture, "alt+shift+Right");
  g_assert_null (way_item_get (card, "span"));
}

static void
test_keys_span_and_duplicate (WayTestCanvas *fixture,
                              gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "PO number missing");
  WayItem *other = way_test_canvas_find_card (fixture, "Contract signed");
  WayItem *copy;

  way_test_canvas_select (fixture, other);
  way_test_canvas_press (fixture, "alt+shift+Right alt+shift+Right");
  g_assert_cmpstr (way_item_get (other, "span"), ==, "3");
  way_test_canvas_press (fixture, "alt+shift+Left");
  g_assert_cmpstr (way_item_get (other, "span"), ==, "2");

  way_test_canvas_select (fixture, card);
  way_test_canvas_press (fixture, "ctrl+d");
  way_test_canvas_assert_cell (fixture, 3, "Pains", "PO number missing, PO number missing");
  copy = way_selection_get_item (fixture->canvas->selection, fixture->map);
  g_assert_true (copy != card);
  way_test_canvas_assert_in_hand (fixture, copy);
  way_test_canvas_select (fixture, way_map_get (fixture->map, WAY_MAP_STAGES, 1));
  way_test_canvas_press (fixture, "ctrl+d");
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_STAGES), ==, 3);
  way_test_canvas_assert_in_hand (fixture, way_map_get (fixture->map, WAY_MAP_STAGES, 2));
}

static void
test_lock_keeps_structure (WayTestCanvas *fixture,
                           gconstpointer  data)
{
  g_autoptr (WayCommand) lock = way_edits_new_lock (fixture->map, TRUE);
  static const char *const keys[] = { "alt+Right", "ctrl+d", "Delete" };
  guint                    i;

  g_assert_true (way_history_perform (fixture->history, lock, NULL));
  way_test_canvas_select (fixture, way_map_get (fixture->map, WAY_MAP_STAGES, 0));
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_clear_pointer (&fixture->refused, g_free);
      way_test_canvas_press (fixture, keys[i]);
      g_assert_nonnull (fixture->refused);
    }
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_STAGES), ==, 2);
  way_test_canvas_select (fixture, way_test_canvas_find_card (fixture, "Contract signed"));
  way_test_canvas_press (fixture, "alt+Right");
  way_test_canvas_assert_cell (fixture, 1, "Touchpoints", "Contract signed, Kick-off call");
}

/* By hand. */

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, data, func) g_test_add ("/widgets/moving/" name, WayTestCanvas, data, set_up, func, way_test_canvas_tear_down)
  ADD ("keys-move-a-card", NULL, test_keys_move_a_card);
  ADD ("keys-move-many", NULL, test_keys_move_many);
  ADD ("keys-move-structure", NULL, test_keys_move_structure);
  ADD ("keys-from-the-right", "ar", test_keys_from_the_right);
  ADD ("keys-span-and-duplicate", NULL, test_keys_span_and_duplicate);
  ADD ("lock-keeps-structure", NULL, test_lock_keeps_structure);

  return g_test_run ();
}
