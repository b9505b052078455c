/* desk-merged.c - which records that are gone from the desk went into others
 *
 * That a record was merged is known by the step that did it: the same record may be deleted by another
 * step, when the merging was taken back, and then it went into nothing.
 */
#include "config.h"

#include "journeys/records/desk-private.h"

typedef struct
{
  char   *kept;   /* the id of the record that stays */
  guint64 serial; /* of the state after the step; 0: the step comes next */
} Merged;

static void
merged_free (gpointer data)
{
  Merged *self = data;

  g_free (self->kept);
  g_free (self);
}

GHashTable *
way_desk_new_merged (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, merged_free);
}

/* The next step makes the first one out of all of them. */
void
way_desk_note_merging (WayDesk           *self,
                       const char *const *ids)
{
  int i;

  for (i = 1; ids[i] != NULL; i++)
    {
      Merged *merged = g_new0 (Merged, 1);

      merged->kept = g_strdup (ids[0]);
      g_hash_table_insert (self->merged, g_strdup (ids[i]), merged);
    }
}

/* The step was refused. */
void
way_desk_forget_merging (WayDesk *self)
{
  GHashTableIter iter;
  gpointer       merged;

  g_hash_table_iter_init (&iter, self->merged);
  while (g_hash_table_iter_next (&iter, NULL, &merged))
    if (((Merged *)merged)->serial == 0)
      g_hash_table_iter_remove (&iter);
}

/* The step is done. */
void
way_desk_note_merged (WayDesk *self)
{
  GHashTableIter iter;
  gpointer       merged;

  g_hash_table_iter_init (&iter, self->merged);
  while (g_hash_table_iter_next (&iter, NULL, &merged))
    if (((Merged *)merged)->serial == 0)
      ((Merged *)merged)->serial = way_history_get_serial (self->history);
}

/**
 * way_desk_find_kept:
 * @self: a desk
 * @id: of a record that is not there any more
 *
 * Returns: (transfer none) (nullable): the id of the record that it went into by a step that is done now
 */
const char *
way_desk_find_kept (WayDesk    *self,
                    const char *id)
{
  Merged *merged = g_hash_table_lookup (self->merged, id);
  int     place = merged != NULL ? way_history_find_place (self->history, merged->serial) : -1;

  return place > 0 && place <= (int)way_history_get_place (self->history) ? merged->kept : NULL;
}
