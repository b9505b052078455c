/* test-zooming.c - frames come first while the view moves, and what is seen then is sharp */
#include "config.h"

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/canvas/canvas-private.h"

typedef struct
{
  WayMap     *map;
  WayHistory *history;
  GtkWidget  *window;
  WayCanvas  *canvas;
} Fixture;

static void
settle (Fixture *fixture)
{
  WayCanvas *canvas = fixture->canvas;

  way_test_wait_until (canvas->still_id == 0 && canvas->proxies_id == 0 && canvas->frame_id == 0 && !g_main_context_pending (NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->map = way_test_map_new ();
  fixture->history = way_history_new (fixture->map);
  fixture->canvas = way_canvas_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->canvas));
  way_canvas_set_history (fixture->canvas, fixture->history);
  fixture->window = way_test_window_new (scrolled, 640, 400);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  settle (fixture);
  way_canvas_zoom_actual (fixture->canvas);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  settle (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->history);
  g_object_unref (fixture->map);
}

static guint
count_painted (Fixture *fixture)
{
  return way_tiles_count_painted (fixture->canvas->tiles);
}

static void
zoom (Fixture *fixture,
      double   factor)
{
  way_canvas_zoom_at (fixture->canvas, way_canvas_get_zoom (fixture->canvas) * factor, 300, 200);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
}

static void
test_frames_first (Fixture      *fixture,
                   gconstpointer data)
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

  settle (fixture);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  settle (fixture);
  g_assert_false (fixture->canvas->stretched);
  g_assert_cmpuint (count_painted (fixture), >, before);
}

/* What a key does is no movement yet. */
static void
test_one_step_is_sharp (Fixture      *fixture,
                        gconstpointer data)
{
  guint before = count_painted (fixture);

  zoom (fixture, 1.2);
  g_assert_false (fixture->canvas->stretched);
  g_assert_cmpuint (count_painted (fixture), >, before);
}

/* Far from what was painted, a picture that is stretched would be mud. */
static void
test_far_away_is_painted (Fixture      *fixture,
                          gconstpointer data)
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
test_readers_follow (Fixture      *fixture,
                     gconstpointer data)
{
  WayView         view;
  WayBox          box;
  GtkWidget      *proxy;
  graphene_rect_t expected, told;
  WayItem        *card = way_map_get (fixture->map, WAY_MAP_CARDS, 0);
  int             i;

  for (i = 0; i < 5; i++)
    zoom (fixture, 1.05);
  settle (fixture);
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

  g_test_add ("/zooming/frames-come-first", Fixture, NULL, set_up, test_frames_first, tear_down);
  g_test_add ("/zooming/one-step-is-sharp", Fixture, NULL, set_up, test_one_step_is_sharp, tear_down);
  g_test_add ("/zooming/far-away-is-painted", Fixture, NULL, set_up, test_far_away_is_painted, tear_down);
  g_test_add ("/zooming/readers-follow", Fixture, NULL, set_up, test_readers_follow, tear_down);

  return g_test_run ();
}
