/* merge.c - several records made into one */
#include "config.h"

#include "journeys/records/merge-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/model/fold.h"
#include "journeys/model/join.h"
#include "journeys/records/desk-private.h"
#include "journeys/records/links-private.h"

static void
conflict_free (gpointer data)
{
  WayMergeConflict *self = data;

  g_ptr_array_unref (self->values);
  g_free (self->key);
  g_free (self);
}

/* One of which one has to win. Takes the key and the values. */
WayMergeConflict *
way_merge_conflict_new (const WayField *field,
                        WayItem        *score,
                        char           *key,
                        GPtrArray      *values)
{
  WayMergeConflict *self = g_new0 (WayMergeConflict, 1);

  self->field = field;
  self->score = score;
  self->key = key;
  self->values = values;

  return self;
}

/* Lists and sets of references are united, so that nobody has to choose. */
static gboolean
is_united (const WayField *field)
{
  return field->type == WAY_FIELD_LIST || field->type == WAY_FIELD_REFERENCES;
}

static gboolean
has_value (GPtrArray  *records,
           int         field,
           const char *value)
{
  guint i;

  for (i = 0; i < records->len; i++)
    if (g_strcmp0 (way_item_get_at (g_ptr_array_index (records, i), field), value) == 0)
      return TRUE;

  return FALSE;
}

/**
 * way_merge_list_conflicts:
 * @records: (element-type WayItem): records of one kind, that to be kept first
 *
 * Lists where they say different things, so that one has to win.
 *
 * Returns: (transfer full) (element-type WayMergeConflict): the fields, in their order, and the scores of a job, by
 *   persona, each with one record for each different value
 */
GPtrArray *
way_merge_list_conflicts (GPtrArray *records)
{
  GPtrArray         *conflicts = g_ptr_array_new_with_free_func (conflict_free);
  const WayKindInfo *info = way_item_get_info (g_ptr_array_index (records, 0));
  int                i;
  guint              j;

  for (i = 0; i < info->n_fields; i++)
    {
      g_autoptr (GPtrArray) values = g_ptr_array_new ();

      if (is_united (&info->fields[i]))
        continue;
      for (j = 0; j < records->len; j++)
        {
          WayItem    *record = g_ptr_array_index (records, j);
          const char *value = way_item_get_at (record, i);

          if (value != NULL && !has_value (values, i, value))
            g_ptr_array_add (values, record);
        }
      if (values->len < 2)
        continue;
      g_ptr_array_add (conflicts, way_merge_conflict_new (&info->fields[i], NULL, g_strdup (info->fields[i].name), g_steal_pointer (&values)));
    }
  way_merge_add_score_conflicts (records, conflicts);

  return conflicts;
}

/* All entries, each once but for capitals and accents. */
static char *
unite (GPtrArray      *records,
       const WayField *field,
       int             place)
{
  const char *separator = field->type == WAY_FIELD_LIST ? "\n" : " ";
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) joined = g_string_new (NULL);
  guint i;
  int   j;

  for (i = 0; i < records->len; i++)
    {
      const char *value = way_item_get_at (g_ptr_array_index (records, i), place);
      g_auto (GStrv) entries = g_strsplit (value != NULL ? value : "", separator, -1);

      for (j = 0; entries[j] != NULL; j++)
        if (g_hash_table_add (seen, way_fold_text (entries[j])))
          way_join_append (joined, separator, entries[j]);
    }

  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

/**
 * way_merge_check_room:
 * @records: (element-type WayItem): records of one kind
 * @error: where to put what is too long, and what to do about it
 *
 * Returns: whether the lists have room for the entries of all: nothing of them is dropped
 */
gboolean
way_merge_check_room (GPtrArray *records,
                      GError   **error)
{
  const WayKindInfo *info = way_item_get_info (g_ptr_array_index (records, 0));
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      g_autofree char *united = is_united (&info->fields[i]) ? unite (records, &info->fields[i], i) : NULL;

      if (way_field_check_length (&info->fields[i], united, NULL))
        continue;
      g_set_error (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                   /* TRANSLATORS: %s is the name of a list, for example Tags */
                   _ ("%s: One record has no room for the entries of all of them. Shorten the list in one of them first."),
                   _ (info->fields[i].label));
      return FALSE;
    }

  return TRUE;
}

