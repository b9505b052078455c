/* links-remove.c - links that go: from the map, or from the record only */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/records/links.h"

/* A link that goes, and what is done before. */
typedef struct
{
  WayItem    *link;
  WayCommand *group;
} Removal;

static void
refuse_ambiguous (GPtrArray  *found,
                  const char *name,
                  GError    **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint i;

  for (i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", way_item_get_id (g_ptr_array_index (found, i)));
  g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS,
               _ ("“%s” is on the map more than once. Use one of these ids: %s"), name, ids->str);
}

static void
keep_title (WayItem *item,
            gpointer data)
{
  Removal *self = data;

  if (way_item_get_kind (item) == WAY_KIND_JOB_CARD && way_item_get (item, "title") == NULL &&
      way_item_refers_to (item, "job", way_item_get_id (self->link)))
    way_command_group_add (self->group, way_command_new_set (item, "title", way_item_get_name (self->link), NULL));
}

/* A card whose job goes still says what was said. */
static WayCommand *
new_removal (WayMap  *map,
             WayItem *link)
{
  g_autoptr (WayCommand) group = way_command_new_group (NULL);
  Removal self = { link, group };

  if (way_item_get_kind (link) == WAY_KIND_JOB_LINK)
    way_item_foreach (way_map_get_root (map), keep_title, &self);
  way_command_group_add (group, way_command_new_remove (map, link));

  return g_steal_pointer (&group);
}

/**
 * way_links_remove_command:
 * @map: a map
 * @kind: account, persona or job
 * @name_or_id: the name of a linked record, its id, or its id on the map
 * @error: where to put why there is none; an ambiguous name lists the ids
 *
 * Makes a command that takes a record off a map, with what cannot be without
 * it. Needs no records: the map knows what stands on it.
 *
 * Returns: (transfer full) (nullable): the command
 */
WayCommand *
way_links_remove_command (WayMap     *map,
                          WayKind     kind,
                          const char *name_or_id,
                          GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *folded = way_fold_text (name_or_id);
  WayCommand      *command;
  g_autofree char *label = NULL;
  WayKind          link_kind;
  int              i;

  g_return_val_if_fail (WAY_IS_MAP (map), NULL);
  g_return_val_if_fail (way_links_get_link_kind (kind, &link_kind), NULL);

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem         *link = way_map_get (map, WAY_MAP_RECORDS, i);
      g_autofree char *name = NULL;

      if (way_item_get_kind (link) != link_kind)
        continue;
      name = way_fold_text (way_item_get_name (link));
      if (strcmp (way_item_get_id (link), name_or_id) == 0 ||
          g_strcmp0 (way_item_get (link, "record"), name_or_id) == 0)
        {
          g_ptr_array_set_size (found, 0);
          g_ptr_array_add (found, link);
          break;
        }
      if (strcmp (name, folded) == 0)
        g_ptr_array_add (found, link);
    }

  if (found->len > 1)
    {
      refuse_ambiguous (found, name_or_id, error);
      return NULL;
    }
  if (found->len == 0)
    {
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND,
                   /* TRANSLATORS: a kind of record, and a name or id */
                   _ ("There is no %s “%s” on the map."), _ (way_kind_get_info (kind)->label), name_or_id);
      return NULL;
    }

  command = new_removal (map, g_ptr_array_index (found, 0));
  /* TRANSLATORS: a step of undo; %s is Persona, Account or Job */
  label = g_strdup_printf (_ ("Remove %s from the Map"), _ (way_kind_get_info (kind)->label));
  way_command_set_label (command, label);

  return command;
}

/**
 * way_links_unlink_command:
 * @link: a persona, an account or a job on a map
 * @error: where to put why not
 *
 * Makes a command after which it stands for no record: it stays on the map as it is there, and so does what refers
 * to it.
 *
 * Returns: (transfer full) (nullable): the command
 */
WayCommand *
way_links_unlink_command (WayItem *link,
                          GError **error)
{
  WayCommand      *command = way_command_new_group (NULL);
  WayCommand      *set = way_command_new_set (link, "record", NULL, error);
  g_autofree char *label = NULL;

  if (set == NULL)
    {
      way_command_unref (command);
      return NULL;
    }
  way_command_group_add (command, set);
  if (way_item_get (link, "kept") != NULL)
    way_command_group_add (command, way_command_new_set (link, "kept", NULL, NULL));
  /* TRANSLATORS: a step of undo; %s is Persona, Account or Job */
  label = g_strdup_printf (_ ("Unlink %s"), _ (way_item_get_info (link)->label));
  way_command_set_label (command, label);

  return command;
}
