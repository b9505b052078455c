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

/* A version as it is named: those of the map by their number, those of others that were in the file with
 * the beginning of their id before it. */
typedef struct
{
  char             *name; /* owned */
  char             *uuid; /* owned */
  const WayVersion *version;
  gboolean          is_own;
} Named;

typedef struct
{
  GPtrArray *named;
  GPtrArray *lists; /* that keep the versions */
} Names;

static void
named_free (gpointer data)
{
  Named *self = data;

  g_free (self->name);
  g_free (self->uuid);
  g_free (self);
}

static void
names_free (Names *self)
{
  g_ptr_array_unref (self->named);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Names, names_free)

/* The versions of a map; those of one that is not in the file any more as far as they were in it. */
static gboolean
add_versions (Names      *self,
              const char *uuid,
              const char *path,
              gboolean    is_own,
              GError    **error)
{
  g_autofree char *folder = way_versions_dup_folder ();
  GPtrArray       *versions = way_versions_list (folder, uuid, error);
  guint            i;

  if (versions == NULL)
    return FALSE;
  g_ptr_array_add (self->lists, versions);
  for (i = 0; i < versions->len; i++)
    {
      Named *named;

      if (!is_own && g_strcmp0 (((WayVersion *)g_ptr_array_index (versions, i))->path, path) != 0)
        continue;
      named = g_new0 (Named, 1);
      named->version = g_ptr_array_index (versions, i);
      named->uuid = g_strdup (uuid);
      named->is_own = is_own;
      named->name = is_own ? g_strdup_printf ("%" G_GINT64_FORMAT, named->version->id)
                           : g_strdup_printf ("%.8s/%" G_GINT64_FORMAT, uuid, named->version->id);
      g_ptr_array_add (self->named, named);
    }

  return TRUE;
}

/* All versions of the map in a file, and of others that were in it. When it is gone or damaged, the map is the
 * one that was there last. */
static Names *
find_names (const char *path,
            GError    **error)
{
  g_autoptr (Names) self = g_new0 (Names, 1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (WayMap) map = way_cli_read_map (path, NULL, NULL, &problem);
  g_autofree char *folder = way_versions_dup_folder ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) found = way_versions_find (folder, absolute, problems);
  const char *own = map != NULL ? way_map_get_uuid (map) : found[0];
  guint       i;

  self->named = g_ptr_array_new_with_free_func (named_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  /* There may be versions in them of what was in the file before. */
  for (i = 0; i < problems->len; i++)
    way_cli_tell (NULL, g_ptr_array_index (problems, i));
  if (own == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (!add_versions (self, own, absolute, TRUE, error))
    return NULL;
  for (i = 0; found[i] != NULL; i++)
    if (strcmp (found[i], own) != 0)
      add_versions (self, found[i], absolute, FALSE, NULL);

  return g_steal_pointer (&self);
}

/* The version that was named, or NULL with the message said. */
static GBytes *
read_version (const char   *path,
              const char   *name,
              gboolean     *is_own,
              WayCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Names) names = find_names (path, &error);
  g_autofree char *folder = way_versions_dup_folder ();
  const Named     *named = NULL;
  GBytes          *bytes;
  guint            i;

  if (names == NULL)
    {
      *status = way_cli_fail_with (path, error);
      return NULL;
    }
  for (i = 0; i < names->named->len && named == NULL; i++)
    if (strcmp (((Named *)g_ptr_array_index (names->named, i))->name, name) == 0)
      named = g_ptr_array_index (names->named, i);
  if (named == NULL)
    {
      *status = way_cli_fail (path, _ ("There is no version %s. “waymark-cli versions” lists those that there are."), name);
      return NULL;
    }
  *is_own = named->is_own;
  bytes = way_versions_read (folder, named->uuid, named->version->id, &error);
  if (bytes == NULL)
    *status = way_cli_fail_with (path, error);

  return bytes;
}

static void
append_json (WayJson *json,
             gpointer item)
{
  const Named      *named = item;
  const WayVersion *version = named->version;
  g_autofree char  *time = way_cli_dup_time (version->saved);
  g_autofree char  *file = version->path != NULL ? g_filename_display_name (version->path) : NULL;

  way_json_begin_object (json, NULL);
  way_json_add_int (json, "version", version->id);
  way_json_add_string (json, "name", named->name);
  way_json_add_string (json, "map", named->uuid);
  way_json_add_string (json, "date", time);
  way_json_add_string (json, "label", version->label);
  way_json_add_int (json, "size", version->size);
  way_json_add_string (json, "file", file);
  way_json_end_object (json);
}

static char *
dup_line (gpointer item)
{
  const Named      *named = item;
  const WayVersion *version = named->version;
  g_autofree char  *time = way_time_format (version->saved / G_USEC_PER_SEC);
  g_autofree char  *size = g_format_size (version->size);
  const char       *label = version->label != NULL ? version->label : named->is_own ? ""
                                                                                    : _ ("of another map that was in the file");

  return g_strdup_printf ("%s\t%s\t%s\t%s", named->name, time, size, label);
}

static WayCliStatus
run_list (WayCli *cli,
          int     argc,
          char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const WayCliList list = { dup_line, append_json };
  g_autoptr (Names) names = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&way_cli_versions, options, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&way_cli_versions, "%s", _ ("One file is needed."));

  names = find_names (argv[1], &error);
  if (names == NULL)
    return way_cli_fail_with (argv[1], error);

  return way_cli_print_list (names->named, &list, as_json, _ ("There are no versions of this map yet. Each save keeps what it replaces."));
}

