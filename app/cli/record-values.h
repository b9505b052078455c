/* record-values.h - FIELD=VALUE into records, and records into text and JSON */
#pragma once

#include "app/cli/cli.h"

WayItem *way_cli_apply_values (WayRecords *records,
                               WayItem    *record,
                               char      **arguments,
                               GError    **error);

gboolean way_cli_parse_kind (const WayCliCommand *command,
                             int                  argc,
                             char               **argv,
                             WayKind             *kind,
                             WayCliStatus        *status);

char *way_cli_dup_unknown_field (WayKind     kind,
                                 const char *word);

void way_cli_append_json (WayJson *json,
                          WayItem *record,
                          gboolean with_pictures);

void way_cli_append_text (GString    *text,
                          WayRecords *records,
                          WayItem    *record);
