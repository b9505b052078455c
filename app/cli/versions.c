/* versions.c - waymark-cli versions: earlier states of a map */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/documents/document.h"
#include "journeys/documents/file.h"
#include "journeys/documents/reader.h"
#include "journeys/documents/versions.h"
#include "journeys/model/today.h"

static const WayCliCommand versions_save;
static const WayCliCommand versions_keep;
static const WayCliCommand versions_restore;

/* Which map it is, also of a file that is gone or damaged: then the versions know. */
static char *
dup_uuid (const char *folder,
          const char *path,
          GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (WayMap) map = way_cli_read_map (path, NULL, NULL, &problem);
  g_autofree char *absolute = NULL;
  char            *uuid;

  if (map != NULL)
    return g_strdup (way_map_get_uuid (map));
  absolute = g_canonicalize_filename (path, NULL);
  uuid = way_versions_find (folder, absolute);
  if (uuid == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return uuid;
}

/* The version that was named, or NULL with the message said. */
static GBytes *
read_version (const char   *folder,
              const char   *path,
              const char   *number,
              WayCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = dup_uuid (folder, path, &error);
  g_autoptr (GPtrArray) versions = uuid != NULL ? way_versions_list (folder, uuid, &error) : NULL;
  GBytes *bytes;
  gint64  id = 0;
  guint   i;

  if (versions == NULL)
    {
      *status = way_cli_fail_with (path, error);
      return NULL;
    }
  g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &id, NULL);
  for (i = 0; i < versions->len && ((WayVersion *)g_ptr_array_index (versions, i))->id != id; i++)
    ;
  if (i == versions->len)
    {
      *status = way_cli_fail (path, _ ("There is no version %s. “waymark-cli versions” lists those that there are."), number);
      return NULL;
    }
  bytes = way_versions_read (folder, uuid, id, &error);
  if (bytes == NULL)
    *status = way_cli_fail_with (path, error);

  return bytes;
}

static void
append_json (WayJson          *json,
             const WayVersion *version)
{
  g_autofree char *time = way_cli_dup_time (version->saved);
  g_autofree char *file = version->path != NULL ? g_filename_display_name (version->path) : NULL;

  way_json_begin_object (json, NULL);
  way_json_add_int (json, "version", version->id);
  way_json_add_string (json, "date", time);
  way_json_add_string (json, "label", version->label);
  way_json_add_int (json, "size", version->size);
  way_json_add_string (json, "file", file);
  way_json_end_object (json);
}

static void
print_line (const WayVersion *version)
{
  g_autofree char *time = way_time_format (version->saved / G_USEC_PER_SEC);
  g_autofree char *size = g_format_size (version->size);
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", version->id, time, size, version->label != NULL ? version->label : "");

  way_cli_print (line);
}

static WayCliStatus
run_list (int    argc,
          char **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *folder = way_versions_dup_folder ();
  g_autofree char *uuid = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (WayJson) json = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;
  guint        i;

  if (!way_cli_parse (&way_cli_versions, options, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&way_cli_versions, "%s", _ ("One file is needed."));

  uuid = dup_uuid (folder, argv[1], &error);
  versions = uuid != NULL ? way_versions_list (folder, uuid, &error) : NULL;
  if (versions == NULL)
    return way_cli_fail_with (argv[1], error);
  if (!as_json)
    {
      for (i = 0; i < versions->len; i++)
        print_line (g_ptr_array_index (versions, i));
      return WAY_CLI_DONE;
    }
  json = way_json_new ();
  way_json_begin_array (json, NULL);
  for (i = 0; i < versions->len; i++)
    append_json (json, g_ptr_array_index (versions, i));
  way_json_end_array (json);

  return way_cli_print_json (json);
}

static WayCliStatus
run_save (WayCli *cli,
          int     argc,
          char  **argv)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&versions_save, NULL, &argc, &argv, &status))
    return status;
  if (argc != 4)
    return way_cli_misuse (&versions_save, "%s", _ ("A file is needed, the number of a version, and a new file."));
  if (!way_cli_is_free (argv[3], &status))
    return status;
  bytes = read_version (folder, argv[1], argv[2], &status);
  if (bytes == NULL)
    return status;
  if (strcmp (argv[3], "-") == 0)
    return way_cli_print_bytes (bytes);
  if (!way_file_write (argv[3], bytes, NULL, NULL, &error))
    return way_cli_fail_with (argv[3], error);

  return WAY_CLI_DONE;
}

