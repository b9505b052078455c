/* completion-records.c - what a completion knows of the records
 *
 * All personas are read when the strip opens, so that whoever is named is known at once. Accounts and jobs can be
 * very many; those that fit what is typed are looked for in another thread.
 */
#include "config.h"

#include "widgets/capture/completion-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/aliases.h"
#include "journeys/records/links.h"

#define MOST_PERSONAS 500
#define MOST_FOUND 12

static void
read_cb (WayCompletion *self,
         GPtrArray     *found,
         const char    *problem)
{
  /* Without records the map has words enough. */
  if (found == NULL)
    return;
  g_ptr_array_unref (self->personas);
  self->personas = g_ptr_array_ref (found);
  way_completion_refill (self);
}

static void
found_cb (WayCompletion *self,
          GPtrArray     *found,
          const char    *problem)
{
  if (found == NULL)
    return;
  g_ptr_array_unref (self->found);
  self->found = g_ptr_array_ref (found);
  g_free (self->answered);
  self->answered = g_strdup (self->word);
  way_completion_refill (self);
}

static WayRecordFinder *
new_finder (WayCompletion *self,
            GCallback      callback)
{
  WayRecordFinder *finder = way_record_finder_new (self->records);

  g_signal_connect_object (finder, "found", callback, self, G_CONNECT_SWAPPED);

  return finder;
}

/* Nobody is told any more. */
static void
drop (WayCompletion    *self,
      WayRecordFinder **finder)
{
  if (*finder == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*finder, self);
  way_record_finder_forget (*finder);
  g_clear_object (finder);
}

/**
 * way_completion_set_records:
 * @self: a completion
 * @records: (nullable): the records whose personas, accounts and jobs are offered
 */
void
way_completion_set_records (WayCompletion *self,
                            WayRecords    *records)
{
  if (!g_set_object (&self->records, records))
    return;
  drop (self, &self->everybody);
  drop (self, &self->finder);
  g_hash_table_remove_all (self->chosen);
  g_clear_pointer (&self->answered, g_free);
  g_ptr_array_unref (self->personas);
  self->personas = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  g_ptr_array_unref (self->found);
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  if (records == NULL)
    return;
  self->everybody = new_finder (self, G_CALLBACK (read_cb));
  self->finder = new_finder (self, G_CALLBACK (found_cb));
}

/**
 * way_completion_load:
 * @self: a completion
 *
 * Reads the personas anew, in another thread.
 */
void
way_completion_load (WayCompletion *self)
{
  if (self->records != NULL)
    way_record_finder_ask (self->everybody, WAY_KIND_MASK (WAY_KIND_PERSONA), NULL, MOST_PERSONAS);
}

/* Looks for records that fit what is typed now. */
void
way_completion_ask (WayCompletion *self)
{
  WayKindSet kinds = self->type == WAY_MARK_JOB ? WAY_KIND_MASK (WAY_KIND_JOB)
                                                : WAY_KIND_MASK (WAY_KIND_PERSONA) | WAY_KIND_MASK (WAY_KIND_ACCOUNT);

  if (self->records == NULL)
    return;
  if (self->type == WAY_MARK_WHO || self->type == WAY_MARK_JOB)
    way_record_finder_ask (self->finder, kinds, self->word, MOST_FOUND);
  else
    way_record_finder_forget (self->finder);
}

/* What may fit, when it begins as it is typed. */
GPtrArray *
way_completion_list_known (WayCompletion *self)
{
  GPtrArray *known = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint      i;

  for (i = 0; i < self->personas->len; i++)
    g_ptr_array_add (known, way_item_ref (g_ptr_array_index (self->personas, i)));
  for (i = 0; i < self->found->len; i++)
    g_ptr_array_add (known, way_item_ref (g_ptr_array_index (self->found, i)));

  return known;
}

/* What the records have found for the very words that are typed; NULL when they have not answered. */
GPtrArray *
way_completion_get_answers (WayCompletion *self)
{
  return g_strcmp0 (self->answered, self->word) == 0 ? self->found : NULL;
}

