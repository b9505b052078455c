/* test-pictures.c - maps drawn in every theme look as they did when somebody looked
 *
 * The layout is compared as text, the picture per channel with a tolerance of
 * 2. WAYMARK_TEST_UPDATE=1 writes the expected files anew: look at them before
 * they are committed. What differs is left beside the test log.
 */
#include "config.h"

#include <string.h>

#include <cairo.h>

#include "journeys/drawing/picture.h"
#include "journeys/exchange/export.h"
#include "journeys/layout/layout.h"
#include "tests/support/maps.h"
#include "tests/support/pictures.h"
#include "tests/support/test-main.h"

static char *
get_expected_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
}

static gboolean
is_updating (void)
{
  return g_getenv ("WAYMARK_TEST_UPDATE") != NULL;
}

static void
assert_picture (WayMap     *map,
                const char *theme,
                const char *name)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  WayExportOptions options;

  way_export_options_init (&options);
  g_assert_true (way_theme_from_name (theme, &options.theme));
  bytes = way_export_to_bytes (map, "png", &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  way_test_assert_picture (bytes, name);
}

static void
assert_layout (WayMap     *map,
               const char *name)
{
  g_autofree char *file = g_strconcat (name, ".layout", NULL);
  g_autofree char *path = get_expected_path (file);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  g_autofree char *dump = way_layout_dump (layout);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (is_updating ())
    g_file_set_contents (path, dump, -1, NULL);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
}

static void
test_theme (gconstpointer data)
{
  const char *theme = data;
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autofree char *name = g_strconcat ("map-", theme, NULL);

  assert_picture (map, theme, name);
}

static void
test_layout (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();

  assert_layout (map, "map");
}

/* Cards that serve a job, or were seen at an account, with all that can stand on the line of the signs. */
static void
link_cards (WayHistory *history)
{
  WayMap     *map = way_history_get_map (history);
  WayItem    *job = way_test_add (history, way_map_get_root (map), WAY_MAP_RECORDS, WAY_KIND_JOB_LINK, "statement", "Pay carriers on time", NULL);
  const char *account = way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 2));
  const struct
  {
    int         card;
    const char *field, *value;
  } sets[] = {
    { 0, "serves", way_item_get_id (job) },
    { 2, "accounts", account },
    { 2, "belief", "hypothesis" },
    { 3, "accounts", account },
    { 3, "serves", way_item_get_id (job) },
    { 4, "serves", way_item_get_id (job) },
    { 4, "accounts", account },
    { 5, "accounts", account },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (WayCommand) set = way_command_new_set (way_map_get (map, WAY_MAP_CARDS, sets[i].card), sets[i].field, sets[i].value, NULL);

      g_assert_true (way_history_perform (history, set, NULL));
    }
}

static void
test_right_to_left (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayCommand) title = way_command_new_set (way_map_get_root (map), "title", "خريطة الرحلة", NULL);

  way_history_perform (history, title, NULL);
  link_cards (history);
  assert_layout (map, "map-rtl");
  assert_picture (map, "light", "map-rtl");
}

/* Sets the picture of a card. */
static void
set_picture (WayMap     *map,
             int         card,
             const char *value,
             const char *text)
{
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *item = way_map_get (map, WAY_MAP_CARDS, card);
  g_autoptr (WayCommand) picture = way_command_new_set (item, "picture", value, NULL);
  g_autoptr (WayCommand) words = way_command_new_set (item, "picture-text", text, NULL);

  g_assert_true (way_history_perform (history, picture, NULL));
  g_assert_true (way_history_perform (history, words, NULL));
}

static void
test_on_cards (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (GBytes) wide = way_test_draw_png (1600, 1000, FALSE);
  g_autoptr (GBytes) clear = way_test_draw_png (100, 300, TRUE);
  g_autofree char *value = way_picture_import (wide, "wide", NULL);
  g_autofree char *clear_value = way_picture_import (clear, "clear", NULL);
  g_autofree char *damaged = g_strdup (value);

  memset (damaged + 400, 'A', strlen (damaged) - 500);
  set_picture (map, 1, value, "The first screen");
  set_picture (map, 4, clear_value, NULL);
  set_picture (map, 0, damaged, NULL);
  link_cards (history);
  assert_layout (map, "map-pictures");
  assert_picture (map, "light", "map-pictures");
}

/* A comparison that cannot fail would hold nothing. */
static void
test_comparison_sees_a_difference (void)
{
  cairo_surface_t *a = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 8, 8);
  cairo_surface_t *b = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 8, 8);
  cairo_surface_t *c = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 8, 9);
  cairo_t         *cr = cairo_create (b);

  g_assert_cmpint (way_test_compare_surfaces (a, b), ==, 0);
  cairo_set_source_rgb (cr, 0.05, 0, 0);
  cairo_rectangle (cr, 7, 7, 1, 1);
  cairo_fill (cr);
  cairo_surface_flush (b);
  g_assert_cmpint (way_test_compare_surfaces (a, b), >, WAY_TEST_TOLERANCE);
  g_assert_cmpint (way_test_compare_surfaces (a, c), ==, 256);
  cairo_destroy (cr);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (c);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_data_func ("/pictures/themes/light", "light", test_theme);
  g_test_add_data_func ("/pictures/themes/dark", "dark", test_theme);
  g_test_add_data_func ("/pictures/themes/print", "print", test_theme);
  g_test_add_data_func ("/pictures/themes/contrast", "contrast", test_theme);
  g_test_add_func ("/pictures/layout/as-text", test_layout);
  g_test_add_func ("/pictures/right-to-left", test_right_to_left);
  g_test_add_func ("/pictures/on-cards", test_on_cards);
  g_test_add_func ("/pictures/comparison/sees-a-difference", test_comparison_sees_a_difference);

  return way_test_run ();
}
