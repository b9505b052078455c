/* test-layout.c - boxes: nothing overlaps, nothing is cut, edits cost one card */
#include "config.h"

#include <math.h>

#include "journeys/drawing/curve.h"
#include "journeys/layout/layout.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static void
collect_card (const WayBox *box,
              gpointer      data)
{
  if (box->role == WAY_BOX_CARD)
    g_array_append_val ((GArray *)data, *box);
}

static void
assert_cards_apart (WayLayout *layout)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (WayBox));
  guint i, j;

  way_layout_foreach (layout, NULL, collect_card, boxes);
  g_assert_cmpuint (boxes->len, >, 0);
  for (i = 0; i < boxes->len; i++)
    for (j = i + 1; j < boxes->len; j++)
      {
        WayRect *a = &g_array_index (boxes, WayBox, i).rect;
        WayRect *b = &g_array_index (boxes, WayBox, j).rect;

        g_assert_true (a->x + a->width <= b->x || b->x + b->width <= a->x || a->y + a->height <= b->y || b->y + b->height <= a->y);
      }
}

static void
test_cards_do_not_overlap (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *model = way_map_get (map, WAY_MAP_CARDS, 0);
  int      i;

  for (i = 0; i < 12; i++)
    {
      g_autofree char *span = g_strdup_printf ("%d", 1 + i % 4);

      way_test_add (history, way_map_get_root (map), WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", "A card with a longer title that wraps over lines",
                    "step", way_item_get (model, "step"), "lane", way_item_get (model, "lane"), "span", span, NULL);
      assert_cards_apart (layout);
    }
}

static void
test_lane_grows_with_its_card (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *card = way_map_get (map, WAY_MAP_CARDS, 0);
  g_autoptr (WayCommand) longer = way_command_new_set (card, "title", "A title of so many words that it needs many lines in a column of the usual width", NULL);
  WayBox      before, after, below_before, below_after;
  const char *below = way_item_get_id (way_map_get (map, WAY_MAP_LANES, 2));

  g_assert_true (way_layout_find (layout, way_item_get_id (card), &before));
  g_assert_true (way_layout_find (layout, below, &below_before));
  way_history_perform (history, longer, NULL);
  g_assert_true (way_layout_find (layout, way_item_get_id (card), &after));
  g_assert_true (way_layout_find (layout, below, &below_after));
  g_assert_cmpfloat (after.rect.height, >, before.rect.height);
  g_assert_cmpfloat (below_after.rect.y, >, below_before.rect.y);
  g_assert_cmpfloat (after.rect.width, ==, before.rect.width);
}

static void
test_folded_lane_hides_cards (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  g_autoptr (WayCommand) fold = way_command_new_set (way_map_get (map, WAY_MAP_LANES, 0), "folded", "yes", NULL);
  WayBox box;

  g_assert_true (way_layout_find (layout, way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0)), &box));
  way_history_perform (history, fold, NULL);
  g_assert_false (way_layout_find (layout, way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0)), &box));
}

static void
test_right_to_left_mirrors (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  WayLayoutOptions options = { .rtl = 1 };
  g_autoptr (WayLayout) ltr = way_layout_new (map, texts, NULL);
  g_autoptr (WayLayout) rtl = way_layout_new (map, texts, &options);
  const char *id = way_item_get_id (way_map_get (map, WAY_MAP_CARDS, 0));
  double      width, height;
  WayBox      left, right;

  way_layout_get_size (ltr, &width, &height);
  g_assert_true (way_layout_find (ltr, id, &left));
  g_assert_true (way_layout_find (rtl, id, &right));
  g_assert_cmpfloat_with_epsilon (right.rect.x, width - left.rect.x - left.rect.width, 0.01);
  g_assert_cmpfloat (right.rect.y, ==, left.rect.y);
}

