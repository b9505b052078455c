/* export.c - waymark-cli export: a map as PDF, PNG or SVG */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/storage/folder.h"
#include "journeys/drawing/picture.h"
#include "journeys/exchange/export.h"

/* The format that was asked for, or that the name of the file tells. */
static char *
find_format (const char *given,
             const char *path)
{
  const char *const *formats = way_export_list_formats ();
  const char        *dot = strrchr (path, '.');
  g_autofree char   *format = NULL;

  if (given != NULL)
    format = g_ascii_strdown (given, -1);
  else if (dot != NULL)
    format = g_ascii_strdown (dot + 1, -1);

  return format != NULL && g_strv_contains (formats, format) ? g_steal_pointer (&format) : NULL;
}

static WayCliStatus
misuse_format (void)
{
  g_autofree char *formats = g_strjoinv (", ", (char **)way_export_list_formats ());

  return way_cli_misuse (&way_cli_export,
                         _ ("The format is not known. Name the file or --format with one of: %s."), formats);
}

/* Whether two names lead to one file. */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  g_autofree char *first = way_folder_resolve (a);
  g_autofree char *second = way_folder_resolve (b);

  return first != NULL && g_strcmp0 (first, second) == 0;
}

/* Reads a number of at least @least, if one was given. */
static gboolean
read_measure (const char *given,
              double      least,
              double     *number)
{
  char *end;

  if (given == NULL)
    return TRUE;
  *number = g_ascii_strtod (given, &end);

  return end != given && *end == '\0' && isfinite (*number) && *number >= least;
}

static WayCliStatus
run (WayCli *cli,
     int     argc,
     char  **argv)
{
  g_autofree char   *format_name = NULL;
  g_autofree char   *page_size = NULL;
  g_autofree char   *theme = NULL;
  g_autofree char   *format = NULL;
  g_autofree char   *logo = NULL;
  g_autofree char   *brand_color = NULL;
  gboolean           landscape = FALSE, portrait = FALSE, transparent = FALSE;
  double             margin = -1, dpi = 0, width = 0;
  g_autofree char   *margin_given = NULL;
  g_autofree char   *dpi_given = NULL;
  g_autofree char   *width_given = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name, N_ ("Format, if the name does not tell"),
      N_ ("pdf|png|svg") },
    { "page-size", 0, 0, G_OPTION_ARG_FILENAME, &page_size, N_ ("Size of the page"),
      "A0…A5|Letter|Legal|Tabloid|fit" },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &landscape, N_ ("The page lies"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &portrait, N_ ("The page stands"), NULL },
    { "margin", 0, 0, G_OPTION_ARG_FILENAME, &margin_given, N_ ("Margin in millimetres"), N_ ("MM") },
    { "dpi", 0, 0, G_OPTION_ARG_FILENAME, &dpi_given, N_ ("Dots per inch of a picture"), N_ ("N") },
    { "width", 0, 0, G_OPTION_ARG_FILENAME, &width_given, N_ ("Width of a picture in pixels"), N_ ("PX") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &transparent, N_ ("A picture without background"), NULL },
    { "theme", 0, 0, G_OPTION_ARG_FILENAME, &theme, N_ ("Colours"), "light|dark|print|contrast" },
    { "logo", 0, 0, G_OPTION_ARG_FILENAME, &logo, N_ ("A picture above the map"), N_ ("FILE") },
    { "brand-color", 0, 0, G_OPTION_ARG_FILENAME, &brand_color,
      N_ ("The colour of a band above the map"), "#RRGGBB" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = NULL;
  WayExportOptions options;
  WayCliStatus     status;

  if (!way_cli_parse (&way_cli_export, entries, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&way_cli_export, "%s", _ ("Two files are needed: the map, and what to write."));
  if (landscape && portrait)
    return way_cli_misuse (&way_cli_export, "%s", _ ("A page cannot lie and stand."));
  way_export_options_init (&options);
  if (theme != NULL && !way_theme_from_name (theme, &options.theme))
    return way_cli_misuse (&way_cli_export,
                           _ ("There is no theme “%s”. Use light, dark, print or contrast."), theme);
  if (!read_measure (margin_given, 0, &margin) || !read_measure (dpi_given, 1, &dpi) || !read_measure (width_given, 1, &width) ||
      width > G_MAXINT || width != floor (width))
    return way_cli_misuse (&way_cli_export, "%s",
                           _ ("--margin needs a number of 0 or more, --dpi one of at least 1, and --width a whole number of at least 1."));
  format = find_format (format_name, argv[2]);
  if (format == NULL)
    return misuse_format ();
  /* Nobody wants to have a picture in the place of the map. */
  if (is_same_file (argv[1], argv[2]))
    return way_cli_misuse (&way_cli_export, "%s",
                           _ ("The export would replace the map. Name another file to write."));

  if (page_size != NULL)
    options.page_size = page_size;
  options.orientation = WAY_ORIENTATION_AUTO;
  if (landscape || portrait)
    options.orientation = landscape ? WAY_ORIENTATION_LANDSCAPE : WAY_ORIENTATION_PORTRAIT;
  options.margin = margin;
  options.dpi = dpi;
  options.width = width;
  options.transparent = transparent;
  options.logo = logo;
  options.brand_color = brand_color;

  map = way_cli_read_map (argv[1], NULL, NULL, &error);
  if (map == NULL)
    return way_cli_fail_with (argv[1], error);

  if (strcmp (argv[2], "-") == 0)
    {
      bytes = way_export_to_bytes (map, format, &options, NULL, NULL, NULL, &error);
      if (bytes != NULL)
        return way_cli_print_bytes (bytes);
    }
  else if (way_export_to_file (map, format, &options, argv[2], NULL, NULL, NULL, &error))
    return WAY_CLI_DONE;

  if (g_error_matches (error, WAY_EXPORT_ERROR, WAY_EXPORT_ERROR_OPTIONS))
    return way_cli_misuse (&way_cli_export, "%s", error->message);

  return way_cli_fail_with (error->domain == WAY_PICTURE_ERROR ? logo : argv[2], error);
}

const WayCliCommand way_cli_export = {
  "export", "[OPTION…] IN OUT", N_ ("Draw a map as PDF, PNG or SVG, by the extension of the name"),
  N_ ("OUT can be - for standard output; then --format is needed."),
  run
};
