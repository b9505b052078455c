/* library.c - waymark-cli library scan */
#include "config.h"

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/records/library-scan.h"

static const WayCliCommand library_scan;

static void
print_counts (const WayScanCounts *counts,
              gboolean             as_json)
{
  const struct
  {
    const char *name, *label;
    int         count;
  } figures[] = {
    { "added", _ ("New or changed"), counts->added },
    { "kept", _ ("As before"), counts->kept },
    { "removed", _ ("Gone"), counts->removed },
    { "refused", _ ("Not readable"), counts->refused },
  };
  guint i;

  if (as_json)
    {
      g_autoptr (WayJson) json = way_json_new ();

      way_json_begin_object (json, NULL);
      for (i = 0; i < G_N_ELEMENTS (figures); i++)
        way_json_add_int (json, figures[i].name, figures[i].count);
      way_json_end_object (json);
      way_cli_print_json (json);
      return;
    }
  for (i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: %d\n", figures[i].label, figures[i].count);

      way_cli_print (line);
    }
}

static WayCliStatus
run_scan (WayCli *cli,
          int     argc,
          char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  WayScanCounts counts;
  WayCliStatus  status;
  int           i;

  if (!way_cli_parse (&library_scan, options, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return way_cli_misuse (&library_scan, "%s", _ ("At least one folder is needed."));
  for (i = 1; i < argc; i++)
    if (!g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      return way_cli_fail (argv[i], "%s", _ ("There is no such folder. Nothing was changed."));

  records = way_cli_open_records (cli, TRUE, &error);
  if (records == NULL ||
      !way_library_scan (records, (const char *const *)&argv[1], problems, &counts, NULL, &error))
    return way_cli_fail_with (NULL, error);
  print_counts (&counts, as_json);
  for (i = 0; i < (int)problems->len; i++)
    way_cli_fail (NULL, "%s", (char *)g_ptr_array_index (problems, i));

  return problems->len > 0 ? WAY_CLI_FAILED : WAY_CLI_DONE;
}

static const WayCliCommand library_scan = {
  "library scan", "[--json] DIR…", N_ ("Index the maps below these folders"),
  N_ ("Maps that could not be read are named, and the others are indexed all the same."),
  run_scan
};

static const WayCliCommand *const commands[] = {
  &library_scan,
  NULL,
};

const WayCliCommand way_cli_library = {
  "library", "COMMAND …", N_ ("Index the maps below folders"), NULL, NULL, commands
};
