/* linking.c - records put on a map, as one step of undo */
#include "config.h"

#include "widgets/inspector/linking.h"

#include <glib/gi18n.h>

#include "journeys/commands/bulk-edits.h"
#include "journeys/records/desk.h"
#include "journeys/records/links.h"

/* When all name it already there is nothing to do. */
static gboolean
refer_to (WayHistory     *history,
          GPtrArray      *about,
          const WayField *field,
          const char     *id,
          GError        **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (WayCommand) command = way_bulk_edits_add (about, field->name, id, &refused);

  if (refused != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }

  return command == NULL || way_history_perform (history, command, error);
}

/* Does @link, and makes the field name what it brings. */
static gboolean
perform (WayHistory     *history,
         WayCommand     *link,
         const char     *id,
         GPtrArray      *about,
         const WayField *field,
         GError        **error)
{
  g_autoptr (WayCommand) group = NULL;
  WayCommand *refer;

  if (about == NULL)
    return way_history_perform (history, link, error);
  refer = way_bulk_edits_add (about, field->name, id, error);
  if (refer == NULL)
    return FALSE;
  group = way_command_new_group (way_command_get_label (link));
  way_command_group_add (group, way_command_ref (link));
  way_command_group_add (group, refer);

  return way_history_perform (history, group, error);
}

/* On the desk records refer to records, without a link between them. */
static gboolean
create_on_desk (WayHistory     *history,
                WayKind         kind,
                const char     *name,
                GPtrArray      *about,
                const WayField *field,
                GError        **error)
{
  WayMap *map = way_history_get_map (history);
  g_autoptr (WayItem) record = way_records_new_record (kind);
  g_autoptr (WayCommand) insert = NULL;
  int slot;

  if (!way_desk_get_slot (kind, &slot) || !way_item_set (record, way_kind_get_name_field (kind), name, error))
    return FALSE;
  insert = way_command_new_insert (way_map_get_root (map), slot, -1, record);

  return perform (history, insert, way_item_get_id (record), about, field, error);
}

/**
 * way_linking_link:
 * @history: the history of the map
 * @records: the records
 * @link_kind: the kind of link; on the desk, of the record
 * @record_id: the id of a record
 * @about: (nullable) (element-type WayItem): items of the map that shall name the link
 * @field: (nullable): the field of theirs that names it
 * @error: where to put why not
 *
 * Puts a record on the map, or on the desk, and in the same step names it somewhere.
 *
 * Returns: whether it was done; if not, the map is as it was
 */
gboolean
way_linking_link (WayHistory     *history,
                  WayRecords     *records,
                  WayKind         link_kind,
                  const char     *record_id,
                  GPtrArray      *about,
                  const WayField *field,
                  GError        **error)
{
  WayMap  *map = way_history_get_map (history);
  WayDesk *desk = way_desk_find (map);
  g_autoptr (WayCommand) link = NULL;
  g_autoptr (WayMap) trial = NULL;
  g_autofree char *id = NULL;
  WayItem         *item;
  WayKind          kind;

  if (desk != NULL)
    return way_desk_load (desk, link_kind, record_id, error) != NULL &&
           (about == NULL || refer_to (history, about, field, record_id, error));
  g_return_val_if_fail (way_links_get_record_kind (link_kind, &kind), FALSE);

  item = way_links_find (map, kind, record_id);
  if (item != NULL)
    return about == NULL || refer_to (history, about, field, way_item_get_id (item), error);

  link = way_records_link_command (records, map, kind, record_id, error);
  if (link == NULL)
    return FALSE;
  if (about == NULL)
    return way_history_perform (history, link, error);

  /* Which id the link will have is known once it was done; so it is done to a copy first. */
  trial = way_map_copy (map);
  if (!way_command_apply (link, trial, error))
    return FALSE;
  id = g_strdup (way_item_get_id (way_links_find (trial, kind, record_id)));
  /* What the command inserts can stand on one map only. */
  if (!way_command_revert (link, trial, error))
    return FALSE;

  return perform (history, link, id, about, field, error);
}

/**
 * way_linking_create:
 * @history: the history of the map
 * @records: (nullable): the records; without them the map alone knows the new one
 * @link_kind: the kind of link; on the desk, of the record
 * @name: what the record is called
 * @about: (nullable) (element-type WayItem): items of the map that shall name the link
 * @field: (nullable): the field of theirs that names it
 * @error: where to put why not
 *
 * Makes a record with nothing but a name and puts it on the map, or on the desk.
 *
 * Returns: whether it was done; if not, the map is as it was
 */
gboolean
way_linking_create (WayHistory     *history,
                    WayRecords     *records,
                    WayKind         link_kind,
                    const char     *name,
                    GPtrArray      *about,
                    const WayField *field,
                    GError        **error)
{
  WayMap          *map = way_history_get_map (history);
  const char      *name_field = way_kind_get_name_field (link_kind);
  g_autofree char *id = NULL;
  g_autoptr (WayItem) item = NULL;
  g_autoptr (WayCommand) insert = NULL;
  WayKind kind;

  if (way_desk_find (map) != NULL)
    return create_on_desk (history, link_kind, name, about, field, error);
  if (records != NULL && !way_records_is_read_only (records) && way_links_get_record_kind (link_kind, &kind))
    {
      g_autoptr (WayItem) record = way_records_new_record (kind);

      if (!way_item_set (record, name_field, name, error) || !way_records_add (records, record, error))
        return FALSE;
      return way_linking_link (history, records, link_kind, way_item_get_id (record), about, field, error);
    }

  id = way_map_new_id (map);
  item = way_item_new (link_kind, id);
  if (!way_item_set (item, name_field, name, error))
    return FALSE;
  insert = way_command_new_insert (way_map_get_root (map), WAY_MAP_RECORDS, -1, item);

  return perform (history, insert, id, about, field, error);
}