static char *
merge_value (GPtrArray      *records,
             const WayField *field,
             int             place,
             const char     *chosen)
{
  guint i;

  if (is_united (field))
    return unite (records, field, place);
  for (i = 0; i < records->len; i++)
    if (g_strcmp0 (way_item_get_id (g_ptr_array_index (records, i)), chosen) == 0)
      return g_strdup (way_item_get_at (g_ptr_array_index (records, i), place));
  for (i = 0; i < records->len; i++)
    if (way_item_get_at (g_ptr_array_index (records, i), place) != NULL)
      return g_strdup (way_item_get_at (g_ptr_array_index (records, i), place));

  return NULL;
}

static void
copy_values (WayItem *from,
             WayItem *to)
{
  int i;

  for (i = 0; i < way_item_get_info (to)->n_fields; i++)
    way_item_set (to, way_item_get_info (to)->fields[i].name, way_item_get_at (from, i), NULL);
}

/**
 * way_merge_preview:
 * @records: (element-type WayItem): records of one kind, that to be kept first
 * @choices: (nullable): keys of conflicts → ids of the records whose values win there
 *
 * Shows what becomes of them: the values of the first one, or those chosen; what it leaves empty
 * comes from the others in their order; lists and parts are united.
 *
 * Returns: (transfer full): the record, with the id of the first one
 */
WayItem *
way_merge_preview (GPtrArray  *records,
                   GHashTable *choices)
{
  WayItem           *merged = way_item_copy (g_ptr_array_index (records, 0));
  const WayKindInfo *info = way_item_get_info (merged);
  guint              j;
  int                i;

  for (i = 0; i < info->n_fields; i++)
    {
      const WayField  *field = &info->fields[i];
      g_autofree char *value = merge_value (records, field, i,
                                            choices != NULL ? g_hash_table_lookup (choices, field->name) : NULL);

      way_item_set (merged, field->name, value, NULL);
    }
  for (i = 0; i < info->n_slots; i++)
    {
      g_autoptr (GPtrArray) parts = way_merge_list_parts (records, i, choices);

      for (j = 0; j < parts->len; j++)
        way_item_append_child (merged, i, g_ptr_array_index (parts, j));
    }
  if (way_item_get_kind (merged) == WAY_KIND_JOB)
    for (i = 0; i < way_item_n_children (merged, WAY_JOB_SCORES); i++)
      {
        WayItem *score = way_item_get_child (merged, WAY_JOB_SCORES, i);

        copy_values (way_merge_find_score (records, choices, way_item_get (score, "persona")), score);
      }

  return merged;
}

static gboolean
load (WayDesk           *desk,
      WayKind            kind,
      const char *const *ids,
      GPtrArray         *records,
      GError           **error)
{
  int i;

  for (i = 0; ids[i] != NULL; i++)
    {
      WayItem *record = way_desk_load (desk, kind, ids[i], error);
      g_autoptr (GPtrArray) referrers = NULL;

      if (record == NULL)
        return FALSE;
      if (g_ptr_array_find (records, record, NULL))
        {
          g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                               _ ("A record cannot be merged with itself. Name another one."));
          return FALSE;
        }
      g_ptr_array_add (records, record);
      /* What refers to those that go is to refer to the one that stays. */
      referrers = i > 0 ? way_desk_load_referrers (desk, kind, ids[i], G_MAXUINT64, error) : NULL;
      if (i > 0 && referrers == NULL)
        return FALSE;
    }
  if (records->len < 2)
    {
      g_set_error_literal (error, WAY_RECORDS_ERROR, WAY_RECORDS_ERROR_INVALID,
                           _ ("Two records or more are needed."));
      return FALSE;
    }

  return TRUE;
}