static WayCliStatus
run_keep (WayCli *cli,
          int     argc,
          char  **argv)
{
  g_autofree char   *given = NULL;
  const GOptionEntry options[] = {
    { "label", 0, 0, G_OPTION_ARG_FILENAME, &given, N_ ("What the version is called"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *folder = way_versions_dup_folder ();
  g_autofree char *label = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayMap) map = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&versions_keep, options, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&versions_keep, "%s", _ ("One file is needed."));
  label = given != NULL ? g_strstrip (way_cli_to_utf8 (given)) : NULL;
  if (label == NULL || *label == '\0')
    return way_cli_misuse (&versions_keep, "%s", _ ("--label and a text are needed."));

  bytes = way_file_read (argv[1], NULL, &error);
  name = g_filename_display_name (argv[1]);
  map = bytes != NULL ? way_reader_read (bytes, name, NULL, NULL, &error) : NULL;
  if (map == NULL)
    return way_cli_fail_with (argv[1], error);
  path = g_canonicalize_filename (argv[1], NULL);
  if (!way_versions_keep (folder, way_map_get_uuid (map), bytes, g_get_real_time (), path, label, &error))
    return way_cli_fail_with (argv[1], error);

  return WAY_CLI_DONE;
}

static WayCliStatus
fail_in_part (const char *path)
{
  return way_cli_fail (path, "%s", _ ("Not all of the version could be brought back, so nothing was changed. “waymark-cli versions save” writes it into another file."));
}

/* As the window does it: what is different now becomes as it was, as one step, and what is replaced is a version too. */
static WayCliStatus
restore (WayCli     *cli,
         const char *path,
         GBytes     *bytes)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayDocument) document = way_document_open (file, &error);
  g_autoptr (WayMap) map = NULL;
  gboolean  read_only = FALSE;
  guint     n_skipped;
  WayBecome became;

  if (document == NULL)
    return way_cli_fail (path, _ ("%s “waymark-cli versions save” writes the version into another file."), error->message);
  map = way_reader_read (bytes, way_document_get_title (document), NULL, &read_only, &error);
  if (map == NULL)
    return way_cli_fail_with (path, error);
  if (read_only)
    return way_cli_fail (path, "%s", _ ("The version was made by a much newer Waymark, so nothing was changed. “waymark-cli versions save” writes it into another file."));
  became = way_document_become (document, map, _ ("Restore a Version"), FALSE, &n_skipped, &error);
  if (became == WAY_BECOME_REFUSED)
    return way_cli_fail_with (path, error);
  if (became == WAY_BECOME_IN_PART)
    return fail_in_part (path);
  if (became == WAY_BECOME_WAS_SAME)
    return WAY_CLI_DONE;
  /* Nobody has what is replaced in a window. */
  way_document_must_keep (document);
  if (!way_document_save (document, &error))
    return way_cli_fail_with (path, error);
  way_cli_remember_map (cli, NULL, way_document_get_map (document), path);

  return WAY_CLI_DONE;
}

static WayCliStatus
run_restore (WayCli *cli,
             int     argc,
             char  **argv)
{
  g_autofree char *folder = way_versions_dup_folder ();
  g_autoptr (GBytes) bytes = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&versions_restore, NULL, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&versions_restore, "%s", _ ("A file is needed, and the number of a version."));
  bytes = read_version (folder, argv[1], argv[2], &status);

  return bytes != NULL ? restore (cli, argv[1], bytes) : status;
}

static WayCliStatus
run (WayCli *cli,
     int     argc,
     char  **argv)
{
  if (argc > 1 && strcmp (argv[1], "save") == 0)
    return run_save (cli, argc - 1, argv + 1);
  if (argc > 1 && strcmp (argv[1], "keep") == 0)
    return run_keep (cli, argc - 1, argv + 1);
  if (argc > 1 && strcmp (argv[1], "restore") == 0)
    return run_restore (cli, argc - 1, argv + 1);

  return run_list (argc, argv);
}

const WayCliCommand way_cli_versions = {
  "versions", "[--json] FILE | save FILE N OUT | keep FILE --label TEXT | restore FILE N", N_ ("List, save, keep or restore versions of a map"),
  N_ ("Each save keeps what it replaced. The list is also there when FILE is gone or damaged; N is the number that a line begins with."),
  run
};

static const WayCliCommand versions_save = {
  "versions save", "FILE N OUT", N_ ("Write an earlier version into a new file"), N_ ("OUT can be - for standard output."), run_save
};

static const WayCliCommand versions_keep = {
  "versions keep", "FILE --label TEXT", N_ ("Keep the map as it is now, by a name"), N_ ("What has a name is never thinned out."), run_keep
};

static const WayCliCommand versions_restore = {
  "versions restore", "FILE N", N_ ("Make a map what it was"), N_ ("What that replaces is a version too."), run_restore
};
