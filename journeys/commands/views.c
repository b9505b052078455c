/* views.c - saved views: filters with a name, kept on the map */
#include "config.h"

#include "journeys/commands/views.h"

#include <glib/gi18n.h>

/**
 * way_views_find:
 * @map: a map
 * @filter: a filter
 *
 * Returns: (transfer none) (nullable): the first saved view that keeps such a filter
 */
WayItem *
way_views_find (WayMap          *map,
                const WayFilter *filter)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_VIEWS); i++)
    {
      WayItem *view = way_map_get (map, WAY_MAP_VIEWS, i);
      g_autoptr (WayFilter) kept = way_filter_new_for_view (view);

      if (way_filter_equal (kept, filter))
        return view;
    }

  return NULL;
}

static WayItem *
find_by_name (WayMap     *map,
              const char *name)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_VIEWS); i++)
    if (g_strcmp0 (way_item_get (way_map_get (map, WAY_MAP_VIEWS, i), "name"), name) == 0)
      return way_map_get (map, WAY_MAP_VIEWS, i);

  return NULL;
}

/* Into a view that no map holds, or as commands of a group. */
static gboolean
write_filter (WayItem         *view,
              WayCommand      *group,
              const WayFilter *filter,
              GError         **error)
{
  int part;

  for (part = -1; part < WAY_N_FILTER_PARTS; part++)
    {
      g_autofree char *value = part < 0 ? g_strdup (way_filter_get_words (filter)) : way_filter_dup_value (filter, part);
      const char      *field = part < 0 ? "words" : way_filter_get_field (part);
      WayCommand      *command;

      if (group == NULL)
        {
          if (!way_item_set (view, field, value, error))
            return FALSE;
          continue;
        }
      command = way_command_new_set (view, field, value, error);
      if (command == NULL)
        return FALSE;
      way_command_group_add (group, command);
    }

  return TRUE;
}

/**
 * way_views_new_save:
 * @map: a map
 * @name: what the view is called
 * @filter: what it keeps
 * @error: where to put why it cannot be kept
 *
 * Saves a view. One of that name is changed, another is added.
 *
 * Returns: (transfer full) (nullable): the command; NULL without an error when nothing changes
 */
WayCommand *
way_views_new_save (WayMap          *map,
                    const char      *name,
                    const WayFilter *filter,
                    GError         **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  WayItem         *before = find_by_name (map, stripped);
  g_autoptr (WayCommand) command = NULL;

  if (before != NULL)
    {
      g_autoptr (WayFilter) kept = way_filter_new_for_view (before);

      if (way_filter_equal (kept, filter))
        return NULL;
      command = way_command_new_group (_ ("Change View"));
      if (!write_filter (before, command, filter, error))
        return NULL;
    }
  else
    {
      g_autofree char *id = way_map_new_id (map);
      g_autoptr (WayItem) view = way_item_new (WAY_KIND_VIEW, id);

      if (!way_item_set (view, "name", stripped, error) || !write_filter (view, NULL, filter, error))
        return NULL;
      command = way_command_new_insert (way_map_get_root (map), WAY_MAP_VIEWS, -1, view);
      way_command_set_label (command, _ ("Save View"));
    }

  return g_steal_pointer (&command);
}

/**
 * way_views_new_rename:
 * @map: the map
 * @view: a saved view
 * @name: its new name
 * @error: where to put why it cannot be called so
 *
 * Returns: (transfer full) (nullable): the command; NULL without an error when nothing changes
 */
WayCommand *
way_views_new_rename (WayMap     *map,
                      WayItem    *view,
                      const char *name,
                      GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  WayItem         *other = find_by_name (map, stripped);
  WayCommand      *command;

  if (other != NULL && other != view)
    {
      g_set_error (error, WAY_COMMAND_ERROR, WAY_COMMAND_ERROR_PLACE, _ ("Another view is called “%s”. Choose another name."), stripped);
      return NULL;
    }
  if (other == view)
    return NULL;
  command = way_command_new_set (view, "name", stripped, error);
  if (command != NULL)
    way_command_set_label (command, _ ("Rename View"));

  return command;
}

/**
 * way_views_new_delete:
 * @map: the map
 * @view: a saved view on it
 *
 * Returns: (transfer full): the command
 */
WayCommand *
way_views_new_delete (WayMap  *map,
                      WayItem *view)
{
  WayCommand *command = way_command_new_remove (map, view);

  way_command_set_label (command, _ ("Delete View"));

  return command;
}
