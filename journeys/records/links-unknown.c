/* links-unknown.c - what stands on a map and is not among the records */
#include "config.h"

#include "journeys/records/links-unknown.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "journeys/records/duplicates.h"
#include "journeys/records/links-private.h"

typedef struct
{
  WayMap     *map;
  WayRecords *records;
  WayCommand *group;
  GHashTable *ids;  /* id of a link on the map → id of its record, for those that the records have */
  GPtrArray  *made; /* of WayItem, or NULL */
} TakingOver;

/**
 * way_unknown_link_free:
 * @self: (transfer full): what was listed of a link
 *
 * Frees it.
 */
void
way_unknown_link_free (WayUnknownLink *self)
{
  g_free (self->link_id);
  g_free (self->name);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self);
}

/* The record that a link means, if the records have it. */
static char *
dup_known (WayRecords *records,
           WayItem    *link,
           WayKind    *kind,
           GError    **problem)
{
  way_links_get_record_kind (way_item_get_kind (link), kind);

  return way_links_dup_record (records, link, problem);
}

/**
 * way_links_list_unknown:
 * @map: a map
 * @records: the records
 * @error: where to put why it failed
 *
 * Lists what stands on a map and is not among the records, each with the records that have its
 * name. The map is not changed, and may be a copy that another thread looks at.
 *
 * Returns: (transfer full) (nullable) (element-type WayUnknownLink): in the order of the map
 */
GPtrArray *
way_links_list_unknown (WayMap     *map,
                        WayRecords *records,
                        GError    **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_unknown_link_free);
  int i;

  g_return_val_if_fail (WAY_IS_MAP (map), NULL);
  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);
      WayKind  kind;
      g_autoptr (GError) problem = NULL;
      g_autofree char *known = dup_known (records, link, &kind, &problem);
      g_autoptr (WayUnknownLink) unknown = NULL;

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (known != NULL)
        continue;
      unknown = g_new0 (WayUnknownLink, 1);
      unknown->link_id = g_strdup (way_item_get_id (link));
      unknown->kind = kind;
      unknown->local = way_item_get (link, "record") == NULL;
      unknown->name = g_strdup (way_item_get_name (link));
      unknown->candidates = way_records_list_alike (records, kind, unknown->name, error);
      if (unknown->candidates == NULL)
        return NULL;
      g_ptr_array_add (found, g_steal_pointer (&unknown));
    }

  return g_steal_pointer (&found);
}

static char *
translate_links (TakingOver *self,
                 const char *ids)
{
  g_auto (GStrv) links = g_strsplit (ids, " ", -1);
  g_autoptr (GString) records = g_string_new (NULL);
  int i;

  for (i = 0; links[i] != NULL; i++)
    {
      const char *id = g_hash_table_lookup (self->ids, links[i]);

      if (id != NULL)
        way_join_append (records, " ", id);
    }

  return records->len > 0 ? g_string_free (g_steal_pointer (&records), FALSE) : NULL;
}

static void
copy_values (TakingOver *self,
             WayItem    *from,
             WayItem    *to)
{
  const WayKindInfo *info = way_item_get_info (to);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField  *field = &info->fields[i];
      const char      *value = way_kind_get_field (way_item_get_kind (from), field->name) != NULL
                                 ? way_item_get (from, field->name)
                                 : NULL;
      g_autofree char *translated = value != NULL && field->targets != 0 ? translate_links (self, value) : NULL;

      way_item_set (to, field->name, field->targets != 0 ? translated : value, NULL);
    }
}

static void
copy_scores (TakingOver *self,
             WayItem    *link,
             WayItem    *record)
{
  int i;

  for (i = 0; i < way_item_n_children (link, WAY_JOB_SCORES); i++)
    {
      WayItem         *source = way_item_get_child (link, WAY_JOB_SCORES, i);
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, id);

      copy_values (self, source, score);
      /* The score of one persona must not become the score of all. */
      if (way_item_get (source, "persona") == NULL || way_item_get (score, "persona") != NULL)
        way_item_append_child (record, WAY_JOB_SCORES, score);
    }
}

