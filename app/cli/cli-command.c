/* cli-command.c - commands: their options, their help, and those that stand below one another */
#include "config.h"

#include "app/cli/cli.h"

#include <string.h>

#include <glib/gi18n.h>

/**
 * way_cli_misuse:
 * @command: (nullable): the command
 * @format: what is wrong with the arguments, as for printf()
 * @...: what the format names
 *
 * Says in one line how the command was used wrongly.
 *
 * Returns: the status of wrong usage
 */
WayCliStatus
way_cli_misuse (const WayCliCommand *command,
                const char          *format,
                ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  g_autofree char *name = command != NULL ? g_strconcat (command->name, " ", NULL) : g_strdup ("");
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* TRANSLATORS: what is wrong, and a command that explains */
  line = g_strdup_printf (_ ("%s See “waymark-cli %s--help”."), message, name);
  way_cli_tell (NULL, line);

  return WAY_CLI_USAGE;
}

/* What is typed for it: the last word of its name. */
static const char *
get_word (const WayCliCommand *command)
{
  const char *space = strrchr (command->name, ' ');

  return space != NULL ? space + 1 : command->name;
}

/**
 * way_cli_append_commands:
 * @text: where to add them
 * @commands: (array zero-terminated=1): commands
 *
 * Adds what commands there are, and what each does, for a help.
 */
void
way_cli_append_commands (GString                    *text,
                         const WayCliCommand *const *commands)
{
  g_string_append_printf (text, "%s\n", _ ("Commands:"));
  for (; *commands != NULL; commands++)
    g_string_append_printf (text, "  %-12s%s\n", get_word (*commands), _ ((*commands)->summary));
}

/* What stands below the options in the help. */
static char *
dup_description (const WayCliCommand *command)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (command->commands != NULL)
    way_cli_append_commands (text, command->commands);
  if (command->help != NULL)
    g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", _ (command->help));
  if (command->commands != NULL)
    {
      g_string_append_c (text, '\n');
      /* TRANSLATORS: %s is a command, for example records; COMMAND stands for one below it */
      g_string_append_printf (text, _ ("“waymark-cli %s COMMAND --help” explains one command."), command->name);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * way_cli_parse:
 * @command: the command
 * @options: (nullable): its options
 * @argc: (inout): how many arguments there are, with the name of the command
 * @argv: (inout): the arguments; what remains are those that are no options
 * @status: (out): what to return when it is not to go on
 *
 * Reads the options of a command, and prints its help if that is asked for.
 *
 * Returns: whether to go on
 */
gboolean
way_cli_parse (const WayCliCommand *command,
               const GOptionEntry  *options,
               int                 *argc,
               char              ***argv,
               WayCliStatus        *status)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *usage = g_strconcat (command->name, " ", command->arguments, NULL);
  g_autofree char   *description = dup_description (command);
  gboolean           help = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL
  };
  int i;

  context = g_option_context_new (usage);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_description (context, description);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_autofree char *message = g_strconcat (error->message, ".", NULL);

      *status = way_cli_misuse (command, "%s", message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      way_cli_print (text);
      *status = WAY_CLI_DONE;
      return FALSE;
    }
  /* What stands behind a lone "--" is no option; the dashes themselves go. */
  for (i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--") == 0)
      {
        memmove (*argv + i, *argv + i + 1, (*argc - i) * sizeof (char *));
        (*argc)--;
        break;
      }

  return TRUE;
}

static WayCliStatus
run_group (const WayCliCommand *command,
           int                  argc,
           char               **argv)
{
  WayCliStatus status;

  if (argc < 2 || *argv[1] == '-')
    return way_cli_parse (command, NULL, &argc, &argv, &status) ? way_cli_misuse (command, "%s", _ ("There is no command.")) : status;

  return way_cli_misuse (command, _ ("There is no command “%s %s”."), command->name, argv[1]);
}

/**
 * way_cli_run:
 * @cli: how the program was called
 * @command: a command
 * @argc: how many arguments there are, with the word for the command
 * @argv: the arguments
 *
 * Runs a command, or the one below it that is named.
 *
 * Returns: the status of the command
 */
WayCliStatus
way_cli_run (WayCli              *cli,
             const WayCliCommand *command,
             int                  argc,
             char               **argv)
{
  const WayCliCommand *const *below;

  for (below = command->commands; below != NULL && *below != NULL && argc > 1; below++)
    if (strcmp (argv[1], get_word (*below)) == 0)
      return way_cli_run (cli, *below, argc - 1, argv + 1);

  return command->run != NULL ? command->run (cli, argc, argv) : run_group (command, argc, argv);
}
