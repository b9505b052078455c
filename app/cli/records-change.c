/* records-change.c - waymark-cli records add, update and delete */
#include "config.h"

#include <glib/gi18n.h>

#include "app/cli/record-values.h"

/* Says what is wrong with a value: how it was typed, or what it is. */
static WayCliStatus
fail_values (const WayCliCommand *command,
             GError              *error)
{
  if (error->domain == G_OPTION_ERROR)
    return way_cli_misuse (command, "%s", error->message);

  return way_cli_fail_with (NULL, error);
}

/* Prints what was stored: its id, or all of it. */
static WayCliStatus
print_stored (WayItem *record,
              gboolean as_json)
{
  g_autoptr (WayJson) json = NULL;

  if (!as_json)
    {
      way_cli_print (way_item_get_id (record));
      way_cli_print ("\n");
      return WAY_CLI_DONE;
    }
  json = way_json_new ();
  way_cli_append_json (json, record, TRUE);

  return way_cli_print_json (json);
}

static WayCliStatus
run_add (WayCli *cli,
         int     argc,
         char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print the record as JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayItem) empty = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;
  WayKind      kind;

  if (!way_cli_parse (&way_cli_records_add, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_add, argc, argv, &kind, &status))
    return status;
  if (argc < 3)
    return way_cli_misuse (&way_cli_records_add, "%s", _ ("At least one FIELD=VALUE is needed; “records fields KIND” lists them."));

  records = way_cli_open_records (cli, TRUE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  empty = way_records_new_record (kind);
  record = way_cli_apply_values (records, empty, argv + 2, &error);
  if (record == NULL)
    return fail_values (&way_cli_records_add, error);
  if (!way_records_add (records, record, &error))
    return way_cli_fail_with (way_records_get_path (records), error);

  return print_stored (record, as_json);
}

static WayCliStatus
run_update (WayCli *cli,
            int     argc,
            char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print the record as JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayItem) old = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  WayCliStatus     status;
  WayKind          kind;

  if (!way_cli_parse (&way_cli_records_update, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_update, argc, argv, &kind, &status))
    return status;
  if (argc < 4)
    return way_cli_misuse (&way_cli_records_update, "%s",
                           _ ("A name or id and at least one FIELD=VALUE are needed."));

  records = way_cli_open_records (cli, TRUE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  name = way_cli_to_utf8 (argv[2]);
  old = way_records_find (records, kind, name, &error);
  if (old == NULL)
    return way_cli_fail_with (way_records_get_path (records), error);
  record = way_cli_apply_values (records, old, argv + 3, &error);
  if (record == NULL)
    return fail_values (&way_cli_records_update, error);
  if (!way_records_update (records, record, &error))
    return way_cli_fail_with (way_records_get_path (records), error);

  return as_json ? print_stored (record, TRUE) : WAY_CLI_DONE;
}

static WayCliStatus
run_delete (WayCli *cli,
            int     argc,
            char  **argv)
{
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  WayCliStatus     status;
  WayKind          kind;

  if (!way_cli_parse (&way_cli_records_delete, NULL, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_delete, argc, argv, &kind, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&way_cli_records_delete, "%s", _ ("One name or id is needed."));

  records = way_cli_open_records (cli, TRUE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  name = way_cli_to_utf8 (argv[2]);
  record = way_records_find (records, kind, name, &error);
  if (record == NULL || !way_records_delete (records, kind, way_item_get_id (record), &error))
    return way_cli_fail_with (way_records_get_path (records), error);

  return WAY_CLI_DONE;
}

const WayCliCommand way_cli_records_add = {
  "records add", "[--json] KIND FIELD=VALUE…", N_ ("Keep a new record, and print its id"),
  N_ ("A list is filled by giving its field several times: priorities=Speed priorities=Price. A reference takes a name or an id, "
      "a picture @FILE. “records fields KIND” lists the fields, and the parts with theirs. A part is given as often as there are such parts, "
      "for a job score=importance:9.5,satisfaction:3,n:35,persona:NAME (n is how many answered), for a contact "
      "lead-score=score:80,product:NAME, for an account or a contact dated-note=date:2026-11-24,text:…"),
  run_add
};

const WayCliCommand way_cli_records_update = {
  "records update", "[--json] KIND NAME-OR-ID FIELD=VALUE…", N_ ("Change a record"),
  N_ ("An empty value unsets the field. What is given of a list or of parts, such as scores and dated notes, replaces all of them."),
  run_update
};

const WayCliCommand way_cli_records_delete = {
  "records delete", "KIND NAME-OR-ID", N_ ("Delete a record"),
  N_ ("Records that refer to it stay and lose the reference; maps keep what they show of it."),
  run_delete
};
