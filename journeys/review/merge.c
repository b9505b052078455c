/* merge.c - two people changed one map: what the other did, and where that meets what I did */
#include "config.h"

#include "journeys/review/merge.h"

/**
 * way_merge_free:
 * @self: (transfer full): a merge
 *
 * Frees it.
 */
void
way_merge_free (WayMerge *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->theirs);
  g_ptr_array_unref (self->mine);
  g_free (self);
}

static const char *
get_id (const WayDifference *difference)
{
  return way_item_get_id (difference->after != NULL ? difference->after : difference->before);
}

/* What I did, by what it was done to. A thing that I changed or removed is told for all that it is in too: who removes
 * a lane removes my card. */
typedef struct
{
  GHashTable *by_id;  /* id → WayDifference */
  GHashTable *within; /* id of something around it → WayDifference */
} Mine;

static void
note_around (Mine          *mine,
             WayDifference *difference)
{
  WayItem *item = difference->after != NULL ? difference->after : difference->before;

  for (item = way_item_get_parent (item); item != NULL; item = way_item_get_parent (item))
    g_hash_table_insert (mine->within, (gpointer)way_item_get_id (item), difference);
}

/* A card that I put into a lane or step, or changed there, goes when they remove that. */
static void
note_cell (Mine          *mine,
           WayDifference *difference)
{
  static const char *const places[] = { "step", "lane" };
  guint                    i;

  for (i = 0; difference->after != NULL && i < G_N_ELEMENTS (places); i++)
    if (way_kind_find_field (way_item_get_kind (difference->after), places[i]) >= 0 &&
        way_item_get (difference->after, places[i]) != NULL)
      g_hash_table_insert (mine->within, (gpointer)way_item_get (difference->after, places[i]), difference);
}

static gboolean
same_value (const WayDifference *a,
            const WayDifference *b,
            int                  field)
{
  return g_strcmp0 (way_item_get_at (a->after, field), way_item_get_at (b->after, field)) == 0;
}

static gboolean
change_same_field (const WayDifference *theirs,
                   const WayDifference *mine)
{
  guint i, j;

  for (i = 0; i < theirs->fields->len; i++)
    for (j = 0; j < mine->fields->len; j++)
      {
        int field = g_array_index (theirs->fields, int, i);

        if (field == g_array_index (mine->fields, int, j) && !same_value (theirs, mine, field))
          return TRUE;
      }

  return theirs->moved && mine->moved;
}

static WayDifference *
find_meeting (Mine                *mine,
              const WayDifference *theirs)
{
  WayDifference *same = g_hash_table_lookup (mine->by_id, get_id (theirs));

  switch (theirs->type)
    {
    case WAY_DIFFERENCE_CHANGED:
      if (same == NULL || (same->type == WAY_DIFFERENCE_CHANGED && !change_same_field (theirs, same)))
        return NULL;
      return same;

    case WAY_DIFFERENCE_REMOVED:
      if (same != NULL)
        return same->type == WAY_DIFFERENCE_REMOVED ? NULL : same;
      return g_hash_table_lookup (mine->within, get_id (theirs));

    case WAY_DIFFERENCE_ADDED:
    default:
      return same;
    }
}

/**
 * way_merge_new:
 * @base: the map as both had it
 * @mine: what I made of it
 * @theirs: what they made of it
 *
 * Finds what they did, and where I did something else to the same thing.
 *
 * Returns: (transfer full): an entry for each thing that they added, changed or removed
 */
WayMerge *
way_merge_new (WayMap *base,
               WayMap *mine,
               WayMap *theirs)
{
  WayMerge *self = g_new0 (WayMerge, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) within = g_hash_table_new (g_str_hash, g_str_equal);
  Mine  done = { by_id, within };
  guint i;

  self->mine = way_compare (base, mine);
  self->theirs = way_compare (base, theirs);
  self->entries = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; i < self->mine->len; i++)
    {
      WayDifference *difference = g_ptr_array_index (self->mine, i);

      g_hash_table_insert (by_id, (gpointer)get_id (difference), difference);
      note_around (&done, difference);
      if (difference->type != WAY_DIFFERENCE_REMOVED)
        note_cell (&done, difference);
    }
  for (i = 0; i < self->theirs->len; i++)
    {
      WayMergeEntry *entry = g_new0 (WayMergeEntry, 1);

      entry->theirs = g_ptr_array_index (self->theirs, i);
      entry->mine = find_meeting (&done, entry->theirs);
      g_ptr_array_add (self->entries, entry);
    }

  return self;
}
