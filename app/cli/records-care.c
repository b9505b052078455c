/* records-care.c - waymark-cli records check, backup, backups and restore */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/cli/cli.h"
#include "journeys/model/today.h"
#include "journeys/records/backup.h"

static WayCliStatus
run_check (WayCli *cli,
           int     argc,
           char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *path = way_records_dup_path (cli->data_dir);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayJson) json = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;
  guint        i;

  if (!way_cli_parse (&way_cli_records_check, options, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return way_cli_misuse (&way_cli_records_check, "%s", _ ("There is nothing to name here."));

  records = way_cli_open_records (cli, FALSE, &error);
  if (records == NULL || !way_records_check (records, problems, &error))
    {
      if (!as_json)
        return way_cli_fail_with (NULL, error);
      g_ptr_array_add (problems, g_strdup (error->message));
    }

  if (!as_json)
    {
      for (i = 0; i < problems->len; i++)
        {
          g_autofree char *line = g_strdup_printf ("%s: %s\n", path, (char *)g_ptr_array_index (problems, i));

          way_cli_print (line);
        }
      return problems->len > 0 ? WAY_CLI_FAILED : WAY_CLI_DONE;
    }
  json = way_json_new ();
  way_json_begin_object (json, NULL);
  way_json_add_string (json, "file", path);
  way_json_add_boolean (json, "sound", problems->len == 0);
  way_json_begin_array (json, "problems");
  for (i = 0; i < problems->len; i++)
    way_json_add_string (json, NULL, g_ptr_array_index (problems, i));
  way_json_end_array (json);
  way_json_end_object (json);
  way_cli_print_json (json);

  return problems->len > 0 ? WAY_CLI_FAILED : WAY_CLI_DONE;
}

static void
print_path (const char *path)
{
  way_cli_print (path);
  way_cli_print ("\n");
}

static WayCliStatus
run_backup (WayCli *cli,
            int     argc,
            char  **argv)
{
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  WayCliStatus     status;

  if (!way_cli_parse (&way_cli_records_backup, NULL, &argc, &argv, &status))
    return status;
  if (argc > 2)
    return way_cli_misuse (&way_cli_records_backup, "%s", _ ("At most one file can be named."));
  if (argc == 2 && !way_cli_is_free (argv[1], &status))
    return status;

  records = way_cli_open_records (cli, FALSE, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  path = way_records_backup (records, argc == 2 ? argv[1] : NULL, &error);
  if (path == NULL)
    return way_cli_fail_with (argc == 2 ? argv[1] : NULL, error);
  print_path (path);

  return WAY_CLI_DONE;
}

static gint64
get_modified (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_mtime : 0;
}

static gint64
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

static char *
dup_line (gpointer path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *time = way_time_format (get_modified (path));
  g_autofree char *size = g_format_size (get_size (path));

  return g_strdup_printf ("%s\t%s\t%s", name, time, size);
}

static void
append_json (WayJson *json,
             gpointer path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *whole = g_filename_display_name (path);
  g_autofree char *time = way_cli_dup_time (get_modified (path) * G_USEC_PER_SEC);

  way_json_begin_object (json, NULL);
  way_json_add_string (json, "name", name);
  way_json_add_string (json, "date", time);
  way_json_add_int (json, "size", get_size (path));
  way_json_add_string (json, "path", whole);
  way_json_end_object (json);
}

static WayCliStatus
run_backups (WayCli *cli,
             int     argc,
             char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const WayCliList list = { dup_line, append_json };
  g_autoptr (GPtrArray) backups = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&way_cli_records_backups, options, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return way_cli_misuse (&way_cli_records_backups, "%s", _ ("There is nothing to name here."));
  backups = way_records_list_backups (cli->data_dir);

  return way_cli_print_list (backups, &list, as_json, _ ("There are no backups of the records yet."));
}

static WayCliStatus
run_restore (WayCli *cli,
             int     argc,
             char  **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *aside = NULL;
  WayCliStatus     status;

  if (!way_cli_parse (&way_cli_records_restore, NULL, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&way_cli_records_restore, "%s", _ ("One backup is needed. “waymark-cli records backups” lists them."));

  path = way_records_find_backup (cli->data_dir, argv[1]);
  aside = way_records_restore (cli->data_dir, path, &error);
  if (aside == NULL)
    return way_cli_fail_with (path, error);
  if (*aside != '\0')
    print_path (aside);

  return WAY_CLI_DONE;
}

const WayCliCommand way_cli_records_check = {
  "records check", "[--json]", N_ ("Look through the whole file of the records"), NULL, run_check
};

const WayCliCommand way_cli_records_backup = {
  "records backup", "[FILE]", N_ ("Write a copy of the records, and print where it is"), NULL, run_backup
};

const WayCliCommand way_cli_records_backups = {
  "records backups", "[--json]", N_ ("List the backups by name, the last one first"), NULL, run_backups
};

const WayCliCommand way_cli_records_restore = {
  "records restore", "BACKUP", N_ ("Put a backup in the place of the records"),
  N_ ("BACKUP is a name as “records backups” lists it, or any file with records. What was there before is kept, and its new name is printed."),
  run_restore
};
