/* records-import.c - waymark-cli records import */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "app/cli/record-values.h"
#include "journeys/exchange/import.h"
#include "journeys/model/currencies.h"

/* What was asked for on the command line. */
typedef struct
{
  char   **maps;
  char    *key;
  char    *delimiter;
  char    *encoding;
  char    *currency;
  char    *dates;
  gboolean header;
  gboolean no_header;
  gboolean create_missing;
  gboolean dry_run;
  gboolean as_json;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->maps);
  g_free (options->key);
  g_free (options->delimiter);
  g_free (options->encoding);
  g_free (options->currency);
  g_free (options->dates);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_delimiter (const char *word,
                 char       *delimiter)
{
  static const struct
  {
    const char *word;
    char        delimiter;
  } words[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' }, { "pipe", '|' }, { "\\t", '\t' } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i].word) == 0)
      {
        *delimiter = words[i].delimiter;
        return TRUE;
      }
  *delimiter = *word;

  return strlen (word) == 1 && *word != '"' && (g_ascii_isprint (*word) || *word == '\t');
}

static gboolean
parse_wishes (const Options *options,
              WayCsvWishes  *wishes,
              WayCliStatus  *status)
{
  wishes->encoding = options->encoding;
  wishes->delimiter = '\0';
  wishes->header = options->no_header ? 0 : options->header ? 1
                                                            : -1;
  if (options->delimiter == NULL || parse_delimiter (options->delimiter, &wishes->delimiter))
    return TRUE;
  *status = way_cli_misuse (&way_cli_records_import, _ ("“%s” is no delimiter. Use comma, semicolon, tab, pipe or one sign."), options->delimiter);

  return FALSE;
}

/* Which columns there are, for a message. */
static char *
list_columns (WayImport *import)
{
  g_autoptr (GString) names = g_string_new (NULL);
  int i;

  for (i = 0; i < way_import_get_n_columns (import); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", way_import_get_column_name (import, i));

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
apply_map (WayImport    *import,
           const char   *typed,
           WayCliStatus *status)
{
  g_autofree char *map = way_cli_to_utf8 (typed);
  char            *equals = strrchr (map, '=');
  int              column, target;

  if (equals == NULL)
    {
      *status = way_cli_misuse (&way_cli_records_import, _ ("“%s” is not COLUMN=FIELD."), map);
      return FALSE;
    }
  *equals = '\0';
  column = way_import_find_column (import, map);
  if (column < 0)
    {
      g_autofree char *columns = list_columns (import);

      *status = way_cli_misuse (&way_cli_records_import, _ ("There is no column “%s”. There are: %s."), map, columns);
      return FALSE;
    }
  target = way_import_find_target (way_import_get_kind (import), equals + 1);
  if (target == WAY_IMPORT_UNKNOWN)
    {
      g_autofree char *sentence = way_cli_dup_unknown_field (way_import_get_kind (import), equals + 1);

      *status = way_cli_misuse (&way_cli_records_import, "%s", sentence);
      return FALSE;
    }
  way_import_set_target (import, column, target);

  return TRUE;
}

static gboolean
apply_options (WayImport     *import,
               const Options *options,
               WayCliStatus  *status)
{
  int i, key;

  for (i = 0; options->maps != NULL && options->maps[i] != NULL; i++)
    if (!apply_map (import, options->maps[i], status))
      return FALSE;
  if (options->key != NULL)
    {
      key = way_import_find_target (way_import_get_kind (import), options->key);
      if (key < 0 && key != WAY_IMPORT_ID)
        {
          g_autofree char *sentence = way_cli_dup_unknown_field (way_import_get_kind (import), options->key);

          *status = way_cli_misuse (&way_cli_records_import, "%s", sentence);
          return FALSE;
        }
      way_import_set_key (import, key == WAY_IMPORT_ID ? WAY_IMPORT_KEY_ID : key);
    }
  if (options->dates != NULL && strcmp (options->dates, "dmy") != 0 && strcmp (options->dates, "mdy") != 0)
    {
      *status = way_cli_misuse (&way_cli_records_import, _ ("“%s” is no order of dates. Use dmy or mdy."), options->dates);
      return FALSE;
    }
  if (options->dates != NULL)
    way_import_set_dates (import, *options->dates == 'd' ? WAY_IMPORT_DATES_DAY_FIRST : WAY_IMPORT_DATES_MONTH_FIRST);
  if (options->currency != NULL)
    {
      g_autofree char *capitals = g_ascii_strup (options->currency, -1);

      if (!way_currency_is_known (capitals))
        {
          *status = way_cli_misuse (&way_cli_records_import, _ ("“%s” is no currency. Use the three letters of one, for example EUR."), options->currency);
          return FALSE;
        }
      way_import_set_currency (import, capitals);
    }
  way_import_set_create_missing (import, options->create_missing);

  return TRUE;
}

/* Which columns were taken, and as what; null: left out. */
static void
append_columns (WayJson   *json,
                WayImport *import)
{
  int i;

  way_json_begin_array (json, "columns");
  for (i = 0; i < way_import_get_n_columns (import); i++)
    {
      int target = way_import_get_target (import, i);

      way_json_begin_object (json, NULL);
      way_json_add_string (json, "column", way_import_get_column_name (import, i));
      if (target == WAY_IMPORT_NOTHING)
        way_json_add_null (json, "field");
      else
        way_json_add_string (json, "field", way_import_get_target_name (way_import_get_kind (import), target));
      way_json_end_object (json);
    }
  way_json_end_array (json);
}

static WayCliStatus
print_json (WayImport       *import,
            WayImportResult *result)
{
  g_autoptr (WayJson) json = way_json_new ();
  guint64 n_created = 0;
  guint   i;
  int     kind;

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    n_created += result->created[kind];
  way_json_begin_object (json, NULL);
  way_json_add_int (json, "read", result->read);
  way_json_add_int (json, "added", result->added);
  way_json_add_int (json, "updated", result->updated);
  way_json_add_int (json, "unchanged", result->unchanged);
  way_json_add_int (json, "rejected", result->rejected);
  way_json_add_int (json, "created", n_created);
  way_json_begin_object (json, "created-kinds");
  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (result->created[kind] > 0)
      way_json_add_int (json, way_kind_get_info (kind)->element, result->created[kind]);
  way_json_end_object (json);
  way_json_begin_array (json, "problems");
  for (i = 0; i < result->problems->len; i++)
    {
      WayImportProblem *problem = g_ptr_array_index (result->problems, i);

      way_json_begin_object (json, NULL);
      way_json_add_int (json, "line", problem->line);
      way_json_add_string (json, "message", problem->message);
      way_json_end_object (json);
    }
  way_json_end_array (json);
  way_json_add_int (json, "untold", result->rejected - result->problems->len);
  append_columns (json, import);
  way_json_end_object (json);

  return way_cli_print_json (json);
}

static void
print_columns (WayImport *import)
{
  g_autoptr (GString) taken = g_string_new (NULL);
  g_autoptr (GString) left_out = g_string_new (NULL);
  int i;

  for (i = 0; i < way_import_get_n_columns (import); i++)
    {
      int         target = way_import_get_target (import, i);
      const char *name = way_import_get_column_name (import, i);

      if (target == WAY_IMPORT_NOTHING)
        g_string_append_printf (left_out, "%s“%s”", left_out->len > 0 ? ", " : "", name);
      else
        g_string_append_printf (taken, "%s“%s” = %s", taken->len > 0 ? ", " : "", name,
                                way_import_get_target_name (way_import_get_kind (import), target));
    }
  if (taken->len > 0)
    {
      /* TRANSLATORS: %s is a list like: “Company” = name, “Annual sales” = revenue */
      g_autofree char *text = g_strdup_printf (_ ("Columns taken: %s\n"), taken->str);

      way_cli_print (text);
    }
  if (left_out->len > 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("Columns left out: %s\n"), left_out->str);

      way_cli_print (text);
    }
}

static void
print_text (const char      *path,
            WayImport       *import,
            WayImportResult *result,
            gboolean         dry_run)
{
  g_autofree char *text = g_strdup_printf (dry_run ? g_dngettext (NULL, "%d row would be read: %d added, %d updated, %d unchanged, %d rejected.\n",
                                                                  "%d rows would be read: %d added, %d updated, %d unchanged, %d rejected.\n", result->read)
                                                   : g_dngettext (NULL, "%d row was read: %d added, %d updated, %d unchanged, %d rejected.\n",
                                                                  "%d rows were read: %d added, %d updated, %d unchanged, %d rejected.\n", result->read),
                                           (int)result->read, (int)result->added, (int)result->updated,
                                           (int)result->unchanged, (int)result->rejected);
  g_autofree char *created = way_import_result_dup_created (result);
  int              n_above = way_import_get_format (import)->n_above;
  guint            i;

  for (i = 0; i < result->problems->len; i++)
    {
      WayImportProblem *problem = g_ptr_array_index (result->problems, i);
      g_autofree char  *about = g_strdup_printf ("%s:%d", path, (int)problem->line);

      way_cli_fail (about, "%s", problem->message);
    }
  if (result->rejected > result->problems->len)
    way_cli_fail (path, g_dngettext (NULL, "%d more row was rejected.", "%d more rows were rejected.", result->rejected - result->problems->len),
                  (int)(result->rejected - result->problems->len));
  way_cli_print (text);
  if (way_import_result_get_nothing (result) != NULL)
    way_cli_fail (path, "%s", way_import_result_get_nothing (result));
  if (created != NULL)
    {
      /* TRANSLATORS: %s is a list like: 12 accounts, 1 persona */
      g_autofree char *told = g_strdup_printf (dry_run ? _ ("Would also be added, because rows name them: %s\n") : _ ("Also added, because rows name them: %s\n"), created);

      way_cli_print (told);
    }
  if (n_above > 0)
    {
      g_autofree char *told = g_strdup_printf (g_dngettext (NULL, "Left out: %d row above the names of the columns\n", "Left out: %d rows above the names of the columns\n", n_above), n_above);

      way_cli_print (told);
    }
  print_columns (import);
}

/* For somebody who waits; a script does not see it. */
static void
show_progress (double   share,
               gpointer data)
{
  int *shown = data;
  int  percent = share * 100;

  if (percent == *shown)
    return;
  *shown = percent;
  g_printerr ("\r%d %%", percent);
}

static WayCliStatus
import_file (WayCli        *cli,
             WayKind        kind,
             const char    *path,
             const Options *options)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_auto (WayImportResult) result = { 0 };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayImport) import = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;
  WayCsvWishes wishes;
  gboolean     done;
  int          shown = -1;

  if (!parse_wishes (options, &wishes, &status))
    return status;
  records = way_cli_open_records (cli, !options->dry_run, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  import = way_import_open (file, kind, &wishes, records, NULL, &error);
  if (import == NULL)
    return way_cli_fail_with (path, error);
  if (!apply_options (import, options, &status))
    return status;
  done = way_import_run (import, records, options->dry_run, isatty (STDERR_FILENO) ? show_progress : NULL, &shown, NULL, &result, &error);
  /* What was shown goes. */
  if (shown >= 0)
    g_printerr ("\r      \r");
  if (!done && g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NO_COLUMN))
    return way_cli_fail (path, _ ("%s “--map COLUMN=FIELD” says so, for example --map 1=name."), error->message);
  if (!done)
    return way_cli_fail_with (path, error);
  status = WAY_CLI_DONE;
  if (options->as_json)
    status = print_json (import, &result);
  else
    print_text (path, import, &result, options->dry_run);
  if (result.no_name)
    way_cli_tell (path, _ ("“--map COLUMN=FIELD” says which column is which field, for example --map 1=name."));
  /* A script has to see that. */
  if (status == WAY_CLI_DONE && result.read > 0 && result.rejected == result.read)
    status = way_cli_fail (path, "%s", _ ("None of the rows could be taken."));

  return status;
}