static WayCliStatus
run_save (WayCli *cli,
          int     argc,
          char  **argv)
{
  g_autoptr (GBytes) bytes = NULL;
  WayCliStatus status;
  gboolean     is_own;

  if (!way_cli_parse (&versions_save, NULL, &argc, &argv, &status))
    return status;
  if (argc != 4)
    return way_cli_misuse (&versions_save, "%s", _ ("A file is needed, the number of a version, and a new file."));
  if (!way_cli_is_free (argv[3], &status))
    return status;
  bytes = read_version (argv[1], argv[2], &is_own, &status);
  if (bytes == NULL)
    return status;

  return way_cli_write_new (argv[3], bytes);
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

/* Where there is no map any more: what is there, damaged as it is, is a version before. */
static WayCliStatus
put_in_place (WayCli     *cli,
              const char *path,
              WayMap     *map)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (WayDocument) document = way_document_new (map);
  g_autoptr (GError) error = NULL;

  way_document_must_keep (document);
  if (!way_document_save_as (document, file, &error))
    return way_cli_fail_with (path, error);
  way_cli_remember_map (cli, NULL, map, path);

  return WAY_CLI_DONE;
}

/* As the window does it: what is different now becomes as it was, as one step, and what is replaced is a version too. */
static WayCliStatus
restore (WayCli     *cli,
         const char *path,
         GBytes     *bytes)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  gboolean read_only = FALSE;
  g_autoptr (WayDocument) document = way_document_open (file, NULL);
  g_autoptr (WayMap) map = way_reader_read (bytes, path, NULL, &read_only, &error);
  guint     n_skipped;
  WayBecome became;

  if (map == NULL)
    return way_cli_fail_with (path, error);
  if (read_only)
    return way_cli_fail (path, "%s", _ ("The version was made by a much newer Waymark, so nothing was changed. “waymark-cli versions save” writes it into another file."));
  if (document == NULL)
    return put_in_place (cli, path, map);
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
  g_autoptr (GBytes) bytes = NULL;
  WayCliStatus status;
  gboolean     is_own;

  if (!way_cli_parse (&versions_restore, NULL, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&versions_restore, "%s", _ ("A file is needed, and the number of a version."));
  bytes = read_version (argv[1], argv[2], &is_own, &status);
  if (bytes == NULL)
    return status;
  if (!is_own)
    return way_cli_fail (argv[1], "%s", _ ("This is a version of another map that was in the file, so nothing was changed. “waymark-cli versions save” writes it into another file."));

  return restore (cli, argv[1], bytes);
}

static const WayCliCommand versions_save = {
  "versions save", "FILE N OUT", N_ ("Write an earlier version into a new file"), N_ ("OUT can be - for standard output."), run_save
};

static const WayCliCommand versions_keep = {
  "versions keep", "FILE --label TEXT", N_ ("Keep the map as it is now, by a name"), N_ ("What has a name is never thinned out."), run_keep
};

static const WayCliCommand versions_restore = {
  "versions restore", "FILE N", N_ ("Make a map what it was"), N_ ("What that replaces is a version too."), run_restore
};

static const WayCliCommand *const commands[] = {
  &versions_save,
  &versions_keep,
  &versions_restore,
  NULL,
};

const WayCliCommand way_cli_versions = {
  "versions", "[--json] FILE | COMMAND …", N_ ("List, save, keep or restore versions of a map"),
  N_ ("Each save keeps what it replaced. The list is also there when FILE is gone or damaged, and has other maps that were in it; "
      "N is what a line begins with."),
  run_list, commands
};
