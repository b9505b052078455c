/* results.c - what was voted and scored about something, found without looking for it */
#include "config.h"

#include "journeys/model/results.h"

struct _WayResults
{
  GObject parent_instance;

  /* owned */
  GHashTable *by_about; /* id → set of WayItem, each with a reference */
};

G_DEFINE_FINAL_TYPE (WayResults, way_results, G_TYPE_OBJECT)

static void
way_results_finalize (GObject *object)
{
  g_hash_table_unref (WAY_RESULTS (object)->by_about);

  G_OBJECT_CLASS (way_results_parent_class)->finalize (object);
}

static void
way_results_class_init (WayResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_results_finalize;
}

static void
way_results_init (WayResults *self)
{
  self->by_about = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
}

/**
 * way_results_is_kind:
 * @kind: a kind
 *
 * Returns: whether it is one of dots or of scores
 */
gboolean
way_results_is_kind (WayKind kind)
{
  return kind == WAY_KIND_DOTS || kind == WAY_KIND_SCORE;
}

/**
 * way_results_get_about:
 * @result: dots or a score
 *
 * Returns: (transfer none): the id of what it is about; empty if of nothing
 */
const char *
way_results_get_about (WayItem *result)
{
  return way_item_get_text (result, way_item_get_kind (result) == WAY_KIND_DOTS ? "card" : "about");
}

static void
add (WayItem *item,
     gpointer data)
{
  WayResults *self = data;
  const char *about;
  GHashTable *results;

  if (!way_results_is_kind (way_item_get_kind (item)))
    return;
  about = way_results_get_about (item);
  results = g_hash_table_lookup (self->by_about, about);
  if (results == NULL)
    {
      results = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)way_item_unref, NULL);
      g_hash_table_insert (self->by_about, g_strdup (about), results);
    }
  g_hash_table_add (results, way_item_ref (item));
}

static void
drop_from (WayResults *self,
           WayItem    *item,
           const char *about)
{
  GHashTable *results = g_hash_table_lookup (self->by_about, about);

  if (results != NULL && g_hash_table_remove (results, item) && g_hash_table_size (results) == 0)
    g_hash_table_remove (self->by_about, about);
}

static void
drop (WayItem *item,
      gpointer data)
{
  if (way_results_is_kind (way_item_get_kind (item)))
    drop_from (data, item, way_results_get_about (item));
}

static void
map_changed_cb (WayResults      *self,
                const WayChange *change)
{
  WayKind kind = way_item_get_kind (change->item);

  if (!way_results_is_kind (kind) && kind != WAY_KIND_VOTE_ROUND && kind != WAY_KIND_SCORING_ROUND)
    return;
  if (change->type == WAY_CHANGE_INSERTED)
    way_item_foreach (change->item, add, self);
  else if (change->type == WAY_CHANGE_REMOVED)
    way_item_foreach (change->item, drop, self);
  else if (change->type == WAY_CHANGE_SET && way_results_is_kind (kind) &&
           change->field == way_kind_find_field (kind, kind == WAY_KIND_DOTS ? "card" : "about"))
    {
      drop_from (self, change->item, change->old_value != NULL ? change->old_value : "");
      add (change->item, self);
    }
}

static void
add_rounds (WayResults *self,
            WayMap     *map,
            int         slot)
{
  int i;

  for (i = 0; i < way_map_n (map, slot); i++)
    way_item_foreach (way_map_get (map, slot, i), add, self);
}

/**
 * way_results_of:
 * @map: a map
 *
 * Returns: (transfer none): the results of the map, which live as long as it does
 */
WayResults *
way_results_of (WayMap *map)
{
  static const char key[] = "way-results";
  WayResults       *self = g_object_get_data (G_OBJECT (map), key);

  if (self != NULL)
    return self;
  self = g_object_new (WAY_TYPE_RESULTS, NULL);
  add_rounds (self, map, WAY_MAP_VOTE_ROUNDS);
  add_rounds (self, map, WAY_MAP_SCORING_ROUNDS);
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (map), key, self, g_object_unref);

  return self;
}

static int
compare_results (gconstpointer a,
                 gconstpointer b)
{
  WayItem *x = *(WayItem *const *)a, *y = *(WayItem *const *)b;
  WayItem *x_round = way_item_get_parent (x), *y_round = way_item_get_parent (y);

  if (x_round == y_round)
    return way_item_get_index (x) - way_item_get_index (y);
  if (way_item_get_slot (x_round) != way_item_get_slot (y_round))
    return way_item_get_slot (x_round) - way_item_get_slot (y_round);

  return way_item_get_index (y_round) - way_item_get_index (x_round);
}

/**
 * way_results_list:
 * @self: the results of a map
 * @about_id: the id of a card or a step
 *
 * Returns: (transfer container) (element-type WayItem): dots, then scores; those of the last
 *   round come first
 */
GPtrArray *
way_results_list (WayResults *self,
                  const char *about_id)
{
  GPtrArray     *list = g_ptr_array_new ();
  GHashTable    *results;
  GHashTableIter iter;
  gpointer       item;

  g_return_val_if_fail (WAY_IS_RESULTS (self), list);

  results = g_hash_table_lookup (self->by_about, about_id);
  if (results == NULL)
    return list;
  g_hash_table_iter_init (&iter, results);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_ptr_array_add (list, item);
  g_ptr_array_sort (list, compare_results);

  return list;
}
