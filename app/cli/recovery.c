/* recovery.c - waymark-cli recovery: what was not saved when the program ended */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/cli/cli.h"
#include "journeys/documents/recovered.h"

static const WayCliCommand recovery_save;
static const WayCliCommand recovery_discard;

static const char *const base_names[] = {
  [WAY_BASE_SAME] = "same",
  [WAY_BASE_CHANGED] = "changed",
  [WAY_BASE_GONE] = "gone",
  [WAY_BASE_NONE] = "none",
};

/* What programs left that do not run any more, the latest first. Nothing is made to look. */
static GPtrArray *
list_left (void)
{
  g_autofree char *path = way_recovery_folder_dup_path ();
  g_autoptr (WayRecoveryFolder) folder = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_ptr_array_new_with_free_func ((GDestroyNotify)way_recovered_free);
  folder = way_recovery_folder_new (path);

  return way_recovered_list (folder);
}

static char *
dup_id (const WayRecovered *left)
{
  char *id = g_path_get_basename (left->path);
  char *end = strrchr (id, '.');

  if (end != NULL)
    *end = '\0';

  return id;
}

static gint64
get_size (const WayRecovered *left)
{
  GStatBuf info;

  return g_stat (left->path, &info) == 0 ? info.st_size : 0;
}

static void
append_json (WayJson *json,
             gpointer item)
{
  const WayRecovered *left = item;
  g_autofree char    *id = dup_id (left);
  g_autofree char    *first = way_cli_dup_time (left->first);
  g_autofree char    *last = way_cli_dup_time (left->last);
  g_autofree char    *discarded = way_cli_dup_time (left->discarded * G_USEC_PER_SEC);
  g_autofree char    *file = left->map_path != NULL ? g_filename_display_name (left->map_path) : NULL;

  way_json_begin_object (json, NULL);
  way_json_add_string (json, "id", id);
  way_json_add_string (json, "title", left->title);
  way_json_add_string (json, "file", file);
  way_json_add_string (json, "base", left->problem == NULL ? base_names[left->base] : NULL);
  way_json_add_int (json, "changes", left->n_steps);
  way_json_add_string (json, "first", first);
  way_json_add_string (json, "last", last);
  way_json_add_int (json, "size", get_size (left));
  way_json_add_boolean (json, "whole", left->is_whole);
  way_json_add_string (json, "draft", left->draft);
  way_json_add_string (json, "discarded", discarded);
  way_json_add_string (json, "problem", left->problem);
  way_json_end_object (json);
}

static char *
dup_line (gpointer item)
{
  const WayRecovered *left = item;
  g_autofree char    *id = dup_id (left);
  g_autofree char    *words = way_recovered_dup_words (left);
  g_autofree char    *size = g_format_size (get_size (left));

  return g_strdup_printf ("%s\t%s\t%s\t%s%s%s", id, *left->title != '\0' ? left->title : _ ("Untitled map"), size,
                          words, left->discarded != 0 ? "\t" : "", left->discarded != 0 ? _ ("discarded once") : "");
}

/* What an id names, or the beginning of one. */
static WayRecovered *
find (GPtrArray    *list,
      const char   *id,
      WayCliStatus *status)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  WayRecovered *found = NULL;
  guint         i, n = 0;

  for (i = 0; i < list->len; i++)
    {
      WayRecovered    *left = g_ptr_array_index (list, i);
      g_autofree char *own = dup_id (left);

      if (!g_str_has_prefix (own, id))
        continue;
      found = left;
      n++;
      g_string_append_printf (ids, " %s", own);
    }
  if (n == 1)
    return found;
  if (n == 0)
    *status = way_cli_fail (id, "%s", _ ("There is nothing of this name. “waymark-cli recovery” lists what there is."));
  else
    *status = way_cli_fail (id, _ ("Several begin like this:%s. Name one of them."), ids->str);

  return NULL;
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
  const WayCliList lines = { dup_line, append_json };
  g_autoptr (GPtrArray) list = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&way_cli_recovery, options, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return way_cli_misuse (&way_cli_recovery, _ ("There is no command “%s %s”."), way_cli_recovery.name, argv[1]);
  list = list_left ();

  return way_cli_print_list (list, &lines, as_json, _ ("Nothing is left that was not saved."));
}

static WayCliStatus
run_save (WayCli *cli,
          int     argc,
          char  **argv)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) before = NULL;
  g_autoptr (WayDocument) document = NULL;
  WayRecovered *left;
  WayCliStatus  status;

  if (!way_cli_parse (&recovery_save, NULL, &argc, &argv, &status))
    return status;
  if (argc != 3)
    return way_cli_misuse (&recovery_save, "%s", _ ("What to save is needed, and a new file."));

  list = list_left ();
  left = find (list, argv[1], &status);
  if (left == NULL || !way_cli_is_free (argv[2], &status))
    return status;
  document = way_recovered_read (left, &before, &error);
  if (document == NULL)
    return way_cli_fail_with (argv[1], error);
  status = way_cli_write_map (way_document_get_map (document), argv[2], TRUE);
  if (status == WAY_CLI_DONE && left->unread != NULL)
    way_cli_tell (NULL, left->unread);
  if (status == WAY_CLI_DONE && left->draft != NULL)
    {
      /* TRANSLATORS: %s is a text that somebody was typing */
      g_autofree char *told = g_strdup_printf (_ ("Typed and not on the map: “%s”"), left->draft);

      way_cli_tell (NULL, told);
    }
  if (status == WAY_CLI_DONE && !left->is_whole)
    return way_cli_fail (argv[2], "%s", _ ("Only a part of what was done could be read. That is in the file; the rest stays where it is."));

  return status;
}

static WayCliStatus
run_discard (WayCli *cli,
             int     argc,
             char  **argv)
{
  gboolean           for_ever = FALSE;
  const GOptionEntry options[] = {
    { "for-ever", 0, 0, G_OPTION_ARG_NONE, &for_ever, N_ ("Remove it from the disk"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  WayRecovered *left;
  WayCliStatus  status;

  if (!way_cli_parse (&recovery_discard, options, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&recovery_discard, "%s", _ ("What to discard is needed."));

  list = list_left ();
  left = find (list, argv[1], &status);
  if (left == NULL)
    return status;
  if (left->problem == NULL && left->discarded != 0 && !for_ever)
    return way_cli_fail (argv[1], "%s", _ ("It is discarded already, and kept. --for-ever removes it."));
  if (left->problem == NULL && left->discarded == 0 && for_ever && !way_recovered_discard (left, &error))
    return way_cli_fail_with (argv[1], error);
  if (!way_recovered_discard (left, &error))
    return way_cli_fail_with (argv[1], error);

  return WAY_CLI_DONE;
}

static const WayCliCommand recovery_save = {
  "recovery save", "ID FILE", N_ ("Write the map as it was last into a new file"),
  N_ ("FILE can be - for standard output. What was left stays until it is discarded."),
  run_save
};

static const WayCliCommand recovery_discard = {
  "recovery discard", "[--for-ever] ID", N_ ("Say that what was left is not wanted"),
  N_ ("It is kept all the same, until it is discarded with --for-ever. What cannot be read is put aside, and stays."),
  run_discard
};

static const WayCliCommand *const commands[] = {
  &recovery_save,
  &recovery_discard,
  NULL,
};

const WayCliCommand way_cli_recovery = {
  "recovery", "[--json] | COMMAND …", N_ ("List, save or discard what was not saved when Waymark ended"),
  N_ ("Maps that are open now are not listed. ID is what the list begins with, or the beginning of it."),
  run_list, commands
};
