/* records-erase.c - waymark-cli records erase */
#include "config.h"

#include <glib/gi18n.h>

#include "app/cli/record-values.h"
#include "journeys/model/today.h"
#include "journeys/records/erase.h"

static void
add_line (GString *text,
          char    *line)
{
  g_string_append_printf (text, "%s\n", line);
  g_free (line);
}

static void
append_maps (GString    *text,
             WayErasure *erasure)
{
  guint i;

  for (i = 0; i < erasure->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (erasure->maps, i);

      if (map->problem != NULL)
        add_line (text, map->done ? g_strdup_printf ("%s: %s", map->path, map->problem)
                                  : g_strdup_printf (_ ("%s: Not reached: %s"), map->path, map->problem));
      else if (map->n_names > 0)
        add_line (text, g_strdup_printf (map->done ? g_dngettext (NULL, "%s: %d place with the name was changed", "%s: %d places with the name were changed", map->n_names)
                                                   : g_dngettext (NULL, "%s: %d place has the name", "%s: %d places have the name", map->n_names),
                                         map->path, map->n_names));
      if (map->n_texts > 0)
        add_line (text, g_strdup_printf (g_dngettext (NULL, "%s: %d text speaks of the person; read it", "%s: %d texts speak of the person; read them", map->n_texts),
                                         map->path, map->n_texts));
      if (map->shown && erasure->kind == WAY_KIND_CONTACT)
        add_line (text, g_strdup_printf (_ ("%s: A persona with the name stands on the map; it stays"), map->path));
    }
}

static void
append_backups (GString    *text,
                WayErasure *erasure)
{
  guint i;

  for (i = 0; i < erasure->backups->len; i++)
    {
      WayErasureFile  *backup = g_ptr_array_index (erasure->backups, i);
      g_autofree char *time = way_time_format (backup->modified);

      if (backup->problem != NULL)
        add_line (text, g_strdup_printf (_ ("Not deleted: %s"), backup->problem));
      else if (backup->done)
        add_line (text, g_strdup_printf (_ ("%s: This backup of %s was deleted"), backup->path, time));
      else if (erasure->given_up)
        add_line (text, g_strdup_printf (_ ("%s: This backup of %s has the person, and stays"), backup->path, time));
      else
        add_line (text, g_strdup_printf (_ ("%s: This backup of %s has the person; --delete-backups deletes it"), backup->path, time));
    }
}

static void
append_unread (GString    *text,
               WayErasure *erasure)
{
  guint i;

  for (i = 0; i < erasure->unread->len; i++)
    {
      WayErasureFile *file = g_ptr_array_index (erasure->unread, i);

      add_line (text, g_strdup_printf (_ ("%s: May have the person: %s"), file->path, file->about));
    }
}

static void
append_namesakes (GString    *text,
                  WayErasure *erasure)
{
  guint i;

  for (i = 0; i < erasure->namesakes->len; i++)
    add_line (text, g_strdup_printf (_ ("Another record has the name, and stays: %s"), (const char *)g_ptr_array_index (erasure->namesakes, i)));
}

static void
print_text (WayErasure *erasure)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_line (text, g_strdup_printf (erasure->done || erasure->begun ? _ ("%s was erased from the records") : _ ("%s is in the records"), erasure->name));
  if (erasure->referrers->len > 0)
    add_line (text, g_strdup_printf (g_dngettext (NULL, "%u record loses a reference", "%u records lose a reference", erasure->referrers->len),
                                     erasure->referrers->len));
  if (erasure->n_names > 0)
    add_line (text, g_strdup_printf (g_dngettext (NULL, "%d other record has the name as an owner or author", "%d other records have the name as an owner or author", erasure->n_names),
                                     erasure->n_names));
  append_namesakes (text, erasure);
  if (erasure->n_texts > 0)
    add_line (text, g_strdup_printf (g_dngettext (NULL, "%d other record speaks of the person; read it", "%d other records speak of the person; read them", erasure->n_texts),
                                     erasure->n_texts));
  if (erasure->problem != NULL)
    add_line (text, g_strdup_printf (_ ("The file of the records may have bytes of the person still: %s"), erasure->problem));
  append_maps (text, erasure);
  append_backups (text, erasure);
  append_unread (text, erasure);
  if (erasure->unfinished)
    add_line (text, g_strdup (_ ("Not everything was erased. “waymark-cli records erase --finish” tries again, “--give-up” leaves the rest as it is.")));
  if (erasure->given_up)
    add_line (text, g_strdup (_ ("The rest was given up: what is listed here stays as it is, and earlier versions and unsaved work of maps may have the name too.")));
  way_cli_print (text->str);
}

