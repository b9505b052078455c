/* test-reading.c - what stands on a map can be read: nothing is cut, nothing covers another */
#include "config.h"

#include <math.h>

#include "journeys/drawing/curve.h"
#include "journeys/layout/layout.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

static void
collect_box (const WayBox *box,
             gpointer      data)
{
  g_array_append_val ((GArray *)data, *box);
}

static GArray *
list_boxes (WayLayout *layout,
            WayBoxRole role)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (WayBox));
  guint   i;

  way_layout_foreach (layout, NULL, collect_box, boxes);
  for (i = boxes->len; i > 0; i--)
    if (g_array_index (boxes, WayBox, i - 1).role != role)
      g_array_remove_index (boxes, i - 1);

  return boxes;
}

static gboolean
are_apart (const WayRect *a,
           const WayRect *b)
{
  return a->x + a->width <= b->x || b->x + b->width <= a->x || a->y + a->height <= b->y || b->y + b->height <= a->y;
}

static void
assert_within (const WayRect *inner,
               const WayRect *outer)
{
  g_assert_cmpfloat (inner->x, >=, outer->x);
  g_assert_cmpfloat (inner->y, >=, outer->y);
  g_assert_cmpfloat (inner->x + inner->width, <=, outer->x + outer->width);
  g_assert_cmpfloat (inner->y + inner->height, <=, outer->y + outer->height);
}

static const char long_name[] = "Maximilian Freiherr von und zu Hohenlohe-Langenburg-Schillingsfürst";

/* However long title and names are, nothing in the head meets or is cut. */
static void
test_head_has_room_for_all (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *root = way_map_get_root (map);
  int      round, i;

  for (round = 0; round < 6; round++)
    {
      g_autoptr (GArray) chips = NULL;
      g_autoptr (GArray) titles = NULL;
      g_autoptr (GArray) rings = NULL;
      g_autoptr (GArray) stages = NULL;

      if (round == 2)
        {
          g_autoptr (WayCommand) title = way_command_new_set (root, "title", "A title of very many words that does not fit on a line of any page that is as narrow as this one", NULL);

          way_history_perform (history, title, NULL);
        }
      if (round > 2)
        for (i = 0; i < 3; i++)
          way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", round % 2 ? long_name : "Bo",
                        "position", round > 4 ? long_name : "User", NULL);
      chips = list_boxes (layout, WAY_BOX_CHIP);
      titles = list_boxes (layout, WAY_BOX_TITLE);
      rings = list_boxes (layout, WAY_BOX_CONFIDENCE);
      stages = list_boxes (layout, WAY_BOX_STAGE);
      g_assert_cmpuint (titles->len, ==, 1);
      g_assert_cmpuint (rings->len, ==, 1);
      for (i = 0; i < (int)chips->len; i++)
        {
          WayBox          *chip = &g_array_index (chips, WayBox, i);
          g_autofree char *words = g_strdup_printf ("%s · %s", way_item_get_text (chip->item, "name"), way_item_get_text (chip->item, "position"));
          double           width, height;
          int              j;

          /* 42: the icon and the ends. */
          if (way_item_get_kind (chip->item) == WAY_KIND_PERSONA_LINK && way_item_get (chip->item, "position") != NULL)
            {
              way_texts_measure (texts, WAY_FONT_CHIP, words, chip->rect.width - 41, &width, &height);
              g_assert_cmpfloat (width, <=, chip->rect.width - 41);
              g_assert_cmpfloat (height, <=, chip->rect.height);
            }
          g_assert_true (are_apart (&chip->rect, &g_array_index (titles, WayBox, 0).rect));
          g_assert_true (are_apart (&chip->rect, &g_array_index (rings, WayBox, 0).rect));
          for (j = 0; j < i; j++)
            g_assert_true (are_apart (&chip->rect, &g_array_index (chips, WayBox, j).rect));
          g_assert_cmpfloat (chip->rect.y + chip->rect.height, <=, g_array_index (stages, WayBox, 0).rect.y);
        }
    }
}