static gboolean
take_over (TakingOver *self,
           WayItem    *link,
           WayKind     kind,
           GError    **error)
{
  const char      *old = way_item_get (link, "record");
  g_autofree char *uuid = old != NULL && g_uuid_string_is_valid (old) ? g_strdup (old) : g_uuid_string_random ();
  g_autoptr (WayItem) record = way_item_new (kind, uuid);
  WayCommand *command;

  copy_values (self, link, record);
  if (kind == WAY_KIND_JOB)
    copy_scores (self, link, record);
  if (*way_item_get_name (record) == '\0')
    way_item_set (record, kind == WAY_KIND_JOB ? "statement" : "name", _ (way_kind_get_info (kind)->label), NULL);
  if (!way_records_add (self->records, record, error))
    return FALSE;
  if (self->made != NULL)
    g_ptr_array_add (self->made, way_item_ref (record));
  g_hash_table_insert (self->ids, g_strdup (way_item_get_id (link)), g_strdup (uuid));
  if (g_strcmp0 (old, uuid) == 0)
    return TRUE;
  command = way_command_new_set (link, "record", uuid, error);
  if (command == NULL)
    return FALSE;
  way_command_group_add (self->group, command);

  return TRUE;
}

static gboolean
is_asked_for (WayItem           *link,
              const char *const *link_ids)
{
  return link_ids == NULL || g_strv_contains (link_ids, way_item_get_id (link));
}

/* Whether a job that is taken over was scored for the persona. */
static gboolean
is_scored_for (WayMap            *map,
               WayItem           *persona,
               const char *const *link_ids)
{
  int i, j;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *job = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (job) != WAY_KIND_JOB_LINK || !is_asked_for (job, link_ids))
        continue;
      for (j = 0; j < way_item_n_children (job, WAY_JOB_SCORES); j++)
        if (way_item_refers_to (way_item_get_child (job, WAY_JOB_SCORES, j), "persona", way_item_get_id (persona)))
          return TRUE;
    }

  return FALSE;
}

