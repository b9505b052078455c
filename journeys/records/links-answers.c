/* links-answers.c - what a map says of a record, written into the record */
#include "config.h"

#include <glib/gi18n.h>

#include "journeys/model/join.h"
#include "journeys/records/aliases.h"
#include "journeys/records/links-private.h"
#include "journeys/records/links-stale.h"

/**
 * way_link_answer_new:
 * @link_id: the id of a link on a map
 * @field: (nullable): a field of it; NULL: the scores of a job
 * @type: what to do about it
 *
 * Returns: (transfer full): the answer
 */
WayLinkAnswer *
way_link_answer_new (const char       *link_id,
                     const WayField   *field,
                     WayLinkAnswerType type)
{
  WayLinkAnswer *self = g_new0 (WayLinkAnswer, 1);

  self->link_id = g_strdup (link_id);
  self->field = field;
  self->type = type;

  return self;
}

/**
 * way_link_answer_free:
 * @self: (transfer full): an answer
 */
void
way_link_answer_free (WayLinkAnswer *self)
{
  g_free (self->link_id);
  g_free (self);
}

/* Whether all of these stand for records that are there, so that a record can refer to them. */
gboolean
way_linking_have_records (WayLinking *linking,
                          const char *link_ids)
{
  g_auto (GStrv) ids = g_strsplit (link_ids != NULL ? link_ids : "", " ", -1);
  int i;

  for (i = 0; ids[i] != NULL; i++)
    {
      WayItem         *link = way_map_find (linking->map, ids[i]);
      g_autofree char *record = link != NULL ? way_links_dup_record (linking->records, link, way_linking_get_problem (linking)) : NULL;

      if (record == NULL)
        return FALSE;
    }

  return TRUE;
}

/* The record that a link stands for. Better nothing is written than something without it: the score of one persona
 * must not become the score of all. */
static char *
dup_record (WayMap     *map,
            WayRecords *records,
            const char *link_id,
            GError    **error)
{
  WayItem *link = way_map_find (map, link_id);
  g_autoptr (GError) problem = NULL;
  char *id = link != NULL ? way_links_dup_record (records, link, &problem) : NULL;

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (id == NULL)
    g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND,
                 _ ("“%s” is not among the records. Take it over first."),
                 link != NULL ? way_item_get_shown_name (link) : link_id);

  return id;
}

/* A value of the map, as a record has it. What it refers to comes onto the desk. */
static gboolean
find_value (WayMap         *map,
            WayDesk        *desk,
            const WayField *field,
            const char     *shown,
            char          **value,
            GError        **error)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) records = g_string_new (NULL);
  int i;

  *value = NULL;
  if (shown == NULL || field->targets == 0)
    {
      *value = g_strdup (shown);
      return TRUE;
    }
  ids = g_strsplit (shown, " ", -1);
  for (i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *id = dup_record (map, way_desk_get_records (desk), ids[i], error);

      if (id == NULL || way_desk_load (desk, WAY_KIND_PERSONA, id, error) == NULL)
        return FALSE;
      way_join_append (records, " ", id);
    }
  *value = g_string_free (g_steal_pointer (&records), FALSE);

  return TRUE;
}

static gboolean
put_scores (WayMap     *map,
            WayItem    *link,
            WayDesk    *desk,
            WayItem    *record,
            WayCommand *group,
            GError    **error)
{
  int i, j;

  for (i = 0; i < way_item_n_children (record, WAY_JOB_SCORES); i++)
    way_command_group_add (group, way_command_new_remove (way_desk_get_map (desk), way_item_get_child (record, WAY_JOB_SCORES, i)));
  for (i = 0; i < way_item_n_children (link, WAY_JOB_SCORES); i++)
    {
      WayItem         *shown = way_item_get_child (link, WAY_JOB_SCORES, i);
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (WayItem) score = way_item_new (WAY_KIND_JOB_SCORE, id);
      const WayKindInfo *info = way_item_get_info (score);

      for (j = 0; j < info->n_fields; j++)
        {
          g_autofree char *value = NULL;

          if (!find_value (map, desk, &info->fields[j], way_item_get_at (shown, j), &value, error))
            return FALSE;
          way_item_set (score, info->fields[j].name, value, NULL);
        }
      way_command_group_add (group, way_command_new_insert (record, WAY_JOB_SCORES, -1, score));
    }

  return TRUE;
}

static gboolean
put (WayMap        *map,
     WayDesk       *desk,
     WayLinkAnswer *answer,
     WayCommand    *group,
     GError       **error)
{
  WayItem         *link = way_map_find (map, answer->link_id);
  g_autofree char *value = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) problem = NULL;
  WayItem    *record;
  WayCommand *set;
  WayKind     kind;

  if (link == NULL || !way_links_get_record_kind (way_item_get_kind (link), &kind))
    return TRUE;
  id = way_links_dup_record (way_desk_get_records (desk), link, &problem);
  record = problem == NULL ? way_desk_load (desk, kind, id != NULL ? id : way_item_get_text (link, "record"), &problem) : NULL;
  if (record == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (answer->field == NULL)
    return put_scores (map, link, desk, record, group, error);
  if (!find_value (map, desk, answer->field, way_item_get (link, answer->field->name), &value, error))
    return FALSE;
  set = way_command_new_set (record, answer->field->name, value, error);
  if (set != NULL)
    way_command_group_add (group, set);

  return set != NULL;
}

/**
 * way_links_put:
 * @map: a map
 * @desk: where records are edited
 * @answers: (element-type WayLinkAnswer): what to do about differences, of which those are looked at that write
 *   what the map says into the records
 * @error: where to put why it failed; nothing is written then
 *
 * Does that as one step of the desk, which can be undone there.
 *
 * Returns: whether it is done
 */
gboolean
way_links_put (WayMap    *map,
               WayDesk   *desk,
               GPtrArray *answers,
               GError   **error)
{
  g_autoptr (WayCommand) group = way_command_new_group (_ ("Write into the Record"));
  guint i;

  for (i = 0; i < answers->len; i++)
    {
      WayLinkAnswer *answer = g_ptr_array_index (answers, i);

      if (answer->type == WAY_LINK_PUT && !put (map, desk, answer, group, error))
        return FALSE;
    }

  return way_command_group_get_size (group) == 0 || way_desk_perform (desk, group, error);
}
