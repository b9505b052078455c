/* check.c - waymark-cli check: whether maps are sound */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/documents/document-error.h"
#include "journeys/documents/reader.h"

static void
add_problem (WayJson    *json,
             int         line,
             const char *message)
{
  way_json_begin_object (json, NULL);
  if (line > 0)
    way_json_add_int (json, "line", line);
  else
    way_json_add_null (json, "line");
  way_json_add_string (json, "message", message);
  way_json_end_object (json);
}

/* "NAME:LINE: text" gives LINE, anything else 0. */
static int
find_line (const char *name,
           const char *message)
{
  gsize length = strlen (name);

  if (!g_str_has_prefix (message, name) || message[length] != ':')
    return 0;

  return (int)g_ascii_strtoll (message + length + 1, NULL, 10);
}

/* Values that are quoted can have line ends. */
static void
print_problem (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');

  way_cli_print (line);
  way_cli_print ("\n");
}

/* Prints the problems of one file, or adds them to the JSON. */
static void
check (const char   *path,
       WayJson      *json,
       WayCliStatus *status)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = way_cli_read_map (path, &notices, NULL, &error);
  gboolean is_sound = map != NULL && notices->len == 0;
  guint    i;

  if (!is_sound)
    *status = WAY_CLI_FAILED;
  if (json == NULL)
    {
      if (map == NULL && g_error_matches (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_READ))
        way_cli_fail_with (name, error);
      else if (map == NULL)
        print_problem (error->message);
      for (i = 0; map != NULL && i < notices->len; i++)
        print_problem (((WayNotice *)g_ptr_array_index (notices, i))->message);
      return;
    }

  way_json_begin_object (json, NULL);
  way_json_add_string (json, "file", name);
  way_json_add_boolean (json, "sound", is_sound);
  way_json_begin_array (json, "problems");
  if (map == NULL)
    add_problem (json, find_line (name, error->message), error->message);
  for (i = 0; map != NULL && i < notices->len; i++)
    {
      WayNotice *notice = g_ptr_array_index (notices, i);

      add_problem (json, notice->line, notice->message);
    }
  way_json_end_array (json);
  way_json_end_object (json);
}

static WayCliStatus
run (WayCli *cli,
     int     argc,
     char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayJson) json = NULL;
  WayCliStatus status;
  int          i;

  if (!way_cli_parse (&way_cli_check, options, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return way_cli_misuse (&way_cli_check, "%s", _ ("At least one file is needed."));

  status = WAY_CLI_DONE;
  if (as_json)
    {
      json = way_json_new ();
      way_json_begin_array (json, NULL);
    }
  for (i = 1; i < argc; i++)
    check (argv[i], json, &status);
  if (as_json)
    {
      way_json_end_array (json);
      way_cli_print_json (json);
    }

  return status;
}

const WayCliCommand way_cli_check = {
  "check", "[--json] FILE…", N_ ("Look for problems in maps"),
  N_ ("Each problem is a line FILE:LINE: message. "
      "Ends with 0 when all files are sound, with 1 when one is not."),
  run
};
