/* info.c - waymark-cli info: what is on a map */
#include "config.h"

#include <glib/gi18n.h>

#include "app/cli/cli.h"
#include "journeys/documents/reader.h"
#include "journeys/model/join.h"
#include "journeys/review/confidence.h"
#include "journeys/review/due.h"

static int
count_steps (WayMap *map)
{
  g_autoptr (GPtrArray) steps = way_map_list_steps (map);

  return steps->len;
}

static void
count_kinds (WayMap *map,
             int     counts[WAY_N_KINDS])
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    counts[way_item_get_kind (way_map_get (map, WAY_MAP_CARDS, i))]++;
}

static void
add_names (WayJson    *json,
           const char *name,
           WayMap     *map,
           WayKind     kind)
{
  int i;

  way_json_begin_array (json, name);
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == kind)
        way_json_add_string (json, NULL, way_item_get_name (link));
    }
  way_json_end_array (json);
}

static WayCliStatus
print_json (const char *path,
            WayMap     *map,
            GPtrArray  *notices)
{
  g_autoptr (WayJson) json = way_json_new ();
  g_autofree char *due = way_due_of_map (map);
  g_autofree char *name = g_filename_display_name (path);
  WayItem         *root = way_map_get_root (map);
  int              counts[WAY_N_KINDS] = { 0 };
  double           confidence;
  guint            i;

  count_kinds (map, counts);
  way_json_begin_object (json, NULL);
  way_json_add_string (json, "file", name);
  way_json_add_string (json, "id", way_map_get_uuid (map));
  way_json_add_string (json, "title", way_item_get_name (root));
  way_json_add_string (json, "objective", way_item_get (root, "objective"));
  way_json_add_string (json, "owner", way_item_get (root, "owner"));
  way_json_add_string (json, "state", way_item_get_text (root, "state"));
  way_json_add_string (json, "status", way_item_get_text (root, "status"));
  way_json_add_int (json, "stages", way_map_n (map, WAY_MAP_STAGES));
  way_json_add_int (json, "steps", count_steps (map));
  way_json_add_int (json, "lanes", way_map_n (map, WAY_MAP_LANES));
  way_json_add_int (json, "cards", way_map_n (map, WAY_MAP_CARDS));
  way_json_add_int (json, "bench", way_map_n (map, WAY_MAP_BENCH));
  way_json_add_int (json, "attic", way_map_n (map, WAY_MAP_ATTIC));
  way_json_begin_object (json, "kinds");
  for (i = 0; i < WAY_N_KINDS; i++)
    if (way_kind_is_card (i))
      way_json_add_int (json, way_kind_get_info (i)->element, counts[i]);
  way_json_end_object (json);
  add_names (json, "personas", map, WAY_KIND_PERSONA_LINK);
  add_names (json, "accounts", map, WAY_KIND_ACCOUNT_LINK);
  add_names (json, "jobs", map, WAY_KIND_JOB_LINK);
  way_json_begin_object (json, "review");
  way_json_add_int (json, "interval", way_item_get_int (root, "review-interval", 12));
  way_json_add_string (json, "last", way_item_get (root, "reviewed"));
  way_json_add_string (json, "due", due);
  way_json_end_object (json);
  if (way_confidence_of_map (map, &confidence))
    way_json_add_double (json, "confidence", confidence);
  else
    way_json_add_null (json, "confidence");
  way_json_begin_array (json, "warnings");
  for (i = 0; i < notices->len; i++)
    way_json_add_string (json, NULL, ((WayNotice *)g_ptr_array_index (notices, i))->message);
  way_json_end_array (json);
  way_json_end_object (json);

  return way_cli_print_json (json);
}

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  g_autofree char *marked = g_strconcat (label, ":", NULL);
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  int width = 16 - (int)g_utf8_strlen (marked, -1);
  int i;

  g_string_append (text, marked);
  for (i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%*s%s\n", i == 0 ? MAX (width, 1) : 16, "", lines[i]);
}

static void
append_names (GString *text,
              WayMap  *map,
              WayKind  kind)
{
  g_autoptr (GString) names = g_string_new (NULL);
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == kind)
        way_join_append (names, "\n", way_item_get_name (link));
    }
  if (names->len > 0)
    append_line (text, _ (way_kind_get_info (kind)->plural), names->str);
}

static WayCliStatus
print_text (WayMap    *map,
            GPtrArray *notices)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *due = way_due_of_map (map);
  g_autofree char *size = g_strdup_printf (_ ("stages %d, steps %d, lanes %d, cards %d"),
                                           way_map_n (map, WAY_MAP_STAGES),
                                           count_steps (map), way_map_n (map, WAY_MAP_LANES), way_map_n (map, WAY_MAP_CARDS));
  WayItem         *root = way_map_get_root (map);
  int              counts[WAY_N_KINDS] = { 0 };
  double           confidence;
  guint            i;

  append_line (text, _ ("Title"), way_item_get_name (root));
  if (way_item_get (root, "objective") != NULL)
    append_line (text, _ ("Objective"), way_item_get (root, "objective"));
  append_line (text, _ ("Size"), size);
  count_kinds (map, counts);
  for (i = 0; i < WAY_N_KINDS; i++)
    if (counts[i] > 0)
      {
        g_autofree char *number = g_strdup_printf ("%d", counts[i]);

        append_line (text, _ (way_kind_get_info (i)->plural), number);
      }
  append_names (text, map, WAY_KIND_PERSONA_LINK);
  append_names (text, map, WAY_KIND_ACCOUNT_LINK);
  append_names (text, map, WAY_KIND_JOB_LINK);
  if (way_confidence_of_map (map, &confidence))
    {
      g_autofree char *percent = g_strdup_printf ("%d %%", (int)(confidence * 100 + 0.5));

      append_line (text, _ ("Confidence"), percent);
    }
  append_line (text, _ ("Last review"),
               way_item_get (root, "reviewed") != NULL ? way_item_get (root, "reviewed") : _ ("never"));
  if (due != NULL)
    append_line (text, _ ("Next review"), due);
  for (i = 0; i < notices->len; i++)
    append_line (text, _ ("Warning"), ((WayNotice *)g_ptr_array_index (notices, i))->message);
  way_cli_print (text->str);

  return WAY_CLI_DONE;
}

static WayCliStatus
run (WayCli *cli,
     int     argc,
     char  **argv)
{
  gboolean           json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WayMap) map = NULL;
  WayCliStatus status;

  if (!way_cli_parse (&way_cli_info, options, &argc, &argv, &status))
    return status;
  if (argc != 2)
    return way_cli_misuse (&way_cli_info, "%s", _ ("One file is needed."));
  map = way_cli_read_map (argv[1], &notices, NULL, &error);
  if (map == NULL)
    return way_cli_fail_with (argv[1], error);

  return json ? print_json (argv[1], map, notices) : print_text (map, notices);
}

const WayCliCommand way_cli_info = {
  "info", "[--json] FILE", N_ ("Tell what is on a map"), NULL, run
};
