/* records.c - waymark-cli records: the commands about records */
#include "config.h"

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
  &way_cli_records_backups,
  &way_cli_records_restore,
  NULL,
};

const WayCliCommand way_cli_records = {
  "records", "COMMAND …", N_ ("Keep accounts, contacts, personas and jobs"),
  N_ ("KIND is accounts, contacts, personas, jobs or profiles."),
  NULL, commands
};
