/* convert.c - waymark-cli convert: from one format to another */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/documents/reader.h"

static gboolean
has_extension (const char *path,
               const char *extension)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, extension) == 0;
}

static WayCliStatus
run (WayCli *cli,
     int     argc,
     char  **argv)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = NULL;
  gboolean     read_only;
  WayCliStatus status;
  guint        i;

  if (!way_cli_parse (&way_cli_convert, NULL, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&way_cli_convert, "%s", _ ("Two files are needed."));
  for (i = 1; i < 3; i++)
    if (!has_extension (argv[i], "journey") && !(i == 2 && strcmp (argv[i], "-") == 0))
      {
        g_autofree char *name = g_filename_display_name (argv[i]);

        return way_cli_misuse (&way_cli_convert,
                               _ ("%s: This format is not known. Use a name that ends in .journey."), name);
      }

  map = way_cli_read_map (argv[1], &notices, &read_only, &error);
  if (map == NULL)
    return way_cli_fail_with (argv[1], error);
  if (read_only)
    return way_cli_fail (argv[1], "%s",
                         _ ("A much newer version of Waymark wrote the map. Install it to convert the map."));
  way_cli_tell_notices (argv[1], notices);

  return way_cli_write_map (map, argv[2], FALSE);
}

const WayCliCommand way_cli_convert = {
  "convert", "IN OUT", N_ ("Write a map in another format, by the extension of the name"),
  N_ ("Formats: journey. OUT can be - for standard output, in the format journey."),
  run
};