static WayCliStatus
run_import (WayCli *cli,
            int     argc,
            char  **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &options.maps, N_ ("Take a column, by name or number, as a field; may be repeated"), N_ ("COLUMN=FIELD") },
    { "key", 'k', 0, G_OPTION_ARG_STRING, &options.key, N_ ("Match rows with records by this field"), N_ ("FIELD") },
    { "delimiter", 'd', 0, G_OPTION_ARG_STRING, &options.delimiter, N_ ("What separates the columns: comma, semicolon, tab, pipe or one sign"), N_ ("SIGN") },
    { "encoding", 'e', 0, G_OPTION_ARG_STRING, &options.encoding, N_ ("The encoding of the file, for example WINDOWS-1252"), N_ ("NAME") },
    { "header", 0, 0, G_OPTION_ARG_NONE, &options.header, N_ ("The first row names the columns"), NULL },
    { "no-header", 0, 0, G_OPTION_ARG_NONE, &options.no_header, N_ ("The first row is a row like others"), NULL },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency, N_ ("The currency of amounts without one"), N_ ("CODE") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &options.dates, N_ ("The order of dates like 3/4/2026: dmy or mdy"), N_ ("ORDER") },
    { "create-missing", 0, 0, G_OPTION_ARG_NONE, &options.create_missing, N_ ("Add accounts and personas that are named but not there"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only count what would be done"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  WayCliStatus status;
  WayKind      kind;

  if (!way_cli_parse (&way_cli_records_import, entries, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_import, argc, argv, &kind, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&way_cli_records_import, "%s", _ ("One file is needed."));
  if (options.header && options.no_header)
    return way_cli_misuse (&way_cli_records_import, "%s", _ ("There is a header or there is none."));

  return import_file (cli, kind, argv[2], &options);
}

const WayCliCommand way_cli_records_import = {
  "records import", "[OPTIONS] KIND FILE.csv", N_ ("Add and change records from a table of text"),
  N_ ("What the columns mean is guessed from their names; “-” as FIELD leaves one out. Empty cells change nothing. "
      "Rows that cannot be records are rejected and told, and if all are, that is a failure; a damaged table is refused as a whole."),
  run_import
};
