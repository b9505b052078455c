/* edit-cost.c - what an edit costs the core, and how large a map is in memory
 *
 * usage: edit-cost type|move|vote|step|shift|width FILE RUNS
 *        edit-cost memory FILE
 *
 * An edit goes from the command to the pixels, as in a window: the boxes are
 * brought up to date, and what is around the card is painted again, where it was
 * and where it is. The pieces are always of the same size.
 *
 * Memory is told in bytes of a card, of all that its map takes in a program that
 * shows it, once without and once with the boxes of its layout.
 */
#include "config.h"

#include <malloc.h>

#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/painter.h"
#include "tests/bench/cost.h"
#include "tests/bench/edits.h"

#define WIDTH 192 /* of what is painted: a card with something around it */
#define HEIGHT 96
#define SEEN_WIDTH 1000.0 /* of a window in which the card was seen before */
#define SEEN_HEIGHT 700.0
#define KEPT_TEXTS 6000 /* as a canvas keeps */

static const WayLayoutOptions options = { .hints = TRUE, .legend = TRUE, .rtl = -1 };

static WayRect
find_around (WayLayout *layout,
             WayItem   *card)
{
  WayBox box;

  if (!way_layout_find (layout, way_item_get_id (card), &box))
    g_error ("The card has no box.");

  return (WayRect){ box.rect.x - 8, box.rect.y - 8, WIDTH, HEIGHT };
}

static void
paint_area (WayLayout       *layout,
            const WayRect   *area,
            cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  WaySink *sink = way_cairo_sink_new (cr, FALSE);

  cairo_translate (cr, -area->x, -area->y);
  way_painter_paint (sink, layout, way_theme_get (WAY_THEME_LIGHT), area, WAY_PART_ALL);
  way_cairo_sink_free (sink);
  cairo_destroy (cr);
}

static void
measure_edits (const char *path,
               EditKind    kind,
               int         runs)
{
  g_autoptr (WayDocument) document = edits_open (path);
  WayHistory *history = way_document_get_history (document);
  WayMap     *map = way_history_get_map (history);
  g_autoptr (WayTexts) texts = way_texts_new (KEPT_TEXTS);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  WayItem         *card = NULL;
  double           total = 0;
  WayRect          before, after, window;
  int              i;

  for (i = 0; i < runs; i++)
    {
      double start;

      if (i % EDITS_A_CARD == 0)
        {
          card = edits_get_card (map, i);
          way_history_seal (history);
          before = find_around (layout, card);
          window = (WayRect){ before.x - SEEN_WIDTH / 2, before.y - SEEN_HEIGHT / 2, SEEN_WIDTH, SEEN_HEIGHT };
          paint_area (layout, &window, surface);
        }
      start = cost_now ();
      edits_perform (history, kind, card, i);
      after = find_around (layout, card);
      if (kind == EDIT_MOVE)
        paint_area (layout, &before, surface);
      paint_area (layout, &after, surface);
      total += cost_now () - start;
      before = after;
    }
  cairo_surface_destroy (surface);
  cost_print (total, runs);
}

static double
get_memory (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
find_memory (const char *path,
             double     *alone,
             double     *laid_out)
{
  double start = get_memory ();
  g_autoptr (WayDocument) document = edits_open (path);
  WayMap *map = way_document_get_map (document);
  int     n = way_map_n (map, WAY_MAP_CARDS);
  g_autoptr (WayTexts) texts = way_texts_new (1);
  g_autoptr (WayLayout) layout = NULL;

  *alone = (get_memory () - start) / n;
  layout = way_layout_new (map, texts, &options);
  way_layout_update (layout);
  *laid_out = (get_memory () - start) / n;
}

static void
measure_memory (const char *path)
{
  double alone, laid_out;

  /* The first time, fonts come into memory too, which are no matter of cards. */
  find_memory (path, &alone, &laid_out);
  find_memory (path, &alone, &laid_out);
  printf ("%.0f %.0f\n", alone, laid_out);
}

int
main (int   argc,
      char *argv[])
{
  EditKind kind;

  if (argc == 3 && strcmp (argv[1], "memory") == 0)
    measure_memory (argv[2]);
  else if (argc == 4 && edits_parse (argv[1], &kind))
    measure_edits (argv[2], kind, cost_runs (argv[3]));
  else
    return 2;

  return 0;
}
