/* test-canvas.c - a map that is seen and walked through, with real keys and clicks */
#include "config.h"

#include <string.h>

#include "tests/support/canvas.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"

static void
set_up (WayTestCanvas *fixture,
        gconstpointer  data)
{
  way_test_canvas_set_up (fixture, way_test_map_new (), 900, 560);
}

static const char *
get_label (WayTestCanvas *fixture,
           const char    *id)
{
  WayCanvasProxy *proxy = g_hash_table_lookup (fixture->canvas->proxies, id);

  return proxy != NULL ? way_canvas_proxy_get_label (proxy) : NULL;
}

static void
test_everything_has_a_name (WayTestCanvas *fixture,
                            gconstpointer  data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  int        i;

  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_STAGES); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_STAGES, i))));
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_LANES); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, i))));
  for (i = 0; i < way_layout_n_columns (layout); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_layout_get_step (layout, i))));
  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_CARDS); i++)
    g_assert_nonnull (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, i))));
  g_assert_cmpstr (get_label (fixture, way_item_get_id (way_test_canvas_find_card (fixture, "PO number missing"))), ==, "PO number missing, Pain, First invoice");
  g_assert_cmpstr (get_label (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 2))), ==, "Pains, lane 3 of 5");

  way_test_canvas_use_cell (fixture, 0, 2);
  g_assert_cmpstr (get_label (fixture, "cell"), ==, "Pains, Contract signed, empty");

  /* Two in one cell say which is which. */
  way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "No answer",
                "step", way_item_get_id (way_layout_get_step (layout, 3)), "lane", way_item_get_id (way_layout_get_lane (layout, 2)), NULL);
  way_test_canvas_settle (fixture);
  g_assert_cmpstr (get_label (fixture, way_item_get_id (way_test_canvas_find_card (fixture, "No answer"))), ==, "No answer, Pain, First invoice, 2 of 2");
  g_assert_cmpstr (get_label (fixture, way_item_get_id (way_test_canvas_find_card (fixture, "PO number missing"))), ==, "PO number missing, Pain, First invoice, 1 of 2");
}

static void
test_arrows_walk (WayTestCanvas *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    const char *keys;
    const char *title; /* NULL: an empty cell */
  } walk[] = {
    { "Down", "Ship and bill the first load" },
    { "Down", "Set up" },
    { "Down", "Contract signed" },
    { "Right", "Kick-off call" },
    { "Up", "Set up" },
    { "Right", "First use" },
    { "Down Down", "Connect systems" }, /* a touchpoint */
    { "Down Down Down", NULL },         /* two emotions, then no pain */
    { "Right", "PO number missing" },
    { "Home", NULL },
    { "Left", "Pains" },
    { "Down", "Backstage" },
    { "Right", NULL },
    { "Right", "Issue credentials" },
    { "Right", NULL }, /* over its whole span */
    { "ctrl+Home", "Contract signed" },
  };
  guint i;

  way_test_press ("Escape");
  for (i = 0; i < G_N_ELEMENTS (walk); i++)
    {
      const char *last;
      WayItem    *item;

      way_test_press (walk[i].keys);
      if (walk[i].title == NULL)
        way_test_wait_until (way_selection_get_size (way_canvas_get_selection (fixture->canvas)) == 0);
      else if (i == 0)
        way_test_wait_until (g_strcmp0 (fixture->canvas->cursor, "objective") == 0);
      else
        way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (fixture), walk[i].title) == 0);

      /* The focus is where the selection is. */
      way_test_canvas_settle (fixture);
      last = way_selection_get_last (way_canvas_get_selection (fixture->canvas));
      item = last != NULL ? way_map_find (fixture->map, last) : NULL;
      g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
      g_assert_cmpstr (fixture->canvas->cursor, ==, item == NULL ? "cell" : i == 0 ? "objective"
                                                                                   : last);
    }
}

static void
test_tab_goes_through_the_parts (WayTestCanvas *fixture,
                                 gconstpointer  data)
{
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (fixture), "Set up") == 0);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (fixture), "Touchpoints") == 0);
  way_test_press ("Tab");
  way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (fixture), "Contract signed") == 0);
  way_test_press ("shift+Tab");
  way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (fixture), "Touchpoints") == 0);
}

static void
add_stage_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  WayHistory *history = data;
  g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
  g_autoptr (WayItem) step = way_item_new (WAY_KIND_STEP, NULL);
  g_autoptr (WayCommand) command = NULL;

  way_item_append_child (stage, WAY_STAGE_STEPS, step);
  command = way_command_new_insert (way_map_get_root (way_history_get_map (history)), WAY_MAP_STAGES, -1, stage);
  g_assert_true (way_history_perform (history, command, NULL));
}

