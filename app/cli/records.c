/* records.c - waymark-cli records: the commands about records */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/cli.h"

static const WayCliCommand *const commands[] = {
  &way_cli_records_add,
  &way_cli_records_update,
  &way_cli_records_delete,
  &way_cli_records_list,
  &way_cli_records_search,
  &way_cli_records_show,
  &way_cli_records_fields,
  &way_cli_records_duplicates,
  &way_cli_records_merge,
  &way_cli_records_erase,
  &way_cli_records_import,
  &way_cli_records_export,
  &way_cli_records_check,
  &way_cli_records_backup,
  &way_cli_records_restore,
};

static void
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  g_string_append_printf (text, "%s\n  waymark-cli records COMMAND …\n\n%s\n\n%s\n", _ ("Usage:"),
                          _ (way_cli_records.summary), _ ("Commands:"));
  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-12s%s\n", commands[i]->name + strlen ("records "),
                            _ (commands[i]->summary));
  g_string_append_printf (text, "\n%s\n", _ ("KIND is accounts, contacts, personas, jobs or profiles."));
  way_cli_print (text->str);
}

static WayCliStatus
run (WayCli *cli,
     int     argc,
     char  **argv)
{
  guint i;

  if (argc < 2)
    return way_cli_misuse (&way_cli_records, "%s", _ ("There is no command."));
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      print_help ();
      return WAY_CLI_DONE;
    }
  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i]->name + strlen ("records ")) == 0)
      return commands[i]->run (cli, argc - 1, argv + 1);

  return way_cli_misuse (&way_cli_records, _ ("There is no command “records %s”."), argv[1]);
}

const WayCliCommand way_cli_records = {
  "records", "COMMAND …", N_ ("Keep accounts, contacts, personas and jobs"), NULL, run
};
