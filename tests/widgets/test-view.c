/* test-view.c - what of the map is seen: panning, zooming, headers that stay */
#include "config.h"

#include <math.h>
#include <string.h>

#include "tests/support/canvas.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/shared/zoom-control.h"

static void
set_up (WayTestCanvas *fixture,
        gconstpointer  data)
{
  way_test_canvas_set_up (fixture, way_test_map_new (), 900, 560);
}

static void
test_pans (WayTestCanvas *fixture,
           gconstpointer  data)
{
  GtkAdjustment  **at = fixture->canvas->adjustments;
  g_autofree char *selected = g_strdup (way_selection_get_last (way_canvas_get_selection (fixture->canvas)));
  double           x, y;

  way_canvas_set_zoom (fixture->canvas, 2);
  gtk_adjustment_set_value (at[0], 200);
  gtk_adjustment_set_value (at[1], 200);
  way_test_canvas_settle (fixture);

  /* The middle button, both axes at once. */
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "mousedown 2 mousemove_relative -- 10 10 mousemove_relative -- 50 30 mouseup 2");
  way_test_wait_until (fabs (gtk_adjustment_get_value (at[0]) - 140) < 1 && fabs (gtk_adjustment_get_value (at[1]) - 160) < 1);

  /* Space held: nothing is clicked or folded. */
  x = gtk_adjustment_get_value (at[0]);
  y = gtk_adjustment_get_value (at[1]);
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "keydown space");
  way_test_wait_until (fixture->canvas->space_held);
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "mousedown 1 mousemove_relative -- -10 -10 mousemove_relative -- -20 -20 mouseup 1");
  way_test_wait_until (fabs (gtk_adjustment_get_value (at[0]) - x - 30) < 1 && fabs (gtk_adjustment_get_value (at[1]) - y - 30) < 1);
  /* Not before: while the window manager holds a click back, keys overtake it. */
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "keyup space");
  way_test_wait_until (!fixture->canvas->space_held);
  g_assert_cmpstr (way_selection_get_last (way_canvas_get_selection (fixture->canvas)), ==, selected);
  g_assert_false (way_history_can_undo (fixture->history));

  /* Sideways by the wheel. */
  x = gtk_adjustment_get_value (at[0]);
  way_test_click (GTK_WIDGET (fixture->canvas), 600, 400, "click 7");
  way_test_wait_until (gtk_adjustment_get_value (at[0]) > x);
}

static void
test_zoom_keeps_the_point (WayTestCanvas *fixture,
                           gconstpointer  data)
{
  static const double zooms[] = { 1.3, 1.9, 0.9, 2.6, 4, 0.3, 1.1 };
  double              x, y, after_x, after_y;
  guint               i;

  /* From a place where the edges of the map are far. */
  way_canvas_set_zoom (fixture->canvas, 2.2);
  way_canvas_zoom_at (fixture->canvas, 2.2, 450, 280);
  way_canvas_widget_to_map (fixture->canvas, 400, 250, &x, &y);
  for (i = 0; i < 40; i++)
    {
      way_canvas_zoom_at (fixture->canvas, way_canvas_get_zoom (fixture->canvas) * (i % 2 ? 1.05 : 1 / 1.05), 400, 250);
      way_canvas_widget_to_map (fixture->canvas, 400, 250, &after_x, &after_y);
      g_assert_cmpfloat_with_epsilon (after_x, x, 0.5);
      g_assert_cmpfloat_with_epsilon (after_y, y, 0.5);
    }

  /* Even where the edge forbids it for a while. */
  for (i = 0; i < G_N_ELEMENTS (zooms); i++)
    way_canvas_zoom_at (fixture->canvas, zooms[i], 400, 250);
  way_canvas_zoom_at (fixture->canvas, 2.2, 400, 250);
  way_canvas_widget_to_map (fixture->canvas, 400, 250, &after_x, &after_y);
  g_assert_cmpfloat_with_epsilon (after_x, x, 0.5);
  g_assert_cmpfloat_with_epsilon (after_y, y, 0.5);

  way_canvas_set_zoom (fixture->canvas, 100);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), ==, WAY_CANVAS_ZOOM_MAX);
  way_canvas_set_zoom (fixture->canvas, 0);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), ==, WAY_CANVAS_ZOOM_MIN);
}

