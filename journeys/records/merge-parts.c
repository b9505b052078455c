/* merge-parts.c - notes and scores of records that become one */
#include "config.h"

#include "journeys/records/merge-private.h"

#include <string.h>

/* The score of a job for a persona, or for all. */
static WayItem *
get_score (WayItem    *job,
           const char *persona)
{
  int i;

  for (i = 0; i < way_item_n_children (job, WAY_JOB_SCORES); i++)
    {
      WayItem *score = way_item_get_child (job, WAY_JOB_SCORES, i);

      if (g_strcmp0 (way_item_get (score, "persona"), persona) == 0)
        return score;
    }

  return NULL;
}

/* What the choice of a score is called beside those of fields. */
static char *
dup_key (const char *persona)
{
  return g_strdup_printf ("score:%s", persona != NULL ? persona : "");
}

/* The one that is chosen, else the first one; NULL when the job was not scored for the persona. */
WayItem *
way_merge_find_score (GPtrArray  *records,
                      GHashTable *choices,
                      const char *persona)
{
  g_autofree char *key = dup_key (persona);
  const char      *chosen = choices != NULL ? g_hash_table_lookup (choices, key) : NULL;
  WayItem         *first = NULL;
  guint            i;

  for (i = 0; i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);
      WayItem *score = get_score (record, persona);

      if (score != NULL && chosen != NULL && strcmp (way_item_get_id (record), chosen) == 0)
        return score;
      if (first == NULL)
        first = score;
    }

  return first;
}

/* Parts have ids of their own: it is the values that make two of them the same. */
static gboolean
says_the_same (WayItem *part,
               WayItem *other)
{
  const WayKindInfo *info = way_item_get_info (part);
  int                i;

  if (way_item_get_kind (other) != way_item_get_kind (part))
    return FALSE;
  for (i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (way_item_get_at (part, i), way_item_get_at (other, i)) != 0)
      return FALSE;

  return TRUE;
}

/* Whether there is one of which there can be one only: the score of a job for a persona, a note with the
 * same words of the same day. */
static gboolean
has_part_like (WayItem *record,
               int      slot,
               WayItem *part)
{
  int i;

  for (i = 0; i < way_item_n_children (record, slot); i++)
    {
      WayItem *other = way_item_get_child (record, slot, i);

      if (way_item_get_kind (part) == WAY_KIND_JOB_SCORE
            ? g_strcmp0 (way_item_get (other, "persona"), way_item_get (part, "persona")) == 0
            : says_the_same (other, part))
        return TRUE;
    }

  return FALSE;
}

/* The parts of the others that the kept one has nothing like. */
GPtrArray *
way_merge_list_parts (GPtrArray  *records,
                      int         slot,
                      GHashTable *choices)
{
  g_autoptr (WayItem) gathered = way_item_copy (g_ptr_array_index (records, 0));
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint      i;
  int        j;

  for (i = 1; i < records->len; i++)
    for (j = 0; j < way_item_n_children (g_ptr_array_index (records, i), slot); j++)
      {
        WayItem *part = way_item_get_child (g_ptr_array_index (records, i), slot, j);
        g_autoptr (WayItem) copy = NULL;

        if (has_part_like (gathered, slot, part))
          continue;
        copy = way_item_copy (part);
        way_item_append_child (gathered, slot, copy);
        if (way_item_get_kind (part) == WAY_KIND_JOB_SCORE)
          part = way_merge_find_score (records, choices, way_item_get (part, "persona"));
        g_ptr_array_add (parts, way_item_duplicate (part));
      }

  return parts;
}

/* The records that score a job for a persona, each otherwise than those before it. */
static GPtrArray *
list_scored (GPtrArray  *records,
             const char *persona)
{
  GPtrArray *scored = g_ptr_array_new ();
  guint      i, j;

  for (i = 0; i < records->len; i++)
    {
      WayItem *record = g_ptr_array_index (records, i);
      WayItem *score = get_score (record, persona);
      gboolean is_new = score != NULL;

      for (j = 0; is_new && j < scored->len; j++)
        is_new = !says_the_same (get_score (g_ptr_array_index (scored, j), persona), score);
      if (is_new)
        g_ptr_array_add (scored, record);
    }

  return scored;
}

/* Of a job there is one score for a persona: which, is asked for. */
void
way_merge_add_score_conflicts (GPtrArray *records,
                               GPtrArray *conflicts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;
  int   j;

  if (way_item_get_kind (g_ptr_array_index (records, 0)) != WAY_KIND_JOB)
    return;
  for (i = 0; i < records->len; i++)
    for (j = 0; j < way_item_n_children (g_ptr_array_index (records, i), WAY_JOB_SCORES); j++)
      {
        WayItem    *score = way_item_get_child (g_ptr_array_index (records, i), WAY_JOB_SCORES, j);
        const char *persona = way_item_get (score, "persona");
        g_autoptr (GPtrArray) scored = NULL;

        if (!g_hash_table_add (seen, dup_key (persona)))
          continue;
        scored = list_scored (records, persona);
        if (scored->len > 1)
          g_ptr_array_add (conflicts, way_merge_conflict_new (NULL, score, dup_key (persona), g_steal_pointer (&scored)));
      }
}

/**
 * way_merge_get_score:
 * @self: what of scores differs
 * @record: one of its records
 *
 * Returns: (transfer none): the score that the record has
 */
WayItem *
way_merge_get_score (const WayMergeConflict *self,
                     WayItem                *record)
{
  return get_score (record, way_item_get (self->score, "persona"));
}

/* Whether a job was scored for two of the personas, which are about to be one. */
static gboolean
is_scored_twice (WayItem           *job,
                 const char *const *personas)
{
  guint n = 0;
  int   i;

  for (i = 0; personas[i] != NULL; i++)
    n += get_score (job, personas[i]) != NULL;

  return n > 1;
}

/**
 * way_merge_list_scored_twice:
 * @records: the records
 * @personas: (array zero-terminated=1): ids of personas to be merged
 * @error: where to put why it cannot be told
 *
 * Lists the jobs that were scored for more than one of them: afterwards they have one score of these, that of the one
 * that is kept, or else of the first one.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what the jobs are called
 */
GPtrArray *
way_merge_list_scored_twice (WayRecords        *records,
                             const char *const *personas,
                             GError           **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;
  int   j;

  for (j = 0; personas[j] != NULL; j++)
    {
      g_autoptr (GPtrArray) jobs = way_records_list_referring (records, WAY_KIND_PERSONA, personas[j], WAY_KIND_MASK (WAY_KIND_JOB), error);

      if (jobs == NULL)
        return NULL;
      for (i = 0; i < jobs->len; i++)
        {
          WayItem *job = g_ptr_array_index (jobs, i);

          if (is_scored_twice (job, personas) && g_hash_table_add (seen, g_strdup (way_item_get_id (job))))
            g_ptr_array_add (names, g_strdup (way_item_get_shown_name (job)));
        }
    }

  return g_steal_pointer (&names);
}