static WayCliStatus
print_json (WayErasure *erasure)
{
  g_autoptr (WayJson) json = way_json_new ();
  guint i;

  way_json_begin_object (json, NULL);
  way_json_add_string (json, "id", erasure->id);
  way_json_add_string (json, "name", erasure->name);
  way_json_add_boolean (json, "erased", erasure->done);
  way_json_add_boolean (json, "unfinished", erasure->unfinished || (erasure->begun && !erasure->done && !erasure->given_up));
  way_json_add_boolean (json, "given-up", erasure->given_up);
  way_json_add_string (json, "problem", erasure->problem);
  way_json_add_int (json, "referrers", erasure->referrers->len);
  way_json_add_int (json, "namesakes", erasure->namesakes->len);
  way_json_add_int (json, "names", erasure->n_names);
  way_json_add_int (json, "texts", erasure->n_texts);
  way_json_begin_array (json, "maps");
  for (i = 0; i < erasure->maps->len; i++)
    {
      WayErasureMap *map = g_ptr_array_index (erasure->maps, i);

      way_json_begin_object (json, NULL);
      way_json_add_string (json, "path", map->path);
      way_json_add_int (json, "names", map->n_names);
      way_json_add_int (json, "texts", map->n_texts);
      way_json_add_boolean (json, "persona", map->shown);
      way_json_add_boolean (json, "changed", map->done);
      way_json_add_string (json, "problem", map->problem);
      way_json_end_object (json);
    }
  way_json_end_array (json);
  way_json_begin_array (json, "backups");
  for (i = 0; i < erasure->backups->len; i++)
    {
      WayErasureFile *backup = g_ptr_array_index (erasure->backups, i);

      way_json_begin_object (json, NULL);
      way_json_add_string (json, "path", backup->path);
      way_json_add_boolean (json, "deleted", backup->done);
      way_json_add_string (json, "problem", backup->problem);
      way_json_end_object (json);
    }
  way_json_end_array (json);
  way_json_begin_array (json, "unread");
  for (i = 0; i < erasure->unread->len; i++)
    {
      WayErasureFile *file = g_ptr_array_index (erasure->unread, i);

      way_json_begin_object (json, NULL);
      way_json_add_string (json, "path", file->path);
      way_json_add_string (json, "problem", file->about);
      way_json_add_boolean (json, "again", file->again);
      way_json_end_object (json);
    }
  way_json_end_array (json);
  way_json_end_object (json);

  return way_cli_print_json (json);
}

static gboolean
has_problem (WayErasure *erasure)
{
  guint i;

  if (erasure->problem != NULL)
    return TRUE;
  for (i = 0; i < erasure->maps->len; i++)
    if (((WayErasureMap *)g_ptr_array_index (erasure->maps, i))->problem != NULL)
      return TRUE;
  for (i = 0; i < erasure->backups->len; i++)
    if (((WayErasureFile *)g_ptr_array_index (erasure->backups, i))->problem != NULL)
      return TRUE;

  return erasure->unread->len > 0;
}

