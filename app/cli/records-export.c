/* records-export.c - waymark-cli records export */
#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/cli/record-values.h"
#include "journeys/documents/file.h"
#include "journeys/exchange/records-table.h"

typedef enum
{
  FORMAT_CSV,
  FORMAT_XLSX,
  FORMAT_JSON,
} Format;

static gboolean
find_format (const char *name,
             Format     *format)
{
  const char    *dot = strrchr (name, '.');
  WayTableFormat table;

  if (g_ascii_strcasecmp (dot != NULL ? dot + 1 : name, "json") == 0)
    {
      *format = FORMAT_JSON;
      return TRUE;
    }
  if (!way_table_find_format (name, &table))
    return FALSE;
  *format = table == WAY_TABLE_XLSX ? FORMAT_XLSX : FORMAT_CSV;

  return TRUE;
}

/* The last word is a file if it looks like one of ours, or if the format says that it is. */
static gboolean
is_file (const char *word,
         gboolean    has_format)
{
  const char *dot = strrchr (word, '.');
  Format      format;

  return strcmp (word, "-") == 0 || (dot != NULL && find_format (word, &format)) || has_format;
}

static gboolean
add_json (WayItem *record,
          gpointer data,
          GError **error)
{
  way_cli_append_json (data, record, TRUE);

  return TRUE;
}

static WayCliStatus
export_json (WayRecords *records,
             WayKind     kind,
             const char *query,
             const char *path)
{
  g_autoptr (WayJson) json = way_json_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  way_json_begin_array (json, NULL);
  if (!way_records_each (records, kind, query, add_json, json, NULL, &error))
    return way_cli_fail_with (way_records_get_path (records), error);
  way_json_end_array (json);
  if (strcmp (path, "-") == 0)
    return way_cli_print_json (json);

  bytes = g_bytes_new (way_json_get_text (json), strlen (way_json_get_text (json)));
  if (!way_file_write (path, bytes, NULL, NULL, &error))
    return way_cli_fail_with (path, error);

  return WAY_CLI_DONE;
}

/* Into a file of our own first, because a table for standard output is whole or absent as well. */
static WayCliStatus
export_to_output (WayRecords            *records,
                  WayKind                kind,
                  const WayRecordsTable *what,
                  WayTableFormat         format)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("waymark-XXXXXX", &error);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize    length = 0;
  gboolean done;

  if (folder == NULL)
    return way_cli_fail_with (NULL, error);
  path = g_build_filename (folder, "table", NULL);
  done = way_records_table_write (records, kind, what, path, format, NULL, NULL, &error) &&
         g_file_get_contents (path, &text, &length, &error);
  g_unlink (path);
  g_rmdir (folder);
  if (!done)
    return way_cli_fail_with (NULL, error);
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);

  return way_cli_print_bytes (bytes);
}

static gboolean
parse_fields (WayKind       kind,
              const char   *typed,
              GArray       *columns,
              WayCliStatus *status)
{
  g_auto (GStrv) words = g_strsplit (typed, ",", -1);
  int i;

  for (i = 0; words[i] != NULL; i++)
    {
      int target = way_import_find_target (kind, g_strstrip (words[i]));

      if (target < 0 && target != WAY_IMPORT_ID)
        {
          g_autofree char *sentence = way_cli_dup_unknown_field (kind, words[i]);

          *status = way_cli_misuse (&way_cli_records_export, "%s", sentence);
          return FALSE;
        }
      g_array_append_val (columns, target);
    }

  return TRUE;
}

static WayCliStatus
run_export (WayCli *cli,
            int     argc,
            char  **argv)
{
  g_autofree char   *format_name = NULL;
  g_autofree char   *fields = NULL;
  g_autofree char   *joined = NULL;
  g_autofree char   *query = NULL;
  gboolean           mark = FALSE, as_json = FALSE;
  const GOptionEntry options[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("The format, if the name does not tell it: csv, xlsx or json"), N_ ("FORMAT") },
    { "fields", 0, 0, G_OPTION_ARG_STRING, &fields, N_ ("Only these columns, in this order"), N_ ("FIELD,…") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON, like --format json"), NULL },
    { "bom", 0, 0, G_OPTION_ARG_NONE, &mark, N_ ("Begin CSV with a byte order mark, for Excel"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GError) error = NULL;
  WayRecordsTable what = { 0 };
  WayTableFormat  table = WAY_TABLE_CSV;
  WayCliStatus    status;
  WayKind         kind;
  const char     *path = "-";
  Format          format = FORMAT_CSV;

  if (!way_cli_parse (&way_cli_records_export, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_export, argc, argv, &kind, &status))
    return status;
  if (as_json && format_name != NULL)
    return way_cli_misuse (&way_cli_records_export, "%s", _ ("Only one of --json and --format can be used."));
  if (argc > 2 && is_file (argv[argc - 1], format_name != NULL))
    {
      path = argv[argc - 1];
      argv[argc - 1] = NULL;
    }
  if (as_json)
    format = FORMAT_JSON;
  else if (format_name != NULL)
    {
      if (!find_format (format_name, &format))
        return way_cli_misuse (&way_cli_records_export, "%s", _ ("The format is not known. Use --format csv, xlsx or json."));
    }
  else if (strcmp (path, "-") != 0)
    find_format (path, &format);
  /* "out.txt" is rather a file of which the format is not known than a word that is sought. */
  else if (argc > 2 && argv[argc - 1] != NULL && strpbrk (argv[argc - 1], "./") != NULL)
    return way_cli_misuse (&way_cli_records_export, "%s", _ ("The format is not known. Use --format csv, xlsx or json."));
  if (fields != NULL && !parse_fields (kind, fields, columns, &status))
    return status;

  records = way_cli_open_records (cli, FALSE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  joined = g_strjoinv (" ", argv + 2);
  query = way_cli_to_utf8 (joined);
  if (format == FORMAT_JSON)
    return export_json (records, kind, query, path);

  what.query = query;
  if (fields != NULL)
    {
      what.columns = (const int *)columns->data;
      what.n_columns = columns->len;
    }
  if (format == FORMAT_XLSX)
    table = WAY_TABLE_XLSX;
  else if (mark)
    table = WAY_TABLE_CSV_MARK;
  if (strcmp (path, "-") == 0)
    return export_to_output (records, kind, &what, table);
  if (!way_records_table_write (records, kind, &what, path, table, NULL, NULL, &error))
    return way_cli_fail_with (path, error);

  return WAY_CLI_DONE;
}

const WayCliCommand way_cli_records_export = {
  "records export", "[OPTIONS] KIND [WORD…] [OUT]", N_ ("Write records as CSV, XLSX or JSON"),
  N_ ("By the ending of OUT, or --format; without OUT, or if it is “-”, to standard output, as CSV or with --json. With words, only the records in which all of them are found. "
      "What is written as CSV can be imported again."),
  run_export
};
