/* measure.c - what opening, saving and editing a map cost inside the program
 *
 * usage: measure open FILE RUNS
 *        measure save FILE OUT RUNS
 *        measure edit FILE RUNS
 *
 * The floor programs beside this one do the first two with bare libraries.
 */
#include "config.h"

#include <string.h>

#include "journeys/documents/document.h"
#include "journeys/drawing/cairo-sink.h"
#include "journeys/drawing/painter.h"
#include "tests/bench/cost.h"

static WayDocument *
open_map (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  WayDocument *document = way_document_open (file, &error);

  if (document == NULL)
    g_error ("%s", error->message);

  return document;
}

static void
set_title (WayDocument *document,
           WayItem     *item,
           const char  *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, "title", title, &error);

  if (command == NULL || !way_history_perform (way_document_get_history (document), command, &error))
    g_error ("%s", error->message);
}

static double
measure_open (const char *path,
              int         runs)
{
  double total = 0;
  int    i;

  for (i = 0; i < runs; i++)
    {
      double       start = cost_now ();
      WayDocument *document = open_map (path);

      total += cost_now () - start;
      g_object_unref (document);
    }

  return total;
}

static double
measure_save (const char *path,
              const char *out,
              int         runs)
{
  g_autoptr (WayDocument) document = open_map (path);
  g_autoptr (GFile) file = g_file_new_for_path (out);
  g_autoptr (GError) error = NULL;
  double total = 0;
  int    i;

  if (!way_document_save_as (document, file, &error))
    g_error ("%s", error->message);
  for (i = 0; i < runs; i++)
    {
      double start;

      set_title (document, way_map_get_root (way_document_get_map (document)), i % 2 ? "Measured map" : "Map measured");
      start = cost_now ();
      if (!way_document_save (document, &error))
        g_error ("%s", error->message);
      total += cost_now () - start;
    }

  return total;
}

/* A key, from the command to the pixels, as a window does it: the strip of the
 * map that the card stands in, because what is below the card may shift. */
static double
measure_edit (const char *path,
              int         runs)
{
  g_autoptr (WayDocument) document = open_map (path);
  WayMap          *map = way_document_get_map (document);
  WayLayoutOptions options = { .hints = TRUE, .legend = TRUE, .rtl = -1 };
  g_autoptr (WayTexts) texts = way_texts_new (20000);
  g_autoptr (WayLayout) layout = way_layout_new (map, texts, &options);
  cairo_surface_t *surface;
  int              n = way_map_n (map, WAY_MAP_CARDS);
  double           total = 0;
  double           width, height;
  int              i;

  way_layout_get_size (layout, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 256, (int)height);
  for (i = 0; i < runs; i++)
    {
      WayItem         *card = way_map_get (map, WAY_MAP_CARDS, i * 7919 % n);
      g_autofree char *title = g_strdup_printf (i % 3 == 0 ? "Typed %d" : "Typed %d, with so many words that it needs more lines", i);
      cairo_t         *cr;
      WaySink         *sink;
      WayBox           box;
      WayRect          strip;
      double           start = cost_now ();

      set_title (document, card, title);
      if (!way_layout_find (layout, way_item_get_id (card), &box))
        g_error ("The card has no box.");
      strip = (WayRect){ box.rect.x, 0, 256, height };
      cr = cairo_create (surface);
      cairo_translate (cr, -strip.x, 0);
      sink = way_cairo_sink_new (cr, FALSE);
      way_painter_paint (sink, layout, way_theme_get (WAY_THEME_LIGHT), &strip, WAY_PART_ALL);
      way_cairo_sink_free (sink);
      cairo_destroy (cr);
      total += cost_now () - start;
    }
  cairo_surface_destroy (surface);

  return total;
}

int
main (int   argc,
      char *argv[])
{
  int    runs = argc > 3 ? cost_runs (argv[argc - 1]) : 0;
  double total;

  if (argc == 4 && strcmp (argv[1], "open") == 0)
    total = measure_open (argv[2], runs);
  else if (argc == 5 && strcmp (argv[1], "save") == 0)
    total = measure_save (argv[2], argv[3], runs);
  else if (argc == 4 && strcmp (argv[1], "edit") == 0)
    total = measure_edit (argv[2], runs);
  else
    return 2;
  cost_print (total, runs);

  return 0;
}
