/* completion-link.c - records that a line names, linked when it lands */
#include "config.h"

#include "widgets/capture/completion-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/aliases.h"
#include "journeys/records/links.h"

/* By its whole name, in an index of the records. FALSE when several have it, or the records cannot tell. */
static gboolean
look_up (WayCompletion *self,
         WayKind        kind,
         const char    *name,
         WayKind       *record_kind,
         char         **id,
         GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (WayItem) record = way_records_find (self->records, kind, name, &problem);

  if (record != NULL)
    {
      *record_kind = kind;
      *id = g_strdup (way_item_get_id (record));
      return TRUE;
    }
  if (g_error_matches (problem, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    return TRUE;
  if (g_error_matches (problem, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS))
    g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS,
                 _ ("Several records are called “%s”. Choose one in the list."), name);
  else
    g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/* One that was known: it may have gone into another since, or be deleted. */
static gboolean
take_known (WayCompletion *self,
            WayItem       *record,
            WayKind       *kind,
            char         **id,
            GError       **error)
{
  g_autoptr (GError) problem = NULL;

  *kind = way_item_get_kind (record);
  *id = way_records_resolve (self->records, *kind, way_item_get_id (record), &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static gboolean
find_record (WayCompletion *self,
             WayKindSet     link_kinds,
             const char    *name,
             gboolean       loosely,
             WayKind       *kind,
             char         **id,
             GError       **error)
{
  static const WayKind kinds[] = { WAY_KIND_PERSONA, WAY_KIND_ACCOUNT, WAY_KIND_JOB };
  g_autofree char     *folded = way_fold_name (name);
  WayItem             *record = g_hash_table_lookup (self->chosen, folded);
  gboolean             several;
  guint                i;

  if (record != NULL && !way_completion_is_asked_for (record, link_kinds))
    record = NULL;
  if (record == NULL && loosely)
    record = way_completion_find_beginning (self, link_kinds, name, &several);
  if (record == NULL && !loosely)
    record = way_completion_find_among (self->personas, link_kinds, name, TRUE);
  if (record != NULL && !take_known (self, record, kind, id, error))
    return FALSE;
  for (i = 0; !loosely && *id == NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      WayKind link_kind;

      if (way_links_get_link_kind (kinds[i], &link_kind) && (link_kinds & WAY_KIND_MASK (link_kind)) &&
          !look_up (self, kinds[i], name, kind, id, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * way_completion_link_record:
 * @map: a map
 * @group: what is to be done, and is not done yet
 * @coming: what it brings: id of a record → local id
 * @link_kinds: kinds of links
 * @name: what somebody called a record
 * @loosely: whether a beginning will do that only one has
 * @self: a completion
 * @link_kind: (out): the kind of the link
 * @id: (out): its id on the map; NULL when there is no such record
 * @error: where to put why it cannot be linked
 *
 * For [struct@Landing].
 *
 * Returns: whether nothing went wrong
 */
gboolean
way_completion_link_record (WayMap     *map,
                            WayCommand *group,
                            GHashTable *coming,
                            WayKindSet  link_kinds,
                            const char *name,
                            gboolean    loosely,
                            gpointer    self,
                            WayKind    *link_kind,
                            char      **id,
                            GError    **error)
{
  WayCompletion   *completion = self;
  g_autofree char *record = NULL;
  WayKind          kind;

  if (completion->records == NULL)
    return TRUE;
  if (!find_record (completion, link_kinds, name, loosely, &kind, &record, error))
    return FALSE;
  if (record == NULL)
    return TRUE;
  *id = way_links_add_record (completion->records, map, group, coming, kind, record, error);

  return *id != NULL && way_links_get_link_kind (kind, link_kind);
}

/* A record of that name is known from now on. FALSE when the records cannot tell. */
static gboolean
meet_called (WayCompletion *self,
             WayKind        kind,
             const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WayItem) record = way_records_find (self->records, kind, name, &error);
  g_autoptr (GPtrArray) found = NULL;

  if (g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_NOT_FOUND))
    return TRUE;
  if (record != NULL)
    {
      found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
      g_ptr_array_add (found, g_steal_pointer (&record));
    }
  else if (g_error_matches (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_AMBIGUOUS))
    found = way_records_list (self->records, kind, name, 0, MOST_FOUND, NULL);
  if (found != NULL)
    way_completion_meet (self, found);

  return found != NULL;
}

/**
 * way_completion_look_up:
 * @self: a completion
 * @text: what is typed
 *
 * Asks the records for whole names behind its marks, in an index; who types fast has not seen their answers.
 */
void
way_completion_look_up (WayCompletion *self,
                        const char    *text)
{
  g_autoptr (WayCaptured) captured = way_captured_parse (text);
  gboolean told = self->records != NULL;
  guint    i, j;

  for (i = 0; told && i < captured->marks->len; i++)
    {
      const WayMark *mark = &g_array_index (captured->marks, WayMark, i);
      g_autoptr (GPtrArray) names = mark->type == WAY_MARK_WHO || mark->type == WAY_MARK_JOB ? way_captured_list_names (text, mark) : NULL;

      for (j = 1; told && names != NULL && j < names->len; j++)
        told = meet_called (self, mark->type == WAY_MARK_JOB ? WAY_KIND_JOB : WAY_KIND_ACCOUNT, g_ptr_array_index (names, j));
    }
}
