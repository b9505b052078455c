/* link.c - waymark-cli link and unlink: records on a map */
#include "config.h"

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/documents/document.h"
#include "journeys/records/library.h"
#include "journeys/records/links.h"

typedef struct
{
  WayKind     kind;
  const char *name; /* owned by the caller */
} Wanted;

/* Reads "FILE --persona NAME" and the like; several at once are one change. */
static gboolean
parse (const WayCliCommand *command,
       int                 *argc,
       char              ***argv,
       GArray              *wanted,
       GPtrArray           *names,
       WayCliStatus        *status)
{
  g_auto (GStrv) personas = NULL;
  g_auto (GStrv) accounts = NULL;
  g_auto (GStrv) jobs = NULL;
  const GOptionEntry options[] = {
    { "persona", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &personas, N_ ("A persona"), N_ ("NAME-OR-ID") },
    { "account", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &accounts, N_ ("An account"), N_ ("NAME-OR-ID") },
    { "job", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &jobs, N_ ("A job"), N_ ("NAME-OR-ID") },
    G_OPTION_ENTRY_NULL
  };
  const WayKind kinds[] = { WAY_KIND_PERSONA, WAY_KIND_ACCOUNT, WAY_KIND_JOB };
  char        **lists[3];
  guint         i;
  int           j;

  if (!way_cli_parse (command, options, argc, argv, status))
    return FALSE;
  lists[0] = personas;
  lists[1] = accounts;
  lists[2] = jobs;
  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (j = 0; lists[i] != NULL && lists[i][j] != NULL; j++)
      {
        Wanted one = { kinds[i], way_cli_to_utf8 (lists[i][j]) };

        g_ptr_array_add (names, (gpointer)one.name);
        g_array_append_val (wanted, one);
      }
  if (*argc != 2 || wanted->len == 0)
    {
      *status = way_cli_misuse (command, "%s", _ ("One file and --persona, --account or --job are needed."));
      return FALSE;
    }

  return TRUE;
}

static WayCommand *
make_command (WayRecords *records,
              WayMap     *map,
              Wanted     *wanted,
              GError    **error)
{
  g_autoptr (WayItem) record = NULL;

  if (records == NULL)
    return way_links_remove_command (map, wanted->kind, wanted->name, error);
  record = way_records_find (records, wanted->kind, wanted->name, error);
  if (record == NULL)
    return NULL;

  return way_records_link_command (records, map, wanted->kind, way_item_get_id (record), error);
}

/* Changes the map, saves it, and tells the library. @records is NULL to unlink. */
static WayCliStatus
change (WayCli     *cli,
        const char *path,
        GArray     *wanted,
        WayRecords *records)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = way_document_open (file, &error);
  WayHistory *history;
  guint       i;

  if (document == NULL)
    return way_cli_fail_with (path, error);
  way_cli_tell_notices (path, way_document_get_notices (document));
  history = way_document_get_history (document);
  for (i = 0; i < wanted->len; i++)
    {
      g_autoptr (WayCommand) command = make_command (records, way_document_get_map (document),
                                                     &g_array_index (wanted, Wanted, i), &error);

      if (command == NULL || !way_history_perform (history, command, &error))
        return way_cli_fail_with (path, error);
    }
  /* Nobody has what is replaced in a window. */
  way_document_must_keep (document);
  if (!way_document_save (document, &error))
    return way_cli_fail_with (path, error);
  way_cli_remember_map (cli, records, way_document_get_map (document), path);

  return WAY_CLI_DONE;
}

static WayCliStatus
run_link (WayCli *cli,
          int     argc,
          char  **argv)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;

  if (!parse (&way_cli_link, &argc, &argv, wanted, names, &status))
    return status;
  records = way_cli_open_records (cli, FALSE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);

  return change (cli, argv[1], wanted, records);
}

static WayCliStatus
run_unlink (WayCli *cli,
            int     argc,
            char  **argv)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  WayCliStatus status;

  if (!parse (&way_cli_unlink, &argc, &argv, wanted, names, &status))
    return status;

  return change (cli, argv[1], wanted, NULL);
}

const WayCliCommand way_cli_link = {
  "link", "FILE (--persona|--account|--job) NAME-OR-ID", N_ ("Put a record on a map, or refresh what the map shows of it"),
  N_ ("A name that several records have is an error that lists their ids."),
  run_link
};

const WayCliCommand way_cli_unlink = {
  "unlink", "FILE (--persona|--account|--job) NAME-OR-ID", N_ ("Take a record off a map"), NULL, run_unlink
};
