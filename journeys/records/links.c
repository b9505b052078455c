/* links.c - records on maps */
#include "config.h"

#include "journeys/records/links-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/records/aliases.h"

static const WayKind kinds[][2] = {
  { WAY_KIND_PERSONA, WAY_KIND_PERSONA_LINK },
  { WAY_KIND_ACCOUNT, WAY_KIND_ACCOUNT_LINK },
  { WAY_KIND_JOB, WAY_KIND_JOB_LINK },
};

/**
 * way_links_get_link_kind:
 * @kind: a kind of record
 * @link_kind: (out): the kind of its links on a map
 *
 * Returns: whether such records stand on maps; contacts do not
 */
gboolean
way_links_get_link_kind (WayKind  kind,
                         WayKind *link_kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i][0] == kind)
      {
        *link_kind = kinds[i][1];
        return TRUE;
      }

  return FALSE;
}

/**
 * way_links_get_record_kind:
 * @link_kind: a kind of item
 * @kind: (out): the kind of record that such links stand for
 *
 * Returns: whether such items are links to records
 */
gboolean
way_links_get_record_kind (WayKind  link_kind,
                           WayKind *kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i][1] == link_kind)
      {
        *kind = kinds[i][0];
        return TRUE;
      }

  return FALSE;
}

/**
 * way_links_find:
 * @map: a map
 * @kind: a kind of record
 * @record_id: which one
 *
 * Returns: (transfer none) (nullable): the link of the record on the map
 */
WayItem *
way_links_find (WayMap     *map,
                WayKind     kind,
                const char *record_id)
{
  WayKind link_kind;
  int     i;

  if (!way_links_get_link_kind (kind, &link_kind))
    return NULL;
  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);

      if (way_item_get_kind (link) == link_kind && g_strcmp0 (way_item_get (link, "record"), record_id) == 0)
        return link;
    }

  return NULL;
}

/**
 * way_links_dup_record:
 * @records: the records
 * @link: a link on a map
 * @error: where to put why the records cannot tell
 *
 * Returns: (transfer full) (nullable): the id of the record that it stands for now, which may be the one that
 *   another was merged into; NULL without an error when the records do not have it
 */
char *
way_links_dup_record (WayRecords *records,
                      WayItem    *link,
                      GError    **error)
{
  const char *id = way_item_get (link, "record");
  WayKind     kind;

  if (id == NULL)
    return NULL;
  way_links_get_record_kind (way_item_get_kind (link), &kind);

  return way_records_resolve (records, kind, id, error);
}

static void
copy_links (WayMap *map,
            WayMap *copy,
            WayKind link_kind)
{
  int i;

  for (i = 0; i < way_map_n (map, WAY_MAP_RECORDS); i++)
    {
      WayItem *link = way_map_get (map, WAY_MAP_RECORDS, i);
      g_autoptr (WayItem) item = NULL;
      g_autoptr (WayCommand) insert = NULL;

      if (way_item_get_kind (link) != link_kind)
        continue;
      item = way_item_copy (link);
      insert = way_command_new_insert (way_map_get_root (copy), WAY_MAP_RECORDS, -1, item);
      way_command_apply (insert, copy, NULL);
    }
}

/**
 * way_links_copy:
 * @map: a map
 *
 * Copies what a map has of records and nothing else, so that another thread can look at it.
 *
 * Returns: (transfer full): a map with the links alone
 */
WayMap *
way_links_copy (WayMap *map)
{
  WayMap *copy = way_map_new ();

  /* Jobs refer to personas. */
  copy_links (map, copy, WAY_KIND_PERSONA_LINK);
  copy_links (map, copy, WAY_KIND_ACCOUNT_LINK);
  copy_links (map, copy, WAY_KIND_JOB_LINK);

  return copy;
}

/* What the map shows of a record: the fields that both know by the same name.
 * What only the link has, such as the colour, comes from the old link. */
