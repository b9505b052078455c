/* matches.c - what on a map passes a test, kept up to date */
#include "config.h"

#include "journeys/model/matches.h"

#include "journeys/model/journey-order.h"
#include "journeys/model/rules.h"
#include "journeys/model/written.h"

struct _WayMatches
{
  GObject parent_instance;

  /* owned */
  WayMap        *map;
  GHashTable    *found;   /* of WayItem */
  GPtrArray     *ordered; /* the same in order; NULL: to be made */
  WayMatchFunc   func;    /* NULL: nothing is looked for */
  gpointer       data;
  GDestroyNotify destroy;

  /* state */
  gboolean cards_only;
  int      slot; /* where the walk is; WAY_N_MAP_SLOTS: through */
  int      index;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayMatches, way_matches, G_TYPE_OBJECT)

static gboolean
is_looked_at (WayMatches *self,
              WayItem    *item)
{
  if (self->cards_only)
    return way_rules_is_in_cell (item);

  return way_written_is_subject (item);
}

/* Returns whether that changes anything. */
static gboolean
look_at (WayMatches *self,
         WayItem    *item)
{
  gboolean passes = is_looked_at (self, item) && self->func (self->map, item, self->data);
  gboolean changed;

  if (passes)
    changed = g_hash_table_add (self->found, way_item_ref (item));
  else
    changed = g_hash_table_remove (self->found, item);
  if (changed)
    g_clear_pointer (&self->ordered, g_ptr_array_unref);

  return changed;
}

/* Whatever is in an item that comes or goes. */

typedef struct
{
  WayMatches *self;
  gboolean    gone;
  gboolean    changed;
} Subtree;

static void
look_at_one (WayItem *item,
             gpointer data)
{
  Subtree *subtree = data;

  if (!subtree->gone)
    {
      subtree->changed |= look_at (subtree->self, item);
      return;
    }
  if (g_hash_table_remove (subtree->self->found, item))
    {
      g_clear_pointer (&subtree->self->ordered, g_ptr_array_unref);
      subtree->changed = TRUE;
    }
}

static gboolean
look_at_subtree (WayMatches *self,
                 WayItem    *item,
                 gboolean    gone)
{
  Subtree subtree = { self, gone, FALSE };

  way_item_foreach (item, look_at_one, &subtree);

  return subtree.changed;
}

/* What goes from before the place of the walk moves the rest towards it. */
static void
step_back (WayMatches *self,
           WayItem    *parent,
           int         slot,
           int         index)
{
  if (way_item_get_kind (parent) == WAY_KIND_MAP && slot == self->slot && index < self->index)
    self->index--;
}

