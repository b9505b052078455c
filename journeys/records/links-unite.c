/* links-unite.c - two links on a map, or two records, that turn out to be one */
#include "config.h"

#include <string.h>

#include "journeys/model/join.h"
#include "journeys/records/links-private.h"

typedef struct
{
  WayCommand *sets;
  GPtrArray  *removed; /* of WayItem, borrowed */
  const char *from;
  const char *to;
} Uniting;

/* Whether the item beside another says the same for the link that stays: the feeling of one
 * persona in a step, the score of a job for one persona. There is only one of each. */
static gboolean
has_twin (WayItem    *item,
          int         field,
          const char *to)
{
  WayItem *parent = way_item_get_parent (item);
  int      i;

  for (i = 0; i < way_item_n_children (parent, way_item_get_slot (item)); i++)
    {
      WayItem *other = way_item_get_child (parent, way_item_get_slot (item), i);

      if (way_item_get_kind (other) == way_item_get_kind (item) && g_strcmp0 (way_item_get_at (other, field), to) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
exchange (const char *ids,
          const char *from,
          const char *to)
{
  g_auto (GStrv) parts = g_strsplit (ids, " ", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean has = FALSE;
  int      i;

  for (i = 0; parts[i] != NULL; i++)
    {
      const char *id = strcmp (parts[i], from) == 0 ? to : parts[i];
      gboolean    is_it = strcmp (id, to) == 0;

      if (is_it && has)
        continue;
      has |= is_it;
      way_join_append (joined, " ", id);
    }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
exchange_references (WayItem *item,
                     gpointer data)
{
  Uniting           *self = data;
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField  *field = &info->fields[i];
      g_autofree char *value = NULL;

      if (field->targets == 0 || !way_item_refers_to (item, field->name, self->from))
        continue;
      if ((way_item_get_kind (item) == WAY_KIND_EMOTION || way_item_get_kind (item) == WAY_KIND_JOB_SCORE) &&
          has_twin (item, i, self->to))
        {
          g_ptr_array_add (self->removed, item);
          return;
        }
      value = exchange (way_item_get_at (item, i), self->from, self->to);
      way_command_group_add (self->sets, way_command_new_set (item, field->name, value, NULL));
    }
}

/**
 * way_unite_add:
 * @map: a map, or the records on a desk
 * @group: what is to be done before
 * @item: an item on the map
 * @into: another one, that stays
 * @error: where to put why it cannot be done
 *
 * Adds commands after which everything on the map that refers to @item refers to @into, and
 * @item is gone. Where both say something of which there can be one only, what @into says stays.
 *
 * Returns: whether they are added; if not, @group is as it was
 */
gboolean
way_unite_add (WayMap     *map,
               WayCommand *group,
               WayItem    *item,
               WayItem    *into,
               GError    **error)
{
  g_autoptr (WayMap) copy = way_map_copy (map);
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (WayCommand) sets = way_command_new_group (NULL);
  Uniting     uniting = { sets, removed, way_item_get_id (item), way_item_get_id (into) };
  WayCommand *removal;

  /* On a copy that has what comes before: the last command depends on the first ones. */
  if (!way_command_apply (group, copy, error))
    return FALSE;
  way_item_foreach (way_map_get_root (copy), exchange_references, &uniting);
  if (!way_command_apply (sets, copy, error))
    {
      way_command_revert (group, copy, NULL);
      return FALSE;
    }
  g_ptr_array_add (removed, way_map_find (copy, uniting.from));
  removal = way_command_new_remove_many (copy, removed);
  way_command_revert (sets, copy, NULL);
  way_command_revert (group, copy, NULL);
  way_command_group_add (group, way_command_ref (sets));
  way_command_group_add (group, removal);

  return TRUE;
}

/* The same for two links that a command under way is about. */
gboolean
way_linking_unite (WayLinking *self,
                   WayItem    *link,
                   WayItem    *into,
                   GError    **error)
{
  return way_unite_add (self->map, self->group, link, into, error);
}
