/* records-list.c - waymark-cli records list, search and show */
#include "config.h"

#include <glib/gi18n.h>

#include "app/cli/record-values.h"
#include "journeys/insight/approach.h"

static char *
dup_line (gpointer record)
{
  return g_strdup_printf ("%s\t%s", way_item_get_id (record), way_item_get_name (record));
}

static void
append_json (WayJson *json,
             gpointer record)
{
  way_cli_append_json (json, record, FALSE);
}

static WayCliStatus
print_all (WayRecords *records,
           WayKind     kind,
           const char *query,
           gboolean    as_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = way_records_list (records, kind, query, 0, -1, &error);
  const WayCliList list = { dup_line, append_json };

  if (found == NULL)
    return way_cli_fail_with (way_records_get_path (records), error);

  return way_cli_print_list (found, &list, as_json,
                             *query != '\0' ? _ ("There is no record in which all of this is found.") : _ ("There are no records of this kind yet."));
}

/* Both list what a query finds; search needs one. */
static WayCliStatus
run_query (WayCli              *cli,
           const WayCliCommand *command,
           int                  argc,
           char               **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *query = NULL;
  WayCliStatus     status;
  WayKind          kind;

  if (!way_cli_parse (command, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (command, argc, argv, &kind, &status))
    return status;
  if (command == &way_cli_records_search && argc < 3)
    return way_cli_misuse (command, "%s", _ ("Words to search for are needed."));

  records = way_cli_open_records (cli, FALSE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  joined = g_strjoinv (" ", argv + 2);
  query = way_cli_to_utf8 (joined);

  return print_all (records, kind, query, as_json);
}

static WayCliStatus
run_list (WayCli *cli,
          int     argc,
          char  **argv)
{
  return run_query (cli, &way_cli_records_list, argc, argv);
}

static WayCliStatus
run_search (WayCli *cli,
            int     argc,
            char  **argv)
{
  return run_query (cli, &way_cli_records_search, argc, argv);
}

static WayCliStatus
run_show (WayCli *cli,
          int     argc,
          char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autoptr (WayJson) json = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *suggestion = NULL;
  WayCliStatus     status;
  WayKind          kind;

  if (!way_cli_parse (&way_cli_records_show, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_show, argc, argv, &kind, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&way_cli_records_show, "%s", _ ("One name or id is needed."));

  records = way_cli_open_records (cli, FALSE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  name = way_cli_to_utf8 (argv[2]);
  record = way_records_find (records, kind, name, &error);
  if (record == NULL)
    return way_cli_fail_with (way_records_get_path (records), error);

  if (as_json)
    {
      json = way_json_new ();
      way_cli_append_json (json, record, TRUE);
      return way_cli_print_json (json);
    }
  way_cli_append_text (text, records, record);
  if (kind == WAY_KIND_ACCOUNT)
    {
      WayAdvice advice;

      if (!way_approach_suggest (records, record, &advice, &error))
        return way_cli_fail_with (NULL, error);
      suggestion = advice.approach != WAY_APPROACH_UNKNOWN ? way_advice_dup_reason (&advice) : NULL;
      if (suggestion != NULL)
        g_string_append_printf (text, "  %s: %s\n", _ ("Suggested"), suggestion);
    }
  way_cli_print (text->str);

  return WAY_CLI_DONE;
}

const WayCliCommand way_cli_records_list = {
  "records list", "[--json] KIND [WORD…]", N_ ("List records by name"), NULL, run_list
};

const WayCliCommand way_cli_records_search = {
  "records search", "[--json] KIND WORD…", N_ ("List the records in which all words are found"),
  N_ ("Parts of words are found as well; capitals and accents make no difference."),
  run_search
};

const WayCliCommand way_cli_records_show = {
  "records show", "[--json] KIND NAME-OR-ID", N_ ("Print one record"), NULL, run_show
};
