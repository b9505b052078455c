/* test-drops.c - where on a layout something that is dragged comes down */
#include "config.h"

#include "journeys/commands/edits.h"
#include "journeys/layout/drops.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

typedef struct
{
  WayMap    *map;
  WayTexts  *texts;
  WayLayout *layout;
} Fixture;

/* The same from the right as from the left: places below are seen from the start. */
static void
set_up (Fixture      *self,
        gconstpointer rtl)
{
  WayLayoutOptions options = { .hints = TRUE, .legend = TRUE, .rtl = rtl != NULL };

  self->map = way_test_map_new ();
  self->texts = way_texts_new (1000);
  self->layout = way_layout_new (self->map, self->texts, &options);
}

static void
tear_down (Fixture      *self,
           gconstpointer rtl)
{
  g_object_unref (self->layout);
  way_texts_unref (self->texts);
  g_object_unref (self->map);
}

static WayItem *
get_step (Fixture *self,
          int      column)
{
  return way_layout_get_step (self->layout, column);
}

/* So far from the start of a rectangle: 0 is the start, 1 the end. */
static double
at (Fixture       *self,
    const WayRect *rect,
    double         part)
{
  return way_layout_is_rtl (self->layout) ? rect->x + rect->width * (1 - part) : rect->x + rect->width * part;
}

static void
assert_gap (Fixture *self,
            WayKind  kind,
            double   x,
            double   y,
            WayItem *parent,
            WayItem *before)
{
  WayGap gap;

  g_assert_true (way_layout_find_gap (self->layout, kind, x, y, &gap));
  g_assert_true (gap.parent == parent);
  g_assert_true (gap.before == before);
  g_assert_cmpfloat (gap.line.width, >, 0);
}

static void
test_between_headers (Fixture      *self,
                      gconstpointer rtl)
{
  WayItem *root = way_map_get_root (self->map);
  WayItem *stages[] = { way_map_get (self->map, WAY_MAP_STAGES, 0), way_map_get (self->map, WAY_MAP_STAGES, 1) };
  WayRect  cells[4], lane;
  int      i;

  for (i = 0; i < 4; i++)
    way_layout_get_cell (self->layout, i, 0, &cells[i]);
  assert_gap (self, WAY_KIND_STEP, at (self, &cells[0], 0.2), 0, stages[0], get_step (self, 0));
  assert_gap (self, WAY_KIND_STEP, at (self, &cells[0], 0.8), 0, stages[0], get_step (self, 1));
  /* At the border of stages the side decides. */
  assert_gap (self, WAY_KIND_STEP, at (self, &cells[1], 0.9), 0, stages[0], NULL);
  assert_gap (self, WAY_KIND_STEP, at (self, &cells[2], 0.1), 0, stages[1], get_step (self, 2));
  assert_gap (self, WAY_KIND_STEP, at (self, &cells[3], 9), 0, stages[1], NULL);
  assert_gap (self, WAY_KIND_STAGE, at (self, &cells[0], 0.9), 0, root, stages[0]);
  assert_gap (self, WAY_KIND_STAGE, at (self, &cells[1], 0.1), 0, root, stages[1]);
  assert_gap (self, WAY_KIND_STAGE, at (self, &cells[3], 0.9), 0, root, NULL);
  way_layout_get_cell (self->layout, 0, 2, &lane);
  assert_gap (self, WAY_KIND_LANE, 0, lane.y + 2, root, way_map_get (self->map, WAY_MAP_LANES, 2));
  assert_gap (self, WAY_KIND_LANE, 0, lane.y + lane.height - 2, root, way_map_get (self->map, WAY_MAP_LANES, 3));
  assert_gap (self, WAY_KIND_LANE, 0, 1e6, root, NULL);
  assert_gap (self, WAY_KIND_LANE, 0, -10, root, way_map_get (self->map, WAY_MAP_LANES, 0));
}