/* From now on the word means that record. */
void
way_completion_choose (WayCompletion *self,
                       const char    *word,
                       const char    *record_id)
{
  g_autoptr (GPtrArray) known = way_completion_list_known (self);
  guint i;

  for (i = 0; i < known->len; i++)
    if (strcmp (way_item_get_id (g_ptr_array_index (known, i)), record_id) == 0)
      g_hash_table_insert (self->chosen, way_fold_name (word), way_item_ref (g_ptr_array_index (known, i)));
}

static gboolean
is_asked_for (WayItem   *record,
              WayKindSet link_kinds)
{
  WayKind kind;

  return way_links_get_link_kind (way_item_get_kind (record), &kind) && (link_kinds & WAY_KIND_MASK (kind));
}

static gboolean
is_called (WayItem    *record,
           const char *folded)
{
  g_autofree char *other = way_fold_name (way_item_get_name (record));

  return strcmp (folded, other) == 0;
}

/* Who is called so comes before who is that. */
static WayItem *
find_among (GPtrArray  *records,
            WayKindSet  link_kinds,
            const char *name,
            gboolean    named)
{
  g_autofree char *folded = way_fold_name (name);
  WayItem         *found = NULL;
  guint            i;

  for (i = 0; i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);

      if (!is_asked_for (record, link_kinds))
        continue;
      if (is_called (record, folded))
        return record;
      if (named && found == NULL && way_landing_is_named (record, name))
        found = record;
    }

  return found;
}

/* The only one that begins so, as far as is known. */
static WayItem *
find_beginning (WayCompletion *self,
                WayKindSet     link_kinds,
                const char    *name,
                gboolean      *several)
{
  g_autoptr (GPtrArray) known = way_completion_list_known (self);
  WayItem *found = NULL;
  guint    i;

  *several = FALSE;
  for (i = 0; i < known->len; i++)
    {
      WayItem *record = g_ptr_array_index (known, i);
      gboolean fits = way_item_get_kind (record) == WAY_KIND_JOB ? way_suggestion_has_words (way_item_get_name (record), name)
                                                                 : way_landing_begins (record, name);

      if (!is_asked_for (record, link_kinds) || !fits || (found != NULL && strcmp (way_item_get_id (found), way_item_get_id (record)) == 0))
        continue;
      *several = found != NULL;
      if (*several)
        return NULL;
      found = record;
    }

  return found;
}

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

  if (record != NULL && !is_asked_for (record, link_kinds))
    record = NULL;
  if (record == NULL && loosely)
    record = find_beginning (self, link_kinds, name, &several);
  if (record == NULL && !loosely)
    record = find_among (self->personas, link_kinds, name, TRUE);
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

/**
 * way_completion_knows:
 * @self: a completion
 * @type: who or job
 * @name: what somebody called a record
 * @exact: whether that is all of it
 *
 * Asks no records: only what is known already is looked at.
 *
 * Returns: (transfer none) (nullable): the record that may be meant, as far as is known
 */
WayItem *
way_completion_knows (WayCompletion *self,
                      WayMarkType    type,
                      const char    *name,
                      gboolean       exact)
{
  WayKindSet kinds = type == WAY_MARK_JOB ? WAY_KIND_MASK (WAY_KIND_JOB_LINK)
                                          : WAY_KIND_MASK (WAY_KIND_PERSONA_LINK) | WAY_KIND_MASK (WAY_KIND_ACCOUNT_LINK);
  WayItem   *found = find_among (self->personas, kinds, name, TRUE);
  gboolean   several;

  if (found == NULL)
    found = find_among (self->found, kinds, name, FALSE);

  return found != NULL || exact ? found : find_beginning (self, kinds, name, &several);
}

/**
 * way_completion_is_torn:
 * @self: a completion
 * @type: who or job
 * @name: a beginning of a name
 *
 * Of accounts there may be so many that some always begin so; they are no reason to ask.
 *
 * Returns: whether several personas, or jobs, of the records are called so, as far as is known
 */
gboolean
way_completion_is_torn (WayCompletion *self,
                        WayMarkType    type,
                        const char    *name)
{
  WayKindSet kinds = WAY_KIND_MASK (type == WAY_MARK_JOB ? WAY_KIND_JOB_LINK : WAY_KIND_PERSONA_LINK);
  gboolean   several;

  find_beginning (self, kinds, name, &several);

  return several && way_completion_knows (self, type, name, TRUE) == NULL;
}
