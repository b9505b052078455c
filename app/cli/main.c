/* main.c - waymark-cli: maps and records without a window */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/cli.h"

static const WayCliCommand *const commands[] = {
  &way_cli_new,
  &way_cli_templates,
  &way_cli_info,
  &way_cli_check,
  &way_cli_convert,
  &way_cli_export,
  &way_cli_link,
  &way_cli_unlink,
  &way_cli_records,
  &way_cli_library,
  &way_cli_recovery,
  &way_cli_versions,
  NULL,
};

static void
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  waymark-cli [--data-dir DIR] COMMAND …\n\n", _ ("Usage:"));
  way_cli_append_commands (text, commands);
  g_string_append_printf (text, "\n%s\n  %-18s%s\n  %-18s%s\n  %-18s%s\n\n%s\n", _ ("Options:"),
                          "--data-dir DIR", _ ("The folder of the records, of versions and of what was not saved"),
                          "--version", _ ("Show the version"),
                          "-h, --help", _ ("Show this help"),
                          _ ("“waymark-cli COMMAND --help” explains one command."));
  way_cli_print (text->str);
}

/* Reads what stands before the command. */
static gboolean
parse (WayCli       *cli,
       int          *argc,
       char       ***argv,
       WayCliStatus *status)
{
  static gboolean           help, version;
  static char              *data_dir;
  static const GOptionEntry options[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &data_dir, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, options, NULL);
  *status = WAY_CLI_DONE;
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_autofree char *message = g_strconcat (error->message, ".", NULL);

      *status = way_cli_misuse (NULL, "%s", message);
      return FALSE;
    }
  cli->data_dir = data_dir;
  if (version)
    {
      way_cli_print ("waymark-cli " PACKAGE_VERSION "\n");
      return FALSE;
    }
  if (help)
    {
      print_help ();
      return FALSE;
    }
  if (data_dir != NULL && *data_dir == '\0')
    {
      *status = way_cli_misuse (NULL, "%s", _ ("--data-dir needs a folder."));
      return FALSE;
    }
  /* What is kept of maps lies beside the records. */
  if (data_dir != NULL)
    g_setenv ("WAYMARK_DATA_DIR", data_dir, TRUE);
  if (*argc < 2)
    {
      *status = way_cli_misuse (NULL, "%s", _ ("There is no command."));
      return FALSE;
    }

  return TRUE;
}

static WayCliStatus
run (WayCli *cli,
     int     argc,
     char  **argv)
{
  guint i;

  for (i = 0; commands[i] != NULL; i++)
    if (strcmp (argv[0], commands[i]->name) == 0)
      return way_cli_run (cli, commands[i], argc, argv);

  return way_cli_misuse (NULL, _ ("There is no command “%s”."), argv[0]);
}

int
main (int   argc,
      char *argv[])
{
  WayCli       cli = { NULL };
  WayCliStatus status;
  /* GLib takes options out of the array, and the strings are its caller's. */
  g_autofree char **arguments = g_memdup2 (argv, (argc + 1) * sizeof (char *));

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (parse (&cli, &argc, &arguments, &status))
    status = run (&cli, argc - 1, arguments + 1);

  if ((fflush (stdout) != 0 || ferror (stdout)) && status == WAY_CLI_DONE)
    status = way_cli_fail (NULL, "%s",
                           _ ("The result could not be written. Make room, or write it elsewhere."));

  return status;
}
