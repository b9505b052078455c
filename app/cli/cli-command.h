/* cli-command.h - a command of waymark-cli, and those that stand below it */
#pragma once

#include <glib.h>

typedef enum
{
  WAY_CLI_DONE = 0,
  WAY_CLI_FAILED = 1,
  WAY_CLI_USAGE = 2,
} WayCliStatus;

typedef struct
{
  const char *data_dir; /* NULL: the default one */
} WayCli;

typedef struct _WayCliCommand WayCliCommand;

struct _WayCliCommand
{
  const char *name;      /* with those above it, for example "records add" */
  const char *arguments; /* as in the line of usage */
  const char *summary;   /* translatable; what it does, in one line */
  const char *help;      /* translatable, or NULL; more of it */
  WayCliStatus (*run) (WayCli *cli,
                       int     argc,
                       char  **argv);    /* NULL when one below has to be named */
  const WayCliCommand *const *commands; /* those below it, with NULL behind the last; or NULL */
};

WayCliStatus way_cli_misuse (const WayCliCommand *command,
                             const char          *format,
                             ...) G_GNUC_PRINTF (2, 3);

gboolean way_cli_parse (const WayCliCommand *command,
                        const GOptionEntry  *options,
                        int                 *argc,
                        char              ***argv,
                        WayCliStatus        *status);

void way_cli_append_commands (GString                    *text,
                              const WayCliCommand *const *commands);

WayCliStatus way_cli_run (WayCli              *cli,
                          const WayCliCommand *command,
                          int                  argc,
                          char               **argv);