static void
test_zoom_fit_shows_all (WayTestCanvas *fixture,
                         gconstpointer  data)
{
  double width, height, x, y;

  way_canvas_zoom_fit (fixture->canvas);
  way_layout_get_size (way_canvas_get_layout (fixture->canvas), &width, &height);
  way_canvas_map_to_widget (fixture->canvas, 0, 0, &x, &y);
  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  way_canvas_map_to_widget (fixture->canvas, width, height, &x, &y);
  g_assert_cmpfloat (x, <=, gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) + 1);
  g_assert_cmpfloat (y, <=, gtk_widget_get_height (GTK_WIDGET (fixture->canvas)) + 1);
}

static void
test_zoom_is_one_step_of_the_wheel (WayTestCanvas *fixture,
                                    gconstpointer  data)
{
  WayBox box;

  way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (way_test_canvas_find_card (fixture, "PO number missing")), &box);
  way_test_canvas_click (fixture, box.rect.x + 20, box.rect.y + 12, "keydown ctrl click 4 keyup ctrl");
  way_test_wait_until (way_canvas_get_zoom (fixture->canvas) > 1);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), <, 1.3);
}

static void
test_headers_stay (WayTestCanvas *fixture,
                   gconstpointer  data)
{
  WayItem        *stage = way_map_get (fixture->map, WAY_MAP_STAGES, 0);
  WayItem        *lane = way_map_get (fixture->map, WAY_MAP_LANES, 2);
  WayBox          box;
  double          x, y;
  WayView         view;
  graphene_rect_t rect;

  way_canvas_set_zoom (fixture->canvas, 1.5);
  gtk_adjustment_set_value (fixture->canvas->adjustments[0], 200);
  gtk_adjustment_set_value (fixture->canvas->adjustments[1], 300);
  way_canvas_get_view (fixture->canvas, &view);

  way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (stage), &box);
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
  g_assert_cmpfloat (rect.origin.y, >=, 0);
  g_assert_true (way_canvas_hit (fixture->canvas, rect.origin.x + rect.size.width - 30, rect.origin.y + 10, &box, &x, &y));
  g_assert_true (box.item == stage);

  way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (lane), &box);
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &rect);
  g_assert_cmpfloat (rect.origin.x, >=, 0);
  g_assert_true (way_canvas_hit (fixture->canvas, rect.origin.x + 30, rect.origin.y + rect.size.height - 10, &box, &x, &y));
  g_assert_true (box.item == lane);
}

static void
test_view_stays_when_things_grow_above (WayTestCanvas *fixture,
                                        gconstpointer  data)
{
  WayLayout *layout = way_canvas_get_layout (fixture->canvas);
  WayItem   *lane = way_map_get (fixture->map, WAY_MAP_LANES, 3);
  WayRect    cell;
  double     x, before, after;
  int        i;

  way_canvas_set_zoom (fixture->canvas, 2);
  way_canvas_scroll_to (fixture->canvas, way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 4)));
  way_test_canvas_use_cell (fixture, 0, 3);
  way_layout_get_cell (layout, 0, 3, &cell);
  way_canvas_map_to_widget (fixture->canvas, cell.x, cell.y, &x, &before);
  for (i = 0; i < 4; i++)
    way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "More",
                  "step", way_item_get_id (way_layout_get_step (layout, 0)), "lane", way_item_get_id (way_map_get (fixture->map, WAY_MAP_LANES, 0)), NULL);
  way_layout_get_cell (layout, 0, way_item_get_index (lane), &cell);
  way_canvas_map_to_widget (fixture->canvas, cell.x, cell.y, &x, &after);
  g_assert_cmpfloat_with_epsilon (before, after, 1);
}

