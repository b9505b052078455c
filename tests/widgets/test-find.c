/* test-find.c - going from match to match, what steps back on the canvas, and zooming to what is selected */
#include "config.h"

#include "tests/support/maps.h"
#include "tests/support/window.h"
#include "widgets/canvas/canvas-private.h"
#include "widgets/find/find-bar.h"

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
  way_test_wait_until (fixture->canvas->proxies_id == 0 && fixture->canvas->still_id == 0 && fixture->canvas->frame_id == 0 && !g_main_context_pending (NULL));
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
  fixture->window = way_test_window_new (scrolled, 900, 560);
  settle (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->canvas), (gpointer *)&fixture->canvas);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  way_test_wait_until (fixture->canvas == NULL);
  g_object_unref (fixture->history);
  g_object_unref (fixture->map);
}

static gboolean
is_dimmed (Fixture    *fixture,
           const char *title)
{
  int i;

  for (i = 0; i < way_map_n (fixture->map, WAY_MAP_CARDS); i++)
    {
      WayItem *card = way_map_get (fixture->map, WAY_MAP_CARDS, i);
      WayBox   box;

      if (g_strcmp0 (way_item_get (card, "title"), title) == 0 && way_layout_find (fixture->canvas->layout, way_item_get_id (card), &box))
        return way_canvas_is_dimmed (fixture->canvas, &box);
    }
  g_assert_not_reached ();
}

static void
test_filter_dims_the_rest (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (WayFilter) filter = way_filter_new ();
  guint painted;

  way_filter_set (filter, WAY_FILTER_KINDS, "pain", TRUE);
  way_canvas_set_filter (fixture->canvas, filter);
  g_assert_true (is_dimmed (fixture, "Kick-off call"));
  g_assert_false (is_dimmed (fixture, "PO number missing"));
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  settle (fixture);

  /* The same filter again paints nothing, and neither does moving the map. */
  painted = way_tiles_count_painted (fixture->canvas->tiles);
  way_canvas_set_filter (fixture->canvas, filter);
  way_test_next_frame (GTK_WIDGET (fixture->canvas));
  g_assert_cmpuint (way_tiles_count_painted (fixture->canvas->tiles), ==, painted);
  way_canvas_set_filter (fixture->canvas, NULL);
  g_assert_false (is_dimmed (fixture, "Kick-off call"));
}

static void
test_what_is_sought_stays (Fixture      *fixture,
                           gconstpointer data)
{
  way_canvas_set_sought (fixture->canvas, "number");
  g_assert_true (is_dimmed (fixture, "Kick-off call"));
  g_assert_false (is_dimmed (fixture, "PO number missing"));
  way_canvas_set_sought (fixture->canvas, NULL);
  g_assert_false (is_dimmed (fixture, "Kick-off call"));
}

static gboolean
is_in_sight (Fixture    *fixture,
             const char *id)
{
  GtkWidget *widget = GTK_WIDGET (fixture->canvas);
  WayBox     box;
  double     x1, y1, x2, y2;

  g_assert_true (way_layout_find (fixture->canvas->layout, id, &box));
  way_canvas_map_to_widget (fixture->canvas, box.rect.x, box.rect.y, &x1, &y1);
  way_canvas_map_to_widget (fixture->canvas, box.rect.x + box.rect.width, box.rect.y + box.rect.height, &x2, &y2);

  return x1 >= 0 && y1 >= 0 && x2 <= gtk_widget_get_width (widget) && y2 <= gtk_widget_get_height (widget);
}

static void
test_zoom_to_several (Fixture      *fixture,
                      gconstpointer data)
{
  WaySelection *selection = way_canvas_get_selection (fixture->canvas);
  const char   *first = way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, 0));
  const char   *last = way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, 4));

  way_selection_select_many (selection, (const char *const[]){ first, last, NULL });
  way_canvas_set_zoom (fixture->canvas, 3);
  way_canvas_zoom_selection (fixture->canvas);
  settle (fixture);
  g_assert_true (is_in_sight (fixture, first));
  g_assert_true (is_in_sight (fixture, last));
}

