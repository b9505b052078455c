/* test-fragments.c - what other programs get of a part of a map */
#include "config.h"

#include <string.h>

#include <cairo.h>

#include "journeys/exchange/export-fragment.h"
#include "tests/support/maps.h"
#include "tests/support/pictures.h"
#include "tests/support/test-main.h"

/* A part with all items of one slot that have one of the titles. */
static WayFragment *
take (WayMap            *map,
      int                slot,
      const char *const *titles)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  int i;

  for (i = 0; i < way_map_n (map, slot); i++)
    if (g_strv_contains (titles, way_item_get_name (way_map_get (map, slot, i))))
      g_ptr_array_add (items, way_map_get (map, slot, i));

  return way_fragment_new (map, items);
}

static void
set_title (WayMap     *map,
           WayItem    *item,
           const char *title)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) command = way_command_new_set (item, "title", title, NULL);

  g_assert_true (way_history_perform (history, command, NULL));
}

static void
test_text (void)
{
  static const char *const cards[] = { "PO number missing", "Issue credentials", "Kick-off call", NULL };
  static const char *const stages[] = { "First use", NULL };
  static const char *const lanes[] = { "Pains", "Backstage", NULL };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayFragment) some = take (map, WAY_MAP_CARDS, cards);
  g_autoptr (WayFragment) one = take (map, WAY_MAP_CARDS, cards + 2);
  g_autoptr (WayFragment) stage = take (map, WAY_MAP_STAGES, stages);
  g_autoptr (WayFragment) lane = take (map, WAY_MAP_LANES, lanes);
  g_autofree char *some_text = way_fragment_to_text (some);
  g_autofree char *one_text = way_fragment_to_text (one);
  g_autofree char *stage_text = way_fragment_to_text (stage);
  g_autofree char *lane_text = way_fragment_to_text (lane);

  g_assert_cmpstr (some_text, ==, "Kick-off call\nIssue credentials\nPO number missing\n");
  g_assert_cmpstr (one_text, ==, "Kick-off call");
  g_assert_cmpstr (stage_text, ==,
                   "First use\n"
                   "  Connect systems\n"
                   "    Touchpoints: Connect systems\n"
                   "  First invoice\n"
                   "    Touchpoints: First invoice\n"
                   "    Pains: PO number missing\n");
  g_assert_cmpstr (lane_text, ==,
                   "Pains\n"
                   "  First invoice: PO number missing\n"
                   "Backstage\n"
                   "  Kick-off call: Issue credentials\n");
}

static void
test_table (void)
{
  const char              *cards[] = { NULL, "Issue credentials", "Kick-off call", NULL };
  static const char *const stages[] = { "First use", NULL };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *first = way_map_get (map, WAY_MAP_CARDS, 1);
  g_autoptr (WayFragment) some = NULL;
  g_autoptr (WayFragment) stage = NULL;
  g_autofree char *some_text = NULL;
  g_autofree char *stage_text = NULL;

  /* A spreadsheet must not take a card for a formula. */
  set_title (map, way_map_get (map, WAY_MAP_CARDS, 3), "=HYPERLINK(1)");
  set_title (map, way_map_get (map, WAY_MAP_CARDS, 4), "PO \"number\" missing");
  way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "Issue credentials", "step", way_item_get (first, "step"), "lane", way_item_get (first, "lane"), NULL);
  cards[0] = "PO \"number\" missing";
  some = take (map, WAY_MAP_CARDS, cards);
  stage = take (map, WAY_MAP_STAGES, stages);
  some_text = way_fragment_to_table (some);
  stage_text = way_fragment_to_table (stage);

  g_assert_cmpstr (some_text, ==,
                   "\"Kick-off call\nIssue credentials\"\t\t\n"
                   "\t\t\n"
                   "\t\t\"PO \"\"number\"\" missing\"\n"
                   "Issue credentials\t\t\n");
  g_assert_cmpstr (stage_text, ==,
                   "\tConnect systems\tFirst invoice\n"
                   "Touchpoints\tConnect systems\t'=HYPERLINK(1)\n"
                   "Emotion\t\t\n"
                   "Pains\t\t\"PO \"\"number\"\" missing\"\n"
                   "Backstage\t\t\n"
                   "Customers here\t\t\n");
}

static cairo_surface_t *
draw (WayFragment *fragment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = way_fragment_to_picture (fragment, "png", &error);

  g_assert_no_error (error);
  if (g_getenv ("WAYMARK_TEST_UPDATE") != NULL)
    {
      g_autofree char *name = g_strdup_printf ("fragment-%d-out.png", way_fragment_get_content (fragment));
      g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);

      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
    }

  return way_test_read_png (bytes);
}

static void
test_picture (void)
{
  static const char *const cards[] = { "PO number missing", "Issue credentials", NULL };
  static const char *const stages[] = { "First use", NULL };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayFragment) some = take (map, WAY_MAP_CARDS, cards);
  g_autoptr (WayFragment) stage = take (map, WAY_MAP_STAGES, stages);
  cairo_surface_t *part = draw (some);
  cairo_surface_t *whole = draw (stage);

  /* Cards alone have nothing behind them, and nothing of the map around them. */
  g_assert_cmpuint (*(guint32 *)cairo_image_surface_get_data (part), ==, 0);
  g_assert_cmpint (cairo_image_surface_get_height (part), <, 400);
  g_assert_cmpuint (*(guint32 *)cairo_image_surface_get_data (whole) >> 24, ==, 0xff);
  cairo_surface_destroy (part);
  cairo_surface_destroy (whole);
}

static void
test_svg (void)
{
  static const char *const cards[] = { "PO number missing", "Issue credentials", NULL };
  static const char *const lanes[] = { "Backstage", NULL };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayFragment) some = take (map, WAY_MAP_CARDS, cards);
  g_autoptr (WayFragment) lane = take (map, WAY_MAP_LANES, lanes);
  g_autoptr (GBytes) part = way_fragment_to_picture (some, "svg", NULL);
  g_autoptr (GBytes) whole = way_fragment_to_picture (lane, "svg", NULL);
  g_autofree char *part_text = g_strndup (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
  g_autofree char *whole_text = g_strndup (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));

  g_assert_nonnull (strstr (part_text, "PO number missing"));
  g_assert_nonnull (strstr (part_text, "Issue credentials"));
  g_assert_null (strstr (part_text, ">Backstage<"));
  g_assert_nonnull (strstr (whole_text, ">Backstage<"));
  g_assert_nonnull (strstr (whole_text, "First use"));
  g_assert_null (strstr (whole_text, "PO number missing"));
}

/* A bench has no picture. */
static void
test_nothing_to_draw (void)
{
  static const char *const titles[] = { "Ask them", NULL };
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayFragment) fragment = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  way_test_add (history, way_map_get_root (map), WAY_MAP_BENCH, WAY_KIND_NOTE, "title", "Ask them", NULL);
  fragment = take (map, WAY_MAP_BENCH, titles);
  text = way_fragment_to_text (fragment);
  g_assert_cmpstr (text, ==, "Ask them");
  g_assert_null (way_fragment_to_picture (fragment, "png", &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/fragments/text-in-order-of-the-journey", test_text);
  g_test_add_func ("/fragments/table-of-cells", test_table);
  g_test_add_func ("/fragments/picture-of-what-was-chosen", test_picture);
  g_test_add_func ("/fragments/svg-of-what-was-chosen", test_svg);
  g_test_add_func ("/fragments/nothing-to-draw", test_nothing_to_draw);

  return way_test_run ();
}