/* What is different afterwards in a record or a part of it. */
static gboolean
add_sets (WayCommand *group,
          WayItem    *item,
          WayItem    *merged,
          GError    **error)
{
  const WayKindInfo *info = way_item_get_info (item);
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (g_strcmp0 (way_item_get_at (merged, i), way_item_get_at (item, i)) != 0)
      {
        WayCommand *command = way_command_new_set (item, info->fields[i].name, way_item_get_at (merged, i), error);

        if (command == NULL)
          return FALSE;
        way_command_group_add (group, command);
      }

  return TRUE;
}

static gboolean
add_values (WayCommand *group,
            GPtrArray  *records,
            GHashTable *choices,
            GError    **error)
{
  WayItem *kept = g_ptr_array_index (records, 0);
  g_autoptr (WayItem) merged = way_merge_preview (records, choices);
  const WayKindInfo *info = way_item_get_info (kept);
  guint              j;
  int                i;

  if (!add_sets (group, kept, merged, error))
    return FALSE;
  if (info->kind == WAY_KIND_JOB)
    for (i = 0; i < way_item_n_children (kept, WAY_JOB_SCORES); i++)
      if (!add_sets (group, way_item_get_child (kept, WAY_JOB_SCORES, i), way_item_get_child (merged, WAY_JOB_SCORES, i), error))
        return FALSE;
  for (i = 0; i < info->n_slots; i++)
    {
      g_autoptr (GPtrArray) parts = way_merge_list_parts (records, i, choices);

      for (j = 0; j < parts->len; j++)
        way_command_group_add (group, way_command_new_insert (kept, i, -1, g_ptr_array_index (parts, j)));
    }

  return TRUE;
}

/**
 * way_merge_command:
 * @desk: a desk
 * @kind: a kind of record
 * @ids: (array zero-terminated=1): two records or more; the first one is kept
 * @choices: (nullable): as for [func@merge_preview]
 * @error: where to put why not
 *
 * Makes the command that merges records: the values and parts of the one that is kept, everything
 * that refers to the others, and that they go.
 *
 * Returns: (transfer full) (nullable): the command, for the desk
 */
WayCommand *
way_merge_command (WayDesk           *desk,
                   WayKind            kind,
                   const char *const *ids,
                   GHashTable        *choices,
                   GError           **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (WayCommand) group = NULL;
  g_autofree char *label = NULL;
  guint            i;

  g_return_val_if_fail (WAY_IS_DESK (desk), NULL);

  if (!load (desk, kind, ids, records, error) || !way_merge_check_room (records, error))
    return NULL;
  /* TRANSLATORS: a step of undo: %s are, for example, Accounts */
  label = g_strdup_printf (_ ("Merge %u %s"), records->len, _ (way_kind_get_info (kind)->plural));
  group = way_command_new_group (label);
  if (!add_values (group, records, choices, error))
    return NULL;
  for (i = 1; i < records->len; i++)
    if (!way_unite_add (way_desk_get_map (desk), group, g_ptr_array_index (records, i), g_ptr_array_index (records, 0), error))
      return NULL;

  return g_steal_pointer (&group);
}

/**
 * way_merge_perform:
 * @desk: a desk
 * @kind: a kind of record
 * @ids: (array zero-terminated=1): two records or more; the first one is kept
 * @choices: (nullable): as for [func@merge_preview]
 * @error: where to put why not; nothing was merged then
 *
 * Merges records as one step of the desk. Maps that have the others will find the one that is kept.
 *
 * Returns: whether they are merged, and that is written
 */
gboolean
way_merge_perform (WayDesk           *desk,
                   WayKind            kind,
                   const char *const *ids,
                   GHashTable        *choices,
                   GError           **error)
{
  g_autoptr (WayCommand) command = way_merge_command (desk, kind, ids, choices, error);
  gboolean done;

  if (command == NULL)
    return FALSE;
  way_desk_note_merging (desk, ids);
  done = way_desk_perform (desk, command, error);
  way_desk_forget_merging (desk);

  return done;
}
