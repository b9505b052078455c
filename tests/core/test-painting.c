/* test-painting.c - a part of a map is drawn as in the whole */
#include "config.h"

#include <math.h>

#include "journeys/drawing/painter.h"
#include "tests/support/maps.h"
#include "tests/support/test-main.h"

/* Keeps the paths of figures. */
typedef struct
{
  WaySink    parent;
  GPtrArray *curves; /* of GArray of WayPathElement */
  gboolean   in_figure;
} CurveSink;

static void
keep_begin (WaySink    *sink,
            WayMeaning  meaning,
            const char *id,
            const char *text)
{
  ((CurveSink *)sink)->in_figure |= meaning == WAY_MEANING_FIGURE;
}

static void
keep_end (WaySink   *sink,
          WayMeaning meaning)
{
  if (meaning == WAY_MEANING_FIGURE)
    ((CurveSink *)sink)->in_figure = FALSE;
}

static void
keep_box (WaySink        *sink,
          const WayRect  *rect,
          double          radius,
          const WayPaint *paint)
{
}

static void
keep_path (WaySink              *sink,
           const WayPathElement *elements,
           int                   n_elements,
           const WayPaint       *paint)
{
  CurveSink *self = (CurveSink *)sink;
  GArray    *curve;

  if (!self->in_figure)
    return;
  curve = g_array_new (FALSE, FALSE, sizeof (WayPathElement));
  g_array_append_vals (curve, elements, n_elements);
  g_ptr_array_add (self->curves, curve);
}

static void
keep_text (WaySink     *sink,
           PangoLayout *layout,
           WayFont      font,
           double       x,
           double       y,
           WayColor     color)
{
}

static void
keep_icon (WaySink    *sink,
           const char *name,
           double      x,
           double      y,
           double      size,
           WayColor    color)
{
}

static void
keep_clip (WaySink       *sink,
           const WayRect *rect)
{
}

static void
keep_link (WaySink       *sink,
           const WayRect *rect,
           const char    *address)
{
}

static GPtrArray *
draw_curves (WayLayout     *layout,
             const WayRect *area)
{
  CurveSink sink = {
    { .begin = keep_begin, .end = keep_end, .box = keep_box, .path = keep_path, .text = keep_text, .icon = keep_icon, .clip = keep_clip, .link = keep_link },
    g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref),
    FALSE
  };

  way_painter_paint (&sink.parent, layout, way_theme_get (WAY_THEME_LIGHT), area, WAY_PART_ALL);

  return sink.curves;
}

/* A map of one persona with a feeling in most of its steps. */
static WayMap *
new_map (GRand *rand)
{
  WayMap *map = way_test_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem    *stage = way_map_get (map, WAY_MAP_STAGES, 0);
  const char *persona = way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, 0));
  int         i;

  for (i = 0; i < 60; i++)
    {
      WayItem         *step = way_test_add (history, stage, WAY_STAGE_STEPS, WAY_KIND_STEP, "title", "Step", NULL);
      g_autofree char *level = g_strdup_printf ("%d", g_rand_int_range (rand, -2, 3));

      if (i % 4 != 1)
        way_test_add (history, step, WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "persona", persona, "level", level, NULL);
    }

  return map;
}

static void
assert_same_piece (const WayPathElement *from,
                   const WayPathElement *piece,
                   GArray               *whole)
{
  guint i;

  for (i = 1; i < whole->len; i++)
    {
      const WayPathElement *other = &g_array_index (whole, WayPathElement, i);

      if (other->x != piece->x)
        continue;
      g_assert_cmpfloat (g_array_index (whole, WayPathElement, i - 1).x, ==, from->x);
      g_assert_cmpfloat (other->y, ==, piece->y);
      g_assert_cmpfloat_with_epsilon (other->x1, piece->x1, 1e-9);
      g_assert_cmpfloat_with_epsilon (other->y1, piece->y1, 1e-9);
      g_assert_cmpfloat_with_epsilon (other->x2, piece->x2, 1e-9);
      g_assert_cmpfloat_with_epsilon (other->y2, piece->y2, 1e-9);
      return;
    }
  g_assert_not_reached ();
}

static void
test_curve_of_a_part (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (WayMap) map = new_map (rand);
  g_autoptr (WayTexts) texts = way_texts_new (1000);
  guint longest = 0;
  int   rtl, round;

  for (rtl = 0; rtl < 2; rtl++)
    {
      WayLayoutOptions options = { .rtl = rtl };
      g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);
      g_autoptr (GPtrArray) whole = draw_curves (layout, NULL);
      GArray *first = g_ptr_array_index (whole, 0);
      double  width, height;

      g_assert_cmpuint (first->len, >, 40);
      way_layout_get_size (layout, &width, &height);
      for (round = 0; round < 300; round++)
        {
          WayRect area = { g_rand_double_range (rand, 0, width - 600), 0, 600, height };
          g_autoptr (GPtrArray) part = draw_curves (layout, &area);
          GArray *curve = part->len > 0 ? g_ptr_array_index (part, 0) : NULL;
          double  reached = 0;
          guint   i;

          for (i = 1; curve != NULL && i < curve->len; i++)
            {
              const WayPathElement *from = &g_array_index (curve, WayPathElement, i - 1);
              const WayPathElement *piece = &g_array_index (curve, WayPathElement, i);

              assert_same_piece (from, piece, first);
              reached += MAX (0, MIN (area.x + area.width, MAX (from->x, piece->x)) - MAX (area.x, MIN (from->x, piece->x)));
            }
          /* Nothing of the curve is missing in the area. */
          for (i = 1; i < first->len; i++)
            {
              double low = MIN (g_array_index (first, WayPathElement, i - 1).x, g_array_index (first, WayPathElement, i).x);
              double high = MAX (g_array_index (first, WayPathElement, i - 1).x, g_array_index (first, WayPathElement, i).x);

              reached -= MAX (0, MIN (area.x + area.width, high) - MAX (area.x, low));
            }
          g_assert_cmpfloat_with_epsilon (reached, 0, 1e-6);
          if (curve != NULL)
            longest = MAX (longest, curve->len);
        }
    }
  g_assert_cmpuint (longest, <, 30);
}

int
main (int   argc,
      char *argv[])
{
  way_test_init (&argc, &argv);

  g_test_add_func ("/drawing/curve/part-is-as-in-the-whole", test_curve_of_a_part);

  return way_test_run ();
}