/* The plan for who is named, or for whoever was not erased to the end: the first when nobody is named. */
static WayErasure *
make_plan (WayRecords *records,
           gboolean    is_begun,
           WayKind     kind,
           const char *word,
           GError    **error)
{
  g_autofree char *name = word != NULL ? way_cli_to_utf8 (word) : NULL;
  g_autoptr (WayItem) record = is_begun ? NULL : way_records_find (records, kind, name, error);

  if (is_begun)
    return way_erasure_new_unfinished (records, name, NULL, error);

  return record != NULL ? way_erasure_new (records, kind, way_item_get_id (record), NULL, error) : NULL;
}

static WayCliStatus
run_erase (WayCli *cli,
           int     argc,
           char  **argv)
{
  gboolean           as_json = FALSE, dry_run = FALSE, with_backups = FALSE, finish = FALSE, give_up = FALSE;
  const GOptionEntry options[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Show what would be done, and change nothing"), NULL },
    { "delete-backups", 0, 0, G_OPTION_ARG_NONE, &with_backups, N_ ("Delete the backups that have the person, whole"), NULL },
    { "finish", 0, 0, G_OPTION_ARG_NONE, &finish, N_ ("Finish what was interrupted, as it was begun"), NULL },
    { "give-up", 0, 0, G_OPTION_ARG_NONE, &give_up, N_ ("Leave as it is what was interrupted, and list what has the person still"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayErasure) erasure = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;
  WayKind      kind = WAY_KIND_CONTACT;
  gboolean     is_begun, done;

  if (!way_cli_parse (&way_cli_records_erase, options, &argc, &argv, &status))
    return status;
  is_begun = finish || give_up;
  if (finish && give_up)
    return way_cli_misuse (&way_cli_records_erase, "%s", _ ("What was interrupted is either finished or given up."));
  if ((!is_begun && !way_cli_parse_kind (&way_cli_records_erase, argc, argv, &kind, &status)))
    return status;
  if (kind != WAY_KIND_CONTACT && kind != WAY_KIND_PERSONA)
    return way_cli_misuse (&way_cli_records_erase, "%s", _ ("Contacts and personas can be erased; delete others."));
  if (is_begun ? argc > 2 : argc != 3)
    return way_cli_misuse (&way_cli_records_erase, "%s", is_begun ? _ ("--finish and --give-up need one name at most.") : _ ("One name or id is needed."));

  records = is_begun ? way_records_open (cli->data_dir, &error) : way_cli_open_records (cli, !dry_run, &error);
  if (records == NULL)
    return way_cli_fail_with (NULL, error);
  erasure = make_plan (records, is_begun, kind, argc > 1 ? argv[argc - 1] : NULL, &error);
  if (erasure == NULL && error == NULL && argc > 1)
    return way_cli_fail (argv[1], "%s", _ ("No erasing of somebody of this name or id was interrupted."));
  if (erasure == NULL && error == NULL)
    return way_cli_fail (NULL, "%s", _ ("No erasing was interrupted."));
  if (erasure == NULL)
    return way_cli_fail_with (NULL, error);
  done = dry_run || (give_up ? way_erasure_give_up (erasure, records, &error)
                             : way_erasure_perform (erasure, records, with_backups || erasure->backups_too, &error) || erasure->done);
  if (!done)
    return way_cli_fail_with (NULL, error);
  if (as_json)
    status = print_json (erasure);
  else
    print_text (erasure);
  if (has_problem (erasure) && !erasure->given_up)
    return way_cli_fail (NULL, "%s", _ ("Not everything could be reached; see the list."));

  return WAY_CLI_DONE;
}

const WayCliCommand way_cli_records_erase = {
  "records erase", "[OPTIONS] contacts|personas NAME-OR-ID | --finish|--give-up [NAME-OR-ID]", N_ ("Erase a person from the records, known maps and backups"),
  N_ ("The name goes where it stands as an owner, an author or a participant. Texts that speak of the person are "
      "counted, for somebody to read. It cannot be undone; --dry-run shows what would be done."),
  run_erase
};