static void
test_hit_finds_what_is_drawn (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *card = way_map_get (map, WAY_MAP_CARDS, 1);
  WayBox   box, hit;
  int      column, row;

  g_assert_true (way_layout_find (layout, way_item_get_id (card), &box));
  g_assert_true (way_layout_hit (layout, box.rect.x + 3, box.rect.y + 3, &hit));
  g_assert_true (hit.item == card);
  g_assert_true (way_layout_hit_cell (layout, box.rect.x + 3, box.rect.y + 3, &column, &row));
  g_assert_cmpint (column, ==, 1);
  g_assert_cmpint (row, ==, 0);
}

static double
bezier (double t,
        double a,
        double b,
        double c,
        double d)
{
  double u = 1 - t;

  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

static void
test_curve_never_overshoots (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  int round;

  for (round = 0; round < 200; round++)
    {
      double xs[12], ys[12];
      g_autoptr (GArray) path = NULL;
      int i, j;

      for (i = 0; i < 12; i++)
        {
          xs[i] = i * 100 + g_rand_double_range (rand, 0, 60);
          ys[i] = g_rand_int_range (rand, -2, 3);
        }
      path = way_curve_new (xs, ys, 12);
      for (i = 1; i < 12; i++)
        {
          WayPathElement *from = &g_array_index (path, WayPathElement, i - 1);
          WayPathElement *to = &g_array_index (path, WayPathElement, i);
          double          low = MIN (from->y, to->y) - 1e-9, high = MAX (from->y, to->y) + 1e-9;

          for (j = 0; j <= 20; j++)
            {
              double y = bezier (j / 20.0, from->y, to->y1, to->y2, to->y);

              g_assert_cmpfloat (y, >=, low);
              g_assert_cmpfloat (y, <=, high);
            }
        }
    }
}

/* Source: WCAG 2, relative luminance and contrast ratio. */
static double
luminance (WayColor color)
{
  double parts[3];
  int    i;

  for (i = 0; i < 3; i++)
    {
      double c = (color >> (24 - 8 * i) & 0xff) / 255.0;

      parts[i] = c <= 0.03928 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
    }

  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

static void
assert_readable (const char *what,
                 WayColor    ink,
                 WayColor    paper)
{
  double a = luminance (ink), b = luminance (paper);
  double ratio = (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);

  if (ratio < 4.5)
    g_test_message ("%s: #%08x on #%08x is %.2f to 1", what, ink, paper, ratio);
  g_assert_cmpfloat (ratio, >=, 4.5);
}

static void
test_themes_are_readable (void)
{
  int i, hue;

  for (i = 0; i < WAY_N_THEMES; i++)
    {
      const WayTheme *theme = way_theme_get (i);
      const WayColor  papers[] = { theme->page, theme->lane, theme->lane_back };
      guint           p;

      for (p = 0; p < G_N_ELEMENTS (papers); p++)
        {
          assert_readable (theme->name, theme->ink, papers[p]);
          assert_readable (theme->name, theme->quiet, papers[p]);
          assert_readable (theme->name, theme->bad, papers[p]);
        }
      for (hue = 0; hue < WAY_N_HUES; hue++)
        {
          assert_readable (theme->name, theme->soft[hue].ink, theme->soft[hue].fill);
          assert_readable (theme->name, theme->solid[hue].ink, theme->solid[hue].fill);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/layout/cards/do-not-overlap", test_cards_do_not_overlap);
  g_test_add_func ("/layout/lanes/grow-with-their-cards", test_lane_grows_with_its_card);
  g_test_add_func ("/layout/lanes/folded-hide-cards", test_folded_lane_hides_cards);
  g_test_add_func ("/layout/rtl/mirrors", test_right_to_left_mirrors);
  g_test_add_func ("/layout/hit/finds-what-is-drawn", test_hit_finds_what_is_drawn);
  g_test_add_func ("/layout/theme/text-is-readable", test_themes_are_readable);
  g_test_add_func ("/drawing/curve/never-overshoots", test_curve_never_overshoots);

  return way_test_run ();
}