/* A stage is seen with what stands in it. */
static void
test_zoom_to_stages (Fixture      *fixture,
                     gconstpointer data)
{
  WaySelection *selection = way_canvas_get_selection (fixture->canvas);
  const char   *stages[] = { way_item_get_id (way_map_get (fixture->map, WAY_MAP_STAGES, 0)),
                             way_item_get_id (way_map_get (fixture->map, WAY_MAP_STAGES, 1)), NULL };

  way_selection_select (selection, stages[1]);
  way_canvas_set_zoom (fixture->canvas, 3);
  way_canvas_zoom_selection (fixture->canvas);
  settle (fixture);
  g_assert_true (is_in_sight (fixture, stages[1]));
  g_assert_true (is_in_sight (fixture, way_item_get_id (way_map_get (fixture->map, WAY_MAP_CARDS, 4))));

  way_selection_select_many (selection, stages);
  way_canvas_zoom_selection (fixture->canvas);
  settle (fixture);
  g_assert_true (is_in_sight (fixture, stages[0]));
  g_assert_true (is_in_sight (fixture, stages[1]));
}

/* Where a lane is folded it is selected for its cards, as the window does it. */
static void
show_cb (Fixture    *fixture,
         const char *id,
         const char *holder_id)
{
  WayItem *item = way_map_find (fixture->map, id);

  g_assert_cmpstr (holder_id, ==, id);
  g_object_set_data_full (G_OBJECT (fixture->window), "shown", g_strdup (id), g_free);
  way_selection_select (way_canvas_get_selection (fixture->canvas), way_kind_is_card (way_item_get_kind (item)) ? way_item_get (item, "lane") : id);
}

static const char *
get_shown (Fixture *fixture)
{
  return g_object_get_data (G_OBJECT (fixture->window), "shown");
}

static void
test_step_through_folded_lane (Fixture      *fixture,
                               gconstpointer data)
{
  WayItem   *lane = way_map_get (fixture->map, WAY_MAP_LANES, 0);
  WayItem   *step = way_item_get_child (way_map_get (fixture->map, WAY_MAP_STAGES, 0), WAY_STAGE_STEPS, 0);
  GtkWidget *bar = g_object_new (WAY_TYPE_FIND_BAR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkWidget) scrolled = g_object_ref (gtk_window_get_child (GTK_WINDOW (fixture->window)));
  const char *ids[3];
  int         i;

  for (i = 0; i < 3; i++)
    ids[i] = way_item_get_id (way_test_add (fixture->history, way_map_get_root (fixture->map), WAY_MAP_CARDS, WAY_KIND_NOTE, "title", "zebra",
                                            "step", way_item_get_id (step), "lane", way_item_get_id (lane), NULL));
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  way_find_bar_set_selection (WAY_FIND_BAR (bar), way_canvas_get_selection (fixture->canvas));
  way_find_bar_set_history (WAY_FIND_BAR (bar), fixture->history, TRUE);
  g_signal_connect_swapped (bar, "show-item", G_CALLBACK (show_cb), fixture);
  way_find_bar_open (WAY_FIND_BAR (bar), FALSE);
  way_test_type ("zebra");
  way_test_wait_until (g_strcmp0 (get_shown (fixture), ids[0]) == 0);
  way_find_bar_step (WAY_FIND_BAR (bar), 1);
  g_assert_cmpstr (get_shown (fixture), ==, ids[1]);
  way_find_bar_step (WAY_FIND_BAR (bar), 1);
  g_assert_cmpstr (get_shown (fixture), ==, ids[2]);
  way_find_bar_step (WAY_FIND_BAR (bar), -1);
  g_assert_cmpstr (get_shown (fixture), ==, ids[1]);
}

int
main (int   argc,
      char *argv[])
{
  if (!way_test_init_window (&argc, &argv))
    return 77;

#define ADD(name, func) g_test_add ("/widgets/find/" name, Fixture, NULL, set_up, func, tear_down)

  ADD ("steps-through-a-folded-lane", test_step_through_folded_lane);
  ADD ("filter-dims-the-rest", test_filter_dims_the_rest);
  ADD ("what-is-sought-stays", test_what_is_sought_stays);
  ADD ("zoom-to-several-cards", test_zoom_to_several);
  ADD ("zoom-to-stages", test_zoom_to_stages);

  return g_test_run ();
}
