/* name-search.c - what on a map is called so, the best first */
#include "config.h"

#include "journeys/model/name-search.h"

#include "journeys/model/fold.h"
#include "journeys/model/written.h"

#define N_RANKS 4

/* What there is less of comes first. */
static const int slots[] = { WAY_MAP_STAGES, WAY_MAP_LANES, WAY_MAP_RECORDS, WAY_MAP_CARDS, WAY_MAP_BENCH };

struct _WayNameSearch
{
  WayMap    *map;
  char     **words;
  GPtrArray *found[N_RANKS]; /* of WayItem */
  guint      most;
  guint      slot;
  int        index;
};

/**
 * way_name_search_new:
 * @map: a map
 * @typed: what somebody looks for; empty for everything
 * @most: how many things are listed at most
 *
 * Returns: (transfer full): a search that did not begin yet
 */
WayNameSearch *
way_name_search_new (WayMap     *map,
                     const char *typed,
                     guint       most)
{
  WayNameSearch *self = g_new0 (WayNameSearch, 1);
  int            i;

  self->map = g_object_ref (map);
  self->words = way_fold_words (typed);
  self->most = most;
  for (i = 0; i < N_RANKS; i++)
    self->found[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);

  return self;
}

/**
 * way_name_search_free:
 * @self: (transfer full): a search
 */
void
way_name_search_free (WayNameSearch *self)
{
  int i;

  for (i = 0; i < N_RANKS; i++)
    g_ptr_array_unref (self->found[i]);
  g_strfreev (self->words);
  g_object_unref (self->map);
  g_free (self);
}

static void
look_at (WayNameSearch *self,
         WayItem       *item)
{
  const char      *name = way_written_get_name (self->map, item);
  g_autofree char *folded = *name != '\0' ? way_fold_text (name) : NULL;
  int              rank = folded != NULL ? way_fold_rank (folded, (const char *const *)self->words) : -1;

  if (rank >= 0 && self->found[rank]->len < self->most)
    g_ptr_array_add (self->found[rank], way_item_ref (item));
}

/**
 * way_name_search_advance:
 * @self: a search
 * @most: how many things to look at
 *
 * Goes on looking through the map.
 *
 * Returns: whether there is more
 */
gboolean
way_name_search_advance (WayNameSearch *self,
                         int            most)
{
  while (self->slot < G_N_ELEMENTS (slots) && self->found[0]->len < self->most && most-- > 0)
    {
      WayItem *item = way_map_get (self->map, slots[self->slot], self->index++);
      int      i;

      if (item == NULL)
        {
          self->slot++;
          self->index = 0;
          continue;
        }
      look_at (self, item);
      if (way_item_get_kind (item) == WAY_KIND_STAGE)
        for (i = 0; i < way_item_n_children (item, WAY_STAGE_STEPS); i++)
          look_at (self, way_item_get_child (item, WAY_STAGE_STEPS, i));
    }

  return self->slot < G_N_ELEMENTS (slots) && self->found[0]->len < self->most;
}

/**
 * way_name_search_list:
 * @self: a search
 *
 * Returns: (transfer full) (element-type WayItem): what was found so far, the best first
 */
GPtrArray *
way_name_search_list (WayNameSearch *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)way_item_unref);
  guint      i, j;

  for (i = 0; i < N_RANKS; i++)
    for (j = 0; j < self->found[i]->len && list->len < self->most; j++)
      g_ptr_array_add (list, way_item_ref (g_ptr_array_index (self->found[i], j)));

  return list;
}
