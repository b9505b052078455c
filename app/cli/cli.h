/* cli.h - what the commands of waymark-cli share
 *
 * Results go to standard output, and only when all went well; messages go to
 * standard error, one line each. A command returns its exit status.
 */
#pragma once

#include "app/cli/cli-command.h"
#include "app/cli/json.h"
#include "journeys/model/map.h"
#include "journeys/records/records.h"

/* What a list is printed of. */
typedef struct
{
  char *(*dup_line) (gpointer item);
  void (*append_json) (WayJson *json,
                       gpointer item);
} WayCliList;

WayCliStatus way_cli_fail (const char *about,
                           const char *format,
                           ...) G_GNUC_PRINTF (2, 3);

WayCliStatus way_cli_fail_with (const char *about,
                                GError     *error);

char *way_cli_to_utf8 (const char *argument);

void way_cli_print (const char *text);

WayCliStatus way_cli_print_bytes (GBytes *bytes);

WayCliStatus way_cli_print_json (WayJson *json);

WayCliStatus way_cli_print_list (GPtrArray        *items,
                                 const WayCliList *list,
                                 gboolean          as_json,
                                 const char       *none);

WayMap *way_cli_read_map (const char *path,
                          GPtrArray **notices,
                          gboolean   *read_only,
                          GError    **error);

WayCliStatus way_cli_write_map (WayMap     *map,
                                const char *path,
                                gboolean    only_new);

WayCliStatus way_cli_write_new (const char *path,
                                GBytes     *bytes);

gboolean way_cli_is_free (const char   *path,
                          WayCliStatus *status);

void way_cli_remember_map (WayCli     *cli,
                           WayRecords *records,
                           WayMap     *map,
                           const char *path);

char *way_cli_dup_time (gint64 microseconds);

void way_cli_tell (const char *about,
                   const char *message);

void way_cli_tell_notices (const char *path,
                           GPtrArray  *notices);

WayRecords *way_cli_open_records (WayCli  *cli,
                                  gboolean change,
                                  GError **error);

/* The commands, in the order of the help. */
extern const WayCliCommand way_cli_new;
extern const WayCliCommand way_cli_templates;
extern const WayCliCommand way_cli_info;
extern const WayCliCommand way_cli_check;
extern const WayCliCommand way_cli_convert;
extern const WayCliCommand way_cli_export;
extern const WayCliCommand way_cli_link;
extern const WayCliCommand way_cli_unlink;
extern const WayCliCommand way_cli_records;
extern const WayCliCommand way_cli_library;
extern const WayCliCommand way_cli_recovery;
extern const WayCliCommand way_cli_versions;

/* The commands after "records". */
extern const WayCliCommand way_cli_records_add;
extern const WayCliCommand way_cli_records_update;
extern const WayCliCommand way_cli_records_delete;
extern const WayCliCommand way_cli_records_list;
extern const WayCliCommand way_cli_records_search;
extern const WayCliCommand way_cli_records_show;
extern const WayCliCommand way_cli_records_fields;
extern const WayCliCommand way_cli_records_duplicates;
extern const WayCliCommand way_cli_records_merge;
extern const WayCliCommand way_cli_records_erase;
extern const WayCliCommand way_cli_records_import;
extern const WayCliCommand way_cli_records_export;
extern const WayCliCommand way_cli_records_check;
extern const WayCliCommand way_cli_records_backup;
extern const WayCliCommand way_cli_records_backups;
extern const WayCliCommand way_cli_records_restore;
