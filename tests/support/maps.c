/* maps.c - maps that tests begin with */
#include "config.h"

#include "tests/support/maps.h"

#include <string.h>

/* Changes a field by a command. */
void
way_test_set (WayHistory *history,
              WayItem    *item,
              const char *field,
              const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayCommand) command = way_command_new_set (item, field, value, &error);

  g_assert_no_error (error);
  g_assert_true (way_history_perform (history, command, &error));
}

/* Adds an item with the given fields by a command. The result belongs to the map. */
WayItem *
way_test_add (WayHistory *history,
              WayItem    *parent,
              int         slot,
              WayKind     kind,
              ...)
{
  g_autoptr (WayItem) item = way_item_new (kind, NULL);
  g_autoptr (WayCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list     fields;

  va_start (fields, kind);
  while ((field = va_arg (fields, const char *)) != NULL)
    {
      way_item_set (item, field, va_arg (fields, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (fields);

  command = way_command_new_insert (parent, slot, -1, item);
  way_history_perform (history, command, &error);
  g_assert_no_error (error);

  return item;
}

/* Two stages of two steps, five lanes, two personas with emotions, and cards. */
WayMap *
way_test_map_new (void)
{
  static const char *const steps[] = { "Contract signed", "Kick-off call", "Connect systems", "First invoice" };
  static const char *const levels[2][4] = { { "1", "2", "-1", "0" }, { "0", "1", "-1", "-2" } };
  WayMap                  *map = way_map_new ();
  g_autoptr (WayHistory) history = way_history_new (map);
  WayItem *root = way_map_get_root (map);
  WayItem *personas[2], *lanes[5], *step[4];
  g_autoptr (WayCommand) title = way_command_new_set (root, "title", "Onboarding", NULL);
  g_autoptr (WayCommand) objective = way_command_new_set (root, "objective", "Ship and bill the first load", NULL);
  int i, j;

  way_history_perform (history, title, NULL);
  way_history_perform (history, objective, NULL);
  personas[0] = way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Nadia", "position", "Logistics manager", NULL);
  personas[1] = way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_PERSONA_LINK, "name", "Tom", NULL);
  way_test_add (history, root, WAY_MAP_RECORDS, WAY_KIND_ACCOUNT_LINK, "name", "Northwind Freight", "tier", "strategic", NULL);

  for (i = 0; i < 2; i++)
    {
      g_autoptr (WayItem) stage = way_item_new (WAY_KIND_STAGE, NULL);
      g_autoptr (WayCommand) command = NULL;

      way_item_set (stage, "title", i == 0 ? "Set up" : "First use", NULL);
      for (j = 0; j < 2; j++)
        {
          g_autoptr (WayItem) item = way_item_new (WAY_KIND_STEP, NULL);

          way_item_set (item, "title", steps[i * 2 + j], NULL);
          way_item_append_child (stage, WAY_STAGE_STEPS, item);
          step[i * 2 + j] = item;
        }
      command = way_command_new_insert (root, WAY_MAP_STAGES, -1, stage);
      g_assert_true (way_history_perform (history, command, NULL));
    }

  lanes[0] = way_test_add (history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Touchpoints", "kind", "touchpoint", NULL);
  lanes[1] = way_test_add (history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Emotion", "kind", "emotion", NULL);
  lanes[2] = way_test_add (history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Pains", "kind", "pain", NULL);
  lanes[3] = way_test_add (history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Backstage", "kind", "backstage", "border", "visibility", NULL);
  lanes[4] = way_test_add (history, root, WAY_MAP_LANES, WAY_KIND_LANE, "title", "Customers here", "kind", "metric", NULL);
  for (i = 0; i < 4; i++)
    {
      for (j = 0; j < 2; j++)
        way_test_add (history, step[i], WAY_STEP_EMOTIONS, WAY_KIND_EMOTION, "persona", way_item_get_id (personas[j]), "level", levels[j][i], NULL);
      way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_TOUCHPOINT, "title", steps[i], "step", way_item_get_id (step[i]), "lane", way_item_get_id (lanes[0]), "channel", "email", NULL);
    }
  way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_PAIN, "title", "PO number missing", "step", way_item_get_id (step[3]), "lane", way_item_get_id (lanes[2]), "personas", way_item_get_id (personas[1]), NULL);
  way_test_add (history, root, WAY_MAP_CARDS, WAY_KIND_BACKSTAGE, "title", "Issue credentials", "step", way_item_get_id (step[1]), "lane", way_item_get_id (lanes[3]), "span", "2", NULL);
  way_test_add (history, step[0], WAY_STEP_MEASURES, WAY_KIND_MEASURE, "metric", "population", "value", "120", NULL);
  way_test_add (history, step[1], WAY_STEP_MEASURES, WAY_KIND_MEASURE, "metric", "population", "value", "97", NULL);

  return map;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The paths of the samples, the templates and their worked examples. */
GPtrArray *
way_test_list_shipped_maps (void)
{
  static const char *const folders[] = { "samples", "templates", "templates/examples" };
  GPtrArray               *paths = g_ptr_array_new_with_free_func (g_free);
  guint                    i;

  for (i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("WAYMARK_PKGDATADIR"), folders[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
      const char *name;

      g_assert_no_error (error);
      while ((name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".journey"))
          g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_paths);
  g_assert_cmpuint (paths->len, >=, 22);

  return paths;
}