WayItem *
way_linking_make_snapshot (WayLinking *linking,
                           WayItem    *record,
                           WayKind     link_kind,
                           WayItem    *old)
{
  g_autofree char   *new_id = old == NULL ? way_map_new_id (linking->map) : NULL;
  WayItem           *link = way_item_new (link_kind, old != NULL ? way_item_get_id (old) : new_id);
  const WayKindInfo *info = way_item_get_info (link);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField  *field = &info->fields[i];
      const WayField  *shared = way_kind_get_field (way_item_get_kind (record), field->name);
      g_autofree char *personas = NULL;
      const char      *value;

      if (strcmp (field->name, "record") == 0)
        value = way_item_get_id (record);
      else if (shared == NULL)
        value = old != NULL ? way_item_get_at (old, i) : NULL;
      else
        value = way_item_get (record, field->name);
      if (value != NULL && field->type == WAY_FIELD_REFERENCES)
        value = personas = way_linking_translate_personas (linking, value);
      way_item_set (link, field->name, value, NULL);
    }

  return link;
}

/* The scores of a job, as children of a link; those of a persona point to its
 * link on the map, or, where it has none, to the record: it is not a score for all. */
GPtrArray *
way_linking_make_scores (WayLinking *linking,
                         WayItem    *record)
{
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  int i;

  if (way_item_get_kind (record) != WAY_KIND_JOB)
    return g_steal_pointer (&scores);
  for (i = 0; i < way_item_n_children (record, WAY_JOB_SCORES); i++)
    {
      g_autofree char *id = way_map_new_id (linking->map);
      g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, id);
      WayItem           *source = way_item_get_child (record, WAY_JOB_SCORES, i);
      const WayKindInfo *info = way_item_get_info (score);
      int                j;

      for (j = 0; j < info->n_fields; j++)
        {
          const char *value = way_item_get_at (source, j);

          if (value != NULL && info->fields[j].type == WAY_FIELD_REFERENCE)
            {
              const char *local = way_linking_get_persona (linking, value);

              if (local != NULL)
                value = local;
            }
          way_item_set (score, info->fields[j].name, value, NULL);
        }
      g_ptr_array_add (scores, g_steal_pointer (&score));
    }

  return g_steal_pointer (&scores);
}

gboolean
way_linking_scores_equal (WayItem   *link,
                          GPtrArray *scores)
{
  guint i;
  int   j;

  if (way_item_n_children (link, WAY_JOB_SCORES) != (int)scores->len)
    return FALSE;
  for (i = 0; i < scores->len; i++)
    {
      WayItem *score = g_ptr_array_index (scores, i);
      WayItem *old = way_item_get_child (link, WAY_JOB_SCORES, i);

      for (j = 0; j < way_item_get_info (score)->n_fields; j++)
        if (g_strcmp0 (way_item_get_at (score, j), way_item_get_at (old, j)) != 0)
          return FALSE;
    }

  return TRUE;
}

static void
add_link (WayLinking *linking,
          WayItem    *record,
          WayKind     link_kind)
{
  g_autoptr (WayItem) link = way_linking_make_snapshot (linking, record, link_kind, NULL);
  g_autoptr (GPtrArray) scores = way_linking_make_scores (linking, record);
  guint i;

  for (i = 0; i < scores->len; i++)
    way_item_append_child (link, WAY_JOB_SCORES, g_ptr_array_index (scores, i));
  g_hash_table_insert (linking->coming, g_strdup (way_item_get_id (record)),
                       g_strdup (way_item_get_id (link)));
  way_command_group_add (linking->group,
                         way_command_new_insert (way_map_get_root (linking->map), WAY_MAP_RECORDS, -1, link));
}

/* A score means nothing without its persona, so the personas that a job was
 * scored for come along. */