static gboolean
take_over_kind (TakingOver        *self,
                WayKind            kind,
                const char *const *link_ids,
                GError           **error)
{
  int i;

  for (i = 0; i < way_map_n (self->map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (self->map, WAY_MAP_RECORDS, i);
      WayKind  its_kind;
      g_autoptr (GError) problem = NULL;
      g_autofree char *known = dup_known (self->records, link, &its_kind, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (its_kind != kind)
        continue;
      if (known != NULL)
        g_hash_table_insert (self->ids, g_strdup (way_item_get_id (link)), g_steal_pointer (&known));
      else if ((is_asked_for (link, link_ids) ||
                (kind == WAY_KIND_PERSONA && is_scored_for (self->map, link, link_ids))) &&
               !take_over (self, link, kind, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_links_take_over:
 * @map: a map
 * @records: the records
 * @link_ids: (nullable) (array zero-terminated=1): ids of links on the map; NULL for all that are unknown
 * @made: (nullable) (element-type WayItem): where to add the records that were made
 * @error: where to put why it failed; nothing was added then
 *
 * Adds records made from what the map shows of them, in one transaction, under the ids that the map
 * has. A job brings its scores, and the personas it was scored for. What was made on this map only
 * gets an id, which the command puts on the map.
 *
 * Returns: (transfer full) (nullable): the command that remains to be done; an empty group when there is nothing
 */
WayCommand *
way_links_take_over (WayMap            *map,
                     WayRecords        *records,
                     const char *const *link_ids,
                     GPtrArray         *made,
                     GError           **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Take Over into Records"));
  TakingOver self = { map, records, group, ids, made };
  gboolean   done;

  g_return_val_if_fail (WAY_IS_MAP (map), NULL);
  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  if (!way_records_begin (records, error))
    return NULL;
  done = take_over_kind (&self, WAY_KIND_PERSONA, link_ids, error) &&
         take_over_kind (&self, WAY_KIND_ACCOUNT, link_ids, error) &&
         take_over_kind (&self, WAY_KIND_JOB, link_ids, error);
  if (!way_records_end (records, done, done ? error : NULL))
    return NULL;

  return g_steal_pointer (&group);
}

/**
 * way_links_match_command:
 * @map: a map
 * @records: the records
 * @link_id: the id of a link on the map
 * @record_id: the record that it stands for, of the same kind
 * @error: where to put why it cannot
 *
 * Makes a command after which a link stands for a record that is there, and shows what that
 * says. When the map has a link to it already, the two become one.
 *
 * Returns: (transfer full) (nullable): the command
 */
WayCommand *
way_links_match_command (WayMap     *map,
                         WayRecords *records,
                         const char *link_id,
                         const char *record_id,
                         GError    **error)
{
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) problem = NULL;
  WayLinking linking = { .records = records, .map = map, .coming = coming, .problem = &problem };
  WayItem   *link, *other;
  WayKind    kind;

  g_return_val_if_fail (WAY_IS_MAP (map), NULL);
  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  link = way_map_find (map, link_id);
  if (link == NULL || !way_links_get_record_kind (way_item_get_kind (link), &kind))
    {
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND,
                           _ ("What was to be matched is not on the map any more."));
      return NULL;
    }
  record = way_records_get (records, kind, record_id, error);
  if (record == NULL)
    return NULL;
  /* TRANSLATORS: %s is a kind of record, for example Persona */
  label = g_strdup_printf (_ ("Match %s"), _ (way_kind_get_info (kind)->label));
  group = way_command_new_group (label);
  linking.group = group;
  other = way_linking_find (&linking, kind, record_id);
  if (other != NULL && other != link
        ? !way_linking_unite (&linking, link, other, error)
        : !way_linking_refresh (&linking, record, link, error))
    return NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return g_steal_pointer (&group);
}

/* Matches one link after what @group does, and adds that to it. */
static gboolean
add_match (WayMap     *map,
           WayRecords *records,
           WayCommand *group,
           const char *link_id,
           const char *record_id,
           GError    **error)
{
  g_autoptr (WayMap) copy = way_map_copy (map);
  WayCommand *match;

  if (!way_command_apply (group, copy, error))
    return FALSE;
  match = way_links_match_command (copy, records, link_id, record_id, error);
  way_command_revert (group, copy, NULL);
  if (match == NULL)
    return FALSE;
  way_command_group_add (group, match);

  return TRUE;
}

/**
 * way_links_settle:
 * @map: a map
 * @records: the records
 * @choices: id of a link on the map → id of the record that it is, or "" to take it over
 * @made: (nullable) (element-type WayItem): where to add the records that were made
 * @error: where to put why it failed; nothing was added then
 *
 * Takes over what is new, in one transaction, and makes one command that does the rest: ids for what was made on
 * this map only, and links that stand for records that were there.
 *
 * Returns: (transfer full) (nullable): the command; an empty group when there is nothing left to do
 */
WayCommand *
way_links_settle (WayMap     *map,
                  WayRecords *records,
                  GHashTable *choices,
                  GPtrArray  *made,
                  GError    **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (WayCommand) group = NULL;
  GHashTableIter iter;
  gpointer       link_id, record_id;
  gboolean       done = TRUE;
  int            i;

  g_return_val_if_fail (WAY_IS_MAP (map), NULL);
  g_return_val_if_fail (WAY_IS_RECORDS (records), NULL);

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &link_id, &record_id))
    if (*(const char *)record_id == '\0')
      g_ptr_array_add (taken, link_id);
  if (taken->len > 0)
    {
      g_ptr_array_add (taken, NULL);
      if (!way_records_begin (records, error))
        return NULL;
      group = way_links_take_over (map, records, (const char *const *)taken->pdata, made, error);
    }
  else
    group = way_command_new_group (NULL);

  /* In the order of the map, so that the same choices always come to the same. */
  for (i = 0; group != NULL && done && i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      const char *id = way_item_get_id (way_map_get (map, WAY_MAP_RECORDS, i));
      const char *record = g_hash_table_lookup (choices, id);

      if (record != NULL && *record != '\0')
        done = add_match (map, records, group, id, record, error);
    }
  done = done && group != NULL;
  if (taken->len > 0 && !way_records_end (records, done, done ? error : NULL))
    return NULL;
  if (!done)
    return NULL;
  way_command_set_label (group, taken->len > 0 ? _ ("Take Over into Records") : _ ("Match Records"));

  return g_steal_pointer (&group);
}
