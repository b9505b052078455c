/* test-zooming.c - frames come first while the view moves, and what is seen then is sharp */
#include "config.h"

#include "tests/support/canvas.h"
#include "tests/support/maps.h"
#include "tests/support/window.h"

static void
set_up (WayTestCanvas *fixture,
        gconstpointer  data)
{
  way_test_canvas_set_up (fixture, way_test_map_new (), 640, 400);
  way_canvas_zoom_actual (fixture->canvas);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  way_test_canvas_settle (fixture);
}

static guint
count_painted (WayTestCanvas *fixture)
{
  return way_tiles_count_painted (fixture->canvas->tiles);
}

static void
zoom (WayTestCanvas *fixture,
      double         factor)
{
  way_canvas_zoom_at (fixture->canvas, way_canvas_get_zoom (fixture->canvas) * factor, 300, 200);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
}

static void
test_frames_first (WayTestCanvas *fixture,
                   gconstpointer  data)
{
  guint before;
  int   i;

  zoom (fixture, 1.01);
  way_test_wait_until (fixture->canvas->frame_id == 0);
  before = count_painted (fixture);
  for (i = 0; i < 8; i++)
    {
      zoom (fixture, 1.01);
      g_assert_true (fixture->canvas->stretched);
    }
  g_assert_cmpuint (count_painted (fixture), ==, before);

  way_test_canvas_settle (fixture);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  way_test_canvas_settle (fixture);
  g_assert_false (fixture->canvas->stretched);
  g_assert_cmpuint (count_painted (fixture), >, before);
}

/* What a key does is no movement yet. */
static void
test_one_step_is_sharp (WayTestCanvas *fixture,
                        gconstpointer  data)
{
  guint before = count_painted (fixture);

  zoom (fixture, 1.2);
  g_assert_false (fixture->canvas->stretched);
  g_assert_cmpuint (count_painted (fixture), >, before);
}

/* Far from what was painted, a picture that is stretched would be mud. */
static void
test_far_away_is_painted (WayTestCanvas *fixture,
                          gconstpointer  data)
{
  guint before;
  int   i;

  zoom (fixture, 1.01);
  before = count_painted (fixture);
  for (i = 0; i < 8; i++)
    zoom (fixture, 1.1);
  g_assert_true (fixture->canvas->stretched);
  g_assert_cmpuint (count_painted (fixture), >, before);
}

/* The place of a card is told where the view comes to rest. */
static void
test_readers_follow (WayTestCanvas *fixture,
                     gconstpointer  data)
{
  WayView         view;
  WayBox          box;
  GtkWidget      *proxy;
  graphene_rect_t expected, told;
  WayItem        *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  int             i;

  for (i = 0; i < 5; i++)
    zoom (fixture, 1.05);
  way_test_canvas_settle (fixture);
  way_canvas_get_view (fixture->canvas, &view);
  g_assert_true (way_layout_find (way_canvas_get_layout (fixture->canvas), way_item_get_id (card), &box));
  way_canvas_get_box_rect (fixture->canvas, &view, &box, &expected);
  proxy = g_hash_table_lookup (fixture->canvas->proxies, way_item_get_id (card));
  g_assert_nonnull (proxy);
  g_assert_true (gtk_widget_compute_bounds (proxy, GTK_WIDGET (fixture->canvas), &told));
  g_assert_cmpfloat_with_epsilon (told.origin.x, expected.origin.x, 1.5);
  g_assert_cmpfloat_with_epsilon (told.size.width, expected.size.width, 1.5);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

  g_test_add ("/zooming/frames-come-first", WayTestCanvas, NULL, set_up, test_frames_first, way_test_canvas_tear_down);
  g_test_add ("/zooming/one-step-is-sharp", WayTestCanvas, NULL, set_up, test_one_step_is_sharp, way_test_canvas_tear_down);
  g_test_add ("/zooming/far-away-is-painted", WayTestCanvas, NULL, set_up, test_far_away_is_painted, way_test_canvas_tear_down);
  g_test_add ("/zooming/readers-follow", WayTestCanvas, NULL, set_up, test_readers_follow, way_test_canvas_tear_down);

  return g_test_run ();
}
