/* completion-records.c - what a completion knows of the records
 *
 * All personas are read when the strip opens, so that whoever is named is known at once. Accounts and jobs can be
 * very many; those that fit what is typed are looked for in another thread.
 */
#include "config.h"

#include "widgets/capture/completion-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/records/links.h"

#define MOST_PERSONAS 500
#define MOST_MET 400

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

/* Whoever was found is known from now on: names are longer than what found them. */
void
way_completion_meet (WayCompletion *self,
                     GPtrArray     *found)
{
  guint i, j;

  if (self->met->len + found->len > MOST_MET)
    g_ptr_array_set_size (self->met, 0);
  for (i = 0; i < found->len; i++)
    {
      WayItem *record = g_ptr_array_index (found, i);

      if (way_item_get_kind (record) == WAY_KIND_PERSONA)
        continue;
      for (j = 0; j < self->met->len && strcmp (way_item_get_id (g_ptr_array_index (self->met, j)), way_item_get_id (record)) != 0; j++)
        ;
      if (j < self->met->len)
        g_ptr_array_remove_index (self->met, j);
      g_ptr_array_insert (self->met, j, way_item_ref (record));
    }
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
  self->answered_type = self->type;
  way_completion_meet (self, found);
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
  g_ptr_array_set_size (self->met, 0);
  if (records == NULL)
    return;
  self->everybody = new_finder (self, G_CALLBACK (read_cb));
  self->finder = new_finder (self, G_CALLBACK (found_cb));
}

/**
 * way_completion_load:
 * @self: a completion
 *
 * Reads the personas anew, in another thread; what was not there may be by now.
 */
void
way_completion_load (WayCompletion *self)
{
  g_ptr_array_set_size (self->met, 0);
  g_clear_pointer (&self->answered, g_free);
  if (self->records != NULL)
    way_record_finder_ask (self->everybody, WAY_KIND_MASK (WAY_KIND_PERSONA), NULL, MOST_PERSONAS);
}

/* Whether the records have nothing for the beginning of it, so that they have nothing for it either. */
static gboolean
is_vain (WayCompletion *self)
{
  return self->answered != NULL && self->answered_type == self->type && self->found->len == 0 && g_str_has_prefix (self->word, self->answered);
}

/* Looks for records that fit what is typed now. */
void
way_completion_ask (WayCompletion *self)
{
  WayKindSet kinds = self->type == WAY_MARK_JOB ? WAY_KIND_MASK (WAY_KIND_JOB)
                                                : WAY_KIND_MASK (WAY_KIND_PERSONA) | WAY_KIND_MASK (WAY_KIND_ACCOUNT);

  if (self->records == NULL)
    return;
  if ((self->type == WAY_MARK_WHO || self->type == WAY_MARK_JOB) && !is_vain (self))
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
  for (i = 0; i < self->met->len; i++)
    g_ptr_array_add (known, way_item_ref (g_ptr_array_index (self->met, i)));

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

gboolean
way_completion_is_asked_for (WayItem   *record,
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
WayItem *
way_completion_find_among (GPtrArray  *records,
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

      if (!way_completion_is_asked_for (record, link_kinds))
        continue;
      if (is_called (record, folded))
        return record;
      if (named && found == NULL && way_landing_is_named (record, name))
        found = record;
    }

  return found;
}

/* The only one that begins so, as far as is known. */
WayItem *
way_completion_find_beginning (WayCompletion *self,
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

      if (!way_completion_is_asked_for (record, link_kinds) || !fits || (found != NULL && strcmp (way_item_get_id (found), way_item_get_id (record)) == 0))
        continue;
      *several = found != NULL;
      if (*several)
        return NULL;
      found = record;
    }

  return found;
}

/**
 * way_completion_read:
 * @self: a completion
 * @text: what is typed
 * @card: (nullable): the id of a card of the map, when something is to be taken off it
 *
 * Reads what is typed as the list shows it: marks go on over the spaces of names that are known.
 *
 * Returns: (transfer full): what it says
 */
WayCaptured *
way_completion_read (WayCompletion *self,
                     const char    *text,
                     const char    *card)
{
  g_autoptr (GPtrArray) known = way_completion_list_known (self);

  return self->suggestions != NULL ? way_suggestions_read (self->suggestions, text, known, way_map_find (self->map, card)) : way_captured_parse (text);
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
  WayItem   *found = way_completion_find_among (self->personas, kinds, name, TRUE);
  gboolean   several;

  if (found == NULL)
    found = way_completion_find_among (self->met, kinds, name, FALSE);

  return found != NULL || exact ? found : way_completion_find_beginning (self, kinds, name, &several);
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

  way_completion_find_beginning (self, kinds, name, &several);

  return several && way_completion_knows (self, type, name, TRUE) == NULL;
}
