/* measure.c - what opening and saving a map cost inside the program
 *
 * usage: measure open FILE RUNS
 *        measure save FILE OUT RUNS
 *
 * The floor programs beside this one do the same with bare libraries.
 */
#include "config.h"

#include <string.h>

#include "tests/bench/cost.h"
#include "tests/bench/edits.h"

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
      WayDocument *document = edits_open (path);

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
  g_autoptr (WayDocument) document = edits_open (path);
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
  else
    return 2;
  cost_print (total, runs);

  return 0;
}