gboolean
way_linking_add_scored_personas (WayLinking *linking,
                                 WayItem    *job,
                                 GError    **error)
{
  int i;

  if (way_item_get_kind (job) != WAY_KIND_JOB)
    return TRUE;
  for (i = 0; i < way_item_n_children (job, WAY_JOB_SCORES); i++)
    {
      const char *id = way_item_get (way_item_get_child (job, WAY_JOB_SCORES, i), "persona");
      g_autoptr (WayItem) persona = NULL;

      if (id == NULL || way_linking_get_persona (linking, id) != NULL)
        continue;
      persona = way_records_get (linking->records, WAY_KIND_PERSONA, id, error);
      if (persona == NULL)
        return FALSE;
      add_link (linking, persona, WAY_KIND_PERSONA_LINK);
    }

  return TRUE;
}

/**
 * way_records_link_command:
 * @self: the records
 * @map: a map
 * @kind: account, persona or job
 * @id: which record
 * @error: where to put why it cannot be linked
 *
 * Makes a command that puts a record on a map: its id and a snapshot of what
 * maps show of it. A job brings its scores, and the personas that they are
 * about. If the record is there already, its snapshot is refreshed; the
 * command is an empty group when there is nothing to refresh.
 *
 * Returns: (transfer full) (nullable): the command
 */
WayCommand *
way_records_link_command (WayRecords *self,
                          WayMap     *map,
                          WayKind     kind,
                          const char *id,
                          GError    **error)
{
  g_autoptr (GError) problem = NULL;
  WayLinking linking = { .records = self, .map = map, .problem = &problem };
  g_autoptr (GHashTable) coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (WayCommand) group = NULL;
  g_autoptr (WayItem) record = NULL;
  g_autofree char *label = NULL;
  WayItem         *link;
  WayKind          link_kind;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (WAY_IS_MAP (map), NULL);

  if (!way_links_get_link_kind (kind, &link_kind))
    {
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                           _ ("Only personas, accounts and jobs can be linked to a map."));
      return NULL;
    }
  record = way_records_get (self, kind, id, error);
  if (record == NULL)
    return NULL;

  link = way_linking_find (&linking, kind, id);
  /* TRANSLATORS: %s is a kind of record, for example Persona */
  label = g_strdup_printf (link != NULL ? _ ("Refresh %s") : _ ("Link %s"),
                           _ (way_kind_get_info (kind)->label));
  group = way_command_new_group (label);
  linking.coming = coming;
  linking.group = group;
  if (link == NULL)
    {
      if (!way_linking_add_scored_personas (&linking, record, error))
        return NULL;
      add_link (&linking, record, link_kind);
    }
  else if (!way_linking_refresh (&linking, record, link, error))
    return NULL;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return g_steal_pointer (&group);
}

/**
 * way_links_add_record:
 * @self: the records
 * @map: a map
 * @group: a group of commands that are not done yet
 * @coming: (element-type utf8 utf8): id of a record → local id, of what @group brings already
 * @kind: account, persona or job
 * @id: which record
 * @error: where to put why it cannot be linked
 *
 * Adds to a command that does more what puts a record on the map, as [method@Records.link_command] does. What is on
 * the map already, or comes with the group, does not come again.
 *
 * Returns: (transfer full) (nullable): the id that it has on the map
 */
char *
way_links_add_record (WayRecords *self,
                      WayMap     *map,
                      WayCommand *group,
                      GHashTable *coming,
                      WayKind     kind,
                      const char *id,
                      GError    **error)
{
  g_autoptr (GError) problem = NULL;
  WayLinking linking = { .records = self, .map = map, .group = group, .coming = coming, .problem = &problem };
  g_autoptr (WayItem) record = NULL;
  WayItem *link;
  WayKind  link_kind;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);
  g_return_val_if_fail (way_links_get_link_kind (kind, &link_kind), NULL);

  record = way_records_get (self, kind, id, error);
  if (record == NULL)
    return NULL;
  link = way_linking_find (&linking, kind, way_item_get_id (record));
  if (link == NULL && g_hash_table_lookup (coming, way_item_get_id (record)) == NULL)
    {
      if (!way_linking_add_scored_personas (&linking, record, error))
        return NULL;
      add_link (&linking, record, link_kind);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return g_strdup (link != NULL ? way_item_get_id (link) : g_hash_table_lookup (coming, way_item_get_id (record)));
}