/* A map without anything to confirm has no ring, and gets one with its first touchpoint. */
static void
test_ring_comes_with_what_it_counts (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  g_autoptr (GArray) rings = NULL;
  g_autoptr (GArray) back = NULL;

  g_assert_cmpint (way_layout_n_rows (layout), >, 0);
  while (way_map_n (map, WAY_MAP_CARDS) > 0)
    {
      g_autoptr (WayCommand) remove = way_command_new_remove (map, way_map_get (map, WAY_MAP_CARDS, 0));

      g_assert_true (way_history_perform (history, remove, NULL));
      way_layout_update (layout);
    }
  rings = list_boxes (layout, WAY_BOX_CONFIDENCE);
  g_assert_cmpuint (rings->len, ==, 0);
  while (way_history_undo (history))
    way_layout_update (layout);
  back = list_boxes (layout, WAY_BOX_CONFIDENCE);
  g_assert_cmpuint (back->len, ==, 1);
}

static void
test_owners_stay_in_their_lane (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  WayItem *lane = way_test_add (history, way_map_get_root (map), WAY_MAP_LANES, WAY_KIND_LANE, "title", "Owners", "kind", "owner", NULL);
  g_autoptr (WayCommand) owner = way_command_new_set (way_map_get (map, WAY_MAP_STAGES, 0), "owner",
                                                      "Sales, customer success, billing, accounts receivable, and whoever else is in the room when it is decided, on any day of the week", NULL);
  g_autoptr (GArray) owners = NULL;
  g_autoptr (GArray) lanes = NULL;

  way_history_perform (history, owner, NULL);
  owners = list_boxes (layout, WAY_BOX_OWNER);
  lanes = list_boxes (layout, WAY_BOX_LANE);
  g_assert_cmpuint (owners->len, >, 0);
  g_assert_true (g_array_index (lanes, WayBox, lanes->len - 1).item == lane);
  assert_within (&g_array_index (owners, WayBox, 0).rect, &g_array_index (lanes, WayBox, lanes->len - 1).rect);
}

/* Five personas who feel the same are five faces that can be told apart. */
static void
test_faces_stand_side_by_side (void)
{
  g_autoptr (WayMap) map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, NULL);
  g_autoptr (GArray) faces = NULL;
  WayItem *step = way_layout_get_step (layout, 0);
  guint    i, j;
  int      same = 0;

  for (i = 0; i < 5; i++)
    {
      WayItem *persona = way_test_add (history, way_map_get_root (map), WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Bo", NULL);

      way_test_add (history, step, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "persona", way_item_get_id (persona), "level", "-1", NULL);
    }
  faces = list_boxes (layout, WAY_BOX_EMOTION);
  for (i = 0; i < faces->len; i++)
    {
      same += g_array_index (faces, WayBox, i).column == 0;
      for (j = 0; j < i; j++)
        g_assert_true (are_apart (&g_array_index (faces, WayBox, i).rect, &g_array_index (faces, WayBox, j).rect));
    }
  g_assert_cmpint (same, >=, 5);
}

/* What stands on the lines of a text. */
static char *
list_lines (WayTexts   *texts,
            WayFont     font,
            const char *text,
            double      width)
{
  PangoLayout *layout = way_texts_get (texts, font, text, width);
  GString     *out = g_string_new (NULL);
  int          i;

  for (i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *words = g_strndup (pango_layout_get_text (layout) + line->start_index, line->length);
      PangoRectangle   extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      g_assert_cmpint (extents.width, <=, width * PANGO_SCALE);
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", g_strstrip (words));
    }
  g_string_replace (out, "\342\200\250", "", 0);

  return g_string_free (out, FALSE);
}