static void
test_empty_map_is_no_dead_end (void)
{
  static const GActionEntry entries[] = { { .name = "add-stage", .activate = add_stage_cb } };
  WayTestCanvas             fixture = { 0 };
  GtkWidget                *hint;
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  way_test_canvas_set_up (&fixture, way_map_new (), 900, 560);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), fixture.history);
  gtk_widget_insert_action_group (fixture.window, "win", G_ACTION_GROUP (actions));
  hint = fixture.canvas->empty_hint;
  g_assert_true (gtk_widget_get_mapped (hint));

  /* Its title has the focus and can be typed. */
  way_test_press ("Return");
  way_test_wait_until (way_canvas_is_editing (fixture.canvas));
  way_test_type ("Mine");
  way_test_press ("Return");
  way_test_wait_until (!way_canvas_is_editing (fixture.canvas));
  g_assert_cmpstr (way_item_get (way_map_get_root (fixture.map), "title"), ==, "Mine");

  /* Tab leads to the button. */
  way_test_canvas_settle (&fixture);
  way_test_press ("Tab");
  way_test_press ("space");
  way_test_wait_until (way_map_n (fixture.map, WAY_MAP_STAGES) == 1);
  way_test_canvas_settle (&fixture);
  /* Now a lane is missing. */
  g_assert_true (gtk_widget_get_mapped (hint));
  way_test_add (fixture.history, way_map_get_root (fixture.map), WAY_MAP_LANES, WAY_KIND_LANE, "title", "Pains", "kind", "pain", NULL);
  way_test_canvas_settle (&fixture);
  g_assert_false (gtk_widget_get_mapped (hint));
  way_test_canvas_tear_down (&fixture, NULL);
}

static void
test_delete_removes (WayTestCanvas *fixture,
                     gconstpointer  data)
{
  int n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_canvas_select_card (fixture->canvas, way_item_get_id (way_test_canvas_find_card (fixture, "PO number missing")), FALSE);
  way_test_canvas_settle (fixture);
  way_test_press ("Delete");
  way_test_wait_until (way_map_n (fixture->map, WAY_MAP_CARDS) == n - 1);
  g_assert_cmpstr (fixture->removed, ==, "“PO number missing” removed");
  way_test_canvas_settle (fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
  way_history_undo (fixture->history);
  g_assert_nonnull (way_test_canvas_find_card (fixture, "PO number missing"));
  way_test_canvas_settle (fixture);
}

/* What had the focus is not on the map any more, and the next key comes before the window is drawn again. */
static void
test_undo_keeps_the_focus (WayTestCanvas *fixture,
                           gconstpointer  data)
{
  WayItem *step = way_test_add (fixture->history, way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, WAY_KIND_STEP, "title", "New", NULL);

  way_test_canvas_settle (fixture);
  way_test_canvas_select (fixture, step);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
  g_assert_true (way_history_undo (fixture->history));
  way_canvas_sync_proxies (fixture->canvas);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (fixture->canvas)));
}

/* Whoever presses Delete twice means two stages, or two lanes. */
static void
test_delete_selects_what_is_beside (WayTestCanvas *fixture,
                                    gconstpointer  data)
{
  static const char *const selected[][2] = { { "Set up", "First use" }, { "Pains", "Backstage" }, { "Customers here", "Backstage" } };
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (selected); i++)
    {
      way_test_canvas_select (fixture, way_test_canvas_find (fixture, i == 0 ? WAY_MAP_STAGES : WAY_MAP_LANES, selected[i][0]));
      way_test_canvas_settle (fixture);
      way_test_press ("BackSpace Delete");
      way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (fixture), selected[i][1]) == 0);
      way_test_canvas_settle (fixture);
      g_assert_cmpuint (way_history_n_steps (fixture->history), ==, i + 1);
    }
}

