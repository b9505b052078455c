/* filter-choices.c - what can be chosen in a filter, and what it is called */
#include "config.h"

#include "journeys/model/filter.h"

#include <glib/gi18n.h>

#include "journeys/model/rules.h"

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (*(char *const *)a, *(char *const *)b);
}

static void
list_tags (WayMap    *map,
           GPtrArray *list)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  int i, j;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    {
      const char *tags = way_item_get (way_map_get (map, WAY_MAP_CARDS, i), "tags");
      g_auto (GStrv) all = NULL;

      if (tags == NULL)
        continue;
      all = g_strsplit (tags, "\n", -1);
      for (j = 0; all[j] != NULL; j++)
        if (!g_hash_table_contains (known, all[j]))
          {
            char *tag = g_strdup (all[j]);

            g_ptr_array_add (list, tag);
            g_hash_table_add (known, tag);
          }
    }
  g_ptr_array_sort (list, compare_tags);
}

static void
list_kinds (WayMap    *map,
            GPtrArray *list)
{
  WayKindSet there = 0;
  int        i;

  for (i = 0; i < way_map_n (map, WAY_MAP_CARDS); i++)
    there |= WAY_KIND_MASK (way_item_get_kind (way_map_get (map, WAY_MAP_CARDS, i)));
  for (i = 0; i < WAY_N_KINDS; i++)
    if (there & WAY_KIND_MASK (i))
      g_ptr_array_add (list, g_strdup (way_kind_get_info (i)->element));
}

static void
list_items (WayMap    *map,
            int        slot,
            GPtrArray *list)
{
  int i;

  for (i = 0; i < way_map_n (map, slot); i++)
    {
      WayItem *item = way_map_get (map, slot, i);
      WayKind  kind = way_item_get_kind (item);

      if (kind == WAY_KIND_PERSONA_LINK || (kind == WAY_KIND_LANE && way_rules_lane_is_of_cards (item)))
        g_ptr_array_add (list, g_strdup (way_item_get_id (item)));
    }
}

/**
 * way_filter_list_choices:
 * @map: a map
 * @part: a respect
 *
 * Finds what there is on the map to choose from. Looks at every card.
 *
 * Returns: (transfer container) (element-type utf8): values
 */
GPtrArray *
way_filter_list_choices (WayMap       *map,
                         WayFilterPart part)
{
  GPtrArray       *list = g_ptr_array_new_with_free_func (g_free);
  const WayChoice *choice;

  switch ((int)part)
    {
    case WAY_FILTER_KINDS:
      list_kinds (map, list);
      break;
    case WAY_FILTER_TAGS:
      list_tags (map, list);
      break;
    case WAY_FILTER_BELIEFS:
      for (choice = way_kind_get_field (WAY_KIND_NOTE, "belief")->choices; choice->name != NULL; choice++)
        g_ptr_array_add (list, g_strdup (choice->name));
      break;
    case WAY_FILTER_PERSONAS:
      list_items (map, WAY_MAP_RECORDS, list);
      break;
    case WAY_FILTER_LANES:
    default:
      list_items (map, WAY_MAP_LANES, list);
      break;
    }

  return list;
}

/**
 * way_filter_dup_value_name:
 * @map: a map
 * @part: a respect
 * @value: what can be chosen there
 *
 * Returns: (transfer full): what it is called, for people
 */
char *
way_filter_dup_value_name (WayMap       *map,
                           WayFilterPart part,
                           const char   *value)
{
  WayItem *item;
  WayKind  kind;

  switch ((int)part)
    {
    case WAY_FILTER_KINDS:
      return g_strdup (way_kind_from_element (way_kinds_cards, value, &kind) ? _ (way_kind_get_info (kind)->plural) : value);
    case WAY_FILTER_BELIEFS:
      return way_field_format (way_kind_get_field (WAY_KIND_NOTE, "belief"), value);
    case WAY_FILTER_PERSONAS:
    case WAY_FILTER_LANES:
      item = way_map_find (map, value);
      if (item == NULL)
        return g_strdup ("");
      if (*way_item_get_name (item) == '\0')
        return g_strdup (part == WAY_FILTER_LANES ? _ ("Untitled lane") : _ ("Untitled"));
      return g_strdup (way_item_get_name (item));
    case WAY_FILTER_TAGS:
    default:
      return g_strdup (value);
    }
}
