/* comment-index.c - all comments on a map, found without looking for them */
#include "config.h"

#include "journeys/model/comment-index.h"

#include "journeys/model/comments.h"
#include "journeys/model/journey-order.h"

struct _WayCommentIndex
{
  GObject parent_instance;

  /* owned */
  WayMap     *map;
  GHashTable *comments; /* of WayItem, each with a reference */

  /* state */
  guint n_open;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayCommentIndex, way_comment_index, G_TYPE_OBJECT)

static void
way_comment_index_dispose (GObject *object)
{
  WayCommentIndex *self = WAY_COMMENT_INDEX (object);

  if (self->map != NULL)
    g_signal_handlers_disconnect_by_data (self->map, self);
  g_clear_object (&self->map);
  g_clear_pointer (&self->comments, g_hash_table_unref);

  G_OBJECT_CLASS (way_comment_index_parent_class)->dispose (object);
}

static void
way_comment_index_class_init (WayCommentIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_comment_index_dispose;

  /**
   * WayCommentIndex::changed:
   *
   * There are other comments, others are open, or their order is another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_comment_index_init (WayCommentIndex *self)
{
  self->comments = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)way_item_unref, NULL);
}

static gboolean
is_in_attic (WayItem *item)
{
  for (; way_item_get_parent (item) != NULL; item = way_item_get_parent (item))
    if (way_item_get_kind (item) == WAY_KIND_RETIRED)
      return TRUE;

  return FALSE;
}

static void
add (WayItem *item,
     gpointer data)
{
  WayCommentIndex *self = data;

  if (way_item_get_kind (item) != WAY_KIND_COMMENT || is_in_attic (item) || !g_hash_table_add (self->comments, way_item_ref (item)))
    return;
  if (way_comments_is_open (item))
    self->n_open++;
}

static void
drop (WayItem *item,
      gpointer data)
{
  WayCommentIndex *self = data;
  gboolean         open = way_item_get_kind (item) == WAY_KIND_COMMENT && way_comments_is_open (item);

  if (g_hash_table_remove (self->comments, item) && open)
    self->n_open--;
}

/* A card that has comments and goes to another cell takes them to another place of the order. */
static gboolean
changes_order (const WayChange *change)
{
  return way_kind_is_card (way_item_get_kind (change->item)) && (change->field == WAY_CARD_STEP || change->field == WAY_CARD_LANE) &&
         way_item_n_children (change->item, WAY_CARD_COMMENTS) > 0 && !is_in_attic (change->item);
}

static void
map_changed_cb (WayCommentIndex *self,
                const WayChange *change)
{
  guint n = g_hash_table_size (self->comments);
  guint n_open = self->n_open;

  switch (change->type)
    {
    case WAY_CHANGE_SET:
      if (changes_order (change))
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      if (way_item_get_kind (change->item) != WAY_KIND_COMMENT ||
          change->field != way_kind_find_field (WAY_KIND_COMMENT, "resolved") ||
          !g_hash_table_contains (self->comments, change->item) ||
          (change->old_value == NULL) == way_comments_is_open (change->item))
        return;
      self->n_open += way_comments_is_open (change->item) ? 1 : -1;
      break;
    case WAY_CHANGE_INSERTED:
      way_item_foreach (change->item, add, self);
      break;
    case WAY_CHANGE_REMOVED:
      way_item_foreach (change->item, drop, self);
      break;
    case WAY_CHANGE_MOVED:
    default:
      /* To the attic, or back; and the order is another one. */
      way_item_foreach (change->item, drop, self);
      way_item_foreach (change->item, add, self);
      if (n > 0 || g_hash_table_size (self->comments) > 0)
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
  if (g_hash_table_size (self->comments) != n || self->n_open != n_open)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_comment_index_new:
 * @map: a map
 *
 * Returns: (transfer full): an index of its comments
 */
WayCommentIndex *
way_comment_index_new (WayMap *map)
{
  WayCommentIndex *self = g_object_new (WAY_TYPE_COMMENT_INDEX, NULL);

  self->map = g_object_ref (map);
  way_item_foreach (way_map_get_root (map), add, self);
  g_signal_connect_object (map, "changed", G_CALLBACK (map_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * way_comment_index_n_open:
 * @self: an index
 *
 * Returns: how many comments are open
 */
guint
way_comment_index_n_open (WayCommentIndex *self)
{
  g_return_val_if_fail (WAY_IS_COMMENT_INDEX (self), 0);

  return self->n_open;
}

/**
 * way_comment_index_is_empty:
 * @self: an index
 *
 * Returns: whether there are no comments, neither open nor resolved
 */
gboolean
way_comment_index_is_empty (WayCommentIndex *self)
{
  g_return_val_if_fail (WAY_IS_COMMENT_INDEX (self), TRUE);

  return g_hash_table_size (self->comments) == 0;
}

typedef struct
{
  WayItem        *comment;
  WayJourneyPlace about;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;
  int          difference = way_journey_place_compare (&x->about, &y->about);

  if (difference != 0 || x->comment == y->comment)
    return difference;

  return way_item_get_index (x->comment) - way_item_get_index (y->comment);
}

static GArray *
sort (WayCommentIndex *self,
      gboolean         only_open)
{
  GArray        *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->comments);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!only_open || way_comments_is_open (key))
      {
        Entry entry = { .comment = key };

        way_journey_order_get_place (self->map, way_item_get_parent (key), &entry.about);
        g_array_append_val (entries, entry);
      }
  g_array_sort (entries, compare_entries);

  return entries;
}

/**
 * way_comment_index_list:
 * @self: an index
 *
 * Returns: (transfer container) (element-type WayItem): all comments, in the order of the journey
 */
GPtrArray *
way_comment_index_list (WayCommentIndex *self)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GArray) entries = NULL;
  guint i;

  g_return_val_if_fail (WAY_IS_COMMENT_INDEX (self), list);

  entries = sort (self, FALSE);
  for (i = 0; i < entries->len; i++)
    g_ptr_array_add (list, g_array_index (entries, Entry, i).comment);

  return list;
}

/* Behind or before a comment; of a thing, its own comments count as well. */
static gboolean
is_beyond (const Entry *entry,
           const Entry *from,
           int          direction)
{
  int difference;

  if (from->comment != NULL)
    return direction * compare_entries (entry, from) > 0;
  difference = direction * way_journey_place_compare (&entry->about, &from->about);

  return difference >= 0;
}

/**
 * way_comment_index_find_open:
 * @self: an index
 * @from: (nullable): a comment, or a thing that takes comments
 * @direction: 1 forward, -1 backward
 *
 * Finds the next open comment in the order of the journey. After the last comes the first.
 *
 * Returns: (transfer none) (nullable): it; NULL when none is open
 */
WayItem *
way_comment_index_find_open (WayCommentIndex *self,
                             WayItem         *from,
                             int              direction)
{
  g_autoptr (GArray) entries = NULL;
  WayItem *found = NULL;
  Entry    start = { 0 };
  guint    i;

  g_return_val_if_fail (WAY_IS_COMMENT_INDEX (self), NULL);

  if (self->n_open == 0)
    return NULL;
  entries = sort (self, TRUE);
  if (from != NULL)
    {
      start.comment = way_item_get_kind (from) == WAY_KIND_COMMENT ? from : NULL;
      way_journey_order_get_place (self->map, start.comment != NULL ? way_item_get_parent (from) : from, &start.about);
    }
  for (i = 0; from != NULL && i < entries->len && found == NULL; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, direction > 0 ? i : entries->len - 1 - i);

      if (is_beyond (entry, &start, direction))
        found = entry->comment;
    }
  if (found == NULL)
    found = g_array_index (entries, Entry, direction > 0 ? 0 : entries->len - 1).comment;

  return found;
}