static void
test_clicks (WayTestCanvas *fixture,
             gconstpointer  data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  WayItem   *card = way_test_canvas_find_card (fixture, "PO number missing");
  WayItem   *lane = way_map_get (fixture->map, WAY_MAP_LANES, 2);
  WayBox     box;
  WayRect    cell;
  int        n = way_map_n (fixture->map, WAY_MAP_CARDS);

  way_layout_find (layout, way_item_get_id (card), &box);
  way_test_canvas_click (fixture, box.rect.x + 20, box.rect.y + 12, "click 1");
  way_test_wait_until (way_selection_contains (way_canvas_get_selection (fixture->canvas), way_item_get_id (card)));
  g_assert_cmpstr (way_selection_get_lane (way_canvas_get_selection (fixture->canvas)), ==, way_item_get_id (lane));

  way_layout_get_cell (layout, 1, 2, &cell);
  way_test_canvas_click (fixture, cell.x + 40, cell.y + 20, "click 1");
  way_test_wait_until (way_selection_get_size (way_canvas_get_selection (fixture->canvas)) == 0);
  g_assert_cmpstr (way_selection_get_step (way_canvas_get_selection (fixture->canvas)), ==, way_item_get_id (way_layout_get_step (layout, 1)));
  /* Elsewhere, so that it is no third click. */
  way_test_canvas_click (fixture, cell.x + 70, cell.y + 30, "click --repeat 2 --delay 40 1");
  way_test_wait_until (way_canvas_is_editing (fixture->canvas));
  g_assert_cmpint (way_map_n (fixture->map, WAY_MAP_CARDS), ==, n + 1);
  way_canvas_end_edit (fixture->canvas);
  way_test_canvas_settle (fixture);

  /* The sign that folds. */
  way_layout_find (layout, way_item_get_id (lane), &box);
  way_test_canvas_click (fixture, box.rect.x + box.rect.width - 8, box.rect.y + 18, "click 1");
  way_test_wait_until (way_item_has_mark (lane, "folded"));
  way_test_canvas_settle (fixture);
  g_assert_null (get_label (fixture, way_item_get_id (card)));
}

/* One click goes there and changes nothing, two say how it feels. */
static void
test_levels (WayTestCanvas *fixture,
             gconstpointer  data)
{
  WayLayout  *layout = way_canvas_get_layout (fixture->canvas);
  WayItem    *step = way_layout_get_step (layout, 3);
  const char *persona = way_canvas_get_persona (fixture->canvas);
  WayItem    *emotion = way_rules_find_emotion (step, persona);
  g_autoptr (WayCommand) command = NULL;
  WayRect cell;

  way_layout_get_cell (layout, 3, 1, &cell);
  way_test_canvas_click (fixture, cell.x + 10, cell.y + 17, "click 1");
  way_test_wait_until (g_strcmp0 (way_selection_get_step (way_canvas_get_selection (fixture->canvas)), way_item_get_id (step)) == 0);
  way_test_canvas_settle (fixture);
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 0);
  way_test_canvas_click (fixture, cell.x + 11, cell.y + 17, "click --repeat 2 --delay 40 1");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == 2);
  way_test_canvas_settle (fixture);
  way_history_undo (fixture->history);
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 0);

  command = way_command_new_remove (fixture->map, emotion);
  g_assert_true (way_history_perform (fixture->history, command, NULL));
  way_test_canvas_settle (fixture);
  way_test_canvas_click (fixture, cell.x + 30, cell.y + 17, "click 1");
  way_test_canvas_settle (fixture);
  g_assert_null (way_rules_find_emotion (step, persona));
  way_test_canvas_click (fixture, cell.x + 50, cell.y + 17, "click --repeat 2 --delay 40 1");
  way_test_wait_until ((emotion = way_rules_find_emotion (step, persona)) != NULL);
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 2);
}

static void
test_faces (WayTestCanvas *fixture,
            gconstpointer  data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  WayItem   *emotion = way_rules_find_emotion (way_layout_get_step (layout, 3), way_canvas_get_persona (fixture->canvas));
  WayBox     box;

  /* Pulled from the middle to the worst, on the way over all between: one step. */
  g_assert_true (way_layout_find (layout, way_item_get_id (emotion), &box));
  way_test_canvas_click (fixture, box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2,
                         "mousedown 1 mousemove_relative -- 0 20 mousemove_relative -- 0 20 mousemove_relative -- 0 20 mousemove_relative -- 0 20 mouseup 1");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == -2);
  way_test_canvas_settle (fixture);
  g_assert_true (way_history_undo (fixture->history));
  g_assert_cmpint (way_item_get_int (emotion, "level", 9), ==, 0);
  g_assert_false (way_history_can_undo (fixture->history));

  /* By keys, where the focus is. */
  way_test_canvas_settle (fixture);
  way_canvas_select_card (fixture->canvas, way_item_get_id (emotion), FALSE);
  way_test_canvas_settle (fixture);
  way_test_press ("plus");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == 1);
  way_test_press ("minus minus");
  way_test_wait_until (way_item_get_int (emotion, "level", 9) == -1);
  way_test_canvas_settle (fixture);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (way_canvas_get_cursor (fixture->canvas))));
}

