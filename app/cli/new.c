/* new.c - waymark-cli new and templates: maps to begin with */
#include "config.h"

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/documents/templates.h"

#define DEFAULT_TEMPLATE "onboarding"

static WayCliStatus
run_new (WayCli *cli,
         int     argc,
         char  **argv)
{
  g_autofree char   *template_id = NULL;
  g_autofree char   *title_given = NULL;
  g_autofree char   *title = NULL;
  const GOptionEntry options[] = {
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &template_id,
      N_ ("What to begin with; onboarding unless given"), N_ ("NAME") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title_given, N_ ("What the map is called"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = NULL;
  WayTemplate *template;
  WayCliStatus status;

  if (!way_cli_parse (&way_cli_new, options, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&way_cli_new, "%s", _ ("One file is needed."));
  if (!way_cli_is_free (argv[1], &status))
    return status;

  templates = way_templates_list ();
  if (template_id == NULL)
    template_id = g_strdup (DEFAULT_TEMPLATE);
  template = way_templates_find (templates, template_id);
  if (template == NULL)
    return way_cli_fail (argv[1],
                         _ ("There is no template “%s”. “waymark-cli templates” lists them."), template_id);
  if (title_given != NULL)
    title = way_cli_to_utf8 (title_given);
  map = way_template_instantiate (template, title, &error);
  if (map == NULL)
    return way_cli_fail_with (argv[1], error);

  return way_cli_write_map (map, argv[1], TRUE);
}

static char *
dup_line (gpointer item)
{
  const WayTemplate *template = item;

  return g_strdup_printf ("%-20s%s", template->id, template->title);
}

static void
append_json (WayJson *json,
             gpointer item)
{
  const WayTemplate *template = item;

  way_json_begin_object (json, NULL);
  way_json_add_string (json, "name", template->id);
  way_json_add_string (json, "title", template->title);
  way_json_add_string (json, "description", template->description);
  way_json_end_object (json);
}

static WayCliStatus
run_templates (WayCli *cli,
               int     argc,
               char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const WayCliList list = { dup_line, append_json };
  g_autoptr (GPtrArray) templates = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&way_cli_templates, options, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return way_cli_misuse (&way_cli_templates, "%s", _ ("There is nothing to name here."));
  templates = way_templates_list ();

  return way_cli_print_list (templates, &list, as_json, _ ("There are no templates."));
}

const WayCliCommand way_cli_new = {
  "new", "[--template NAME] [--title TEXT] OUT.journey", N_ ("Make a map from a template"),
  N_ ("OUT can be - for standard output."), run_new
};

const WayCliCommand way_cli_templates = {
  "templates", "[--json]", N_ ("List the templates"), NULL, run_templates
};