static void
test_between_cards (Fixture      *self,
                    gconstpointer rtl)
{
  g_autoptr (WayHistory) history = way_history_new (self->map);
  WayItem *first = way_map_get (self->map, WAY_MAP_CARDS, 0);
  WayItem *second = way_test_add (history, way_map_get_root (self->map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "Second",
                                  "step", way_item_get (first, "step"), "lane", way_item_get (first, "lane"), NULL);
  g_autoptr (GPtrArray) moving = g_ptr_array_new ();
  WayBox     box;
  WayRect    cell;
  WayCellGap gap;

  g_assert_true (way_layout_find (self->layout, way_item_get_id (second), &box));
  g_assert_true (way_layout_find_cell_gap (self->layout, box.rect.x + 5, box.rect.y + 2, moving, &gap));
  g_assert_true (gap.after == first && gap.before == second);
  g_assert_true (way_layout_find_cell_gap (self->layout, box.rect.x + 5, box.rect.y + box.rect.height - 1, moving, &gap));
  g_assert_true (gap.after == second && gap.before == NULL);
  g_ptr_array_add (moving, second);
  g_assert_true (way_layout_find_cell_gap (self->layout, box.rect.x + 5, box.rect.y + 2, moving, &gap));
  g_assert_true (gap.after == first && gap.before == NULL);

  /* No card goes where emotions are. */
  way_layout_get_cell (self->layout, 0, 1, &cell);
  g_assert_false (way_layout_find_cell_gap (self->layout, cell.x + 5, cell.y + 5, moving, &gap));
  way_layout_get_cell (self->layout, 0, 2, &cell);
  g_assert_true (way_layout_find_cell_gap (self->layout, cell.x + 5, cell.y + 5, moving, &gap));
  g_assert_true (gap.after == NULL && gap.before == NULL && gap.row == 2 && gap.column == 0);
}

static void
test_pulling (Fixture      *self,
              gconstpointer rtl)
{
  WayItem *card = way_map_get (self->map, WAY_MAP_CARDS, 0);
  WayRect  cells[4], covered, line, stages, lanes;
  WayBox   box, step;
  int      i, column;

  for (i = 0; i < 4; i++)
    way_layout_get_cell (self->layout, i, 0, &cells[i]);
  g_assert_true (way_layout_find (self->layout, way_item_get_id (card), &box));
  g_assert_true (way_layout_hits_end (self->layout, &box, at (self, &box.rect, 0.99), 7));
  g_assert_false (way_layout_hits_end (self->layout, &box, at (self, &box.rect, 0.5), 7));
  g_assert_cmpint (way_layout_find_span (self->layout, 1, at (self, &cells[2], 0.4), &covered), ==, 1);
  g_assert_cmpint (way_layout_find_span (self->layout, 1, at (self, &cells[2], 0.6), &covered), ==, 2);
  g_assert_cmpfloat (covered.width, >, cells[1].width * 2);
  g_assert_cmpint (way_layout_find_span (self->layout, 1, at (self, &cells[0], 0), &covered), ==, 1);
  g_assert_cmpint (way_layout_find_span (self->layout, 1, at (self, &cells[3], 9), &covered), ==, 3);

  way_layout_get_frame (self->layout, &stages, &lanes);
  g_assert_true (way_layout_find (self->layout, way_item_get_id (get_step (self, 1)), &step));
  for (i = -1; i <= 1; i += 2)
    {
      g_assert_true (way_layout_hits_border (self->layout, at (self, &cells[1], 1) + i * 6, step.rect.y + 3, 11, &column));
      g_assert_cmpint (column, ==, 1);
    }
  g_assert_false (way_layout_hits_border (self->layout, at (self, &cells[1], 0.5), step.rect.y + 3, 11, &column));
  g_assert_false (way_layout_hits_border (self->layout, at (self, &cells[1], 1), lanes.y + 3, 11, &column));
  /* Where it is, it has the width that it has. */
  g_assert_cmpint (way_layout_find_width (self->layout, 1, at (self, &cells[1], 1) + (rtl != NULL ? -4 : 4), &line), ==, 184);
  g_assert_cmpint (way_layout_find_width (self->layout, 1, at (self, &cells[0], 0), &line), ==, 60);
}

static void
test_scrolls_at_the_edges (void)
{
  g_assert_cmpfloat (way_scroll_speed (300, 0, 600), ==, 0);
  g_assert_cmpfloat (way_scroll_speed (20, 0, 600), <, 0);
  g_assert_cmpfloat (way_scroll_speed (5, 0, 600), <, way_scroll_speed (20, 0, 600));
  g_assert_cmpfloat (way_scroll_speed (-50, 0, 600), ==, way_scroll_speed (0, 0, 600));
  g_assert_cmpfloat (way_scroll_speed (590, 0, 600), ==, -way_scroll_speed (10, 0, 600));
  g_assert_cmpfloat (way_scroll_speed (10, 30, 30), ==, 0);
  /* In a narrow window there is a middle where nothing moves. */
  g_assert_cmpfloat (way_scroll_speed (40, 0, 80), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

#define ADD(name, func)                                                       \
  g_test_add ("/layout/drops/" name, Fixture, NULL, set_up, func, tear_down); \
  g_test_add ("/layout/drops/" name "/from-the-right", Fixture, "rtl", set_up, func, tear_down)
  ADD ("between-headers", test_between_headers);
  ADD ("between-cards", test_between_cards);
  ADD ("pulling", test_pulling);
  g_test_add_func ("/layout/drops/scrolls-at-the-edges", test_scrolls_at_the_edges);

  return way_test_run ();
}