static void
test_beyond_a_thousand (void)
{
  WayTestCanvas fixture = { 0 };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *step = way_item_get_child (way_map_get (map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  WayItem *last = NULL;
  int      i;

  for (i = 0; i < 1100; i++)
    last = way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "Many",
                         "step", way_item_get_id (step), "lane", way_item_get_id (way_map_get (map, WAY_MAP_LANES, 2)), NULL);
  way_test_canvas_set_up (&fixture, g_object_ref (map), 900, 560);
  g_assert_cmpuint (g_hash_table_size (fixture.canvas->proxies), <, 200);

  /* What has the focus is always there. */
  way_canvas_select_card (fixture.canvas, way_item_get_id (last), FALSE);
  way_test_canvas_settle (&fixture);
  g_assert_cmpstr (get_label (&fixture, way_item_get_id (last)), ==, "Many, Pain, Contract signed, 1100 of 1100");
  way_test_press ("ctrl+Home");
  way_test_wait_until (g_strcmp0 (way_test_canvas_get_selected_title (&fixture), "Contract signed") == 0);
  way_test_canvas_settle (&fixture);
  g_assert_cmpuint (g_hash_table_size (fixture.canvas->proxies), <, 200);
  g_clear_object (&history);
  g_clear_object (&map);
  way_test_canvas_tear_down (&fixture, NULL);
}

static void
test_shown_only (WayTestCanvas *fixture,
                 gconstpointer  data)
{
  WayItem *card = way_test_canvas_find_card (fixture, "PO number missing");
  WayItem *emotion = way_rules_find_emotion (way_layout_get_step (way_canvas_get_layout (fixture->canvas), 3), way_canvas_get_persona (fixture->canvas));

  way_canvas_set_editable (fixture->canvas, FALSE);
  way_canvas_select_card (fixture->canvas, way_item_get_id (card), FALSE);
  g_assert_false (way_canvas_edit_title (fixture->canvas, way_item_get_id (card)));
  g_assert_false (way_canvas_remove_selected (fixture->canvas));
  way_canvas_toggle_fold (fixture->canvas, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 0)));
  way_test_canvas_use_cell (fixture, 0, 2);
  g_assert_false (way_canvas_add_card (fixture->canvas));
  way_canvas_select_card (fixture->canvas, way_item_get_id (emotion), FALSE);
  way_test_canvas_settle (fixture);
  way_test_press ("minus");
  way_test_press ("plus");
  g_assert_false (way_history_can_undo (fixture->history));
}

static void
count_cb (WaySelection *selection,
          int          *n)
{
  (*n)++;
}

static void
test_selection (void)
{
  WaySelection *selection = way_selection_new ();
  g_autoptr (WayMap) map = way_test_map_new ();
  const char *many[] = { "a", "b", "a", NULL };
  int         n = 0;

  g_signal_connect (selection, "changed", G_CALLBACK (count_cb), &n);
  way_selection_select (selection, "a");
  way_selection_select (selection, "a");
  g_assert_cmpint (n, ==, 1);
  way_selection_add (selection, "b");
  g_assert_cmpstr (way_selection_get_last (selection), ==, "b");
  way_selection_add (selection, "a");
  g_assert_cmpstr (way_selection_get_last (selection), ==, "a");
  g_assert_cmpuint (way_selection_get_size (selection), ==, 2);
  way_selection_toggle (selection, "b");
  g_assert_false (way_selection_contains (selection, "b"));
  n = 0;
  way_selection_select_many (selection, many);
  way_selection_select_many (selection, many);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpuint (way_selection_get_size (selection), ==, 2);
  way_selection_set_cell (selection, "s", "l");
  g_assert_cmpuint (way_selection_get_size (selection), ==, 0);
  g_assert_cmpstr (way_selection_get_step (selection), ==, "s");
  n = 0;
  way_selection_forget_missing (selection, map);
  way_selection_forget_missing (selection, map);
  g_assert_null (way_selection_get_lane (selection));
  g_assert_cmpint (n, ==, 1);
  g_assert_finalize_object (selection);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/widgets/canvas/" name, WayTestCanvas, NULL, set_up, func, way_test_canvas_tear_down)
  ADD ("everything-has-a-name", test_everything_has_a_name);
  ADD ("arrows-walk", test_arrows_walk);
  ADD ("tab-goes-through-the-parts", test_tab_goes_through_the_parts);
  g_test_add_func ("/widgets/canvas/empty-map-is-no-dead-end", test_empty_map_is_no_dead_end);
  ADD ("delete-removes", test_delete_removes);
  ADD ("undo-keeps-the-focus", test_undo_keeps_the_focus);
  ADD ("delete-selects-what-is-beside", test_delete_selects_what_is_beside);
  ADD ("clicks", test_clicks);
  ADD ("clicks-on-levels", test_levels);
  ADD ("faces", test_faces);
  g_test_add_func ("/widgets/canvas/beyond-a-thousand", test_beyond_a_thousand);
  ADD ("shown-only", test_shown_only);
  g_test_add_func ("/widgets/selection/changes-once", test_selection);

  return g_test_run ();
}
