/* records-merge.c - waymark-cli records duplicates and merge */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/cli/record-values.h"
#include "journeys/records/duplicates.h"
#include "journeys/records/library.h"
#include "journeys/records/merge.h"

static void
append_reasons (WayJson *json,
                WayAlike alike)
{
  way_json_begin_array (json, "alike");
  if (alike & WAY_ALIKE_NAME)
    way_json_add_string (json, NULL, "name");
  if (alike & WAY_ALIKE_WEBSITE)
    way_json_add_string (json, NULL, "website");
  if (alike & WAY_ALIKE_EMAIL)
    way_json_add_string (json, NULL, "email");
  way_json_end_array (json);
}

/* "3f2c… Northwind, 8a1b… Northwind Ltd": a line for each group. */
static char *
dup_line (gpointer item)
{
  WayDuplicates *group = item;
  g_autoptr (GString) line = g_string_new (NULL);
  guint i;

  for (i = 0; i < group->records->len; i++)
    {
      WayDuplicate *record = g_ptr_array_index (group->records, i);

      g_string_append_printf (line, "%s%s %s", i > 0 ? "\t" : "", record->id, record->name);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
append_json (WayJson *json,
             gpointer item)
{
  WayDuplicates *group = item;
  guint          i;

  way_json_begin_object (json, NULL);
  append_reasons (json, group->alike);
  way_json_begin_array (json, "records");
  for (i = 0; i < group->records->len; i++)
    {
      WayDuplicate *record = g_ptr_array_index (group->records, i);

      way_json_begin_object (json, NULL);
      way_json_add_string (json, "id", record->id);
      way_json_add_string (json, "name", record->name);
      way_json_end_object (json);
    }
  way_json_end_array (json);
  way_json_end_object (json);
}

static WayCliStatus
run_duplicates (WayCli *cli,
                int     argc,
                char  **argv)
{
  gboolean           as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const WayCliList list = { dup_line, append_json };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  WayCliStatus status;
  WayKind      kind;

  if (!way_cli_parse (&way_cli_records_duplicates, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_duplicates, argc, argv, &kind, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&way_cli_records_duplicates, "%s", _ ("There is nothing more to name here."));
  records = way_cli_open_records (cli, FALSE, &error);
  groups = records != NULL ? way_records_list_duplicates (records, kind, &error) : NULL;
  if (groups == NULL)
    return way_cli_fail_with (NULL, error);

  return way_cli_print_list (groups, &list, as_json, _ ("No records of this kind are alike."));
}

/* "website=NAME-OR-ID": whose value wins in a field. */
static gboolean
read_choices (WayRecords *records,
              WayKind     kind,
              char      **takes,
              GPtrArray  *ids, /* of those that are merged; ends with NULL */
              GHashTable *choices,
              GError    **error)
{
  int i;

  for (i = 0; takes != NULL && takes[i] != NULL; i++)
    {
      g_autofree char *text = way_cli_to_utf8 (takes[i]);
      char            *equals = strchr (text, '=');
      g_autoptr (WayItem) record = NULL;

      if (equals != NULL)
        *equals = '\0';
      if (equals == NULL || way_kind_get_field (kind, text) == NULL)
        {
          g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                       _ ("“%s” is no field of these records. Write --take FIELD=NAME-OR-ID."), text);
          return FALSE;
        }
      record = way_records_find (records, kind, equals + 1, error);
      if (record == NULL)
        return FALSE;
      if (!g_strv_contains ((const char *const *)ids->pdata, way_item_get_id (record)))
        {
          g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID, _ ("“%s” is not one of those that are merged, so its value cannot be taken."), equals + 1);
          return FALSE;
        }
      g_hash_table_insert (choices, g_strdup (text), g_strdup (way_item_get_id (record)));
    }

  return TRUE;
}

static gboolean
find_records (WayRecords *records,
              WayKind     kind,
              char      **names,
              GPtrArray  *found,
              GPtrArray  *ids,
              GError    **error)
{
  int i;

  for (i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = way_cli_to_utf8 (names[i]);
      WayItem         *record = way_records_find (records, kind, name, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (found, record);
      g_ptr_array_add (ids, (gpointer)way_item_get_id (record));
    }
  g_ptr_array_add (ids, NULL);

  return TRUE;
}

/* Maps that have one of those that went: they keep what they show, and find the one that was kept. */
static gboolean
append_maps (WayJson    *json,
             WayRecords *records,
             WayKind     kind,
             GPtrArray  *ids,
             GError    **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i, j;

  way_json_begin_array (json, "maps");
  for (i = 0; i + 1 < ids->len; i++)
    {
      g_autoptr (GPtrArray) maps = way_records_list_maps_of (records, kind, g_ptr_array_index (ids, i), error);

      if (maps == NULL)
        return FALSE;
      for (j = 0; j < maps->len; j++)
        {
          WayLibraryEntry *entry = g_ptr_array_index (maps, j);

          if (g_hash_table_add (seen, g_strdup (entry->id)))
            way_json_add_string (json, NULL, entry->path);
        }
    }
  way_json_end_array (json);

  return TRUE;
}

static WayCliStatus
run_merge (WayCli *cli,
           int     argc,
           char  **argv)
{
  gboolean as_json = FALSE, dry_run = FALSE;
  g_auto (GStrv) takes = NULL;
  const GOptionEntry options[] = {
    { "take", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &takes, N_ ("Whose value wins in a field"), N_ ("FIELD=NAME-OR-ID") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Show what would become of them, and change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (WayRecords) records = NULL;
  g_autoptr (WayDesk) desk = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (WayItem) merged = NULL;
  g_autoptr (WayJson) json = way_json_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  WayCliStatus status;
  WayKind      kind;

  if (!way_cli_parse (&way_cli_records_merge, options, &argc, &argv, &status) ||
      !way_cli_parse_kind (&way_cli_records_merge, argc, argv, &kind, &status))
    return status;
  if (argc < 4)
    return way_cli_misuse (&way_cli_records_merge, "%s", _ ("The record to keep and at least one other are needed."));

  records = way_cli_open_records (cli, TRUE, &error);
  if (records == NULL || !find_records (records, kind, argv + 2, found, ids, &error) ||
      !read_choices (records, kind, takes, ids, choices, &error))
    return way_cli_fail_with (NULL, error);
  merged = way_merge_preview (found, choices);
  way_json_begin_object (json, NULL);
  way_json_add_boolean (json, "merged", !dry_run);
  if (!append_maps (json, records, kind, ids, &error))
    return way_cli_fail_with (NULL, error);
  if (!dry_run)
    {
      g_autoptr (WayItem) kept = NULL;

      desk = way_desk_new (records);
      if (!way_merge_perform (desk, kind, (const char *const *)ids->pdata, choices, &error))
        return way_cli_fail_with (NULL, error);
      kept = way_records_get (records, kind, way_item_get_id (merged), &error);
      if (kept == NULL)
        return way_cli_fail_with (NULL, error);
      way_item_unref (merged);
      merged = g_steal_pointer (&kept);
    }
  if (!as_json)
    {
      way_cli_append_text (text, records, merged);
      way_cli_print (text->str);
      return WAY_CLI_DONE;
    }
  way_json_add_string (json, "id", way_item_get_id (merged));
  way_json_end_object (json);

  return way_cli_print_json (json);
}

const WayCliCommand way_cli_records_duplicates = {
  "records duplicates", "[--json] KIND", N_ ("List records that may be one and the same"),
  N_ ("A line for each group: those with the same name but for capitals, accents and legal forms, "
      "with the same host of the website, or with the same e-mail address."),
  run_duplicates
};

const WayCliCommand way_cli_records_merge = {
  "records merge", "[OPTIONS] KIND KEPT OTHER…", N_ ("Make one record of several"),
  N_ ("The first one is kept with its values; what it leaves empty comes from the others, lists and parts are united, and what "
      "referred to the others refers to it. Maps keep what they show, and find the one that was kept."),
  run_merge
};