static void
map_changed_cb (WayMatches      *self,
                const WayChange *change)
{
  WayItem *item = change->item;
  WayItem *parent = change->parent != NULL ? change->parent : way_item_get_parent (item);
  WayItem *subject = way_written_get_subject (item, parent);
  gboolean changed = FALSE;

  if (self->func == NULL)
    return;
  switch (change->type)
    {
    case WAY_CHANGE_INSERTED:
      changed = look_at_subtree (self, item, FALSE);
      break;
    case WAY_CHANGE_REMOVED:
      changed = look_at_subtree (self, item, TRUE);
      step_back (self, parent, change->slot, change->index);
      break;
    case WAY_CHANGE_MOVED:
      step_back (self, change->old_parent, change->old_slot, change->old_index);
      changed = look_at_subtree (self, item, FALSE);
      g_clear_pointer (&self->ordered, g_ptr_array_unref);
      break;
    case WAY_CHANGE_SET:
    default:
      if (way_kind_is_card (way_item_get_kind (item)) && (change->field == WAY_CARD_STEP || change->field == WAY_CARD_LANE))
        g_clear_pointer (&self->ordered, g_ptr_array_unref);
    }
  if (subject != NULL && (subject != item || change->type == WAY_CHANGE_SET))
    changed |= look_at (self, subject);
  /* Any number of cards may stand for a job, so all are looked at again, in portions. */
  if (way_item_get_kind (item) == WAY_KIND_JOB_LINK)
    {
      self->slot = self->index = 0;
      changed = TRUE;
    }
  if (changed || change->type != WAY_CHANGE_SET)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
forget_test (WayMatches *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->func = NULL;
  self->data = NULL;
  self->destroy = NULL;
}

static void
way_matches_finalize (GObject *object)
{
  WayMatches *self = WAY_MATCHES (object);

  forget_test (self);
  g_hash_table_unref (self->found);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (way_matches_parent_class)->finalize (object);
}

static void
way_matches_class_init (WayMatchesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_matches_finalize;

  /**
   * WayMatches::changed:
   *
   * Something else passes the test, or what does stands elsewhere, or there is more to
   * look through.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_matches_init (WayMatches *self)
{
  self->found = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)way_item_unref, NULL);
  self->slot = WAY_N_MAP_SLOTS;
}

/**
 * way_matches_new:
 * @map: a map
 * @cards_only: whether only cards in cells are looked at
 *
 * Returns: (transfer full): matches that look for nothing yet
 */
WayMatches *
way_matches_new (WayMap  *map,
                 gboolean cards_only)
{
  WayMatches *self = g_object_new (WAY_TYPE_MATCHES, NULL);

  self->map = g_object_ref (map);
  self->cards_only = cards_only;
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * way_matches_look_for:
 * @self: matches
 * @func: (nullable): the test; NULL to look for nothing
 * @data: passed to @func
 * @destroy: (nullable): frees @data
 *
 * Begins anew.
 */
void
way_matches_look_for (WayMatches    *self,
                      WayMatchFunc   func,
                      gpointer       data,
                      GDestroyNotify destroy)
{
  g_return_if_fail (WAY_IS_MATCHES (self));

  forget_test (self);
  g_hash_table_remove_all (self->found);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  self->slot = func != NULL ? 0 : WAY_N_MAP_SLOTS;
  self->index = 0;
  if (func != NULL && is_looked_at (self, way_map_get_root (self->map)))
    look_at (self, way_map_get_root (self->map));
}

static gboolean
is_walked (int slot)
{
  return slot == WAY_MAP_RECORDS || slot == WAY_MAP_STAGES || slot == WAY_MAP_LANES || slot == WAY_MAP_CARDS || slot == WAY_MAP_BENCH;
}

/**
 * way_matches_advance:
 * @self: matches
 * @most: how many things to look at
 *
 * Goes on looking through the map.
 *
 * Returns: whether there is more
 */
gboolean
way_matches_advance (WayMatches *self,
                     int         most)
{
  g_return_val_if_fail (WAY_IS_MATCHES (self), FALSE);

  while (self->slot < WAY_N_MAP_SLOTS && most > 0)
    {
      WayItem *item = is_walked (self->slot) ? way_map_get (self->map, self->slot, self->index) : NULL;

      if (item == NULL)
        {
          self->slot++;
          self->index = 0;
          continue;
        }
      look_at_subtree (self, item, FALSE);
      self->index++;
      most--;
    }

  return self->slot < WAY_N_MAP_SLOTS;
}

/**
 * way_matches_is_complete:
 * @self: matches
 *
 * Returns: whether all was looked at
 */
gboolean
way_matches_is_complete (WayMatches *self)
{
  g_return_val_if_fail (WAY_IS_MATCHES (self), TRUE);

  return self->slot == WAY_N_MAP_SLOTS;
}

/**
 * way_matches_get_size:
 * @self: matches
 *
 * Returns: how many were found so far
 */
guint
way_matches_get_size (WayMatches *self)
{
  g_return_val_if_fail (WAY_IS_MATCHES (self), 0);

  return g_hash_table_size (self->found);
}

/**
 * way_matches_contains:
 * @self: matches
 * @item: (nullable): an item of the map
 *
 * Returns: whether it was found
 */
gboolean
way_matches_contains (WayMatches *self,
                      WayItem    *item)
{
  g_return_val_if_fail (WAY_IS_MATCHES (self), FALSE);

  return item != NULL && g_hash_table_contains (self->found, item);
}

/**
 * way_matches_list:
 * @self: matches
 *
 * Returns: (transfer none) (element-type WayItem): what was found so far, in the order of the journey
 */
GPtrArray *
way_matches_list (WayMatches *self)
{
  g_return_val_if_fail (WAY_IS_MATCHES (self), NULL);

  if (self->ordered == NULL)
    {
      GHashTableIter iter;
      gpointer       item;

      self->ordered = g_ptr_array_sized_new (g_hash_table_size (self->found));
      g_hash_table_iter_init (&iter, self->found);
      while (g_hash_table_iter_next (&iter, &item, NULL))
        g_ptr_array_add (self->ordered, item);
      way_journey_order_sort (self->map, self->ordered);
    }

  return self->ordered;
}

/**
 * way_matches_find_place:
 * @self: matches
 * @item: (nullable): an item of the map; NULL for before all
 * @is_there: (out) (optional): whether it was found
 *
 * Returns: where in the list the item is, or would be; 0 for what is never found
 */
int
way_matches_find_place (WayMatches *self,
                        WayItem    *item,
                        gboolean   *is_there)
{
  WayJourneyPlace wanted, other;
  GPtrArray      *list;
  guint           low = 0, high;

  g_return_val_if_fail (WAY_IS_MATCHES (self), 0);

  if (is_there != NULL)
    *is_there = way_matches_contains (self, item);
  if (item == NULL || !way_journey_order_get_place (self->map, item, &wanted))
    return 0;
  list = way_matches_list (self);
  high = list->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      way_journey_order_get_place (self->map, g_ptr_array_index (list, middle), &other);
      if (way_journey_place_compare (&other, &wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}