static void
test_lines_break_where_a_reader_would (void)
{
  static const struct
  {
    WayFont     font;
    double      width;
    const char *text;
    const char *lines;
  } cases[] = {
    /* A dot is not left at the end of a line, nor at its start. */
    { WAY_FONT_CARD_NOTE, 120, "Validated · Observation × 9", "Validated|Observation × 9" },
    { WAY_FONT_CARD_NOTE, 400, "Validated · Observation × 9", "Validated · Observation × 9" },
    { WAY_FONT_CARD_NOTE, 120, "Functional · shared by 2 personas", "Functional|shared by 2 personas" },
    { WAY_FONT_CARD_NOTE, 120, "A · B · shared by many personas of the map · C", "A · B|shared by many|personas of the map|C" },
    /* A title may have dots of its own. */
    { WAY_FONT_CARD, 90, "Rome · Athens", "Rome ·|Athens" },
    /* A hyphen does not leave a stub behind. */
    { WAY_FONT_CARD, 146, "Opens the guided e-mail", "Opens the guided|e-mail" },
    { WAY_FONT_CARD, 130, "Number in the kick-off form", "Number in the|kick-off form" },
    { WAY_FONT_CARD, 100, "A customer-specific one", "A customer-|specific one" },
    /* What is too long to stay whole is broken within its width. */
    { WAY_FONT_CARD, 60, "mmmmmmmmmm", "mmmm|mmmm|mm" },
  };
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = list_lines (texts, cases[i].font, cases[i].text, cases[i].width);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
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
assert_contrast (const char *what,
                 WayColor    ink,
                 WayColor    paper,
                 double      least)
{
  double a = luminance (ink), b = luminance (paper);
  double ratio = (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);

  if (ratio < least)
    g_test_message ("%s: #%08x on #%08x is %.2f to 1", what, ink, paper, ratio);
  g_assert_cmpfloat (ratio, >=, least);
}

#define TEXT 4.5
#define GRAPHICS 3.0

/* Every colour of text on everything it is written on, and of every sign. */
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
          assert_contrast (theme->name, theme->ink, papers[p], TEXT);
          assert_contrast (theme->name, theme->quiet, papers[p], TEXT);
          assert_contrast (theme->name, theme->bad, papers[p], TEXT);
          assert_contrast (theme->name, theme->strong_line, papers[p], GRAPHICS);
          assert_contrast (theme->name, theme->accent, papers[p], GRAPHICS);
        }
      assert_contrast (theme->name, theme->good, theme->page, GRAPHICS);
      assert_contrast (theme->name, theme->star, theme->page, GRAPHICS);
      for (hue = 0; hue < WAY_N_HUES; hue++)
        {
          assert_contrast (theme->name, theme->soft[hue].ink, theme->soft[hue].fill, TEXT);
          assert_contrast (theme->name, theme->vote, theme->soft[hue].fill, TEXT);
          assert_contrast (theme->name, theme->solid[hue].ink, theme->solid[hue].fill, TEXT);
          /* Curves of emotion and their signs in the legend. */
          assert_contrast (theme->name, theme->solid[hue].border, theme->lane, GRAPHICS);
          assert_contrast (theme->name, theme->solid[hue].border, theme->page, GRAPHICS);
        }
      /* A touchpoint may be blue, yellow or grey, and have a star. */
      assert_contrast (theme->name, theme->star, theme->soft[WAY_HUE_BLUE].fill, GRAPHICS);
      assert_contrast (theme->name, theme->star, theme->soft[WAY_HUE_YELLOW].fill, GRAPHICS);
      assert_contrast (theme->name, theme->star, theme->soft[WAY_HUE_GREY].fill, GRAPHICS);
    }
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/layout/head/has-room-for-all", test_head_has_room_for_all);
  g_test_add_func ("/layout/head/ring-comes-with-what-it-counts", test_ring_comes_with_what_it_counts);
  g_test_add_func ("/layout/owners/stay-in-their-lane", test_owners_stay_in_their_lane);
  g_test_add_func ("/layout/faces/stand-side-by-side", test_faces_stand_side_by_side);
  g_test_add_func ("/layout/texts/break-where-a-reader-would", test_lines_break_where_a_reader_would);
  g_test_add_func ("/layout/theme/text-is-readable", test_themes_are_readable);
  g_test_add_func ("/drawing/curve/never-overshoots", test_curve_never_overshoots);

  return way_test_run ();
}