static void
test_a_key_paints_what_changed (WayTestCanvas *fixture,
                                gconstpointer  data)
{
  WayItem *card;
  WayItem *step, *lane;
  guint    before, all;
  int      i;
  g_autoptr (WayCommand) command = NULL;

  /* Taller than a tile. */
  step = way_layout_get_step (way_canvas_get_layout (fixture->canvas), 0);
  lane = way_map_get (fixture->map, WAY_MAP_LANES, 0);
  for (i = 0; i < 12; i++)
    way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "Tall",
                  "step", way_item_get_id (step), "lane", way_item_get_id (lane), NULL);
  way_canvas_zoom_fit (fixture->canvas);
  way_canvas_set_zoom (fixture->canvas, 1.9);
  gtk_adjustment_set_value (fixture->canvas->adjustments[1], 0);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  way_test_canvas_settle (fixture);
  way_tiles_invalidate (fixture->canvas->tiles, NULL);
  before = way_tiles_count_painted (fixture->canvas->tiles);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  all = way_tiles_count_painted (fixture->canvas->tiles) - before;

  /* A card far below: nothing in sight is painted again. */
  card = way_test_canvas_find_card (fixture, "Issue credentials");
  command = way_command_new_set (card, "title", "Issue them", NULL);
  before = way_tiles_count_painted (fixture->canvas->tiles);
  way_history_type (fixture->history, command, NULL);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  g_assert_cmpuint (all, >, 0);
  g_assert_cmpuint (way_tiles_count_painted (fixture->canvas->tiles), ==, before);
}

static void
test_zoom_control (WayTestCanvas *fixture,
                   gconstpointer  data)
{
  GtkWidget *control = g_object_ref_sink (way_zoom_control_new ());

  way_zoom_control_set_canvas (WAY_ZOOM_CONTROL (control), GTK_WIDGET (fixture->canvas));
  gtk_widget_activate_action_variant (control, "zoom.in", NULL);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), >, 1.1);
  gtk_widget_activate_action_variant (control, "zoom.actual", NULL);
  g_assert_cmpfloat (way_canvas_get_zoom (fixture->canvas), ==, 1);
  way_zoom_control_set_canvas (WAY_ZOOM_CONTROL (control), NULL);
  g_assert_finalize_object (control);
}

/* In a map from the right that is the right. */
static void
test_start_stays (void)
{
  WayTestCanvas  fixture = { 0 };
  GtkAdjustment *across;
  int            width;

  way_test_canvas_set_up (&fixture, way_test_canvas_new_map ("ar"), 900, 560);
  way_canvas_set_zoom (fixture.canvas, 2);
  across = fixture.canvas->adjustments[0];
  way_canvas_move_to (fixture.canvas, gtk_adjustment_get_upper (across), 0);
  way_test_canvas_settle (&fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across), ==, gtk_adjustment_get_upper (across));
  width = gtk_widget_get_width (GTK_WIDGET (fixture.canvas));
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 600, 560);
  way_test_wait_until (gtk_widget_get_width (GTK_WIDGET (fixture.canvas)) < width);
  way_test_canvas_settle (&fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across), ==, gtk_adjustment_get_upper (across));
  way_test_canvas_tear_down (&fixture, NULL);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/widgets/view/" name, WayTestCanvas, NULL, set_up, func, way_test_canvas_tear_down)
  ADD ("pans", test_pans);
  ADD ("zoom-keeps-the-point", test_zoom_keeps_the_point);
  ADD ("zoom-fit-shows-all", test_zoom_fit_shows_all);
  ADD ("zoom-is-one-step-of-the-wheel", test_zoom_is_one_step_of_the_wheel);
  ADD ("headers-stay", test_headers_stay);
  ADD ("view-stays-when-things-grow-above", test_view_stays_when_things_grow_above);
  ADD ("a-key-paints-what-changed", test_a_key_paints_what_changed);
  ADD ("zoom-control", test_zoom_control);
  g_test_add_func ("/widgets/view/start-stays", test_start_stays);

  return g_test_run ();
}
